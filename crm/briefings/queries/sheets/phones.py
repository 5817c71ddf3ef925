"""Whom each role rings; the numbers stand at the foot of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from crm.briefings.content import Phone
from crm.briefings.queries.rows import Person
from crm.briefings.queries.sheets.naming import car_name, joined, number_of, polite
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import CallRole, short_name
from crm.core.locale import _, label
from crm.delegations.models import MemberRole, MemberSide, Vehicle

_PHONES: Final = 4


def holds(person: Person, role: MemberRole, side: MemberSide) -> bool:
    """Tell whether somebody holds a role on one side."""
    return person.member.role is role and person.member.side is side


def phones(desk: Desk, *groups: Callable[[Desk], Iterator[Phone]]) -> tuple[Phone, ...]:
    """Return the first numbers of each group in turn, until the foot of the sheet is full."""
    found = [list(group(desk)) for group in groups]
    turns = max((len(group) for group in found), default=0)
    ringing = [group[turn] for turn in range(turns) for group in found if turn < len(group)]
    return tuple(ringing[:_PHONES])


def officer(desk: Desk) -> Iterator[Phone]:
    """Ring whoever is in charge of the visit."""
    head = desk.whole.head
    who = short_name(desk.officer)
    yield Phone(
        joined((_("Officer in charge"), who)), head.officer_phone or _own_number(desk) or desk.missing
    )


def _own_number(desk: Desk) -> str:
    """Return the number the officer has among the members, where the account has none."""
    owner_id = desk.whole.head.delegation.owner_id
    ours = (one for one in desk.whole.people if owner_id and one.member.user_id == owner_id)
    return next((one.member.phone or one.phone for one in ours), "")


def _of_role(desk: Desk, role: MemberRole, side: MemberSide, word: str) -> Iterator[Phone]:
    for one in desk.whole.people:
        if holds(one, role, side) and not _is_officer(desk, one):
            yield Phone(joined((word, polite(desk, one))), number_of(desk, one))


def _is_officer(desk: Desk, person: Person) -> bool:
    owner_id = desk.whole.head.delegation.owner_id
    return bool(owner_id and person.member.user_id == owner_id)


def interpreters(desk: Desk) -> Iterator[Phone]:
    """Ring our interpreters."""
    yield from _of_role(desk, MemberRole.INTERPRETER, MemberSide.OURS, label(CallRole.INTERPRETER))


def interpreters_of_theirs(desk: Desk) -> Iterator[Phone]:
    """Ring the interpreters they bring; a gap where nobody has named one."""
    found = list(_of_role(desk, MemberRole.INTERPRETER, MemberSide.THEIRS, _("Their interpreter")))
    yield from found or [Phone(_("Their interpreter"), desk.missing)]


def head_of_theirs(desk: Desk) -> Iterator[Phone]:
    """Ring the head of their delegation."""
    head = desk.head_person(MemberSide.THEIRS)
    if head:
        yield Phone(joined((_("Head of delegation"), polite(desk, head))), number_of(desk, head))


def drivers(desk: Desk) -> Iterator[Phone]:
    """Ring the drivers."""
    for vehicle in desk.whole.travel.vehicles:
        yield Phone(joined((car_name(vehicle), vehicle.driver)), vehicle.driver_phone or desk.missing)


def other_drivers(mine: Vehicle) -> Callable[[Desk], Iterator[Phone]]:
    """Ring the drivers of all vehicles but one."""

    def others(desk: Desk) -> Iterator[Phone]:
        for vehicle in desk.whole.travel.vehicles:
            if vehicle is not mine:
                yield Phone(joined((car_name(vehicle), vehicle.driver)), vehicle.driver_phone or desk.missing)

    return others
