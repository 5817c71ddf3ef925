"""Journeys, rooms and vehicles: what things are called, and what to say where something cannot be right.

Everything here is advice beside the table: a flight may be entered before its times are known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from crm.core.locale import _, _lp, day, name_members
from crm.delegations.models import (
    Carriage,
    HotelRoom,
    LegKind,
    MemberSide,
    TravelLeg,
    Vehicle,
    VehicleKind,
)

name_members(
    {
        LegKind.ARRIVAL: _lp("journey", "Arrival"),
        LegKind.DEPARTURE: _lp("journey", "Departure"),
        LegKind.BETWEEN: _lp("journey", "On the way"),
    }
)
name_members(
    {
        Carriage.FLIGHT: _lp("journey", "By air"),
        Carriage.TRAIN: _lp("journey", "By train"),
        Carriage.ROAD: _lp("journey", "By road"),
        Carriage.SHIP: _lp("journey", "By ship"),
    }
)
name_members(
    {
        VehicleKind.CAR: _lp("vehicle", "Car"),
        VehicleKind.VAN: _lp("vehicle", "Van, minibus"),
        VehicleKind.COACH: _lp("vehicle", "Coach"),
    }
)

USUAL_SEATS: Final[Mapping[VehicleKind, int]] = {
    VehicleKind.CAR: 3,
    VehicleKind.VAN: 14,
    VehicleKind.COACH: 43,
}
MOST_SEATS: Final = 60
MOST_BEDS: Final = 12
LONGEST_LEG: Final = timedelta(days=4)
MARGIN: Final = timedelta(days=1)
"""Journeys may begin a day before the visit and end a day after it."""


@dataclass(frozen=True, slots=True)
class Rows:
    """How a delegation comes, stays and is driven; people by row, nobody named means everybody of a leg."""

    legs: Sequence[TravelLeg] = ()
    rooms: Sequence[HotelRoom] = ()
    vehicles: Sequence[Vehicle] = ()
    passengers: Mapping[int, Collection[int]] = field(default_factory=dict)
    guests: Mapping[int, Collection[int]] = field(default_factory=dict)
    seats: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    """Who sits where, by vehicle and seat."""


def moment(on: date | None, at: time | None, zone: str) -> datetime | None:
    """Return a local time as a moment of the world; None while it is not known.

    An hour that a clock skips is read as the clock would show it before the change; one that comes twice is
    the first.
    """
    if on is None or at is None:
        return None
    return datetime.combine(on, at, ZoneInfo(zone)).astimezone(UTC)


def lasts(leg: TravelLeg) -> timedelta | None:
    """Return how long a leg takes in the time of the world; None while an end is not known."""
    leaves = moment(leg.leaves_on, leg.leaves_at, leg.leaves_zone)
    arrives = moment(leg.arrives_on, leg.arrives_at, leg.arrives_zone)
    return arrives - leaves if leaves is not None and arrives is not None else None


def about_leg(leg: TravelLeg, starts_on: date, ends_on: date) -> list[str]:
    """Say what cannot be right with the times of a leg."""
    said = []
    took = lasts(leg)
    if took is not None and took <= timedelta(0):
        said.append(_("It arrives before it leaves, in the time of the world. Check days and time zones."))
    elif took is not None and took > LONGEST_LEG:
        said.append(_("It takes more than four days. Check the days."))
    elif took is None and leg.leaves_on and leg.arrives_on and leg.arrives_on < leg.leaves_on - MARGIN:
        said.append(_("It arrives before it leaves, in the time of the world. Check days and time zones."))
    for on in dict.fromkeys(one for one in (leg.leaves_on, leg.arrives_on) if one is not None):
        if not starts_on - MARGIN <= on <= ends_on + MARGIN:
            span = {"day": day(on), "first": day(starts_on), "last": day(ends_on)}
            said.append(_("%(day)s lies outside the visit (%(first)s – %(last)s).", **span))
    return said


def without_leg(rows: Rows, kind: LegKind, people: Iterable[int]) -> list[int]:
    """Return who of those who travel has no leg of a kind, once anybody has one."""
    legs = [leg for leg in rows.legs if leg.kind is kind]
    if not legs or any(not rows.passengers.get(leg.id) for leg in legs):
        return []
    carried = {key for leg in legs for key in rows.passengers[leg.id]}
    return [key for key in people if key not in carried]


def nights(room: HotelRoom) -> set[date]:
    """Return the nights a room is kept, each by the day on which it begins."""
    if room.from_on is None or room.to_on is None:
        return set()
    length = min((room.to_on - room.from_on).days, 366)
    return {room.from_on + timedelta(days=at) for at in range(max(length, 0))}


def about_room(room: HotelRoom, rows: Rows) -> list[str]:
    """Say that a room is too full, or that somebody in it sleeps elsewhere the same night."""
    said = []
    inside = set(rows.guests.get(room.id, ()))
    if len(inside) > room.beds:
        said.append(_("%(people)s people in a room for %(beds)s.", people=len(inside), beds=room.beds))
    return said


def in_two_rooms(rows: Rows) -> dict[int, tuple[int, date]]:
    """Return who sleeps in two rooms the same night: the second room, and the first such night."""
    found: dict[int, tuple[int, date]] = {}
    slept: dict[tuple[int, date], int] = {}
    for room in rows.rooms:
        for key in rows.guests.get(room.id, ()):
            for night in sorted(nights(room)):
                first = slept.setdefault((key, night), room.id)
                if first != room.id and key not in found:
                    found[key] = (room.id, night)
    return found


def without_room(rows: Rows, people: Iterable[int]) -> list[int]:
    """Return who has no room, once rooms are given out."""
    if not any(rows.guests.values()):
        return []
    sleeping = {key for keys in rows.guests.values() for key in keys}
    return [key for key in people if key not in sleeping]


def about_vehicle(vehicle: Vehicle, rows: Rows) -> list[str]:
    """Say that more people sit in a vehicle than it has seats; the seat beside the driver is not counted."""
    behind = [seat for seat in rows.seats.get(vehicle.id, {}) if seat > 0]
    if len(behind) > vehicle.seats:
        told = {"people": len(behind), "seats": vehicle.seats}
        return [_("%(people)s people for %(seats)s seats.", **told)]
    return []


def in_two_vehicles(rows: Rows) -> dict[int, tuple[int, ...]]:
    """Return who sits in more than one vehicle, with the vehicles."""
    found: dict[int, list[int]] = {}
    for vehicle in rows.vehicles:
        for key in rows.seats.get(vehicle.id, {}).values():
            found.setdefault(key, []).append(vehicle.id)
    return {key: tuple(keys) for key, keys in found.items() if len(keys) > 1}


def travelling_side(*, is_outgoing: bool) -> MemberSide:
    """Return which side comes by air and sleeps in hotels."""
    return MemberSide.OURS if is_outgoing else MemberSide.THEIRS
