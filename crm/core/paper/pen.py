"""A pen that draws in millimetres from the top left corner of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from crm.core.paper.type import HAIR, INK

A4: Final = (210.0, 297.0)
# Tall enough for any text: what a paragraph is measured in.
_ENDLESS: Final = 1e6


def height_of(width: float, paragraphs: Sequence[Any]) -> float:
    """Return how tall stacked paragraphs stand in a column, in millimetres."""
    return float(sum(_tall(paragraph, width * mm) for paragraph in paragraphs) / mm)


def _tall(paragraph: Any, width: float) -> float:  # noqa: ANN401 - the PDF writer carries no types
    """Measure a paragraph once for each width: tables ask for it again at every page they are parted on."""
    known = paragraph.__dict__.setdefault("known_heights", {})
    if width not in known:
        known[width] = paragraph.wrap(width, _ENDLESS)[1]
    return float(known[width])


class Pen:
    """Draws words, rules and boxes on one page."""

    def __init__(self, canvas: Any, height: float = A4[1], left: float = 0.0) -> None:  # noqa: ANN401
        self.canvas = canvas
        self.height = height
        self.left = left

    def _x(self, x: float) -> float:
        return float((self.left + x) * mm)

    def _y(self, y: float) -> float:
        return float((self.height - y) * mm)

    def words(self, x: float, y: float, width: float, *paragraphs: Any) -> float:  # noqa: ANN401
        """Set paragraphs one below the other and return where they end."""
        for paragraph in paragraphs:
            _, tall = paragraph.wrap(width * mm, _ENDLESS)
            paragraph.drawOn(self.canvas, self._x(x), self._y(y) - tall)
            y += tall / mm
        return y

    def rule(
        self, x1: float, x2: float, y: float, weight: float, ink: str = INK, dash: Sequence[float] = ()
    ) -> None:
        """Draw a level line, its weight in points."""
        self.line(x1, y, x2, y, weight, ink, dash)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        weight: float,
        ink: str = INK,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self.canvas.saveState()
        self.canvas.setStrokeColor(HexColor(ink))
        self.canvas.setLineWidth(weight)
        self.canvas.setDash(list(dash))
        self.canvas.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))
        self.canvas.restoreState()

    def band(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle, without a line."""
        self.canvas.saveState()
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.rect(self._x(x), self._y(y + height), width * mm, height * mm, stroke=0, fill=1)
        self.canvas.restoreState()

    def frame(self, x: float, y: float, width: float, height: float, weight: float, ink: str = INK) -> None:
        """Draw the outline of a rectangle."""
        self.canvas.saveState()
        self.canvas.setStrokeColor(HexColor(ink))
        self.canvas.setLineWidth(weight)
        self.canvas.rect(self._x(x), self._y(y + height), width * mm, height * mm, stroke=1, fill=0)
        self.canvas.restoreState()

    def dot(self, x: float, y: float, radius: float, *, solid: bool = True) -> None:
        """Draw a round mark; a hollow one is white inside, so that it covers the line it stands on."""
        self._mark(lambda: self.canvas.circle(self._x(x), self._y(y), radius * mm, stroke=1, fill=1), solid)

    def square(self, x: float, y: float, side: float) -> None:
        """Draw a solid square around a point."""
        half = side / 2
        self._mark(
            lambda: self.canvas.rect(self._x(x - half), self._y(y + half), side * mm, side * mm, 1, 1), True
        )

    def _mark(self, draw: Any, solid: bool) -> None:  # noqa: ANN401
        self.canvas.saveState()
        self.canvas.setLineWidth(1.1)
        self.canvas.setStrokeColor(HexColor(INK))
        self.canvas.setFillColor(HexColor(INK if solid else "#FFFFFF"))
        draw()
        self.canvas.restoreState()

    def hairline(self, x1: float, x2: float, y: float) -> None:
        """Draw the thin grey rule between rows."""
        self.rule(x1, x2, y, 0.35, HAIR)


class Draft:
    """Remembers what a pen is to draw, so that a page can be measured before it is drawn."""

    def __init__(self) -> None:
        self._steps: list[tuple[str, tuple[Any, ...]]] = []

    def words(self, x: float, y: float, width: float, *paragraphs: Any) -> float:  # noqa: ANN401
        """Plan paragraphs and return where they will end."""
        self._steps.append(("words", (x, y, width, *paragraphs)))
        return y + height_of(width, paragraphs)

    def rule(self, x1: float, x2: float, y: float, weight: float, ink: str = INK) -> None:
        """Plan a level line."""
        self._steps.append(("rule", (x1, x2, y, weight, ink)))

    def band(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Plan a filled rectangle. It is drawn before everything else, under the words."""
        self._steps.insert(0, ("band", (x, y, width, height, fill)))

    def frame(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """Plan the outline of a rectangle."""
        self._steps.append(("frame", (x, y, width, height, weight)))

    def onto(self, pen: Pen) -> None:
        """Draw what was planned."""
        for name, given in self._steps:
            getattr(pen, name)(*given)
