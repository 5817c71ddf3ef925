"""Public holidays as the package ``holidays`` publishes them, country by country and year by year.

Swapped days are in it as far as they were announced when the package was made; moving days of far years are
its estimates. What no source settles yet is kept apart in ``DOUBTED`` and is not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, Final

from crm.core.locale import _, _l, speaking
from crm.core.locale import day as in_words
from crm.workdays.rules.names import spoken

FIRST_YEAR, LAST_YEAR = 1990, 2100
SOURCE: Final = "holidays"
_LANGUAGES: Final = {"vi": "vi", "en": "en_US"}

DOUBTED: Final = {"VN": (date(2026, 1, 1), ((11, 24), (11, 25), (11, 26)))}
"""By country: since when, and the months and days of what the package counts and no published law was seen
for: Viet Nam Culture Day, 24/11, or the Monday or Tuesday after it. The office enters it when it knows.
"""

EXCHANGED: Final = {
    "VN": {
        date(2026, 1, 2): (date(2026, 1, 10), _l("Ministry of Home Affairs, announced on 25/12/2025")),
    }
}
"""By country: days off, the days worked for them and who announced it, where the package has it not."""

SETTLED: Final = {"VN": 2026, "CN": 2026}
"""By country: last year whose exchanged days were announced when this was written."""


@dataclass(frozen=True, slots=True)
class Published:
    """One country's year: names of days off, weekend days worked in exchange, days in doubt."""

    off: Mapping[date, str]
    working: Collection[date]
    doubted: Mapping[date, str]


NOTHING: Final = Published({}, frozenset(), {})


@lru_cache(maxsize=512)
def _kind(country: str) -> Any:
    """Return the package's class of one country or territory; None for one it does not know.

    Only that country's module is loaded. The package's own way loads all 250 of them, in every process, so
    its index of countries stands here empty.
    """
    import holidays.registry

    if "holidays.countries" not in sys.modules:
        index = find_spec("holidays.countries")
        if index is not None:
            sys.modules.setdefault(index.name, module_from_spec(index))
    for module, (name, *codes) in holidays.registry.COUNTRIES.items():
        if country in codes:
            return getattr(import_module(f"holidays.countries.{module}"), name)
    return None


@lru_cache(maxsize=256)
def published(country: str, year: int, lang: str = "vi") -> Published:
    """Return what is published of a country's year, in ``lang`` as far as its names are known there.

    A country or territory that the package does not know has no day off here, and neither has a year out of
    range.
    """
    kind = _kind(country) if FIRST_YEAR <= year <= LAST_YEAR else None
    if kind is None:
        return NOTHING
    wanted = _LANGUAGES.get(lang, "vi")
    speech = next((one for one in (wanted, "en_US") if one in kind.supported_languages), None)
    found = kind(years=year, language=speech)
    with speaking(lang):
        names = {day: spoken(name) for day, name in found.items() if day.year == year}
    doubts = {day: name for day, name in names.items() if _is_doubted(country, day)}
    worked = {day for day in getattr(found, "weekend_workdays", ()) if day.year == year}
    off = {day: name for day, name in names.items() if day not in doubts}
    for day, (instead, _source) in EXCHANGED.get(country, {}).items():
        if day.year == year:
            with speaking(lang):
                off.setdefault(day, _("Day off in exchange for %(day)s", day=in_words(instead)))
        if instead.year == year:
            worked.add(instead)
    return Published(dict(sorted(off.items())), frozenset(worked), doubts)


def source_of(country: str, day: date) -> str:
    """Say where a published day is from."""
    import holidays.version

    for off, (worked, source) in EXCHANGED.get(country, {}).items():
        if day in (off, worked):
            return str(source)
    return f"{SOURCE} {holidays.version.__version__}"


def _is_doubted(country: str, day: date) -> bool:
    since, days = DOUBTED.get(country, (date.max, ()))
    return day >= since and (day.month, day.day) in days


def is_settled(country: str, year: int, today: date) -> bool:
    """Tell whether a country's year is announced; a later one is reckoned by rule and may still change."""
    return year <= SETTLED.get(country, today.year + 1)


@lru_cache(maxsize=64)
def weekend_of(country: str) -> Collection[int]:
    """Return the weekday numbers of a country's weekend, Monday 0."""
    kind = _kind(country)
    return frozenset(int(day) for day in kind().weekend) if kind is not None else (5, 6)
