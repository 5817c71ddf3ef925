"""A year as twelve small months, each day marked by what is kept on it."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from crm.workdays.queries import Noted


def months_of(
    year: int, noted: Sequence[Noted], weekend: Collection[int], today: date
) -> list[dict[str, Any]]:
    """Return the months of a year in weeks from Monday; a day of another month is left blank."""
    kept = {one.day: one for one in noted}
    return [
        {
            "number": month,
            "weeks": [
                [_cell(day, kept.get(day), weekend, today) if day.month == month else None for day in week]
                for week in Calendar().monthdatescalendar(year, month)
            ],
        }
        for month in range(1, 13)
    ]


def _cell(day: date, one: Noted | None, weekend: Collection[int], today: date) -> dict[str, Any]:
    if one is not None:
        css = "is-off" if one.is_off else "is-worked"
    else:
        css = "is-weekend" if day.weekday() in weekend else ""
    return {"day": day, "css": f"{css} is-today".strip() if day == today else css, "name": one and one.name}
