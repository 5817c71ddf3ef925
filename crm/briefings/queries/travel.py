"""Rows of who takes part, who is driven where and who sleeps where; read only where a paper asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from crm.briefings.content import Edition
from crm.briefings.rules import Paper, Wish
from crm.core.db import db
from crm.delegations.models import (
    HotelRoom,
    ItemVehicle,
    LegPassenger,
    ProgrammePerson,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleSeat,
)
from crm.delegations.rules.programme import moment


class Need(StrEnum):
    """What a paper may need of this."""

    PERSONS = "persons"
    CARS = "cars"
    LEGS = "legs"
    ROOMS = "rooms"


_NEEDS: Final[Mapping[Paper, frozenset[Need]]] = {
    Paper.PACK: frozenset(Need),
    Paper.CALLS: frozenset({Need.PERSONS, Need.CARS}),
    Paper.SEATING: frozenset({Need.PERSONS}),
    Paper.CARS: frozenset({Need.CARS, Need.LEGS}),
    Paper.ROOMS: frozenset({Need.ROOMS}),
}


@dataclass(frozen=True, slots=True)
class Travel:
    """Who takes part in an item, what drives there, who sits in it; legs and rooms with their people."""

    persons: Mapping[int, frozenset[int]] = field(default_factory=dict)
    served_by: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    vehicles: Sequence[Vehicle] = ()
    seats: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    legs: Sequence[TravelLeg] = ()
    passengers: Mapping[int, frozenset[int]] = field(default_factory=dict)
    rooms: Sequence[HotelRoom] = ()
    sleepers: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def takes_part(self, item_id: int, member_id: int) -> bool:
        """Tell whether a member takes part in an item; one with nobody named is for everybody."""
        named = self.persons.get(item_id)
        return not named or member_id in named


def needs_of(wish: Wish) -> frozenset[Need]:
    """Say what a paper needs; a guest's copy is told nothing of cars, journeys and rooms."""
    if wish.on_screen:
        return frozenset()
    if wish.paper is Paper.PROGRAMME:
        return frozenset({Need.PERSONS}) if wish.member_id else frozenset()
    needs = _NEEDS.get(wish.paper, frozenset())
    return needs & {Need.PERSONS} if wish.edition is Edition.GUEST else needs


def travel_of(delegation_id: int, wish: Wish) -> Travel:
    """Read what a paper needs, each kind in one statement."""
    needs, read = needs_of(wish), _Reader(delegation_id)
    with_cars, with_legs, with_rooms = (need in needs for need in (Need.CARS, Need.LEGS, Need.ROOMS))
    return Travel(
        persons=read.sets(ProgrammePerson, ProgrammePerson.item_id) if Need.PERSONS in needs else {},
        served_by=read.served_by() if with_cars else {},
        vehicles=read.rows(Vehicle, Vehicle.place, Vehicle.id) if with_cars else (),
        seats=read.seats() if with_cars else {},
        legs=sorted(read.rows(TravelLeg, TravelLeg.id), key=_leaves) if with_legs else (),
        passengers=read.sets(LegPassenger, LegPassenger.leg_id) if with_legs else {},
        rooms=read.rows(HotelRoom, HotelRoom.hotel, HotelRoom.id) if with_rooms else (),
        sleepers=read.sets(RoomGuest, RoomGuest.room_id) if with_rooms else {},
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    delegation_id: int

    def rows(self, model: Any, *order: Any) -> Sequence[Any]:
        asked = sa.select(model).where(model.delegation_id == self.delegation_id).order_by(*order)
        return db.session.scalars(asked).all()

    def sets(self, model: Any, of: Any) -> Mapping[int, frozenset[int]]:
        """Return which members each row of something has."""
        asked = sa.select(of, model.member_id).where(model.delegation_id == self.delegation_id)
        found: dict[int, set[int]] = defaultdict(set)
        for key, member_id in db.session.execute(asked):
            found[key].add(member_id)
        return {key: frozenset(members) for key, members in found.items()}

    def served_by(self) -> Mapping[int, tuple[int, ...]]:
        """Return the vehicles of each item."""
        asked = (
            sa.select(ItemVehicle.item_id, ItemVehicle.vehicle_id)
            .where(ItemVehicle.delegation_id == self.delegation_id)
            .order_by(ItemVehicle.vehicle_id)
        )
        return _grouped(db.session.execute(asked))

    def seats(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """Return seat and member of each vehicle, the seat of honour first."""
        seat = VehicleSeat
        asked = sa.select(seat.vehicle_id, seat.seat, seat.member_id)
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, place, member_id in db.session.execute(
            asked.where(seat.delegation_id == self.delegation_id).order_by(seat.seat)
        ):
            found[key].append((place, member_id))
        return {key: tuple(rows) for key, rows in found.items()}


def _leaves(leg: TravelLeg) -> tuple[bool, datetime]:
    """Return when a journey really begins; one whose day is not known comes last."""
    if leg.leaves_on is None:
        return True, datetime.max.replace(tzinfo=UTC)
    return False, moment(leg.leaves_on, leg.leaves_at or time(), leg.leaves_zone)


def _grouped(pairs: Any) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
