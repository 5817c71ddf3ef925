"""Which row of the matrix fits a delegation: the most specific one, and always the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from crm.delegations.models import Direction, Funding, VisitKind


class Row(Protocol):
    """A row of the matrix, as far as it is matched; an empty cell fits everything."""

    id: int
    direction: Direction | None
    level: int | None
    visit_kind: VisitKind | None
    funding: Funding | None


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A delegation as the matrix asks about it."""

    direction: Direction
    level: int | None = None
    visit_kind: VisitKind | None = None
    funding: Funding | None = None


def _cells(row: Row) -> tuple[object, ...]:
    """Return the cells of a row in the order of their weight: level, kind, funding, direction."""
    return (row.level, row.visit_kind, row.funding, row.direction)


def _fits(row: Row, case: Case) -> bool:
    if row.level is not None and (case.level is None or case.level > row.level):
        return False
    asked = (case.visit_kind, case.funding, case.direction)
    return all(cell is None or cell == said for cell, said in zip(_cells(row)[1:], asked, strict=True))


def _weight(row: Row) -> tuple[int, tuple[bool, ...], int, int]:
    """Weigh a row: by how many cells it fills, by which ones, by the higher level, then the older row."""
    filled = tuple(cell is not None for cell in _cells(row))
    return sum(filled), filled, -(row.level or 0), -row.id


def row_for(case: Case, rows: Iterable[R]) -> R | None:
    """Return the row that fits: the one with most cells filled; of equals, level goes before kind, funding
    and direction, the higher level before the lower, and the older row before the younger.
    """
    return max((row for row in rows if _fits(row, case)), key=_weight, default=None)


def as_lines(text: str) -> list[str]:
    """Return what is listed one a line, without empty lines and repetitions."""
    return list(dict.fromkeys(line.strip(" -•;.\t") for line in text.split("\n") if line.strip(" -•;.\t")))
