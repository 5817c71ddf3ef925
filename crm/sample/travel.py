"""How the delegations of the sample office come, stay and are driven; the ranks of their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from crm.delegations.models import (
    Carriage,
    Delegation,
    DelegationMember,
    HotelRoom,
    ItemVehicle,
    LegKind,
    LegPassenger,
    ProgrammeItem,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleKind,
    VehicleSeat,
)
from crm.sample.load import add_rows
from crm.sample.reader import clock_time, tables

Members = Mapping[str, DelegationMember]
Start = tuple[int, str]
"""Day of the visit and hour at which an item begins."""


def rank(one: dict[str, Any], members: Members) -> None:
    """Give members the ranks and the nationality they have on this visit."""
    for who, code in one.get("rank", {}).items():
        members[who].rank_code = code
    for who, country in one.get("nationality", {}).items():
        members[who].nationality = country


def travel(trip: Delegation, key: str, members: Members, items: Sequence[ProgrammeItem]) -> None:
    """Enter what the data file tells of one delegation's travel and stay."""
    starts = {((item.day - trip.starts_on).days, f"{item.starts_at:%H:%M}"): item.id for item in items}
    for told in tables("travel").get("visit", []):
        if told["key"] == key:
            of = {"delegation_id": trip.id}
            for leg in told.get("leg", []):
                _leg(trip, leg, members, of)
            for room in told.get("room", []):
                _room(trip, room, members, of)
            for place, car in enumerate(told.get("vehicle", []), start=1):
                _vehicle(place, car, members, starts, of)


def _day(trip: Delegation, offset: int) -> date:
    return trip.starts_on + timedelta(days=offset)


def _leg(trip: Delegation, told: dict[str, Any], members: Members, of: dict[str, int]) -> None:
    leg = TravelLeg(
        kind=LegKind(told["kind"]),
        carriage=Carriage(told.get("carriage", "flight")),
        number=told.get("number", ""),
        from_place=told["from"],
        to_place=told["to"],
        leaves_on=_day(trip, told["leaves"][0]),
        leaves_at=clock_time(told["leaves"][1]),
        leaves_zone=told["leaves"][2],
        arrives_on=_day(trip, told["arrives"][0]),
        arrives_at=clock_time(told["arrives"][1]),
        arrives_zone=told["arrives"][2],
        note=told.get("note", ""),
        **of,
    )
    add_rows([leg])
    add_rows([LegPassenger(leg_id=leg.id, member_id=members[who].id, **of) for who in told.get("who", [])])


def _room(trip: Delegation, told: dict[str, Any], members: Members, of: dict[str, int]) -> None:
    room = HotelRoom(
        hotel=told["hotel"],
        kind=told["kind"],
        number=told.get("number"),
        beds=told.get("beds", 1),
        from_on=_day(trip, told["nights"][0]),
        to_on=_day(trip, told["nights"][1]),
        **of,
    )
    add_rows([room])
    add_rows([RoomGuest(room_id=room.id, member_id=members[who].id, **of) for who in told["who"]])


def _vehicle(
    place: int, told: dict[str, Any], members: Members, items: Mapping[Start, int], of: dict[str, int]
) -> None:
    vehicle = Vehicle(
        place=place,
        name=told["name"],
        kind=VehicleKind(told["kind"]),
        seats=told["seats"],
        plate=told["plate"],
        driver=told["driver"],
        driver_phone=told["phone"],
        **of,
    )
    add_rows([vehicle])
    seats = {int(seat): who for seat, who in told.get("seat", {}).items()}
    add_rows(
        [
            VehicleSeat(vehicle_id=vehicle.id, member_id=members[who].id, seat=seat, **of)
            for seat, who in seats.items()
        ]
    )
    drives = [items[day, hour] for day, hour in told.get("drives", [])]
    add_rows([ItemVehicle(item_id=item_id, vehicle_id=vehicle.id, **of) for item_id in drives])
