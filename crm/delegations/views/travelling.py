"""Lines of the page of travel and stay: plain values for its template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crm.core.locale import _, day, label, ngettext
from crm.delegations.models import Delegation, LegKind, VehicleKind
from crm.delegations.rules.travel import (
    Rows,
    about_leg,
    about_room,
    about_vehicle,
    in_two_rooms,
    in_two_vehicles,
    lasts,
    nights,
    without_leg,
    without_room,
)
from crm.protocol.rules import seat_word

Names = Mapping[int, str]
FEW = 12
"""Names that are written out; of a coach full of people the rest is a number."""


def named(keys: Iterable[int], names: Names, few: int = FEW) -> str:
    """Write names in a line, in the order of the members, the rest as a number."""
    wanted = set(keys)
    found = [name for key, name in names.items() if key in wanted]
    rest = len(found) - few
    if rest <= 1:
        return ", ".join(found)
    return ", ".join(found[:few]) + " " + ngettext("and %(num)s more person", "and %(num)s more people", rest)


def _end(place: str, on: date | None, at: time | None, zone: str) -> dict[str, str]:
    """Lay one end of a leg out: where, when, and by which clock."""
    hour = f"{at:%H:%M}" if at else ""
    offset = datetime.combine(on, at or time(12), ZoneInfo(zone)).utcoffset() if on else None
    hours = offset.total_seconds() / 3600 if offset is not None else None
    return {
        "place": place or "—",
        "time": hour or "—",
        "day": day(on) if on else "",
        "clock": f"UTC{hours:+g}" if hours is not None else "",
    }


def _took(span: timedelta | None) -> str:
    if span is None or span <= timedelta(0):
        return ""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return _("%(hours)s h %(minutes)02d min", hours=hours, minutes=minutes)


def leg_lines(delegation: Delegation, rows: Rows, names: Names) -> list[dict[str, Any]]:
    """Lay the legs out in the order in which they leave."""
    return [
        {
            "row": leg,
            "kind": label(leg.kind),
            "how": " ".join(part for part in (label(leg.carriage), leg.number) if part),
            "leaves": _end(leg.from_place, leg.leaves_on, leg.leaves_at, leg.leaves_zone),
            "arrives": _end(leg.to_place, leg.arrives_on, leg.arrives_at, leg.arrives_zone),
            "took": _took(lasts(leg)),
            "who": named(rows.passengers.get(leg.id, ()), names) or _("the whole delegation"),
            "notices": about_leg(leg, delegation.starts_on, delegation.ends_on),
        }
        for leg in rows.legs
    ]


def room_lines(rows: Rows, names: Names, *, editable: bool) -> list[dict[str, Any]]:
    """Lay the rooms out, hotel by hotel; the number only for who may know it."""
    return [
        {
            "row": room,
            "number": room.number if editable else None,
            "days": f"{day(room.from_on)} – {day(room.to_on)}" if room.from_on and room.to_on else "—",
            "nights": len(nights(room)),
            "who": named(rows.guests.get(room.id, ()), names) or "—",
            "notices": about_room(room, rows),
        }
        for room in rows.rooms
    ]


def vehicle_lines(rows: Rows, names: Names) -> list[dict[str, Any]]:
    """Lay the vehicles out with who sits where, the seat of honour first."""
    lines = []
    for vehicle in rows.vehicles:
        sitting = rows.seats.get(vehicle.id, {})
        is_small = vehicle.kind is VehicleKind.CAR
        behind = [(seat, key) for seat, key in sorted(sitting.items()) if seat > 0 and key in names]
        beside = names.get(sitting.get(0, 0), "")
        lines.append(
            {
                "row": vehicle,
                "kind": label(vehicle.kind),
                "seats": [(seat_word(seat, is_small=is_small), names[key]) for seat, key in behind],
                "beside": beside,
                "taken": len(behind),
                "notices": about_vehicle(vehicle, rows),
            }
        )
    return lines


def advice(rows: Rows, names: Names, travellers: Sequence[int]) -> dict[str, list[str]]:
    """Say of all rows together who is missing and who is twice, by the card where it belongs."""
    said: dict[str, list[str]] = {"legs": [], "rooms": [], "vehicles": []}
    for kind, words in (
        (LegKind.ARRIVAL, _("No arrival is entered for: %(names)s.")),
        (LegKind.DEPARTURE, _("No departure is entered for: %(names)s.")),
    ):
        if missing := without_leg(rows, kind, travellers):
            said["legs"].append(words % {"names": named(missing, names)})
    if missing := without_room(rows, travellers):
        said["rooms"].append(_("No room for: %(names)s.", names=named(missing, names)))
    for key, (_room, night) in in_two_rooms(rows).items():
        told = {"name": names.get(key, ""), "day": day(night)}
        said["rooms"].append(_("%(name)s has two rooms in the night of %(day)s.", **told))
    called = {one.id: one.name or label(one.kind) for one in rows.vehicles}
    for key, cars in in_two_vehicles(rows).items():
        where = ", ".join(called[one] for one in cars)
        said["vehicles"].append(_("%(name)s sits in: %(cars)s.", name=names.get(key, ""), cars=where))
    return said
