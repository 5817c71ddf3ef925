"""Working-day arithmetic as Vietnamese offices count: from the day after, over days off and swapped days."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

DAY: Final = timedelta(days=1)
PATIENCE: Final = 400
"""Days looked through for a working one; a calendar without any for a year is a mistake."""


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of a country's days: ``off`` are days off, ``working`` are days worked in exchange.

    ``weekend`` holds weekday numbers, Monday 0.
    """

    off: Collection[date] = field(default_factory=frozenset)
    working: Collection[date] = field(default_factory=frozenset)
    weekend: Collection[int] = (5, 6)


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether an office works on ``day``; a day worked in exchange counts, whatever else it is."""
    if day in calendar.working:
        return True
    return day.weekday() not in calendar.weekend and day not in calendar.off


def _first(day: date, step: timedelta, fits: Callable[[date], bool]) -> date:
    for _number in range(PATIENCE):
        if fits(day):
            return day
        day += step
    raise ValueError("the calendar has no working day")


def next_working_day(day: date, calendar: Calendar) -> date:
    """Return ``day`` itself when it is worked, else the first worked day after it."""
    return _first(day, DAY, lambda one: is_working_day(one, calendar))


def previous_working_day(day: date, calendar: Calendar) -> date:
    """Return ``day`` itself when it is worked, else the last worked day before it."""
    return _first(day, -DAY, lambda one: is_working_day(one, calendar))


def working_days_later(start: date, amount: int, calendar: Calendar) -> date:
    """Return the day on which ``amount`` working days have passed, counted from the day after ``start``.

    Zero is ``start``; a negative amount counts backwards from the day before.
    """
    step, day = (DAY if amount > 0 else -DAY), start
    for _number in range(abs(amount)):
        day = _first(day + step, step, lambda one: is_working_day(one, calendar))
    return day


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Count the working days after ``start`` up to and with ``end``; negative when ``end`` comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    days = (start + DAY * number for number in range(1, (end - start).days + 1))
    return sum(is_working_day(day, calendar) for day in days)


def add_months(start: date, amount: int) -> date:
    """Return the same day ``amount`` months on, or that month's last day: 31/01 and one month is 28/02."""
    year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (following - DAY).day))


def deadline(start: date, amount: int, unit: Unit, calendar: Calendar) -> date:
    """Return the last day of a period that begins with ``start``; the day of ``start`` is not counted."""
    if unit is Unit.WORKING_DAY:
        return working_days_later(start, amount, calendar)
    return add_months(start, amount) if unit is Unit.MONTH else start + DAY * amount
