"""Days of the Vietnamese lunar calendar (âm lịch).

It follows the meridian of 105° E and so may differ from the Chinese one: Tết of 2030 is on 02/02, the Chinese
new year on 03/02.

The tables are those of Hồ Ngọc Đức, in the package ``vnlunar``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crm.core.locale import _


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; ``is_leap`` marks the second of two months of one number."""

    day: int
    month: int
    year: int
    is_leap: bool = False


@lru_cache(maxsize=2048)
def lunar_day(day: date) -> LunarDay:
    """Return the lunar day that ``day`` is in Vietnam."""
    import vnlunar  # on first need: few pages show a lunar day

    found = vnlunar.get_lunar_date(day.day, day.month, day.year)
    return LunarDay(found["day"], found["month"], found["year"], bool(found["leap"]))


@lru_cache(maxsize=512)
def solar_day(lunar: LunarDay) -> date | None:
    """Return the day on which a lunar day falls, or None when that month has no such day."""
    import vnlunar

    found = vnlunar.get_solar_date(lunar.day, lunar.month, lunar.year, int(lunar.is_leap))
    return date(found["year"], found["month"], found["day"]) if found else None


def lunar_words(day: date) -> str:
    """Write the lunar day of ``day`` as a calendar on the wall does."""
    lunar = lunar_day(day)
    return (
        _("%(day)s/%(month)s leap, lunar", day=lunar.day, month=lunar.month)
        if lunar.is_leap
        else _("%(day)s/%(month)s lunar", day=lunar.day, month=lunar.month)
    )
