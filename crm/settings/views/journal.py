"""The log of settings: who changed what, when, and what it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, requires
from crm.core.audit import FieldChange
from crm.core.locale import _
from crm.core.web import here, list_rows, page, page_number
from crm.settings import queries
from crm.settings.rules import MOVED, TABLES, said

bp = Blueprint("journal", __name__, url_prefix="/settings/log")

Names = Mapping[tuple[str, int], str]


@dataclass(slots=True)
class Told:
    """One row that an action changed: what it is, and what came of it, in sentences."""

    row: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Action:
    """One action of one person."""

    at: datetime
    by: str
    rows: Sequence[Told]


@bp.get("")
@requires(Permission.AUDIT_READ)
def index() -> ResponseReturnValue:
    """The newest changes first; the address may ask for one table."""
    entity = request.args.get("of")
    listing = list_rows(queries.changes_of_settings(entity), page_number())
    fields = queries.fields_of_changes([row.id for row in listing.rows])
    names = queries.names_in_settings(list(_pointed_at(fields)))
    actions = [
        Action(
            row.at, row.by or "Nhịp Cầu", _rows([one for one in fields if one.change_set_id == row.id], names)
        )
        for row in listing.rows
    ]
    tabs = [{"label": _("Everything"), "url": here(of=None), "current": entity not in TABLES}] + [
        {"label": str(told.row), "url": here(of=key), "current": key == entity}
        for key, told in TABLES.items()
    ]
    return page("settings/log.html", actions=actions, listing=listing, tabs=tabs)


def _pointed_at(fields: Sequence[FieldChange]) -> Iterator[tuple[str, int]]:
    """Yield the rows whose names the page needs."""
    for one in fields:
        if one.row_id is not None:
            yield one.entity, one.row_id
        column = TABLES[one.entity].columns.get(one.field)
        if column and column.of:
            yield from ((column.of, int(text)) for text in (one.old, one.new) if text and text.isdecimal())


def _rows(fields: Sequence[FieldChange], names: Names) -> list[Told]:
    found: dict[tuple[str, int | None], Told] = {}
    for one in fields:
        key = (one.entity, one.row_id)
        told = found.setdefault(key, Told(_called(one, names)))
        if line := _line(one, names):
            told.lines.append(line)
    for told in found.values():
        told.lines = told.lines or [str(MOVED)]
    return list(found.values())


def _called(one: FieldChange, names: Names) -> str:
    """Say what a row is and how it is called: as it is now, or as it was when it was deleted."""
    kind = str(TABLES[one.entity].row)
    name = names.get((one.entity, one.row_id or 0)) or _name_in(one)
    return f"{kind} “{name}”" if name else kind


def _name_in(one: FieldChange) -> str:
    """Return the name in the picture of a row that was added or deleted."""
    if one.field:
        return ""
    kept: dict[str, Any] = json.loads(one.new or one.old or "{}")
    for name in ("name", "display_name"):
        if name in kept:
            return said(TABLES[one.entity].columns[name], kept[name], {})
    return ""


def _line(one: FieldChange, names: Names) -> str:
    """Say one change of one field; nothing for what tells a reader nothing."""
    if not one.field:
        return _("added") if one.new else _("deleted")
    column = TABLES[one.entity].columns.get(one.field)
    if column is None:
        return ""
    if one.new == "•":
        return _("%(field)s changed", field=str(column.label))
    return _(
        "%(field)s: from %(old)s to %(new)s",
        field=str(column.label),
        old=said(column, one.old, names),
        new=said(column, one.new, names),
    )
