"""Order within a delegation: what the office or the partner sets, never the alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """A row that has a place among its neighbours."""

    place: int


def shift(rows: Sequence[Placed], row: Placed, by: int) -> None:
    """Move ``row`` by one place up (-1) or down (1), and number all of them anew."""
    ordered = list(rows)
    at = ordered.index(row)
    to = min(max(at + by, 0), len(ordered) - 1)
    ordered.insert(to, ordered.pop(at))
    renumber(ordered)


def renumber(rows: Sequence[Placed]) -> None:
    """Number rows from one."""
    for place, row in enumerate(rows, start=1):
        if row.place != place:
            row.place = place
