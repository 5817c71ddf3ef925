"""Days as a letter in each language writes them: 2026年11月25日(水), среда, 25 ноября 2026 г."""

from __future__ import annotations

from datetime import date
from typing import Any

from crm.briefings.words.catalogue import table


def _parts(told: dict[str, Any], value: date, mark: str = "") -> dict[str, object]:
    """Return what the patterns of a language put a day together from; ``mark`` tells a second day apart."""
    months = told.get("months")
    return {
        f"y{mark}": value.year,
        f"m{mark}": value.month,
        f"d{mark}": told.get("first", 1) if value.day == 1 else value.day,
        f"month{mark}": months[value.month - 1] if months else "",
    }


def _day(told: dict[str, Any], value: date) -> str:
    text: str = told["day"]
    return text.format(**_parts(told, value))


def with_weekday(lang: str, value: date) -> str:
    """Write a day with the day of the week."""
    told = table(lang)["dates"]
    text: str = told["with_weekday"]
    return text.format(day=_day(told, value), weekday=told["weekdays"][value.weekday()])


def span_of(lang: str, starts: date, ends: date) -> str:
    """Write the days of a visit as short as they are clear."""
    told = table(lang)["dates"]
    if starts == ends:
        return with_weekday(lang, starts)
    if starts.year != ends.year:
        text: str = told["span"]
        return text.format(day=_day(told, starts), day2=_day(told, ends))
    pattern: str = told["same_month" if starts.month == ends.month else "same_year"]
    return pattern.format(**_parts(told, starts), **_parts(told, ends, "2"))
