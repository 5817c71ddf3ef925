"""What a laid-out paper is made of: lines in their looks, rules, marks, columns and tables."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from crm.core.paper.administrative.breaking import lines_of
from crm.core.paper.administrative.description import Column, Run, Words, plain
from crm.core.paper.administrative.figures import Look
from crm.core.paper.type import width_of


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words, how it looks, the gaps around it in points."""

    words: tuple[str | Run, ...]
    look: Look
    before: float
    after: float = 0.0
    is_kept: bool = False

    @property
    def text(self) -> str:
        """Return the words without their runs."""
        return plain(self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line in the middle of its column, its length in millimetres."""

    width: float
    before: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in a one-line frame; without a height the frame is as high as its words ask for."""

    line: Line
    width: float
    height: float = 0.0
    ink: str = "#000000"


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row: where it stands in the block and how wide it is, in millimetres."""

    x: float
    width: float
    stack: tuple[Line | Rule | Mark, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What stands side by side, without lines around it."""

    rows: tuple[tuple[Cell, ...], ...]
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines all around."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Piece = Line | Rule | Side | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, or one annex: its own page numbers from one."""

    pieces: tuple[Piece, ...]
    closing: Side | None = None


def styled(text: Words, look: Look, **gaps: float | bool) -> Line:
    """Set a text in a look, with that look's own gaps unless others are given."""
    words = (text,) if isinstance(text, str) else text
    return Line(words, look, **({"before": look.before} | gaps))  # type: ignore[arg-type]


def broken(text: str, look: Look, width: float) -> str:
    """Break a text into lines that a column of that width (mm) holds."""
    return "\n".join(lines_of(look.type, text, width))


def last_line(text: str, look: Look) -> float:
    """Return how long the last line of a broken text is, in millimetres."""
    return float(width_of(look.type, text.rsplit("\n", maxsplit=1)[-1]) / mm)
