"""The sheets of those who speak: our head, and whoever interprets."""

from __future__ import annotations

from collections.abc import Iterator

from crm.briefings.content import CallSheet, Text
from crm.briefings.queries.people import address_of
from crm.briefings.queries.rows import Person
from crm.briefings.queries.sheets.calls.lines import Stop, days_of, dress_of, minutes_of, stop, vehicles_of
from crm.briefings.queries.sheets.logistics import seat_in
from crm.briefings.queries.sheets.naming import car_name, place_of, polite, title_of
from crm.briefings.queries.sheets.phones import (
    drivers,
    holds,
    interpreters,
    interpreters_of_theirs,
    officer,
    phones,
)
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import CallRole
from crm.core.locale import _, label
from crm.delegations.models import ItemKind, MemberRole, MemberSide
from crm.delegations.models import ProgrammeItem as Item


def leader_sheet(desk: Desk) -> Iterator[CallSheet]:
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
        days=days_of(
            stop(item, title_of(desk, item), place_of(desk, item), dress_of(desk, item), minutes_of(item))
            for item in items
        ),
        phones=phones(desk, officer, interpreters, drivers),
    )


def interpreter_sheets(desk: Desk) -> Iterator[CallSheet]:
    """One sheet for each interpreter of ours, with their items; how our guests' head is spoken to."""
    ours = [one for one in desk.whole.people if holds(one, MemberRole.INTERPRETER, MemberSide.OURS)]
    holders: list[Person | None] = [*ours] or [None]
    for person in holders:
        yield CallSheet(
            role=label(CallRole.INTERPRETER),
            who=_who(desk, person),
            days=days_of(_interpreted(desk, person)),
            warning=_about_the_head(desk),
            promise=_not_promise(desk),
            phones=phones(desk, officer, interpreters_of_theirs, drivers),
        )


def _who(desk: Desk, person: Person | None) -> tuple[Text, ...]:
    if person is None:
        return (desk.missing,)
    return tuple(text for text in (polite(desk, person), person.member.languages) if text)


def _interpreted(desk: Desk, person: Person | None) -> Iterator[Stop]:
    for item in desk.whole.items:
        if item.kind in (ItemKind.REST,) or (person and not _interprets(desk, person, item)):
            continue
        yield stop(item, title_of(desk, item), place_of(desk, item), _ride(desk, person, item))


def _interprets(desk: Desk, person: Person, item: Item) -> bool:
    if item.interpreter_id:
        return item.interpreter_id == person.member.id
    return desk.whole.travel.takes_part(item.id, person.member.id)


def _ride(desk: Desk, person: Person | None, item: Item) -> str:
    """Say in which car somebody goes to an item, and on which seat."""
    if person is None:
        return ""
    for vehicle in vehicles_of(desk, item):
        for seat, member_id in desk.whole.travel.seats.get(vehicle.id, ()):
            if member_id == person.member.id:
                return _(
                    "Goes by %(car)s, %(seat)s.", car=car_name(vehicle), seat=seat_in(vehicle.kind, seat)
                )
    return ""


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
