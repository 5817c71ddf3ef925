"""Names beside their points: each where there is room, and none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles share ground."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that found its place; ``anchor`` is the SVG text anchor."""

    x: float
    y: float
    anchor: str


GAP: Final = 9.0
"""Between the middle of a point and its name, in units of the drawing."""


def placed(
    points: Sequence[tuple[float, float, str]], *, within: Box, size: float, taken: Iterable[Box] = ()
) -> Sequence[Spot | None]:
    """Return a place for the name of each point (x, y, name), in their order; None where there is no room.

    ``size`` is the height of the letters. The first come have the choice, so the important ones come first;
    a name never covers another point either.
    """
    dots = [Box(x - 6, y - 6, 12, 12) for x, y, _name in points]
    full = list(taken)
    found: list[Spot | None] = []
    for number, (x, y, name) in enumerate(points):
        others = dots[:number] + dots[number + 1 :]
        wide = len(name) * size * 0.53
        spot = next(
            (
                spot
                for spot, box in _around(x, y, wide, size)
                if _inside(box, within) and not any(box.meets(one) for one in (*full, *others))
            ),
            None,
        )
        if spot is not None:
            full.append(_box_of(spot, wide, size))
        found.append(spot)
    return found


def _around(x: float, y: float, wide: float, size: float) -> Iterable[tuple[Spot, Box]]:
    """Yield the places around a point, the best first: beside, below, above, aslant."""
    for spot in (
        Spot(x + GAP, y + size * 0.35, "start"),
        Spot(x - GAP, y + size * 0.35, "end"),
        Spot(x, y + GAP + size * 0.8, "middle"),
        Spot(x, y - GAP, "middle"),
        Spot(x + GAP * 0.7, y + GAP + size * 0.6, "start"),
        Spot(x - GAP * 0.7, y + GAP + size * 0.6, "end"),
        Spot(x + GAP * 0.7, y - GAP * 0.7, "start"),
        Spot(x - GAP * 0.7, y - GAP * 0.7, "end"),
    ):
        yield spot, _box_of(spot, wide, size)


def _box_of(spot: Spot, wide: float, size: float) -> Box:
    left = spot.x - {"start": 0.0, "middle": wide / 2, "end": wide}[spot.anchor]
    return Box(left, spot.y - size, wide, size * 1.25)


def _inside(box: Box, frame: Box) -> bool:
    return (
        box.x >= frame.x
        and box.y >= frame.y
        and box.x + box.width <= frame.x + frame.width
        and box.y + box.height <= frame.y + frame.height
    )
