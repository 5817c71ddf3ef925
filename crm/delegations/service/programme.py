"""The programme: what happens when, where and with whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, time, timedelta
from typing import Any, Final

from crm.core import audit, records, versions
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _, day
from crm.delegations import queries
from crm.delegations.models import Delegation, ItemKind, ItemVehicle, ProgrammeItem, ProgrammePerson
from crm.delegations.rules import is_within
from crm.delegations.rules.programme import Timed, shifted, what_is_wrong
from crm.delegations.service.basics import merged
from crm.delegations.service.talking import let_go


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """One item, in the local time of its place. Nobody named is everybody; None leaves people as they are."""

    day: date
    starts_at: time
    ends_at: time | None = None
    ends_on: date | None = None
    zone: str = "Asia/Ho_Chi_Minh"
    kind: ItemKind = ItemKind.OTHER
    title: Words = field(default_factory=Words)
    place: Words = field(default_factory=Words)
    venue: str = ""
    party: str = ""
    host: Words = field(default_factory=Words)
    participants: Words = field(default_factory=Words)
    has_leader: bool = False
    interpreter_id: int | None = None
    dress: Words = field(default_factory=Words)
    travel_minutes: int | None = None
    note: Words = field(default_factory=Words)
    plan_b: Words = field(default_factory=Words)
    people: Collection[int] | None = None
    vehicles: Collection[int] | None = None
    version: int | None = None


_APART: Final = frozenset({"version", "people", "vehicles"})


def _refuse_times(when: Timed, delegation: Delegation) -> None:
    """Refuse times that cannot be, and days that do not belong to the visit."""
    if wrong := what_is_wrong(when):
        raise Invalid(wrong[1], field=wrong[0])
    for name, on in (("day", when.day), ("ends_on", when.ends_on or when.day)):
        if not is_within(on, delegation.starts_on, delegation.ends_on):
            span = {"first": day(delegation.starts_on), "last": day(delegation.ends_on)}
            raise Invalid(_("The visit is from %(first)s to %(last)s.", **span), field=name)


def _fill(item: ProgrammeItem, entry: ItemEntry, delegation: Delegation) -> None:
    _refuse_times(entry, delegation)
    for name in (one.name for one in fields(entry) if one.name not in _APART):
        value = getattr(entry, name)
        if isinstance(value, Words):
            value = merged(getattr(item, name) or Words(), value)
        setattr(item, name, value)
    item.ends_on = None if entry.ends_on == entry.day else entry.ends_on


def _take_along(item: ProgrammeItem, entry: ItemEntry) -> None:
    """Name who takes part and what drives them, once the item has its key."""
    db.session.flush()
    people = [one.id for one in queries.members_of(item.delegation_id)]
    if entry.interpreter_id is not None and entry.interpreter_id not in people:
        raise Invalid(_("Choose from the list."), field="interpreter_id")
    if entry.people is not None:
        _link(ProgrammePerson, "member_id", item, _own(entry.people, people, "people"))
    if entry.vehicles is not None:
        cars = [one.id for one in queries.vehicles_of(item.delegation_id)]
        _link(ItemVehicle, "vehicle_id", item, _own(entry.vehicles, cars, "vehicles"))


def _own(asked: Collection[int], known: Sequence[int], name: str) -> set[int]:
    """Refuse who or what belongs to another delegation."""
    if not set(asked) <= set(known):
        raise Invalid(_("Choose from the list."), field=name)
    return set(asked)


def _link(model: Any, column: str, item: ProgrammeItem, wanted: set[int]) -> None:
    linked = {getattr(one, column): one for one in queries.links_of(model, item.id)}
    for key, link in linked.items():
        if key not in wanted:
            db.session.delete(link)
    for key in sorted(wanted - linked.keys()):
        db.session.add(model(item_id=item.id, delegation_id=item.delegation_id, **{column: key}))
    db.session.flush()


def _item(delegation_id: int, item_id: int) -> ProgrammeItem:
    item = queries.item_of(delegation_id, item_id)
    if item is None:
        raise Missing(_("This item was taken out meanwhile."))
    return item


def _open(delegation_id: int, item_id: int, seen: int | None) -> tuple[Delegation, ProgrammeItem]:
    """Lock the delegation, then refuse an item that is not as it was seen; others' items are their affair."""
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    item = _item(delegation_id, item_id)
    versions.demand(item, seen=seen)
    return delegation, item


def add_item(delegation_id: int, entry: ItemEntry, *, actor: Actor) -> ProgrammeItem:
    """Put an item into the programme."""
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    item = ProgrammeItem(delegation_id=delegation_id)
    _fill(item, entry, delegation)
    with audit.change(actor, "delegation.item_added", delegation):
        db.session.add(item)
        _take_along(item, entry)
        records.touch(delegation, actor=actor)
    return item


def change_item(delegation_id: int, item_id: int, entry: ItemEntry, *, actor: Actor) -> ProgrammeItem:
    """Change an item of the programme."""
    delegation, item = _open(delegation_id, item_id, entry.version)
    with audit.change(actor, "delegation.item_changed", delegation):
        _fill(item, entry, delegation)
        _take_along(item, entry)
        records.touch(delegation, actor=actor)
    return item


def nudge_item(
    delegation_id: int, item_id: int, minutes: int, *, version: int | None, actor: Actor
) -> ProgrammeItem:
    """Move an item some minutes earlier or later, as long as it was."""
    delegation, item = _open(delegation_id, item_id, version)
    when = shifted(item, timedelta(minutes=minutes))
    _refuse_times(when, delegation)
    with audit.change(actor, "delegation.item_moved", delegation):
        for name in ("day", "starts_at", "ends_at", "ends_on"):
            setattr(item, name, getattr(when, name))
        records.touch(delegation, actor=actor)
    return item


def remove_item(delegation_id: int, item_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take an item out of the programme."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    item = _item(delegation_id, item_id)
    with audit.change(actor, "delegation.item_removed", delegation):
        let_go(queries.brief_of(delegation_id), item)
        for link in (*queries.links_of(ProgrammePerson, item_id), *queries.links_of(ItemVehicle, item_id)):
            db.session.delete(link)
        db.session.flush()  # the links first: what the database takes along by itself, no log tells of
        db.session.delete(item)
        records.touch(delegation, actor=actor)
    return delegation
