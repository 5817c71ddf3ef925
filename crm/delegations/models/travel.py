"""How members come, stay and are driven: legs of the journey, rooms, vehicles and their seats."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, member
from crm.core.secrets import Encrypted


class LegKind(StrEnum):
    """Which part of the journey it is."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    BETWEEN = "between"


class Carriage(StrEnum):
    """What carries them."""

    FLIGHT = "flight"
    TRAIN = "train"
    ROAD = "road"
    SHIP = "ship"


class VehicleKind(StrEnum):
    """A vehicle by what its seats are like: a car of four seats has places of honour, a coach rows."""

    CAR = "car"
    VAN = "van"
    COACH = "coach"


class TravelLeg(Base):
    """One arrival, departure or journey between two places, in the local times of both."""

    __tablename__ = "travel_leg"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    kind: Mapped[LegKind] = mapped_column(member(LegKind))
    carriage: Mapped[Carriage] = mapped_column(member(Carriage), default=Carriage.FLIGHT)
    number: Mapped[str] = mapped_column(LineType(40), default="")
    from_place: Mapped[Line] = mapped_column(default="")
    to_place: Mapped[Line] = mapped_column(default="")
    leaves_on: Mapped[date | None]
    leaves_at: Mapped[time | None]
    leaves_zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    arrives_on: Mapped[date | None]
    arrives_at: Mapped[time | None]
    arrives_zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    note: Mapped[Line] = mapped_column(default="")


class LegPassenger(Base):
    """A member who travels on a leg; a leg with nobody named carries the whole delegation."""

    __tablename__ = "travel_passenger"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("leg_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(sa.ForeignKey("travel_leg.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)


class HotelRoom(Base):
    """One room of a hotel for some nights; which room somebody sleeps in is nobody else's business."""

    __tablename__ = "delegation_room"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    hotel: Mapped[Line] = mapped_column(default="")
    number: Mapped[str | None] = mapped_column(Encrypted("delegation_room.number"), info={"secret": True})
    kind: Mapped[Line] = mapped_column(default="")
    beds: Mapped[int] = mapped_column(default=1)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")


class RoomGuest(Base):
    """A member who sleeps in a room."""

    __tablename__ = "delegation_room_guest"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("room_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation_room.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)


class Vehicle(Base):
    """A vehicle of the visit with its driver; ``seats`` counts passengers, not the driver."""

    __tablename__ = "delegation_vehicle"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[Line] = mapped_column(default="")
    kind: Mapped[VehicleKind] = mapped_column(member(VehicleKind), default=VehicleKind.CAR)
    seats: Mapped[int] = mapped_column(default=3)
    plate: Mapped[str] = mapped_column(LineType(20), default="")
    driver: Mapped[Line] = mapped_column(default="")
    driver_phone: Mapped[str] = mapped_column(LineType(60), default="")
    note: Mapped[Line] = mapped_column(default="")


class VehicleSeat(Base):
    """Who sits where in a vehicle: 1 is the seat of honour, rear right; 2 rear left; 3 between them.

    The interpreter beside the driver has seat 0, as protocol has it.
    """

    __tablename__ = "delegation_vehicle_seat"
    __root__ = "delegation_id"
    __table_args__: Any = (
        sa.UniqueConstraint("vehicle_id", "member_id"),
        sa.UniqueConstraint("vehicle_id", "seat"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vehicle_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_vehicle.id", ondelete="CASCADE"), index=True
    )
    member_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="CASCADE"), index=True
    )
    seat: Mapped[int]
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
