"""How pieces of work are grouped by the day they are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from crm.core.locale import _l, name_members

SOON: Final = timedelta(days=7)


class When(StrEnum):
    """How near the day is, in the order in which work is done."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


name_members(
    {
        When.LATE: _l("Overdue"),
        When.TODAY: _l("Today"),
        When.SOON: _l("Coming up"),
        When.LATER: _l("Later"),
        When.UNDATED: _l("No due date"),
    }
)


class TaskView(StrEnum):
    """Which tasks a list shows."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"


name_members({TaskView.OPEN: _l("Open tasks"), TaskView.LATE: _l("Overdue"), TaskView.DONE: _l("Done tasks")})


def when_due(due: date | None, today: date) -> When:
    """Tell how near a due day is."""
    if due is None:
        return When.UNDATED
    if due <= today:
        return When.TODAY if due == today else When.LATE
    return When.SOON if due <= today + SOON else When.LATER


def by_day(rows: Iterable[Any], today: date) -> list[tuple[When, list[Any]]]:
    """Sort rows with a ``due_on`` into their groups; empty groups are left out."""
    groups: dict[When, list[Any]] = {when: [] for when in When}
    for row in rows:
        groups[when_due(row.due_on, today)].append(row)
    return [(when, found) for when, found in groups.items() if found]
