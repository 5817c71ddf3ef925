"""How the delegation comes, is driven and stays, for the lists and the pack."""

from __future__ import annotations

from datetime import date, time

from crm.briefings.content import CarLine, LegLine, Logistics, RoomLine, SeatLine, Text
from crm.briefings.queries.people import called
from crm.briefings.queries.sheets.naming import car_name, joined, polite
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import Paper
from crm.core.locale import _, day, label
from crm.delegations.models import HotelRoom, TravelLeg, Vehicle, VehicleKind
from crm.protocol.rules import seat_word


def logistics(desk: Desk) -> Logistics:
    """Return legs, cars and rooms, as far as the paper on this desk was given them."""
    travel = desk.whole.travel
    return Logistics(
        legs=tuple(_leg(desk, one) for one in travel.legs),
        cars=tuple(_car(desk, one) for one in travel.vehicles),
        rooms=tuple(_room(desk, one) for one in travel.rooms),
    )


def seat_in(kind: VehicleKind, seat: int) -> str:
    """Say in words where a seat of a vehicle is."""
    return seat_word(seat, is_small=kind is VehicleKind.CAR)


def kind_word(vehicle: Vehicle) -> str:
    """Say what a vehicle is, with its seats."""
    names = {
        VehicleKind.CAR: _("car, %(seats)s passengers", seats=vehicle.seats),
        VehicleKind.VAN: _("van, %(seats)s passengers", seats=vehicle.seats),
        VehicleKind.COACH: _("coach, %(seats)s passengers", seats=vehicle.seats),
    }
    return names[vehicle.kind]


def _car(desk: Desk, vehicle: Vehicle) -> CarLine:
    placed = desk.whole.travel.seats.get(vehicle.id, ())
    people = [(seat, desk.person(member_id)) for seat, member_id in placed]
    seats = tuple(
        SeatLine(seat_in(vehicle.kind, seat), polite(desk, person)) for seat, person in people if person
    )
    riding = sum(1 for seat, _member in placed if seat)
    return CarLine(
        name=car_name(vehicle),
        kind=kind_word(vehicle),
        plate=vehicle.plate or desk.missing,
        driver=vehicle.driver or desk.missing,
        phone=vehicle.driver_phone or desk.missing,
        seats=seats,
        free=max(0, vehicle.seats - riding),
        note=vehicle.note,
    )


def _leg(desk: Desk, leg: TravelLeg) -> LegLine:
    named = desk.whole.travel.passengers.get(leg.id)
    people = [person for person in desk.whole.people if named and person.member.id in named]
    return LegLine(
        kind=label(leg.kind),
        how=label(leg.carriage),
        number=leg.number or desk.missing,
        leaves=_moment(desk, leg.from_place, leg.leaves_on, leg.leaves_at),
        arrives=_moment(desk, leg.to_place, leg.arrives_on, leg.arrives_at),
        who=joined(called(desk, one.member) for one in people) if named else _("the whole delegation"),
        note=leg.note,
    )


def _moment(desk: Desk, place: str, on: date | None, at: time | None) -> Text:
    """Say where and when, in the time of the place."""
    when = " ".join(part for part in (f"{at:%H:%M}" if at else "", day(on) if on else "") if part)
    return joined((place, when)) or desk.missing


def _room(desk: Desk, room: HotelRoom) -> RoomLine:
    sleepers = desk.whole.travel.sleepers.get(room.id, frozenset())
    guests = [called(desk, one.member) for one in desk.whole.people if one.member.id in sleepers]
    is_list = desk.wish.paper is Paper.ROOMS
    return RoomLine(
        hotel=room.hotel,
        number=(room.number or desk.missing) if is_list else None,
        kind=joined((room.kind, _("%(beds)s beds", beds=room.beds) if room.beds > 1 else "")),
        nights=f"{day(room.from_on)} – {day(room.to_on)}" if room.from_on and room.to_on else desk.missing,
        guests=tuple(guests),
        note=room.note if is_list else "",
    )
