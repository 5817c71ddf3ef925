"""From degrees to the units of the map: equal steps of degrees, the Pacific in the middle.

Standard library only: the script that draws the land at set-up counts with the same figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WEST_EDGE: Final = -25.0
"""The map is cut in the Atlantic, so that Europe stands at the left and the Americas at the right."""
NORTH_EDGE, SOUTH_EDGE = 76.0, -56.0


def map_x(longitude: float) -> float:
    """Return how far a longitude lies to the east of the map's edge, 0 to 360."""
    return (longitude - WEST_EDGE) % 360


def map_y(latitude: float) -> float:
    """Return how far a latitude lies below the map's upper edge; beyond it, the edge itself."""
    return NORTH_EDGE - min(max(latitude, SOUTH_EDGE), NORTH_EDGE)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the map, in degrees from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place is inside."""
        x, y = map_x(longitude), map_y(latitude)
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


STRIP: Final = Window(0, 0, 360, NORTH_EDGE - SOUTH_EDGE)
"""The whole world in one strip."""


def window_around(latitude: float, longitude: float, *, width: float = 62, height: float = 56) -> Window:
    """Return the close view around a home city: a little more of the east and north of it than of the rest,
    and never beyond the map.
    """
    left = min(max(map_x(longitude) - width * 0.3, 0), STRIP.width - width)
    top = min(max(map_y(latitude) - height * 0.5, 0), STRIP.height - height)
    return Window(left, top, width, height)
