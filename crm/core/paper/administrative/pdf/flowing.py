"""The pieces of a paper as the PDF writer lets them flow over its pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Lined
from reportlab.platypus.tables import TableStyle

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.plan import Cell, Grid, Line, Mark, Piece, Rule, Side
from crm.core.paper.administrative.words import bits_of
from crm.core.paper.type import INK, para

HELD: Final = 2
"""Lines of text that stay on the page of the signature."""


class Set(Words):  # type: ignore[misc] # the PDF writer carries no types
    """A paragraph whose letters stand where Word sets them in lines of an exact height."""

    def draw(self) -> None:
        """Draw the paragraph a little lower than the PDF writer would."""
        block = self.blPara
        first = block.lines[0] if block.kind == 1 and block.lines else block
        higher = f.FOOTING * self.style.leading - first.fontSize
        self.canv.saveState()
        self.canv.translate(0, -higher)
        super().draw()
        self.canv.restoreState()

    def split(self, width: float, height: float) -> list[Any]:
        """Split over two pages; the gaps go with the halves they belong to."""
        halves: list[Any] = super().split(width, height)
        if halves:
            halves[0].spaceBefore = self.getSpaceBefore()
            halves[-1].spaceAfter, halves[-1].keepWithNext = self.getSpaceAfter(), self.keepWithNext
        return halves


def set_line(line: Line, ink: str | None = None) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set a line in type."""
    words = para(line.look.type, *bits_of(line.words, ink), kind=Set)
    words.spaceBefore, words.spaceAfter = line.before, line.after
    words.keepWithNext = int(line.is_kept)
    return words


class _Ruled(Flowable):  # type: ignore[misc] # as above
    """A level line in the middle of the block."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self.rule, self.spaceBefore = rule, rule.before
        self.keepWithNext = 1

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the room of the line."""
        self.room = width
        return width, f.RULE + f.RULE_LINE

    def draw(self) -> None:
        """Draw the line."""
        left, y = (self.room - self.rule.width * mm) / 2, f.RULE / 2 + f.RULE_LINE
        self.canv.setLineWidth(f.RULE)
        self.canv.line(left, y, left + self.rule.width * mm, y)


class _Marked(Flowable):  # type: ignore[misc] # as above
    """A word in a frame."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark, self.spaceBefore = mark, mark.line.before
        self.words = set_line(mark.line, mark.ink)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room of the frame."""
        self.room = width
        _, self.tall = self.words.wrap(width, height)
        self.height = max(self.mark.height * mm, self.tall)
        return width, self.height

    def draw(self) -> None:
        """Draw the frame, and the word in its middle."""
        self.canv.saveState()
        self.canv.setStrokeColor(HexColor(self.mark.ink))
        self.canv.setLineWidth(f.RULE)
        self.canv.rect((self.room - self.mark.width * mm) / 2, 0, self.mark.width * mm, self.height)
        self.canv.restoreState()
        self.words.drawOn(self.canv, 0, (self.height - self.tall) / 2)


class _SideBySide(Flowable):  # type: ignore[misc] # as above
    """Columns beside one another, each with its own lines."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.spaceBefore = side.before
        self.rows = [[(cell, [flowing(piece) for piece in cell.stack]) for cell in row] for row in side.rows]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure every row by its tallest column."""
        self.heights = [max(_stacked(cell, stack) for cell, stack in row) for row in self.rows]
        return width, sum(self.heights)

    def split(self, _width: float, _height: float) -> list[Any]:
        """Stay whole."""
        return []

    def draw(self) -> None:
        """Draw the rows from the top."""
        top = sum(self.heights)
        for row, tall in zip(self.rows, self.heights, strict=True):
            for cell, stack in row:
                y = top
                for piece in stack:
                    y -= piece.getSpaceBefore() + piece.wrap(cell.width * mm, f.WIDTH * mm)[1]
                    piece.drawOn(self.canv, cell.x * mm, y)
            top -= tall


def _stacked(cell: Cell, stack: Sequence[Any]) -> float:
    return float(sum(p.getSpaceBefore() + p.wrap(cell.width * mm, f.WIDTH * mm)[1] for p in stack))


class Closing(Flowable):  # type: ignore[misc] # as above
    """The last paragraph and the signature: two lines at least stay on the signature's page."""

    def __init__(self, last: Any, signature: Any) -> None:  # noqa: ANN401 - as above
        super().__init__()
        self.last, self.signature = last, signature
        self.spaceBefore = last.getSpaceBefore()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure both."""
        self.tall = self.last.wrap(width, height)[1]
        self.below = self.signature.wrap(width, height)[1]
        return width, self.tall + self.signature.getSpaceBefore() + self.below

    def split(self, width: float, height: float) -> list[Any]:
        """Leave what fits of the paragraph behind, but never fewer than two lines on either page."""
        self.wrap(width, height)
        held = HELD * self.last.style.leading
        halves = self.last.split(width, min(height, self.tall - held))
        if len(halves) != 2:  # noqa: PLR2004 - two halves
            return []
        return [halves[0], Closing(halves[1], self.signature)]

    def draw(self) -> None:
        """Draw the paragraph over the signature."""
        self.signature.drawOn(self.canv, 0, 0)
        self.last.drawOn(self.canv, 0, self.below + self.signature.getSpaceBefore())


def _table(grid: Grid) -> Any:  # noqa: ANN401 - as above
    pad = f.CELL_PAD * mm
    return Lined(
        [[set_line(cell) for cell in row] for row in (grid.head, *grid.rows)],
        colWidths=[width * mm for width in grid.widths],
        repeatRows=1,
        splitInRow=1,
        style=TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), f.GRID, HexColor(INK)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), pad),
                ("RIGHTPADDING", (0, 0), (-1, -1), pad),
                ("TOPPADDING", (0, 0), (-1, -1), f.CELL_GAP),
                ("BOTTOMPADDING", (0, 0), (-1, -1), f.CELL_GAP),
            ]
        ),
    )


def flowing(piece: Piece | Mark) -> Any:  # noqa: ANN401 - as above
    """Return a piece as the PDF writer takes it."""
    match piece:
        case Line():
            return set_line(piece)
        case Rule():
            return _Ruled(piece)
        case Mark():
            return _Marked(piece)
        case Side():
            return _SideBySide(piece)
        case Grid():
            return _table(piece)
