"""The office's own order of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crm.core import versions

STEP = 10


def swap(rows: Sequence[Any], row: Any, *, up: bool) -> bool:
    """Let ``row`` change places with its neighbour; False at the end of the list.

    Places are counted anew, for two rows may have come to the same one.
    """
    order = list(rows)
    at = order.index(row)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return False
    order[at], order[to] = order[to], order[at]
    for number, one in enumerate(order, start=1):
        if one.place != number * STEP:
            one.place = number * STEP
            versions.bump(one, seen=None)
    return True


def next_place(rows: Sequence[Any]) -> int:
    """Return the place after the last row."""
    return max((row.place for row in rows), default=0) + STEP
