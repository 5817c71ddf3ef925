"""Hoàng Sa and Trường Sa: where they lie, how they are named, and that nothing foreign lies there.

Extents as the Vietnamese state gives them: Hoàng Sa 15°45'–17°15' N, 111°–113° E; Trường Sa 6°30'–12° N,
111°30'–117°20' E. The south-eastern corner of the second is cut, because towns of Palawan and Sabah, which
are not of the archipelago, lie in that corner of the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from babel.support import LazyProxy

from crm.core.locale import _l

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Archipelago:
    """A group of islands of Vietnam. Corners and islands are (latitude, longitude) in degrees."""

    name: LazyProxy
    extent: Sequence[Corner]
    islands: Sequence[Corner]

    @property
    def middle(self) -> Corner:
        """Return where its name belongs."""
        return (
            sum(latitude for latitude, _ in self.islands) / len(self.islands),
            sum(longitude for _, longitude in self.islands) / len(self.islands),
        )

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point lies within the extent, its edge included."""
        corners = [*self.extent, self.extent[0]]
        turns = [
            (e - b) * (latitude - a) - (d - a) * (longitude - b)
            for (a, b), (d, e) in zip(corners, corners[1:], strict=False)
        ]
        return all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)


ARCHIPELAGOS: Final = (
    Archipelago(
        _l("Hoàng Sa archipelago (Viet Nam)"),
        ((15.75, 111.0), (15.75, 113.0), (17.25, 113.0), (17.25, 111.0)),
        (
            (16.83, 112.34), (16.53, 111.61), (16.45, 111.70), (16.67, 112.73), (15.78, 111.20),
            (17.10, 111.48),
        ),
    ),
    Archipelago(
        _l("Trường Sa archipelago (Viet Nam)"),
        ((6.5, 111.5), (6.5, 115.5), (9.5, 117.33), (12.0, 117.33), (12.0, 111.5)),
        (
            (8.64, 111.92), (9.88, 114.33), (10.38, 114.37), (11.43, 114.33), (10.18, 114.36), (8.86, 112.83),
            (7.89, 112.90), (10.72, 115.82), (9.72, 114.29), (11.05, 114.28),
        ),
    ),
)  # fmt: skip


def archipelago_at(latitude: float | None, longitude: float | None) -> Archipelago | None:
    """Return the archipelago of Vietnam that a point lies in, or None."""
    if latitude is None or longitude is None:
        return None
    return next((group for group in ARCHIPELAGOS if group.holds(latitude, longitude)), None)
