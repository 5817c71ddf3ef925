"""The work for an anniversary, counted back from its day onto days on which the office works."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crm.workdays.rules import Calendar, next_working_day, previous_working_day


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of work and how many days ahead it is due, as the office's list has it."""

    code: str
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A piece of work with its day; ``is_short`` says that its time had passed when it was planned."""

    step: Step
    due_on: date
    is_short: bool = False


def back_plan(day: date, steps: Iterable[Step], today: date, calendar: Calendar) -> Sequence[Planned]:
    """Return the work for a day, the earliest first, each on a working day before it.

    What should have been done by now is due on the next working day.
    """
    found = [_planned(day, step, today, calendar) for step in steps]
    return sorted(found, key=lambda one: (one.due_on, -one.step.days))


def _planned(day: date, step: Step, today: date, calendar: Calendar) -> Planned:
    due = previous_working_day(day - timedelta(days=step.days), calendar)
    if due >= today:
        return Planned(step, due)
    return Planned(step, next_working_day(today, calendar), is_short=True)


def begins_on(day: date, steps: Iterable[Step], calendar: Calendar) -> date:
    """Return the day by which the first piece of work is due."""
    longest = max((step.days for step in steps), default=0)
    return previous_working_day(day - timedelta(days=longest), calendar)
