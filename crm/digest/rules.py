"""What is news to whom: pure functions over what is due and what was told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from crm.core.reminders import Due

AHEAD: Final = timedelta(days=7)
"""How long before its day a thing is told for the first time, where its room names no threshold."""
LATE: Final = "late"

Told = tuple[str, date, str]
"""The key of a deadline, its day and the rung at which it was told."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a mail is for, and what they want in it."""

    user_id: int
    is_manager: bool = False
    keeps: Collection[str] = ()
    """Kinds that they may work on: what nobody is in charge of is told to them."""
    left_out: Collection[str] = ()
    with_others: bool = True
    is_weekly: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What goes into one mail. ``silent`` counts what is late as before and not told again."""

    new: Sequence[Due]
    again: Sequence[Due]
    told: Sequence[Told]
    silent: int


def rung_of(due: Due, today: date) -> str:
    """Name the threshold that something has reached."""
    if due.due_on < today:
        return LATE
    return due.rung or ("today" if due.due_on == today else "soon")


def concerns(due: Due, reader: Reader, today: date) -> bool:
    """Tell whether something is this person's to hear of: their own, what nobody is in charge of, and for a
    manager what is late with others.
    """
    if due.switch in reader.left_out:
        return False
    if due.owner_id is None:
        return due.switch in reader.keeps
    if due.owner_id == reader.user_id:
        return True
    return reader.is_manager and reader.with_others and due.due_on < today


def news(
    found: Iterable[Due], reader: Reader, known: Collection[Told], today: date, *, begins_week: bool
) -> News:
    """Sort out what is new, what is repeated because the person asked for it, and what is left unsaid."""
    new: list[Due] = []
    again: list[Due] = []
    told: list[Told] = []
    silent = 0
    week = "week {}-{:02}".format(*today.isocalendar()[:2])
    for due in found:
        if not concerns(due, reader, today):
            continue
        rung = rung_of(due, today)
        if (due.key, due.due_on, rung) not in known:
            new.append(due)
            told.append((due.key, due.due_on, rung))
        elif rung == LATE and due.owner_id == reader.user_id:
            is_asked = reader.is_weekly and begins_week and (due.key, due.due_on, week) not in known
            if is_asked:
                again.append(due)
                told.append((due.key, due.due_on, week))
            else:
                silent += 1
    return News(new, again, told, silent)
