"""What stands in each other's way in a programme. All of it is advice: the officer may know better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from crm.core.text import fold
from crm.delegations.models import ItemKind
from crm.delegations.rules.programme import begins, ends, moment

DAY_BEGINS: Final = time(7, 0)
DAY_ENDS: Final = time(17, 30)
"""Between these hours an office is expected to receive; meals and evenings out lie outside them."""
ANY_HOUR: Final = frozenset({ItemKind.MEAL, ItemKind.PERFORMANCE, ItemKind.MOVE, ItemKind.REST})
"""Kinds of items that take place when offices are shut."""
INSTANT: Final = timedelta(minutes=1)
"""How long an item counts that has no end."""


class ClashKind(StrEnum):
    """What is in the way."""

    PERSON = "person"
    VENUE = "venue"
    VEHICLE = "vehicle"
    TRAVEL = "travel"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    OUTSIDE = "outside"
    HOLIDAY = "holiday"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What the rules know of an item."""

    id: int
    day: date
    starts_at: time
    zone: str
    ends_at: time | None = None
    ends_on: date | None = None
    kind: ItemKind = ItemKind.OTHER
    place: str = ""
    venue: str = ""
    party: str = ""
    people: frozenset[int] = frozenset()
    vehicles: frozenset[int] = frozenset()
    interpreter_id: int | None = None
    travel_minutes: int | None = None

    @property
    def begin(self) -> datetime:
        """When it begins."""
        return begins(self)

    @property
    def end(self) -> datetime:
        """When it ends; without a time for that it is over at once."""
        return max(ends(self) or self.begin, self.begin + INSTANT)

    def is_where(self, other: Item) -> bool:
        """Tell whether two items are known to take place at the same spot."""
        here, there = (tuple(fold(text) for text in (one.place, one.venue)) for one in (self, other))
        return bool(here[0]) and here == there


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A journey to the visit or home from it: who, and the moment that counts."""

    id: int
    is_arrival: bool
    day: date
    at: time | None
    zone: str
    people: frozenset[int] = frozenset()

    @property
    def moment(self) -> datetime:
        """When they arrive, or leave; without an hour as early as can be on arrival, as late on departure."""
        return moment(self.day, self.at or (time.min if self.is_arrival else time(23, 59)), self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A programme with all that its rules look at. ``notes`` tells which days which side keeps."""

    starts_on: date
    ends_on: date
    items: Sequence[Item]
    legs: Sequence[Leg] = ()
    travellers: frozenset[int] = frozenset()
    everybody: frozenset[int] = frozenset()
    days_off: Mapping[date, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way: which items, whom or what it concerns; ``minutes`` are missing of a way."""

    kind: ClashKind
    items: tuple[int, ...]
    people: tuple[int, ...] = ()
    vehicle: int = 0
    minutes: int = 0
    leg: int = 0
    note: str = ""


def clashes(plan: Plan) -> Sequence[Clash]:
    """Return everything that is in the way, the gravest first, each in the order of the programme."""
    return [one for find in _RULES for one in find(plan)]


def _people_of(item: Item, plan: Plan) -> frozenset[int]:
    """Those who take part: all of the visit where nobody is named, unless it is for a group without names."""
    named = item.people or (frozenset() if item.party else plan.everybody)
    return named | ({item.interpreter_id} if item.interpreter_id else frozenset())


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda one: (one.begin, one.id))


def _overlapping(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Pair items that go on at the same time; of many, only neighbours in time are compared."""
    going: list[Item] = []
    for item in items:
        going = [one for one in going if one.end > item.begin]
        yield from ((one, item) for one in going)
        going.append(item)


def _persons(plan: Plan) -> Iterator[Clash]:
    for one, other in _overlapping(_in_order(plan.items)):
        if not one.is_where(other) and (both := _people_of(one, plan) & _people_of(other, plan)):
            yield Clash(ClashKind.PERSON, (one.id, other.id), tuple(sorted(both)))


def _venues(plan: Plan) -> Iterator[Clash]:
    """One hall for two items; a meeting within a meeting of the same people is none."""
    for one, other in _overlapping(_in_order(plan.items)):
        if _share_a_hall(one, other) and not _people_of(one, plan) & _people_of(other, plan):
            yield Clash(ClashKind.VENUE, (one.id, other.id), note=one.venue)


def _share_a_hall(one: Item, other: Item) -> bool:
    return bool(one.venue) and all(
        fold(here) == fold(there) for here, there in ((one.venue, other.venue), (one.place, other.place))
    )


def _vehicles(plan: Plan) -> Iterator[Clash]:
    for one, other in _overlapping(_in_order(plan.items)):
        if not one.is_where(other):
            for vehicle in sorted(one.vehicles & other.vehicles):
                yield Clash(ClashKind.VEHICLE, (one.id, other.id), vehicle=vehicle)


def _parties(plan: Plan) -> Iterator[tuple[tuple[int, ...], list[Item]]]:
    """Part people by the programme they have: two hundred of one delegation are mostly one party."""
    order = _in_order(plan.items)
    of: dict[int, list[Item]] = {key: [] for key in plan.everybody}
    for item in order:
        for key in _people_of(item, plan):
            of.setdefault(key, []).append(item)
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for key, items in of.items():
        groups[tuple(item.id for item in items)].append(key)
    known = {item.id: item for item in order}
    for ids, people in groups.items():
        yield tuple(sorted(people)), [known[key] for key in ids]


def _travel(plan: Plan) -> Iterator[Clash]:
    """Too little time for the way from one item of somebody to the next."""
    found: dict[tuple[int, int], Clash] = {}
    for people, items in _parties(plan):
        for before, after in pairwise(items):
            short = _minutes_short(before, after)
            if short > 0:
                key = (before.id, after.id)
                others = found[key].people if key in found else ()
                found[key] = Clash(ClashKind.TRAVEL, key, tuple(sorted({*others, *people})), minutes=short)
    yield from found.values()


def _minutes_short(before: Item, after: Item) -> int:
    """Tell how many minutes of the way are missing; a journey before it is itself the way."""
    if not after.travel_minutes or before.kind is ItemKind.MOVE or before.is_where(after):
        return 0
    left = (after.begin - (ends(before) or before.begin)).total_seconds() // 60
    return int(after.travel_minutes - left) if left >= 0 else 0


def _legs(plan: Plan, *, is_arrival: bool) -> Iterator[tuple[Item, Leg, tuple[int, ...]]]:
    """Pair the first item of travellers with the leg that brings them, or the last with the one home."""
    ours = [leg for leg in plan.legs if leg.is_arrival is is_arrival]
    choose: Callable[..., Leg] = max if is_arrival else min
    met: dict[tuple[int, int], list[int]] = defaultdict(list)
    items = {item.id: item for item in plan.items if item.kind is not ItemKind.MOVE}
    legs = {leg.id: leg for leg in ours}
    for people, mine in _parties(plan):
        stays = [item for item in mine if item.id in items]
        for person in people:
            taken = [leg for leg in ours if person in (leg.people or plan.travellers)]
            if stays and taken:
                item = stays[0] if is_arrival else max(stays, key=lambda one: one.end)
                met[item.id, choose(taken, key=lambda leg: leg.moment).id].append(person)
    for (item_id, leg_id), people_met in met.items():
        yield items[item_id], legs[leg_id], tuple(sorted(people_met))


def _arrivals(plan: Plan) -> Iterator[Clash]:
    for item, leg, people in _legs(plan, is_arrival=True):
        if leg.moment > item.begin:
            yield Clash(ClashKind.ARRIVAL, (item.id,), people, leg=leg.id)


def _departures(plan: Plan) -> Iterator[Clash]:
    for item, leg, people in _legs(plan, is_arrival=False):
        if leg.moment < (ends(item) or item.begin):
            yield Clash(ClashKind.DEPARTURE, (item.id,), people, leg=leg.id)


def _outside(plan: Plan) -> Iterator[Clash]:
    for item in _in_order(plan.items):
        if not plan.starts_on <= item.day <= plan.ends_on:
            yield Clash(ClashKind.OUTSIDE, (item.id,))


def _by_day(plan: Plan) -> Iterator[tuple[date, list[Item]]]:
    days: dict[date, list[Item]] = defaultdict(list)
    for item in _in_order(plan.items):
        if item.kind not in ANY_HOUR:
            days[item.day].append(item)
    yield from days.items()


def _holidays(plan: Plan) -> Iterator[Clash]:
    """Work on a day that one side keeps; one line for each such day."""
    for day, items in _by_day(plan):
        for note in plan.days_off.get(day, ()):
            yield Clash(ClashKind.HOLIDAY, tuple(item.id for item in items), note=note)


def _hours(plan: Plan) -> Iterator[Clash]:
    for _day, items in _by_day(plan):
        for item in items:
            is_late = item.ends_on not in (None, item.day)
            last = time.max if is_late else item.ends_at or item.starts_at
            if item.starts_at < DAY_BEGINS or last > DAY_ENDS:
                yield Clash(ClashKind.HOURS, (item.id,))


_RULES: Final[Sequence[Callable[[Plan], Iterable[Clash]]]] = (
    _persons,
    _venues,
    _vehicles,
    _travel,
    _arrivals,
    _departures,
    _outside,
    _holidays,
    _hours,
)


def touching(found: Iterable[Clash]) -> Mapping[int, Collection[Clash]]:
    """Return the clashes by the item they touch."""
    touched: dict[int, list[Clash]] = defaultdict(list)
    for one in found:
        for key in one.items:
            touched[key].append(one)
    return touched
