"""Public holidays as the package ``holidays`` publishes them, country by country and year by year.

Swapped days are in it as far as they were announced when the package was made; moving days of far years are
its estimates. What no source settles yet is kept apart in ``DOUBTED`` and is not counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

FIRST_YEAR, LAST_YEAR = 1990, 2100
SOURCE: Final = "holidays"
_LANGUAGES: Final = {"vi": ("vi",), "en": ("en_US",)}

DOUBTED: Final = {"VN": ((2026, (11, 24)), (2026, (11, 25)))}
"""By country: first year, and month and day, of what the package counts and no published law was seen for.

Viet Nam Culture Day, 24/11, and the day off in its place: the office enters them when it knows.
"""


@dataclass(frozen=True, slots=True)
class Published:
    """One country's year: names of days off, weekend days worked in exchange, days in doubt."""

    off: Mapping[date, str]
    working: Collection[date]
    doubted: Mapping[date, str]


NOTHING: Final = Published({}, frozenset(), {})


@lru_cache(maxsize=256)
def published(country: str, year: int, lang: str = "vi") -> Published:
    """Return what is published of a country's year, in ``lang`` where the package speaks it.

    A country or territory it does not know has no day off here, and neither has a year out of range.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return NOTHING
    import holidays  # on first need: it knows the whole world

    known = holidays.list_supported_countries()
    if country not in known:
        return NOTHING
    spoken = holidays.country_holidays(country).supported_languages
    wanted = next((one for one in _LANGUAGES.get(lang, ()) if one in spoken), None)
    fallback = "en_US" if "en_US" in spoken else None
    found = holidays.country_holidays(country, years=year, language=wanted or fallback)
    names = {day: name for day, name in found.items() if day.year == year}
    doubts = {day: name for day, name in names.items() if _is_doubted(country, day)}
    worked = getattr(found, "weekend_workdays", ())
    return Published(
        {day: name for day, name in names.items() if day not in doubts},
        frozenset(day for day in worked if day.year == year),
        doubts,
    )


def _is_doubted(country: str, day: date) -> bool:
    doubts = DOUBTED.get(country, ())
    return any(day.year >= since and (day.month, day.day) == of for since, of in doubts)


@lru_cache(maxsize=64)
def weekend_of(country: str) -> Collection[int]:
    """Return the weekday numbers of a country's weekend, Monday 0."""
    import holidays

    if country not in holidays.list_supported_countries():
        return (5, 6)
    return frozenset(int(day) for day in holidays.country_holidays(country).weekend)
