"""A delegation as plain data: what a print shows, so that later changes can be told by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any, Final

import sqlalchemy as sa

from crm.core.db import db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.delegations.models import (
    DelegationMember,
    HotelRoom,
    ItemVehicle,
    LegPassenger,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
    RoomGuest,
    TalkingTopic,
    TravelLeg,
    Vehicle,
    VehicleSeat,
)
from crm.delegations.queries.parts import (
    DelegationPage,
    delegation_page,
    items_of,
    members_of,
    vehicles_of,
)
from crm.delegations.rules.changes import FIELDS, Part

LAYOUT: Final = 1
"""Which shape a kept state has, should it ever have to be read differently."""

Links = dict[str, dict[int, list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Whole:
    """The rows of a delegation that a state is made of, where a page has read them already."""

    members: Sequence[DelegationMember]
    items: Sequence[ProgrammeItem]
    vehicles: Sequence[Vehicle]
    legs: Sequence[TravelLeg]
    links: Links


def whole_of(delegation_id: int) -> Whole:
    """Read the rows of a delegation."""
    return Whole(
        members_of(delegation_id),
        items_of(delegation_id),
        vehicles_of(delegation_id),
        _rows_of(TravelLeg, delegation_id),
        _links(delegation_id),
    )


def snapshot_of(
    delegation_id: int, whole: Whole | None = None, page: DelegationPage | None = None
) -> dict[str, Any]:
    """Return all that papers print of a delegation as JSON knows it, rows under their keys as text.

    Nothing private is in it: see ``FIELDS``. Equal delegations give equal data. ``whole`` and ``page`` are
    what somebody has read already.
    """
    page = page or delegation_page(delegation_id)
    if page is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    delegation, brief, topics = page.delegation, page.brief, page.topics
    whole = whole or whole_of(delegation_id)
    links, rooms = whole.links, _rows_of(HotelRoom, delegation_id)
    return {
        "layout": LAYOUT,
        Part.HEAD.value: _values(delegation, Part.HEAD),
        Part.MEMBER.value: _keyed(whole.members, Part.MEMBER),
        Part.ORDER.value: _orders(whole.members, whole.vehicles, topics),
        Part.ITEM.value: _keyed(whole.items, Part.ITEM, people=links["people"], vehicles=links["vehicles"]),
        Part.LEG.value: _keyed(whole.legs, Part.LEG, passengers=links["passengers"]),
        Part.ROOM.value: _keyed(rooms, Part.ROOM, guests=links["guests"]),
        Part.VEHICLE.value: _seated(_keyed(whole.vehicles, Part.VEHICLE), links["seating"]),
        Part.TOPIC.value: _keyed(topics, Part.TOPIC),
        Part.BRIEF.value: _values(brief, Part.BRIEF) if brief is not None else {},
    }


def _rows_of(model: Any, delegation_id: int) -> Sequence[Any]:
    asked = sa.select(model).where(model.delegation_id == delegation_id).order_by(model.id)
    return db.session.scalars(asked).all()


def _links(delegation_id: int) -> Links:
    """Return who and what hangs on which row, in one statement; a seat has its number too."""
    joined: list[tuple[str, Any, Any, Any]] = [
        ("people", ProgrammePerson, ProgrammePerson.item_id, ProgrammePerson.member_id),
        ("vehicles", ItemVehicle, ItemVehicle.item_id, ItemVehicle.vehicle_id),
        ("passengers", LegPassenger, LegPassenger.leg_id, LegPassenger.member_id),
        ("guests", RoomGuest, RoomGuest.room_id, RoomGuest.member_id),
        ("seating", VehicleSeat, VehicleSeat.vehicle_id, VehicleSeat.member_id),
    ]
    parts = [
        sa.select(
            sa.literal(name).label("name"),
            row.label("row"),
            key.label("key"),
            (VehicleSeat.seat if model is VehicleSeat else sa.literal(0)).label("seat"),
        ).where(model.delegation_id == delegation_id)
        for name, model, row, key in joined
    ]
    found: Links = {name: defaultdict(list) for name, *_rest in joined}
    for name, row, key, seat in db.session.execute(sa.union_all(*parts)):
        found[name][row].append((key, seat))
    return found


def _keyed(rows: Sequence[Any], part: Part, **links: dict[int, list[tuple[int, int]]]) -> dict[str, Any]:
    return {
        str(row.id): _values(row, part)
        | {name: sorted(key for key, _seat in of.get(row.id, ())) for name, of in links.items()}
        for row in rows
    }


def _seated(vehicles: dict[str, Any], seats: dict[int, list[tuple[int, int]]]) -> dict[str, Any]:
    for key, vehicle in vehicles.items():
        vehicle["seating"] = {str(member): seat for member, seat in sorted(seats.get(int(key), ()))}
    return vehicles


def _orders(
    members: Sequence[DelegationMember], vehicles: Sequence[Vehicle], topics: Sequence[TalkingTopic]
) -> dict[str, list[int]]:
    sides = {side.value: [one.id for one in members if one.side is side] for side in MemberSide}
    return sides | {
        Part.VEHICLE.value: [one.id for one in vehicles],
        Part.TOPIC.value: [one.id for one in topics],
    }


def _values(row: Any, part: Part) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in FIELDS[part]}


def _plain(value: Any) -> Any:
    """Write a value as JSON knows it."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case dict():
            return {lang: value[lang] for lang in sorted(value) if value[lang]}
    return value
