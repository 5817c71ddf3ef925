"""A programme with all that is looked at beside it: who takes part, what drives them, which days are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from babel import Locale

from crm.core.locale import _, language, weekday
from crm.core.names import display
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    Direction,
    LegKind,
    MemberSide,
    ProgrammeItem,
    TravelLeg,
)
from crm.delegations.queries.parts import by_side
from crm.delegations.queries.snapshot import Whole, whole_of
from crm.delegations.rules.clashes import Clash, Item, Leg, Plan, clashes
from crm.workdays.queries import Sides, calendar_of, sides
from crm.workdays.rules import is_working_day


@dataclass(frozen=True)
class Programme:
    """All of a programme, read in a handful of statements whatever its size."""

    delegation: Delegation
    whole: Whole
    days: Sides
    people: Mapping[int, frozenset[int]]
    """Members named for an item; an item that is not here is for everybody."""
    cars: Mapping[int, frozenset[int]]
    passengers: Mapping[int, frozenset[int]]

    @property
    def items(self) -> Sequence[ProgrammeItem]:
        """Items in the order in which they happen."""
        return self.whole.items

    @property
    def members(self) -> Sequence[DelegationMember]:
        """Members side by side."""
        return self.whole.members

    @cached_property
    def names(self) -> Mapping[int, str]:
        """Names of the members by their keys."""
        return {one.id: display(one.person_name) for one in self.members}

    @cached_property
    def sides(self) -> Mapping[MemberSide, Sequence[DelegationMember]]:
        """Members by the side they belong to."""
        return by_side(self.members)

    def is_for(self, item: ProgrammeItem, member_id: int) -> bool:
        """Tell whether a member takes part in an item, or interprets there."""
        named = self.people.get(item.id)
        return named is None or member_id in named or item.interpreter_id == member_id

    def clashes(self) -> Sequence[Clash]:
        """Return what is in the way."""
        return clashes(plan_of(self))


def programme_of(delegation: Delegation) -> Programme:
    """Read a programme."""
    whole = whole_of(delegation.id)
    return Programme(
        delegation,
        whole,
        sides(delegation.locality_id),
        people=_keys(whole.links["people"]),
        cars=_keys(whole.links["vehicles"]),
        passengers=_keys(whole.links["passengers"]),
    )


def _keys(links: Mapping[int, list[tuple[int, int]]]) -> dict[int, frozenset[int]]:
    return {row: frozenset(key for key, _seat in keys) for row, keys in links.items()}


def plan_of(programme: Programme) -> Plan:
    """Hand a programme to its rules."""
    trip = programme.delegation
    travelling = MemberSide.OURS if trip.direction is Direction.OUTGOING else MemberSide.THEIRS
    return Plan(
        starts_on=trip.starts_on,
        ends_on=trip.ends_on,
        items=[_item(one, programme) for one in programme.items],
        legs=[leg for one in programme.whole.legs if (leg := _leg(one, programme))],
        travellers=frozenset(one.id for one in programme.members if one.side is travelling),
        everybody=frozenset(one.id for one in programme.members),
        days_off=days_off(programme),
    )


def _item(item: ProgrammeItem, programme: Programme) -> Item:
    plain = ("id", "day", "starts_at", "ends_at", "ends_on", "zone", "kind", "venue", "party")
    given: dict[str, Any] = {
        name: getattr(item, name) for name in (*plain, "interpreter_id", "travel_minutes")
    }
    return Item(
        **given,
        place=item.place.best(language()),
        people=programme.people.get(item.id, frozenset()),
        vehicles=programme.cars.get(item.id, frozenset()),
    )


def _leg(leg: TravelLeg, programme: Programme) -> Leg | None:
    """Return a leg to the visit or home from it, if its day is known."""
    is_arrival = leg.kind is LegKind.ARRIVAL
    day = leg.arrives_on or leg.leaves_on if is_arrival else leg.leaves_on
    if leg.kind is LegKind.BETWEEN or day is None:
        return None
    return Leg(
        id=leg.id,
        is_arrival=is_arrival,
        day=day,
        at=leg.arrives_at if is_arrival else leg.leaves_at,
        zone=leg.arrives_zone if is_arrival else leg.leaves_zone,
        people=programme.passengers.get(leg.id, frozenset()),
    )


def days_off(programme: Programme) -> dict[date, list[str]]:
    """Return the days of a visit on which one side does not work, each with the reason."""
    trip, days = programme.delegation, programme.days
    found: dict[date, list[str]] = {}
    for one in days.between(trip.starts_on, trip.ends_on):
        if one.is_off:
            place = Locale(language()).territories.get(one.side, one.side)
            found.setdefault(one.day, []).append(f"{one.name} ({place})")
    calendar = calendar_of(days.ours, trip.starts_on, trip.ends_on, days.rows.get(days.ours, ()))
    for number in range(min(trip.days, 62)):
        day = trip.starts_on + timedelta(days=number)
        if day not in found and not is_working_day(day, calendar):
            found[day] = [_("%(weekday)s, offices here are closed", weekday=weekday(day))]
    return found
