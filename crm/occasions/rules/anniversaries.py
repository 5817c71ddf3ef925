"""Which years are remembered, and on which day: 5, 10, 15… years after something began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from crm.occasions.models import Basis

STEP: Final = 5
"""Every so many years are remembered."""
TEN: Final = 10


class Mark(StrEnum):
    """How round a number of years is, as offices say it: every tenth weighs more than a fifth."""

    ROUND = "round"
    EVEN = "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Something that began once and is remembered; of some only the year is known."""

    key: str
    basis: Basis
    since: date
    is_year_only: bool = False
    locality_id: int | None = None
    country_code: str = ""
    title: str = ""
    native_name: str = ""
    native_lang: str = ""
    source: str = ""
    source_url: str = ""
    owner_id: int | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """One anniversary; without a day where only the year of the beginning is known."""

    of: Beginning
    years: int
    year: int
    day: date | None

    @property
    def last_day(self) -> date:
        """The day itself, or the last one of its year."""
        return self.day or date(self.year, 12, 31)


def key_of(basis: Basis, what: int | str) -> str:
    """Name what is remembered: ``tie-12``, ``sister-12``, ``diplomatic-JP``."""
    return f"{basis.value}-{what}"


def mark_of(years: int) -> Mark:
    """Say how round a number of years is."""
    return Mark.ROUND if years % TEN == 0 else Mark.EVEN


def anniversary_on(since: date, year: int) -> date:
    """Return the day in ``year`` on which a day is remembered.

    29 February is remembered on 28 February in common years: before the month is over, and never late.
    """
    try:
        return since.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def coming(of: Beginning, first: date, last: date) -> Iterator[Coming]:
    """Yield the anniversaries of something that fall from ``first`` to ``last``."""
    for year in range(first.year, last.year + 1):
        years = year - of.since.year
        if years <= 0 or years % STEP:
            continue
        day = None if of.is_year_only else anniversary_on(of.since, year)
        if day is None or first <= day <= last:
            yield Coming(of, years, year, day)


def first_known(days: Iterable[tuple[date, bool]]) -> tuple[date, bool] | None:
    """Return the earliest of several days, each with whether only its year is known.

    Of one year a whole day says more than the year alone.
    """
    return min(days, key=lambda one: (one[0].year, one[1], one[0]), default=None)
