"""The programme: what happens when, where and with whom."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, time

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _, day
from crm.delegations import queries
from crm.delegations.models import Delegation, ProgrammeItem
from crm.delegations.rules import is_within
from crm.delegations.service.basics import merged
from crm.delegations.service.talking import let_go


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """One item, in the local time of its place."""

    day: date
    starts_at: time
    ends_at: time | None = None
    zone: str = "Asia/Ho_Chi_Minh"
    title: Words = field(default_factory=Words)
    place: Words = field(default_factory=Words)
    host: Words = field(default_factory=Words)
    participants: Words = field(default_factory=Words)
    has_leader: bool = False
    dress: Words = field(default_factory=Words)
    travel_minutes: int | None = None
    note: Words = field(default_factory=Words)
    plan_b: Words = field(default_factory=Words)
    version: int | None = None


def _fill(item: ProgrammeItem, entry: ItemEntry, delegation: Delegation) -> None:
    if entry.ends_at is not None and entry.ends_at < entry.starts_at:
        raise Invalid(_("The end comes before the beginning."), field="ends_at")
    if not is_within(entry.day, delegation.starts_on, delegation.ends_on):
        span = {"first": day(delegation.starts_on), "last": day(delegation.ends_on)}
        raise Invalid(_("The visit is from %(first)s to %(last)s.", **span), field="day")
    for name in (one.name for one in fields(entry) if one.name != "version"):
        value = getattr(entry, name)
        if isinstance(value, Words):
            value = merged(getattr(item, name) or Words(), value)
        setattr(item, name, value)


def _item(delegation_id: int, item_id: int) -> ProgrammeItem:
    item = queries.item_of(delegation_id, item_id)
    if item is None:
        raise Missing(_("This item was taken out meanwhile."))
    return item


def add_item(delegation_id: int, entry: ItemEntry, *, actor: Actor) -> ProgrammeItem:
    """Put an item into the programme."""
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    item = ProgrammeItem(delegation_id=delegation_id)
    _fill(item, entry, delegation)
    with audit.change(actor, "delegation.item_added", delegation):
        db.session.add(item)
        records.touch(delegation, actor=actor)
    return item


def change_item(delegation_id: int, item_id: int, entry: ItemEntry, *, actor: Actor) -> ProgrammeItem:
    """Change an item of the programme."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    item = _item(delegation_id, item_id)
    with audit.change(actor, "delegation.item_changed", delegation):
        _fill(item, entry, delegation)
        records.touch(delegation, actor=actor)
    return item


def remove_item(delegation_id: int, item_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take an item out of the programme."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    item = _item(delegation_id, item_id)
    with audit.change(actor, "delegation.item_removed", delegation):
        let_go(queries.brief_of(delegation_id), item)
        db.session.delete(item)
        records.touch(delegation, actor=actor)
    return delegation
