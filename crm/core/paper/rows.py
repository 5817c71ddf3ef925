"""Rows of columns with level rules only: every table of a pack, its programme and its talking points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from crm.core.paper.pen import Pen, height_of
from crm.core.paper.type import BAND, HAIR, INK

# A row taller than this stands on no page whole, so it alone may be cut.
_TALLEST: Final = 205.0
_LEAST: Final = 20.0

Stack = tuple[Any, ...]
Mark = Callable[[Pen, float, float], None]


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands: from the left edge of the text block, in millimetres."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a stack of paragraphs for each column, and how its edges look."""

    cells: tuple[Stack, ...]
    columns: tuple[Column, ...]
    above: float = 1.4
    below: float = 1.6
    rule: float = 0.35
    rule_ink: str = HAIR
    rule_from: float = 0.0
    rule_to: float = 160.0
    fill: str = ""
    keep_with_next: bool = False
    changed: bool = False
    mark: Mark | None = None
    over: float = 0.0
    framed: tuple[float, float, float] | None = None
    least: float = 0.0

    def height(self) -> float:
        """Return how tall the row stands, in millimetres."""
        tallest = max(
            (height_of(c.width, s) for c, s in zip(self.columns, self.cells, strict=True)), default=0
        )
        return self.above + max(tallest, self.least) + self.below

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw the row from ``y`` down."""
        for column, stack in zip(self.columns, self.cells, strict=True):
            pen.words(column.x, y + self.above, column.width, *stack)
        if self.over:
            pen.rule(self.rule_from, self.rule_to, y, self.over)
        if self.rule:
            pen.rule(self.rule_from, self.rule_to, y + height, self.rule, self.rule_ink)
        if self.framed:
            x, width, weight = self.framed
            pen.frame(x, y + 0.6, width, height - 1.6, weight)
        if self.mark:
            self.mark(pen, y, height)
        if self.changed:
            _change_bar(pen, y, height)

    def cut(self, room: float) -> tuple[Row, Row]:
        """Cut a row that no page holds: what fits in ``room``, and the rest."""
        inner = (room - self.above - self.below) * mm
        pairs = [
            _cut_stack(stack, c.width * mm, inner) for c, stack in zip(self.columns, self.cells, strict=True)
        ]
        upper, lower = zip(*pairs, strict=True)
        return replace(self, cells=tuple(upper), rule=0), replace(self, cells=tuple(lower), mark=None)


def _change_bar(pen: Pen, y: float, height: float) -> None:
    pen.line(-5, y + 1.2, -5, y + height - 1.2, 2.2)
    pen.canvas.has_changes = True


def _cut_stack(stack: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    upper: list[Any] = []
    for at, paragraph in enumerate(stack):
        tall = paragraph.wrap(width, room)[1]
        if tall <= room:
            upper.append(paragraph)
            room -= tall
            continue
        parts = paragraph.split(width, room)
        rest = stack[at + 1 :]
        return (*upper, *parts[:1]), (*parts[1:], *rest) if parts else (paragraph, *rest)
    return tuple(upper), ()


class Listing(Flowable):  # type: ignore[misc] # the PDF writer carries no types
    """Rows under a head that is repeated on each page; no row is cut that fits on a page."""

    def __init__(self, rows: Sequence[Row], head: Row | None = None) -> None:
        super().__init__()
        self.rows = list(rows)
        self.head = head

    def _standing(self) -> list[Row]:
        return [self.head, *self.rows] if self.head else self.rows

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure every row."""
        self.heights = [row.height() for row in self._standing()]
        return width, sum(self.heights) * mm

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part between rows, never after a band that belongs to the next one."""
        self.wrap(width, height)
        room, fits = height / mm - (self.heights[0] if self.head else 0), 0
        tall = self.heights[1:] if self.head else self.heights
        while fits < len(tall) and tall[fits] <= room:
            room -= tall[fits]
            fits += 1
        if fits < len(tall) and tall[fits] > _TALLEST and room > _LEAST:
            upper, lower = self.rows[fits].cut(room)
            return self._parts([*self.rows[:fits], upper], [lower, *self.rows[fits + 1 :]])
        while fits and self.rows[fits - 1].keep_with_next:
            fits -= 1
        return self._parts(self.rows[:fits], self.rows[fits:]) if fits else []

    def _parts(self, first: list[Row], rest: list[Row]) -> list[Flowable]:
        return [Listing(first, self.head), Listing(rest, self.head)]

    def draw(self) -> None:
        """Draw the rows one below the other."""
        pen = Pen(self.canv, height=sum(self.heights))
        rows = list(zip(self._standing(), self.heights, accumulate(self.heights, initial=0.0), strict=False))
        for row, height, y in rows:  # first, so that a band never covers the rule above it
            if row.fill:
                pen.band(0, y, row.rule_to, height, row.fill)
        for row, height, y in rows:
            row.draw(pen, y, height)


def band(
    *stack: Any,  # noqa: ANN401 - the PDF writer carries no types
    right: Stack = (),
    fill: str = BAND,
    above: float = 1.3,
    indent: float = 2.0,
) -> Row:
    """Return a shaded row that opens a group and stays with what follows."""
    half = 80.0 if right else 158.0 - indent
    columns = (Column(indent, half - indent), Column(80, 78)) if right else (Column(indent, half),)
    return Row(
        cells=(stack, right) if right else (stack,),
        columns=columns,
        above=above,
        below=above,
        rule=0,
        fill=fill,
        keep_with_next=True,
    )


def table_head(columns: tuple[Column, ...], *stacks: Stack, over: float = 0.0) -> Row:
    """Return the head row of a table; ``over`` is the weight of the rule above it, if there is none yet."""
    return Row(
        cells=stacks,
        columns=columns,
        above=1.0,
        below=1.1,
        rule=0.6,
        rule_ink=INK,
        over=over,
        keep_with_next=True,
    )
