"""The sheets of drivers: where and when, and whom they carry; never why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.briefings.content import CallSheet, Missing
from crm.briefings.queries.sheets.calls.lines import Stop, days_of, minutes_of, stop
from crm.briefings.queries.sheets.logistics import kind_word, seat_in
from crm.briefings.queries.sheets.naming import car_name, joined, place_of, polite
from crm.briefings.queries.sheets.phones import interpreters, officer, other_drivers, phones
from crm.briefings.queries.wording import Desk
from crm.core.locale import _, ngettext
from crm.delegations.models import ItemKind, Vehicle
from crm.delegations.models import ProgrammeItem as Item

_NAMED_PASSENGERS: Final = 4


def driver_sheets(desk: Desk) -> Iterator[CallSheet]:
    """One sheet for each vehicle: where and when, and whom it carries; never why."""
    for vehicle in desk.whole.travel.vehicles:
        yield CallSheet(
            role=_("Driver: %(car)s", car=car_name(vehicle)),
            who=tuple(
                text for text in (vehicle.driver or desk.missing, kind_word(vehicle), vehicle.plate) if text
            ),
            days=days_of(_drives(desk, vehicle)),
            warning=(vehicle.note,) if vehicle.note else (),
            phones=phones(desk, officer, interpreters, other_drivers(vehicle)),
        )


def _drives(desk: Desk, vehicle: Vehicle) -> Iterator[Stop]:
    for item in desk.whole.items:
        if vehicle.id not in desk.whole.travel.served_by.get(item.id, ()):
            continue
        place, minutes = place_of(desk, item), item.travel_minutes or 0
        to = place if isinstance(place, Missing) else _("To %(place)s", place=place)
        arrive = _("Be there at %(hour)s.", hour=f"{item.starts_at:%H:%M}") if minutes else ""
        travel = f"{_sentence(minutes_of(item))}." if minutes else ""
        wait = (
            _("Wait until %(hour)s.", hour=f"{item.ends_at:%H:%M}")
            if item.ends_at and item.kind is not ItemKind.MOVE
            else ""
        )
        # When to be where stands first: a sheet cuts a list of long names, and never an hour.
        detail = " ".join(part for part in (travel, arrive, wait, _carries(desk, vehicle, item)) if part)
        yield stop(item, to, detail, before=minutes)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _carries(desk: Desk, vehicle: Vehicle, item: Item) -> str:
    """Name the passengers while they are few, else say how many."""
    placed = [
        (seat, person)
        for seat, member_id in desk.whole.travel.seats.get(vehicle.id, ())
        if (person := desk.person(member_id)) and desk.whole.travel.takes_part(item.id, member_id)
    ]
    if not placed:
        return ""
    if len(placed) > _NAMED_PASSENGERS:
        return ngettext("Carries %(num)s passenger.", "Carries %(num)s passengers.", len(placed))
    names = (f"{polite(desk, person)} ({seat_in(vehicle.kind, seat)})" for seat, person in placed)
    return _("Carries: %(people)s.", people=joined(names))
