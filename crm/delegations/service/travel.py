"""Journeys, rooms and vehicles: entered, corrected, taken out; seats proposed and corrected by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Any

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.delegations import queries
from crm.delegations.models import (
    Carriage,
    Delegation,
    DelegationMember,
    HotelRoom,
    LegKind,
    LegPassenger,
    MemberRole,
    MemberSide,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleKind,
    VehicleSeat,
)
from crm.protocol.rules import Car, Rider, propose_seats

Row = TravelLeg | HotelRoom | Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class LegEntry:
    """One leg in the local times of both ends; nobody named means everybody."""

    kind: LegKind
    carriage: Carriage = Carriage.FLIGHT
    number: str = ""
    from_place: str = ""
    to_place: str = ""
    leaves_on: date | None = None
    leaves_at: time | None = None
    leaves_zone: str = "Asia/Ho_Chi_Minh"
    arrives_on: date | None = None
    arrives_at: time | None = None
    arrives_zone: str = "Asia/Ho_Chi_Minh"
    note: str = ""
    people: Collection[int] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomEntry:
    """One room with its nights and who sleeps in it."""

    hotel: str
    number: str | None = None
    kind: str = ""
    beds: int = 1
    from_on: date | None = None
    to_on: date | None = None
    note: str = ""
    people: Collection[int] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleEntry:
    """One vehicle with its driver; who sits where is told by seat."""

    name: str
    kind: VehicleKind = VehicleKind.CAR
    seats: int = 3
    plate: str = ""
    driver: str = ""
    driver_phone: str = ""
    note: str = ""
    sitting: Mapping[int, int] = field(default_factory=dict)
    """Members by seat."""
    version: int | None = None


_LINKS: Mapping[type[Any], tuple[Any, str]] = {
    TravelLeg: (LegPassenger, "leg_id"),
    HotelRoom: (RoomGuest, "room_id"),
    Vehicle: (VehicleSeat, "vehicle_id"),
}
_WORDS = {TravelLeg: "leg", HotelRoom: "room", Vehicle: "vehicle"}
_APART = {"people", "sitting", "version"}


def _row(model: type[Any], delegation_id: int, key: int | None) -> Any:
    if key is None:
        return model(delegation_id=delegation_id)
    found = queries.one_of(model, delegation_id, key)
    if found is None:
        raise Missing(_("This was taken out meanwhile."))
    return found


def _fill(row: Row, entry: LegEntry | RoomEntry | VehicleEntry) -> None:
    for name in (one.name for one in fields(entry) if one.name not in _APART):
        setattr(row, name, getattr(entry, name))


def save_leg(delegation_id: int, key: int | None, entry: LegEntry, *, actor: Actor) -> TravelLeg:
    """Enter a leg or correct it, with who travels on it."""
    leg: TravelLeg = _save(TravelLeg, delegation_id, key, entry, actor)
    return leg


def save_room(delegation_id: int, key: int | None, entry: RoomEntry, *, actor: Actor) -> HotelRoom:
    """Enter a room or correct it, with who sleeps in it."""
    if entry.from_on and entry.to_on and entry.to_on <= entry.from_on:
        raise Invalid(_("The day of leaving comes after the day of arrival."), field="to_on")
    room: HotelRoom = _save(HotelRoom, delegation_id, key, entry, actor)
    return room


def save_vehicle(delegation_id: int, key: int | None, entry: VehicleEntry, *, actor: Actor) -> Vehicle:
    """Enter a vehicle or correct it, with who sits where."""
    twice = len(set(entry.sitting.values())) < len(entry.sitting)
    if twice:
        raise Invalid(_("The same person has two seats in this vehicle."), field="people")
    vehicle: Vehicle = _save(Vehicle, delegation_id, key, entry, actor)
    return vehicle


def _save(model: type[Any], delegation_id: int, key: int | None, entry: Any, actor: Actor) -> Any:
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    row = _row(model, delegation_id, key)
    with audit.change(actor, f"delegation.{_WORDS[model]}_saved", delegation):
        _fill(row, entry)
        if key is None:
            if isinstance(row, Vehicle):
                row.place = len(queries.travel_rows(delegation_id).vehicles) + 1
            db.session.add(row)
        db.session.flush()
        _seat_people(model, row, entry)
        records.touch(delegation, actor=actor)
    return row


def _seat_people(model: type[Any], row: Any, entry: Any) -> None:
    """Bring who belongs to a row to what was said; rows that stay are left alone."""
    link, of = _LINKS[model]
    known = {one.id for one in queries.members_of(row.delegation_id)}
    if isinstance(entry, VehicleEntry):
        wanted = {key: seat for seat, key in entry.sitting.items() if key in known}
    else:
        wanted = dict.fromkeys((key for key in entry.people if key in known), 0)
    present = {one.member_id: one for one in queries.people_in(link, of, row.id)}
    for key, one in present.items():
        if key not in wanted or (model is Vehicle and one.seat != wanted[key]):
            db.session.delete(one)
    db.session.flush()  # a seat is free before somebody else takes it
    for key, seat in wanted.items():
        if key not in present or (model is Vehicle and present[key].seat != seat):
            given = {of: row.id, "member_id": key, "delegation_id": row.delegation_id}
            db.session.add(link(**given, **({"seat": seat} if model is Vehicle else {})))
    db.session.flush()


def remove_travel(
    model: type[Any], delegation_id: int, key: int, *, version: int | None, actor: Actor
) -> Delegation:
    """Take a leg, a room or a vehicle out with all that names it."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    row = _row(model, delegation_id, key)
    link, of = _LINKS[model]
    with audit.change(actor, f"delegation.{_WORDS[model]}_removed", delegation):
        hanging = [*queries.people_in(link, of, row.id)]
        hanging += queries.items_driven(row.id) if model is Vehicle else []
        for one in hanging:
            db.session.delete(one)
        db.session.flush()
        db.session.delete(row)
        records.touch(delegation, actor=actor)
    return delegation


def riders_of(members: Sequence[DelegationMember], sides: Collection[MemberSide]) -> list[Rider]:
    """Return who is to be seated, in order of precedence: guests first, our interpreters in any case."""
    wanted = [
        one
        for one in members
        if one.side in sides or (one.side is MemberSide.OURS and one.role is MemberRole.INTERPRETER)
    ]
    order = {MemberSide.THEIRS: 0, MemberSide.GUEST: 1, MemberSide.OURS: 2}
    return [
        Rider(
            key=one.id,
            side=one.side.value,
            is_head=one.role is MemberRole.HEAD and one.side is not MemberSide.GUEST,
            is_interpreter=one.role is MemberRole.INTERPRETER,
            companion_of=one.companion_of_id,
        )
        for one in sorted(wanted, key=lambda one: (order[one.side], one.place, one.id))
    ]


def seat_all(
    delegation_id: int, sides: Collection[MemberSide], *, version: int | None, actor: Actor
) -> list[int]:
    """Seat people anew in all vehicles by precedence; return whom no seat was left for."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    vehicles = queries.travel_rows(delegation_id).vehicles
    if not vehicles:
        raise Invalid(_("Enter the vehicles first."))
    riders = riders_of(queries.members_of(delegation_id), sides)
    cars = [Car(key=one.id, seats=one.seats, is_small=one.kind is VehicleKind.CAR) for one in vehicles]
    proposal = propose_seats(riders, cars)
    with audit.change(actor, "delegation.seats_proposed", delegation):
        for vehicle in vehicles:
            for old in queries.people_in(VehicleSeat, "vehicle_id", vehicle.id):
                db.session.delete(old)
        db.session.flush()
        for key, sitting in proposal.seats.items():
            for seat, member_id in sitting.items():
                given = {"vehicle_id": key, "member_id": member_id, "seat": seat}
                db.session.add(VehicleSeat(delegation_id=delegation_id, **given))
        records.touch(delegation, actor=actor)
    return proposal.left_out
