"""The page of what a person keeps at hand, the pin on every record, and the note of what was opened."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    get_template_attribute,
    redirect,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from crm.core import binds
from crm.core.access import Permission, actor, requires, viewer
from crm.core.locale import _, _l
from crm.core.records import kind_of, kinds
from crm.core.thread import url_of
from crm.core.web import (
    NavItem,
    Panel,
    counted,
    next_url,
    page,
    register_counter,
    register_nav,
    register_panel,
    toast,
)
from crm.desk import queries, service

bp = Blueprint("desk", __name__, url_prefix="/at-hand")

FEW = 5
PINNED, OPENED_LAST = "desk.pinned", "desk.opened_last"
"""What every page counts here: whether its record is pinned, and whether it was the last one opened."""


@bp.get("")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """What I pinned, and what I opened last."""
    return page("desk/index.html", **_at_hand(queries.MOST_PINS, queries.KEPT_VIEWS))


@bp.post("/<record_id:record_id>/pin")
@requires(Permission.HOME_READ)
def pin(record_id: int) -> ResponseReturnValue:
    """Keep a record at hand."""
    record = service.pin(record_id, actor=actor())
    toast(_("Pinned: %(title)s", title=record.title))
    return redirect(next_url(url_for(".index")))


@bp.post("/<record_id:record_id>/unpin")
@requires(Permission.HOME_READ)
def unpin(record_id: int) -> ResponseReturnValue:
    """Let go of a record."""
    service.unpin(record_id, actor=actor())
    toast(_("No longer pinned."))
    return redirect(next_url(url_for(".index")))


def _at_hand(pins: int, views: int) -> dict[str, Any]:
    """Lay out what is at hand, as links with the word for their kind."""
    rows = [
        {
            "id": one.id,
            "title": one.title,
            "url": url_of(one.kind, one.id),
            "kind": str(kind_of(one.kind).label),
            "at": one.at,
            "is_pin": one.is_pin,
        }
        for one in queries.at_hand(actor(), pins=pins, views=views)
    ]
    return {
        "pins": [row for row in rows if row["is_pin"]],
        "seen": [row for row in rows if not row["is_pin"]],
    }


# The pin on every record's page, and the note that the page was opened


def _opened_record() -> int | None:
    """Return the record whose own page this is."""
    if not request:
        return None
    key = (request.view_args or {}).get("record_id")
    is_shown = request.method == "GET" and request.endpoint in {kind.endpoint for kind in kinds()}
    return key if is_shown and viewer() is not None else None


def _pin_button() -> Markup:
    """Draw the button that pins the record of this page, or lets go of it; nothing on other pages."""
    if _opened_record() is None:
        return Markup()
    g.is_pinned = counted(PINNED) > 0
    return _drawn("pin_button", g.is_pinned)


def _pin_form() -> Markup:
    """Draw the form of that button, where the page has one."""
    return _drawn("pin_form", _opened_record(), g.is_pinned) if "is_pinned" in g else Markup()


def _drawn(macro: str, *given: object) -> Markup:
    return Markup(get_template_attribute("desk/_pin.html", macro)(*given))  # noqa: S704  # escaped by the template


def _note_view(response: Response) -> Response:
    """Have it noted, once the page is on its way, that its record was opened."""
    key = _opened_record()
    if key is not None and response.status_code == 200 and not counted(OPENED_LAST):
        app, person_id = current_app._get_current_object(), actor().id  # type: ignore[attr-defined]
        response.call_on_close(lambda: _remember(app, int(person_id or 0), key))
    return response


def _remember(app: Flask, person_id: int, record_id: int) -> None:
    """Write a view down after the request and its context have ended."""
    with app.app_context():
        service.note_view(person_id, record_id)


def install(app: Flask) -> None:
    """Open the page, put it into the menu and beside the day's work, and pins on every record."""
    app.register_blueprint(bp)
    app.jinja_env.globals.update(pin=_pin_button, pin_form=_pin_form)
    app.after_request(_note_view)
    this = binds.when_run(lambda: _opened_record() or 0)
    register_counter(PINNED, Permission.HOME_READ, queries.pin_of(this))
    register_counter(OPENED_LAST, Permission.HOME_READ, queries.last_view_of(this))
    register_nav(
        NavItem(
            group=0,
            order=30,
            label=_l("Pinned, seen last"),
            endpoint="desk.index",
            permission=Permission.HOME_READ,
        )
    )
    register_panel(
        Panel(
            slot="home.right",
            order=50,
            code="desk",
            permission=Permission.HOME_READ,
            template="desk/_panel.html",
            load=lambda _nothing: _at_hand(FEW, FEW),
        )
    )
