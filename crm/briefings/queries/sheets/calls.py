"""Call sheets: for each role when to be where and what its holder has to know, and no more than that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from crm.briefings.content import CallDay, CallLine, CallSheet, Missing, Phone, Text
from crm.briefings.queries.people import address_of
from crm.briefings.queries.rows import Person
from crm.briefings.queries.sheets.logistics import kind_word, seat_word
from crm.briefings.queries.sheets.naming import car_name, joined, place_of, polite, title_of
from crm.briefings.queries.sheets.phones import (
    drivers,
    head_of_theirs,
    holds,
    interpreters,
    interpreters_of_theirs,
    officer,
    other_drivers,
    phones,
)
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import CallRole
from crm.core.locale import _, label, ngettext
from crm.delegations.models import ItemKind, MemberRole, MemberSide, Vehicle
from crm.delegations.models import ProgrammeItem as Item

_NAMED_PASSENGERS: Final = 4
_PHONES: Final = 4
_FOR_PRESS: Final = frozenset(
    {
        ItemKind.TALKS,
        ItemKind.COURTESY,
        ItemKind.SIGNING,
        ItemKind.CEREMONY,
        ItemKind.VISIT,
        ItemKind.PERFORMANCE,
    }
)


def calls(desk: Desk) -> tuple[CallSheet, ...]:
    """Return the sheets of the role asked for, or of every role in order."""
    chosen = [CallRole(desk.wish.role)] if desk.wish.role in list(CallRole) else list(CallRole)
    return tuple(sheet for role in chosen for sheet in _SHEETS[role](desk))


@dataclass(frozen=True, slots=True)
class _Stop:
    """A line with the moment it is sorted by."""

    moment: datetime
    line: CallLine


def _days(stops: Iterable[_Stop]) -> tuple[CallDay, ...]:
    ordered = sorted(stops, key=lambda stop: stop.moment)
    return tuple(
        CallDay(on, tuple(stop.line for stop in group))
        for on, group in groupby(ordered, key=lambda stop: stop.moment.date())
    )


def _stop(item: Item, action: Text, *detail: Text, before: int = 0) -> _Stop:
    moment = datetime.combine(item.day, item.starts_at) - timedelta(minutes=before)
    said = tuple(one for one in detail if one)
    return _Stop(moment, CallLine(moment.time(), action, said, until=item.ends_at, key=item.id))


def _minutes(item: Item) -> str:
    minutes = item.travel_minutes or 0
    return ngettext("%(num)s minute of travel", "%(num)s minutes of travel", minutes) if minutes else ""


def _leader(desk: Desk) -> Iterator[CallSheet]:
    """Our head's sheet: the items a city leader attends."""
    head = desk.head_person(MemberSide.OURS)
    items = [item for item in desk.whole.items if item.has_leader]
    if head:
        named = desk.whole.travel.persons
        items = [
            item for item in desk.whole.items if item in items or head.member.id in named.get(item.id, ())
        ]
    yield CallSheet(
        role=label(CallRole.LEADER),
        who=(polite(desk, head), desk.title(head.member.title)) if head else (desk.missing,),
        days=_days(
            _stop(item, title_of(desk, item), place_of(desk, item), _dress(desk, item), _minutes(item))
            for item in items
        ),
        phones=phones(desk, officer, interpreters, drivers),
    )


def _dress(desk: Desk, item: Item) -> str:
    return _("Dress") + f": {desk.plain(item.dress)}" if item.dress.best() else ""


def _interpreter(desk: Desk) -> Iterator[CallSheet]:
    """One sheet for each interpreter of ours, with their items; how our guests' head is spoken to."""
    ours = [one for one in desk.whole.people if holds(one, MemberRole.INTERPRETER, MemberSide.OURS)]
    holders: list[Person | None] = [*ours] or [None]
    for person in holders:
        yield CallSheet(
            role=label(CallRole.INTERPRETER),
            who=_who(desk, person),
            days=_days(_interpreted(desk, person)),
            warning=_about_the_head(desk),
            promise=_not_promise(desk),
            phones=phones(desk, officer, interpreters_of_theirs, drivers),
        )


def _who(desk: Desk, person: Person | None) -> tuple[Text, ...]:
    if person is None:
        return (desk.missing,)
    return tuple(text for text in (polite(desk, person), person.member.languages) if text)


def _interpreted(desk: Desk, person: Person | None) -> Iterator[_Stop]:
    for item in desk.whole.items:
        if item.kind in (ItemKind.REST,) or (person and not _interprets(desk, person, item)):
            continue
        yield _stop(item, title_of(desk, item), place_of(desk, item), _ride(desk, person, item))


def _interprets(desk: Desk, person: Person, item: Item) -> bool:
    if item.interpreter_id:
        return item.interpreter_id == person.member.id
    return desk.whole.travel.takes_part(item.id, person.member.id)


def _ride(desk: Desk, person: Person | None, item: Item) -> str:
    """Say in which car somebody goes to an item, and on which seat."""
    if person is None:
        return ""
    for vehicle in _vehicles_of(desk, item):
        for seat, member_id in desk.whole.travel.seats.get(vehicle.id, ()):
            if member_id == person.member.id:
                return _(
                    "Goes by %(car)s, %(seat)s.", car=car_name(vehicle), seat=seat_word(vehicle.kind, seat)
                )
    return ""


def _vehicles_of(desk: Desk, item: Item) -> list[Vehicle]:
    served = desk.whole.travel.served_by.get(item.id, ())
    return [vehicle for vehicle in desk.whole.travel.vehicles if vehicle.id in served]


def _about_the_head(desk: Desk) -> tuple[Text, ...]:
    """Say how their head is called: the name in its own script, its reading, the address they use."""
    head = desk.head_person(MemberSide.THEIRS)
    if head is None:
        return ()
    member = head.member
    name = " = ".join(part for part in (member.native_name, member.reading) if part)
    said = member.address_native or address_of(desk, member)
    address = f"{_('address as:')} {said}" if isinstance(said, str) and said else None
    return tuple(text for text in (name or polite(desk, head), address) if text)


def _not_promise(desk: Desk) -> Text | None:
    brief = desk.whole.head.brief
    return desk.say_if_any(brief.not_promise) if brief else None


def _driver(desk: Desk) -> Iterator[CallSheet]:
    """One sheet for each vehicle: where and when, and whom it carries; never why."""
    for vehicle in desk.whole.travel.vehicles:
        yield CallSheet(
            role=_("Driver: %(car)s", car=car_name(vehicle)),
            who=tuple(
                text for text in (vehicle.driver or desk.missing, kind_word(vehicle), vehicle.plate) if text
            ),
            days=_days(_drives(desk, vehicle)),
            warning=(vehicle.note,) if vehicle.note else (),
            phones=phones(desk, officer, interpreters, other_drivers(vehicle)),
        )


def _plainly(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _drives(desk: Desk, vehicle: Vehicle) -> Iterator[_Stop]:
    for item in desk.whole.items:
        if vehicle.id not in desk.whole.travel.served_by.get(item.id, ()):
            continue
        place, minutes = place_of(desk, item), item.travel_minutes or 0
        to = place if isinstance(place, Missing) else _("To %(place)s", place=place)
        arrive = _("Be there at %(hour)s.", hour=f"{item.starts_at:%H:%M}") if minutes else ""
        travel = f"{_sentence(_minutes(item))}." if minutes else ""
        wait = (
            _("Wait until %(hour)s.", hour=f"{item.ends_at:%H:%M}")
            if item.ends_at and item.kind is not ItemKind.MOVE
            else ""
        )
        detail = " ".join(part for part in (_carries(desk, vehicle, item), travel, arrive, wait) if part)
        yield _stop(item, to, detail, before=minutes)


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
    names = (f"{polite(desk, person)} ({seat_word(vehicle.kind, seat)})" for seat, person in placed)
    return _("Carries: %(people)s.", people=joined(names))


def _press(desk: Desk) -> Iterator[CallSheet]:
    items = [item for item in desk.whole.items if item.kind in _FOR_PRESS or item.has_leader]
    yield _shared(
        desk,
        CallRole.PRESS,
        MemberRole.PRESS,
        (_stop(item, title_of(desk, item), place_of(desk, item), desk.plain(item.note)) for item in items),
        (officer, interpreters),
    )


def _security(desk: Desk) -> Iterator[CallSheet]:
    yield _shared(
        desk,
        CallRole.SECURITY,
        MemberRole.SECURITY,
        (
            _stop(item, place_of(desk, item), title_of(desk, item), _scope(desk, item), _minutes(item))
            for item in desk.whole.items
        ),
        (officer, drivers),
    )


def _scope(desk: Desk, item: Item) -> str:
    """Say how many people come, whether a leader is among them, and in which cars."""
    named = desk.whole.travel.persons.get(item.id)
    count = len(named) if named else len(desk.whole.people)
    people = ngettext("%(num)s person", "%(num)s people", count)
    leader = _("a city leader attends") if item.has_leader else ""
    return joined((people, leader, *(car_name(one) for one in _vehicles_of(desk, item))))


def _liaison(desk: Desk) -> Iterator[CallSheet]:
    yield _shared(
        desk,
        CallRole.LIAISON,
        MemberRole.ACCOMPANYING,
        (
            _stop(
                item,
                title_of(desk, item),
                place_of(desk, item),
                joined(car_name(one) for one in _vehicles_of(desk, item)),
                _dress(desk, item),
                _minutes(item),
            )
            for item in desk.whole.items
        ),
        (officer, head_of_theirs, interpreters, drivers),
    )


def _shared(
    desk: Desk,
    role: CallRole,
    held_by: MemberRole,
    stops: Iterable[_Stop],
    ringing: tuple[Callable[[Desk], Iterator[Phone]], ...],
) -> CallSheet:
    """Return one sheet for all who hold a role on our side."""
    holders = [one for one in desk.whole.people if holds(one, held_by, MemberSide.OURS)]
    return CallSheet(
        role=label(role),
        who=tuple(polite(desk, one) for one in holders[:3]),
        days=_days(stops),
        phones=phones(desk, *ringing),
    )


_SHEETS: Final[dict[CallRole, Callable[[Desk], Iterator[CallSheet]]]] = {
    CallRole.LEADER: _leader,
    CallRole.INTERPRETER: _interpreter,
    CallRole.DRIVER: _driver,
    CallRole.PRESS: _press,
    CallRole.SECURITY: _security,
    CallRole.LIAISON: _liaison,
}
