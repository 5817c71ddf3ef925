"""Who sits where at a meeting: the members who take part, each side in protocol order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crm.briefings.content import Missing, SeatingPlan, Sitter, Text
from crm.briefings.queries.people import SIDES, called, name_of
from crm.briefings.queries.rows import Person
from crm.briefings.queries.sheets.naming import place_of, title_of
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import Paper, SeatingShape, layout
from crm.delegations.models import Delegation, ItemKind, MemberRole, MemberSide
from crm.delegations.models import ProgrammeItem as Item
from crm.localities.rules import country_name

_SHAPES: Final = {
    ItemKind.SIGNING: SeatingShape.SIGNING,
    ItemKind.CEREMONY: SeatingShape.U,
    ItemKind.MEAL: SeatingShape.HEAD,
}
_SEATED: Final = frozenset({ItemKind.TALKS, ItemKind.COURTESY, ItemKind.SIGNING, ItemKind.MEAL})
_AT_NO_TABLE: Final = frozenset({MemberRole.INTERPRETER, MemberRole.PRESS, MemberRole.SECURITY})
_WITHOUT_FLAG: Final = frozenset({"", "TW", "HK", "MO"})
_IN_A_PACK: Final = 4


def shape_of(item: Item) -> SeatingShape:
    """Return how the table usually stands at such a meeting."""
    return _SHAPES.get(item.kind, SeatingShape.FACING)


def seating(desk: Desk) -> tuple[SeatingPlan, ...]:
    """Return the plan of the meeting asked for; in a pack those of its first meetings."""
    wish, items = desk.wish, desk.whole.items
    if wish.paper is Paper.SEATING:
        return tuple(_plan(desk, item, wish.role) for item in items if item.id == wish.item_id)
    seated = [item for item in items if item.kind in _SEATED or item.has_leader]
    return tuple(_different(_plan(desk, item, "") for item in seated))[:_IN_A_PACK]


def _different(plans: Iterable[SeatingPlan]) -> Iterator[SeatingPlan]:
    """Leave out of a pack what only says again who sits where at such a table."""
    told = set()
    for plan in plans:
        same = (plan.shape, plan.guests, plan.hosts)
        if same not in told:
            told.add(same)
            yield plan


def _plan(desk: Desk, item: Item, shape: str) -> SeatingPlan:
    trip = desk.whole.head.delegation
    present = [one for one in desk.whole.people if desk.whole.travel.takes_part(item.id, one.member.id)]
    guest_side, host_side = _sides(desk)
    is_named = bool(desk.whole.travel.persons.get(item.id))
    guests = _at_table(desk, present, guest_side, item)
    if is_named or item.kind is ItemKind.MEAL:
        guests += _at_table(desk, present, MemberSide.GUEST, item, after=len(guests))
    places = {MemberSide.OURS: desk.home, MemberSide.THEIRS: desk.partner}
    hosts = _at_table(desk, present, host_side, item)
    flags = _flags(desk, trip)
    form = shape if shape in list(SeatingShape) else shape_of(item).value
    return SeatingPlan(
        shape=form,
        placed=layout(form, len(guests), len(hosts)),
        title=title_of(desk, item),
        when=item.day,
        starts=item.starts_at,
        place=place_of(desk, item),
        guests=guests,
        hosts=hosts,
        guest_interpreter=_interpreter(desk, item, guest_side),
        host_interpreter=_interpreter(desk, item, host_side),
        guest_side=places[guest_side],
        host_side=places[host_side],
        guest_flag=flags[guest_side],
        host_flag=flags[host_side],
    )


def _sides(desk: Desk) -> tuple[MemberSide, MemberSide]:
    if desk.is_outgoing:
        return MemberSide.OURS, MemberSide.THEIRS
    return MemberSide.THEIRS, MemberSide.OURS


def _flags(desk: Desk, trip: Delegation) -> dict[MemberSide, str]:
    partner = desk.whole.head.partner
    code = partner.country_code if partner else ""
    theirs = "" if code in _WITHOUT_FLAG else country_name(code)
    return {MemberSide.OURS: country_name("VN"), MemberSide.THEIRS: theirs}


def _at_table(
    desk: Desk, present: list[Person], side: MemberSide, item: Item, after: int = 0
) -> tuple[Sitter, ...]:
    """Return one side in the order received, its head first; who works standing has no seat."""
    seated = [
        one
        for one in present
        if one.member.side is side
        and one.member.role not in _AT_NO_TABLE
        and (one.member.role is not MemberRole.SPOUSE or item.kind is ItemKind.MEAL)
    ]
    seated.sort(key=lambda one: one.member.role is not MemberRole.HEAD)
    return tuple(
        Sitter(
            side=SIDES[side],
            number=at,
            name=name_of(desk, one.member),
            is_head=at == 1,
            title=desk.plain(one.member.title),
        )
        for at, one in enumerate(seated, start=after + 1)
    )


def _interpreter(desk: Desk, item: Item, side: MemberSide) -> Text:
    """Name who interprets for one side; a gap where nobody does."""
    mine = [
        one
        for one in desk.whole.people
        if one.member.side is side and one.member.role is MemberRole.INTERPRETER
    ]
    chosen = next((one for one in mine if one.member.id == item.interpreter_id), None)
    found = chosen or next(iter(mine), None)
    if found:
        return called(desk, found.member)
    return Missing() if desk.is_for_guests else desk.missing
