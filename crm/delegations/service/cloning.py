"""A new delegation from an old one: what is the same again is not typed again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from crm.core import audit, records, search
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.delegations import queries
from crm.delegations.models import (
    Delegation,
    DelegationStatus,
    ItemVehicle,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
)
from crm.delegations.service.reach import let_ours_see


class Copied(StrEnum):
    """What may be taken over."""

    PROGRAMME = "programme"
    OURS = "ours"
    THEIRS = "theirs"
    TOPICS = "topics"
    VEHICLES = "vehicles"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloneEntry:
    """The new delegation: its name and first day, and what it takes over."""

    name: Words
    starts_on: date
    what: Collection[Copied]


Keys = dict[tuple[str, int], int]
"""The new key of each copied row, by the table and the key of the old one."""

_NEVER: Final = frozenset({"id", "version", "note", "delegation_id"})
"""A member's note belongs to that visit; such things get written into it as nobody should carry on."""
_HEAD: Final = ("locality_id", "direction", "purpose", "host", "sender", "zone", "classification")


def clone_delegation(record_id: int, entry: CloneEntry, *, actor: Actor) -> Delegation:
    """Register a delegation as another one was, some days later; nothing private comes along."""
    old = records.get(Delegation, record_id)
    if not entry.name:
        raise Invalid(_("Enter a name."), field="name_vi")
    made = Delegation(status=DelegationStatus.REQUESTED, owner_id=actor.id)
    for name in _HEAD:
        value = getattr(old, name)
        setattr(made, name, Words(value) if isinstance(value, Words) else value)
    made.name, made.title = entry.name, entry.name.best("vi")
    made.starts_on, made.ends_on = entry.starts_on, entry.starts_on + (old.ends_on - old.starts_on)
    with audit.change(actor, "delegation.cloned"):
        records.add(made, actor=actor)
        audit.about(made)
        keys: Keys = {}
        for what, take_over in _PARTS.items():
            if what in entry.what:
                take_over(old, made, keys)
        let_ours_see(made)
        search.index(made)
    return made


def _copied(row: Any, made: Delegation, keys: Keys, **changed: Any) -> Any:
    """Copy a row without what is private, and remember which one came of it."""
    model = type(row)
    names = [
        attr.key
        for attr in sa.inspect(model).column_attrs
        if attr.key not in _NEVER and not attr.columns[0].info.get("secret")
    ]
    values = {name: _own(getattr(row, name)) for name in names} | changed
    copy = model(delegation_id=made.id, **values)
    db.session.add(copy)
    db.session.flush()
    if getattr(row, "id", None):
        keys[model.__tablename__, row.id] = copy.id
    return copy


def _own(value: Any) -> Any:
    return Words(value) if isinstance(value, Words) else value


def _members(side: Collection[MemberSide]) -> Callable[[Delegation, Delegation, Keys], None]:
    def take_over(old: Delegation, made: Delegation, keys: Keys) -> None:
        copies = []
        for row in queries.members_of(old.id):
            if row.side in side:
                copies.append((row, _copied(row, made, keys, companion_of_id=None)))
        for row, copy in copies:
            copy.companion_of_id = keys.get(("delegation_member", row.companion_of_id or 0))
        db.session.flush()

    return take_over


def _vehicles(old: Delegation, made: Delegation, keys: Keys) -> None:
    for row in queries.vehicles_of(old.id):
        _copied(row, made, keys)


def _programme(old: Delegation, made: Delegation, keys: Keys) -> None:
    """Copy the items, so many days later; who takes part and what drives them as far as they came along.

    An item whose people all stay behind says so in place of a group: nobody named would mean everybody.
    """
    later, whole = made.starts_on - old.starts_on, queries.programme_of(old)
    for row in whole.items:
        interpreter = _of_member(row.interpreter_id, keys)
        named = whole.people.get(row.id, ())
        people = [key for person in named if (key := _of_member(person, keys))]
        party = row.party or _("people still to be chosen") if named and not people else row.party
        given = {"interpreter_id": interpreter, "note": Words(row.note), "party": party}
        copy = _copied(row, made, keys, **_later(row, later), **given)
        for member in people:
            db.session.add(ProgrammePerson(item_id=copy.id, member_id=member, delegation_id=made.id))
        for car in whole.cars.get(row.id, ()):
            if vehicle := keys.get(("delegation_vehicle", car)):
                db.session.add(ItemVehicle(item_id=copy.id, vehicle_id=vehicle, delegation_id=made.id))
    db.session.flush()


def _later(item: ProgrammeItem, by: timedelta) -> Mapping[str, date | None]:
    return {"day": item.day + by, "ends_on": item.ends_on + by if item.ends_on else None}


def _of_member(member_id: int | None, keys: Keys) -> int | None:
    return keys.get(("delegation_member", member_id or 0))


def _topics(old: Delegation, made: Delegation, keys: Keys) -> None:
    for row in queries.topics_of(old.id):
        _copied(row, made, keys)


def _brief(old: Delegation, made: Delegation, keys: Keys) -> None:
    """Copy the leader's page; whom it names and which meeting as far as they came along."""
    row = queries.brief_of(old.id)
    if row is None:
        return
    pointed = {
        "item_id": keys.get(("programme_item", row.item_id or 0)),
        "meets_id": _of_member(row.meets_id, keys),
        "interpreter_id": _of_member(row.interpreter_id, keys),
    }
    _copied(row, made, keys, **pointed)


_PARTS: Final[Mapping[Copied, Callable[[Delegation, Delegation, Keys], None]]] = {
    Copied.THEIRS: _members((MemberSide.THEIRS, MemberSide.GUEST)),
    Copied.OURS: _members((MemberSide.OURS,)),
    Copied.VEHICLES: _vehicles,
    Copied.PROGRAMME: _programme,
    Copied.TOPICS: _topics,
    Copied.BRIEF: _brief,
}
"""In this order: who and what comes along first, then what points at them."""
