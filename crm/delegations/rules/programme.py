"""The rules of a programme: what items are called, when they begin and end, how they stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol, TypeVar
from zoneinfo import ZoneInfo

from crm.core.locale import _, _lp, name_members
from crm.delegations.models import ItemKind

name_members(
    {
        ItemKind.TALKS: _lp("itemkind", "Talks, working session"),
        ItemKind.COURTESY: _lp("itemkind", "Courtesy call"),
        ItemKind.SIGNING: _lp("itemkind", "Signing ceremony"),
        ItemKind.CEREMONY: _lp("itemkind", "Ceremony, opening"),
        ItemKind.MEAL: _lp("itemkind", "Meal, reception"),
        ItemKind.VISIT: _lp("itemkind", "Site visit"),
        ItemKind.PERFORMANCE: _lp("itemkind", "Performance, cultural event"),
        ItemKind.MOVE: _lp("itemkind", "Journey, transfer"),
        ItemKind.REST: _lp("itemkind", "Rest, free time"),
        ItemKind.OTHER: _lp("itemkind", "Other"),
    }
)

STEP: Final = timedelta(minutes=15)
"""What a drag or a key moves an item by."""
SHORTEST: Final = timedelta(minutes=15)
"""How tall an item without an end is drawn."""
LONGEST_ITEM: Final = timedelta(hours=36)
"""Nothing of a programme is longer: a journey round the world is entered as its parts."""


class Timed(Protocol):
    """Whatever stands at a local time of some place."""

    @property
    def day(self) -> date:
        """Day it begins."""

    @property
    def starts_at(self) -> time:
        """Time it begins."""

    @property
    def ends_at(self) -> time | None:
        """Time it ends, if that is known."""

    @property
    def ends_on(self) -> date | None:
        """Day it ends, where that is another one."""

    @property
    def zone(self) -> str:
        """Whose clock it is told by."""


T = TypeVar("T", bound=Timed)


def moment(day: date, at: time, zone: str) -> datetime:
    """Return the moment at which the clock of a place shows this, the same for the whole world."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def begins(item: Timed) -> datetime:
    """Return when an item begins."""
    return moment(item.day, item.starts_at, item.zone)


def ends(item: Timed) -> datetime | None:
    """Return when an item ends, if that is known."""
    return moment(item.ends_on or item.day, item.ends_at, item.zone) if item.ends_at else None


def in_order(items: Iterable[T]) -> list[T]:
    """Put items in the order in which they really happen, whatever clock each is told by."""
    return sorted(items, key=lambda item: (begins(item), getattr(item, "id", 0)))


def is_on_the_clock(day: date, at: time, zone: str) -> bool:
    """Tell whether a clock shows this time on this day: an hour is left out when summer time begins."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    return local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None)


def what_is_wrong(item: Timed) -> tuple[str, str] | None:
    """Return the field and a sentence for times that cannot be; None for those that can."""
    place = item.zone.split("/")[-1].replace("_", " ")
    if not is_on_the_clock(item.day, item.starts_at, item.zone):
        sentence = _("The clocks of %(place)s are put forward that day: there is no such time.", place=place)
        return "starts_at", sentence
    if item.ends_at is None:
        return ("ends_at", _("Say at what time it ends.")) if item.ends_on else None
    last = item.ends_on or item.day
    if last < item.day:
        return "ends_on", _("It ends on a day before it begins.")
    if not is_on_the_clock(last, item.ends_at, item.zone):
        sentence = _("The clocks of %(place)s are put forward that day: there is no such time.", place=place)
        return "ends_at", sentence
    begin, end = begins(item), ends(item)
    if end is not None and end < begin:
        return "ends_at", _(
            "The end comes before the beginning. Past midnight? Then it ends on the next day."
        )
    if end is not None and end - begin > LONGEST_ITEM:
        return "ends_on", _("One item lasts 36 hours at most. Enter a longer one as several.")
    return None


@dataclass(frozen=True, slots=True)
class When:
    """When something takes place, by the clock of its place."""

    day: date
    starts_at: time
    ends_at: time | None = None
    ends_on: date | None = None
    zone: str = "Asia/Ho_Chi_Minh"


def shifted(item: Timed, by: timedelta) -> When:
    """Return when an item takes place that is moved by some time, as long as it was; its clock stays."""
    start = datetime.combine(item.day, item.starts_at) + by
    if item.ends_at is None:
        return When(start.date(), start.time(), zone=item.zone)
    end = datetime.combine(item.ends_on or item.day, item.ends_at) + by
    last = end.date() if end.date() != start.date() else None
    return When(start.date(), start.time(), end.time(), last, item.zone)


def quarter(at: time) -> int:
    """Return the quarter of an hour of the day in which a time lies, from 0 to 95."""
    return (at.hour * 60 + at.minute) // 15


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an item stands on the page of a day: rows are quarters of an hour, lanes stand side by side."""

    first: int
    rows: int
    lane: int
    lanes: int


def slots(items: Sequence[Timed], day: date) -> dict[int, Slot]:
    """Lay the items of a day out: those at the same time side by side, each as wide as can be.

    An item that began the day before stands from midnight on; one that goes on is cut at midnight.
    """
    spans = sorted((_rows(item, day), at) for at, item in enumerate(items))
    found: dict[int, Slot] = {}
    group: list[tuple[int, int, int, int]] = []
    until = 0
    for (first, last), at in spans:
        if group and first >= until:
            found |= _laid(group)
            group = []
        busy = {lane for begin, end, lane, _at in group if begin < last and first < end}
        lane = next(one for one in range(len(group) + 1) if one not in busy)
        group.append((first, last, lane, at))
        until = max(until, last)
    return found | _laid(group)


def _rows(item: Timed, day: date) -> tuple[int, int]:
    first = quarter(item.starts_at) if item.day == day else 0
    if item.ends_at is None:
        return first, first + 1
    last_day = item.ends_on or item.day
    ending = 96 if last_day > day else -(-(item.ends_at.hour * 60 + item.ends_at.minute) // 15)
    return first, min(max(ending, first + 1), 96)


def _laid(group: Sequence[tuple[int, int, int, int]]) -> dict[int, Slot]:
    lanes = 1 + max((lane for _first, _last, lane, _at in group), default=0)
    return {at: Slot(first, last - first, lane, lanes) for first, last, lane, at in group}
