"""How the kinds of days are called."""

from __future__ import annotations

from collections.abc import Sequence

from crm.core.locale import _lp, choices, name_members
from crm.workdays.models import DayKind, Repeats

name_members(
    {
        DayKind.OFF: _lp("calendar", "Day off"),
        DayKind.WORKING: _lp("calendar", "Worked in exchange"),
        DayKind.CITY_DAY: _lp("calendar", "City day"),
    }
)
name_members(
    {
        Repeats.ONCE: _lp("calendar", "Only this year"),
        Repeats.SOLAR: _lp("calendar", "Every year on this day"),
        Repeats.LUNAR: _lp("calendar", "Every year on this lunar day"),
    }
)


def kind_names() -> Sequence[tuple[str, str]]:
    """Return (value, word) of the kinds."""
    return choices(DayKind)
