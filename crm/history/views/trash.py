"""The trash: what was deleted, by whom and when, and the way back."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from crm.core import records
from crm.core.access import Permission, actor, may, requires
from crm.core.forms import unfit_sentence, whole_number
from crm.core.locale import _, _l
from crm.core.records import kind_of
from crm.core.text import UnfitText, clean_line
from crm.core.undo import restore
from crm.core.web import (
    NavItem,
    chosen,
    here,
    list_rows,
    named,
    page,
    page_number,
    picked,
    register_nav,
)
from crm.history import queries
from crm.history.queries import TrashFilter
from crm.history.views.room import bp

LONGEST = 200


def _asked() -> tuple[TrashFilter, str]:
    """Read the filters from the address, and say what is wrong with the text."""
    try:
        text, refused = clean_line(request.args.get("q", ""), LONGEST), ""
    except UnfitText as unfit:
        text, refused = "", unfit_sentence(unfit)
    try:
        who_id = whole_number(request.args.get("who"))
    except ValueError:
        who_id = None
    kind = request.args.get("kind", "")
    known = {one.code for one in records.kinds()}
    return TrashFilter(kind=kind if kind in known else "", who_id=who_id, text=text), refused


@bp.get("/trash")
@requires(Permission.HISTORY_UNDO)
def trash() -> ResponseReturnValue:
    """What the person looking may take out of the trash."""
    asked, refused = _asked()
    me = actor()
    listing = list_rows(queries.gone_records(asked, actor=me), page_number())
    ties = queries.ties_of([row.id for row in listing.rows])
    kinds = [(one.code, str(one.label)) for one in records.kinds() if one.edit and may(me, one.edit)]
    return page(
        "history/trash.html",
        listing=listing,
        asked=asked,
        refused=refused,
        kind_of=kind_of,
        ties={key: [_tied(one) for one in found] for key, found in ties.items()},
        filters=[
            _box("kind", _("Kind of record"), kinds, asked.kind),
            _box(
                "who",
                _("Deleted by"),
                [(str(key), name) for key, name in queries.deleters(actor=me)],
                str(asked.who_id or ""),
            ),
        ],
        is_narrowed=bool(asked.kind or asked.who_id or asked.text),
    )


def _tied(one: queries.Tied) -> str:
    return f"{one.kind.label}: {one.num}"


def _box(name: str, label: str, options: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [("", _("All"), not chosen)] + [(value, word, value == chosen) for value, word in options],
        "shown": dict(options).get(chosen),
        "clear_url": here(**{name: None}),
    }


@bp.post("/trash/restore")
@requires(Permission.HISTORY_UNDO)
def trash_restore() -> ResponseReturnValue:
    """Take the chosen records out of the trash."""
    outcome = restore([one.id for one in chosen()], actor=actor())
    titles = named([one.title for one in outcome.done])
    return picked(outcome, _("Restored: %(title)s", title=titles), url_for(".trash"))


def install() -> None:
    """Put the trash into the menu."""
    register_nav(
        NavItem(
            group=3,
            order=74,
            label=_l("Trash"),
            endpoint="history.trash",
            permission=Permission.HISTORY_UNDO,
        )
    )
