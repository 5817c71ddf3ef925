"""Rows of the office's lists: added, renamed, moved, retired, and deleted where nobody uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import sqlalchemy as sa

from crm.core import audit, uses, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.core.text import fold
from crm.reference import queries
from crm.reference.models import ReferenceItem
from crm.reference.rules import LISTS, ListCode, ReferenceList, code_from
from crm.reference.service.order import next_place, swap

MOST_DAYS = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """What a manager tells of a row."""

    name: Words
    short_name: Words = field(default_factory=Words)
    abbreviation: str = ""
    parent_id: int | None = None
    days: int | None = None
    version: int | None = None


def _locked(item_id: int) -> ReferenceItem:
    asked = sa.select(ReferenceItem).where(ReferenceItem.id == item_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def add_item(list_code: ListCode, entry: ItemEntry, *, actor: Actor) -> ReferenceItem:
    """Add a row at the end of a list; its code is made of its name."""
    demand(actor, Permission.SETTINGS_EDIT)
    told = LISTS[list_code]
    if told.is_closed:
        raise RuleBroken(_("The program relies on these rows: none can be added."))
    rows = queries.items(list_code, with_retired=True)
    _check(told, entry, [row for row in rows])
    code = code_from(entry.name.best("vi"), {row.code for row in rows})
    with audit.change(actor, "reference.added"):
        row = ReferenceItem(list_code=list_code, code=code, place=next_place(rows))
        _fill(row, told, entry)
        db.session.add(row)
    return row


def change_item(item_id: int, entry: ItemEntry, *, actor: Actor) -> ReferenceItem:
    """Rename a row or correct it; its code stays."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(item_id)
    told = LISTS[ListCode(row.list_code)]
    with audit.change(actor, "reference.changed"):
        versions.bump(row, seen=entry.version)
        others = [one for one in queries.items(row.list_code, with_retired=True) if one.id != row.id]
        _check(told, entry, others)
        _check_above(row, entry.parent_id)
        _fill(row, told, entry)
    return row


def _fill(row: ReferenceItem, told: ReferenceList, entry: ItemEntry) -> None:
    row.name = entry.name
    if told.has_short_name:
        row.short_name = entry.short_name
    if told.abbreviation is not None:
        row.abbreviation = entry.abbreviation
    if told.parent is not None:
        row.parent_id = entry.parent_id
    if told.days is not None:
        row.days = entry.days


def _check(told: ReferenceList, entry: ItemEntry, others: list[ReferenceItem]) -> None:
    """Refuse what would make two rows look alike, or a symbol unreadable."""
    if not told.is_closed and not entry.name.get("vi"):
        raise Invalid(_("Please enter the name in Vietnamese."), field="name_vi")
    for lang in ("vi", "en"):
        said = fold(entry.name.get(lang, ""))
        if said and any(said == fold(queries.shown_name(one, lang)) for one in others):
            raise RuleBroken(_("This list has a row of this name already."), field=f"name_{lang}")
    _check_abbreviation(told, entry.abbreviation, others)
    if entry.days is not None and not 1 <= entry.days <= MOST_DAYS:
        raise Invalid(_("Enter a number from %(min)s to %(max)s.", min=1, max=MOST_DAYS), field="days")
    if entry.parent_id is not None and queries.item(entry.parent_id, told.parent) is None:
        raise Invalid(_("Choose from the list."), field="parent_id")


def _check_abbreviation(told: ReferenceList, text: str, others: list[ReferenceItem]) -> None:
    if text and not re.fullmatch(r"[^\W\d_][\w.&-]*", text):
        raise Invalid(
            _("A symbol has letters and figures only, no blanks and no slash."), field="abbreviation"
        )
    if told.code is ListCode.DOCUMENT_TYPE and text and any(one.abbreviation == text for one in others):
        raise RuleBroken(_("Another document type has this abbreviation."), field="abbreviation")


def _check_above(row: ReferenceItem, parent_id: int | None) -> None:
    """Refuse a body that would stand above itself."""
    seen, above = {row.id}, parent_id
    while above is not None:
        if above in seen:
            raise RuleBroken(_("A body cannot be its own superior."), field="parent_id")
        seen.add(above)
        parent = queries.item(above)
        above = parent.parent_id if parent else None


def move_item(item_id: int, *, up: bool, actor: Actor) -> ReferenceItem:
    """Move a row one place up or down among the rows that are offered."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(item_id)
    if row.is_retired:
        raise RuleBroken(_("Bring the row back first, then move it."))
    with audit.change(actor, "reference.moved"):
        swap(queries.items(row.list_code), row, up=up)
    return row


def retire_item(item_id: int, *, actor: Actor) -> ReferenceItem:
    """Offer a row no longer; where it was used, it is still shown."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(item_id)
    _refuse_protected(row)
    with audit.change(actor, "reference.retired"):
        versions.bump(row, seen=None)
        row.is_retired = True
    return row


def bring_back_item(item_id: int, *, actor: Actor) -> ReferenceItem:
    """Offer a retired row again."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(item_id)
    with audit.change(actor, "reference.brought_back"):
        versions.bump(row, seen=None)
        row.is_retired = False
    return row


def delete_item(item_id: int, *, actor: Actor) -> ReferenceItem:
    """Delete a row nobody uses."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(item_id)
    _refuse_protected(row)
    if LISTS[ListCode(row.list_code)].is_closed:
        raise RuleBroken(_("The program relies on this row. It can be renamed, not deleted."))
    with audit.change(actor, "reference.deleted"):
        uses.remove(
            row, "reference_item", row.list_code, instead=_("Retire it instead: it stays where it is used.")
        )
    return row


def _refuse_protected(row: ReferenceItem) -> None:
    if row.is_protected:
        raise RuleBroken(_("The program relies on this row. It can be renamed, not retired or deleted."))
