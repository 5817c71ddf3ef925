"""The log of settings: who changed what, when, and what it was before."""

from __future__ import annotations

from flask import request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, requires
from crm.core.locale import _, _l
from crm.core.naming import names_of
from crm.core.web import SettingsLink, Shelf, here, list_rows, page, page_number, register_settings
from crm.history.queries.settings import TABLES, changes_of_settings, steps_in_settings
from crm.history.queries.words import known_for
from crm.history.telling import lines_of
from crm.history.views.room import bp

PER_PAGE = 30
MOST_LINES = 20
"""What is told of one action: a list that came with the product would fill the page."""


@bp.get("/settings/log")
@requires(Permission.AUDIT_READ)
def settings() -> ResponseReturnValue:
    """The newest changes first; the address may ask for one table."""
    table = request.args.get("of", "")
    listing = list_rows(changes_of_settings(table), page_number(), per_page=PER_PAGE)
    steps = steps_in_settings([row.id for row in listing.rows], table)
    known = known_for(step for mine in steps.values() for step in mine)
    return page(
        "history/settings.html",
        listing=listing,
        most=MOST_LINES,
        changes=[(row, lines_of(steps.get(row.id, ()), known)) for row in listing.rows],
        tabs=[{"label": _("Everything"), "url": here(of=None), "current": table not in TABLES}]
        + [
            {"label": str(names_of(one).row), "url": here(of=one), "current": one == table}
            for one in TABLES
            if names_of(one).row is not None
        ],
    )


def install() -> None:
    """Put the log on the page of settings."""
    register_settings(
        SettingsLink(
            shelf=Shelf.LOG,
            order=0,
            label=_l("Log of settings"),
            note=_l("Who changed which setting, when, and what it was before."),
            permission=Permission.AUDIT_READ,
            url=lambda: url_for("history.settings"),
        )
    )
