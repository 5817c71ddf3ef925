"""Lays deadlines out as lines of the first page and of the page of all deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from crm.core.access import Actor, Role
from crm.core.locale import label
from crm.core.reminders import Due, Nearness, by_nearness
from crm.core.thread import url_of

QUARTER: Final = timedelta(days=92)
YEAR: Final = timedelta(days=366)
"""How far ahead the first page looks, and how far the page of all deadlines."""
FEW: Final[Mapping[Nearness, int]] = {Nearness.LATE: 5, Nearness.WEEK: 5, Nearness.LATER: 3}


def lines(rows: Iterable[Due], few: int, me: Actor) -> list[dict[str, Any]]:
    """Lay the first few deadlines out."""
    return [
        {
            "due": one.due_on,
            "title": one.title,
            "url": url_of(one.kind, one.record_id),
            "what": one.what,
            "basis": one.basis,
            "who": one.owner,
            "is_mine": one.owner_id is not None and one.owner_id == me.id,
            "is_restricted": one.is_restricted,
        }
        for one in list(rows)[:few]
    ]


def first_lines(found: Sequence[Due], me: Actor, today: date) -> dict[str, Any]:
    """Lay out what the first page shows: a few of each group. Tasks have a card of their own there.

    An officer sees their own first; a manager and a leader see the office's in the order of the days.
    """
    told = [one for one in found if one.kind != "task"]
    if me.role is Role.STAFF:
        told.sort(key=lambda one: one.owner_id != me.id)
    groups = [
        (label(near), lines(rows, FEW[near], me), max(len(rows) - FEW[near], 0))
        for near, rows in by_nearness(told, today)
    ]
    return {"groups": groups, "count": len(told)}
