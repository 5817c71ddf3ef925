"""What a request is looked at with: facts gathered beforehand, so that the rules need nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from crm.requests.models import Host


class FactKind(StrEnum):
    """What a fact leads to."""

    DELEGATION = "delegation"
    INTERACTION = "interaction"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found, in words, with the record that it stands in."""

    text: str
    kind: FactKind = FactKind.NOTHING
    key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Another delegation, as far as it is compared with this one."""

    key: int
    title: str
    starts_on: date
    ends_on: date
    sender: str = ""
    topic: str = ""
    sector: str | None = None
    is_same_partner: bool = True


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day of the visit that one side keeps."""

    day: date
    text: str
    is_off: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A rank as it is compared: 1 is the highest level."""

    place: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """Everything the rules compare; None and nothing mean: not known."""

    starts_on: date
    ends_on: date
    body: str = ""
    topic: str = ""
    sector: str | None = None
    earlier: Sequence[Visit] = ()
    notice_days: int | None = None
    """Working days from the arrival of the request to the first day; negative when it came later."""
    kept: Sequence[KeptDay] = ()
    worked_days: int | None = None
    """Days of the visit on which our office works."""
    beside: Sequence[Visit] = ()
    post: str = ""
    engaged: Sequence[Found] = ()
    rank: Level | None = None
    post_rank: Level | None = None
    posts_of_rank: Sequence[str] = ()
    """Our posts that match the rank of their head."""
    host: Host | None = None


WORK_BEGINS: Final = time(8)
WORK_ENDS: Final = time(17)


def days_at(first: date, last: date, here: str, there: str) -> tuple[date, date]:
    """Return the days it is over there while we work here from ``first`` to ``last``.

    Across the date line our morning is their day before; a change to summer time is in the rules of the zone.
    """
    begins = datetime.combine(first, WORK_BEGINS, ZoneInfo(here)).astimezone(ZoneInfo(there))
    ends = datetime.combine(last, WORK_ENDS, ZoneInfo(here)).astimezone(ZoneInfo(there))
    return begins.date(), ends.date()


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier; 29/02 becomes 28/02."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def overlap(first: date, last: date, other_first: date, other_last: date) -> timedelta | None:
    """Return how long two spans run side by side, None when they do not."""
    days = min(last, other_last) - max(first, other_first)
    return days if days >= timedelta(0) else None
