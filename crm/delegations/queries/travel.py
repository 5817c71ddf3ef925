"""How a delegation comes, stays and is driven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.db import db
from crm.delegations.models import (
    HotelRoom,
    ItemVehicle,
    LegPassenger,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleSeat,
)
from crm.delegations.rules.travel import Rows


def travel_rows(delegation_id: int) -> Rows:
    """Return all legs, rooms and vehicles with their people, in six statements."""
    leg, room, vehicle = TravelLeg, HotelRoom, Vehicle
    seats: dict[int, dict[int, int]] = defaultdict(dict)
    for row in _of(delegation_id, VehicleSeat, VehicleSeat.seat):
        seats[row.vehicle_id][row.seat] = row.member_id
    return Rows(
        legs=_of(delegation_id, leg, leg.leaves_on, leg.leaves_at, leg.arrives_on, leg.id),
        rooms=_of(delegation_id, room, room.hotel, room.id),
        vehicles=_of(delegation_id, vehicle, vehicle.place, vehicle.id),
        passengers=_people(delegation_id, LegPassenger, "leg_id"),
        guests=_people(delegation_id, RoomGuest, "room_id"),
        seats=seats,
    )


def _of(delegation_id: int, model: Any, *order: Any) -> Sequence[Any]:
    return db.session.scalars(
        sa.select(model).where(model.delegation_id == delegation_id).order_by(*order)
    ).all()


def _people(delegation_id: int, model: Any, of: str) -> Mapping[int, Collection[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in _of(delegation_id, model, model.id):
        found[getattr(row, of)].append(row.member_id)
    return found


def one_of(model: Any, delegation_id: int, key: int) -> Any:
    """Return one leg, room or vehicle of a delegation, or None."""
    return db.session.scalar(sa.select(model).where(model.delegation_id == delegation_id, model.id == key))


def people_in(link: Any, of: str, key: int) -> Sequence[Any]:
    """Return the rows that put people into one leg, room or vehicle."""
    return db.session.scalars(sa.select(link).where(getattr(link, of) == key).order_by(link.id)).all()


def items_driven(vehicle_id: int) -> Sequence[ItemVehicle]:
    """Return the rows by which a vehicle serves items of the programme."""
    return db.session.scalars(sa.select(ItemVehicle).where(ItemVehicle.vehicle_id == vehicle_id)).all()
