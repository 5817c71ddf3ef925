"""The sheets of those who work around the visit: press, security, and whoever looks after the guests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from crm.briefings.content import CallSheet, Phone
from crm.briefings.queries.sheets.calls.lines import Stop, days_of, dress_of, minutes_of, stop, vehicles_of
from crm.briefings.queries.sheets.naming import car_name, joined, place_of, polite, title_of
from crm.briefings.queries.sheets.phones import drivers, head_of_theirs, holds, interpreters, officer, phones
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import CallRole
from crm.core.locale import _, label, ngettext
from crm.delegations.models import ItemKind, MemberRole, MemberSide
from crm.delegations.models import ProgrammeItem as Item

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


def press_sheet(desk: Desk) -> Iterator[CallSheet]:
    """Return what may be photographed; notes of ours are no business of the press."""
    items = [item for item in desk.whole.items if item.kind in _FOR_PRESS or item.has_leader]
    yield _shared(
        desk,
        CallRole.PRESS,
        MemberRole.PRESS,
        (stop(item, title_of(desk, item), place_of(desk, item)) for item in items),
        (officer, interpreters),
    )


def security_sheet(desk: Desk) -> Iterator[CallSheet]:
    """Return where people gather, how many, and in which cars."""
    yield _shared(
        desk,
        CallRole.SECURITY,
        MemberRole.SECURITY,
        (
            stop(item, place_of(desk, item), title_of(desk, item), _scope(desk, item), minutes_of(item))
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
    return joined((people, leader, *(car_name(one) for one in vehicles_of(desk, item))))


def liaison_sheet(desk: Desk) -> Iterator[CallSheet]:
    """Return the whole way of the guests."""
    yield _shared(
        desk,
        CallRole.LIAISON,
        MemberRole.ACCOMPANYING,
        (
            stop(
                item,
                title_of(desk, item),
                place_of(desk, item),
                joined(car_name(one) for one in vehicles_of(desk, item)),
                dress_of(desk, item),
                minutes_of(item),
            )
            for item in desk.whole.items
        ),
        (officer, head_of_theirs, interpreters, drivers),
    )


def _shared(
    desk: Desk,
    role: CallRole,
    held_by: MemberRole,
    stops: Iterable[Stop],
    ringing: tuple[Callable[[Desk], Iterator[Phone]], ...],
) -> CallSheet:
    """Return one sheet for all who hold a role on our side."""
    holders = [one for one in desk.whole.people if holds(one, held_by, MemberSide.OURS)]
    return CallSheet(
        role=label(role),
        who=tuple(polite(desk, one) for one in holders[:3]),
        days=days_of(stops),
        phones=phones(desk, *ringing),
    )
