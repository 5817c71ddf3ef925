"""The list of localities as a map: the same filters, points by the stage of their ties, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flask import Flask, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _
from crm.core.web import here, page
from crm.localities.queries import home_point
from crm.localities.rules import country_name
from crm.partnerships import queries
from crm.partnerships.rules import step_number
from crm.partnerships.views.chart import Chart, charted, marks
from crm.partnerships.views.listing import KEPT, asked_filter, asked_text, filter_boxes, here_on, view_tabs

MOST: Final = 400
"""Points on one map: more cannot be told apart, and the page says what it leaves out."""


@requires(Permission.LOCALITY_READ)
def show() -> ResponseReturnValue:
    """Localities of a list where they lie, the closest ties first."""
    text, refused = asked_text()
    asked = asked_filter(text)
    rows = queries.mapped(asked, clock.today(), limit=MOST + 1)
    shown = rows[:MOST]
    listed = url_for("localities.index")
    return page(
        "partnerships/map.html",
        charts=_charts(shown),
        legend=marks(),
        rows=shown,
        lost=[row for row in shown if row.latitude is None or row.longitude is None],
        most=MOST if len(rows) > MOST else None,
        tabs=view_tabs(asked, url_for("localities.map")),
        filters=filter_boxes(asked),
        kept=[(name, request.args[name]) for name in KEPT if name in request.args],
        text=text,
        refused=refused,
        is_filtered=bool(text or asked.countries or asked.stages or request.args.get("owner")),
        list_url=here_on(listed),
        stage_url=lambda stage: here(stage=stage),
        country_name=country_name,
        step_number=step_number,
        may_edit=may(actor(), Permission.LOCALITY_EDIT),
    )


def _charts(rows: Sequence[Any]) -> Sequence[Chart]:
    """Draw the close view around the home city, and the strip of the world."""
    return charted(
        [row for row in rows if row.latitude is not None and row.longitude is not None],
        home=home_point(),
        here=_("our city"),
    )


def install(app: Flask) -> None:
    """Put the map beside the list, at an address of localities too."""
    app.add_url_rule("/localities/map", endpoint="localities.map", view_func=show, methods=["GET"])
