"""Draw the land of the earth as dots, without borders: .venv/bin/python .ci/land.py land-50m.json land.svg

The outline is Natural Earth's (public domain) in TopoJSON. The drawing holds two symbols in the units of
crm/core/geo/projection.py: "world" with a dot every three degrees, "close" with one every degree. A row of
neighbouring dots is one line drawn with a dash of no length, which keeps the drawing small.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from crm.core.geo.projection import NORTH_EDGE, SOUTH_EDGE, WEST_EDGE  # noqa: E402  # after the path is set

Ring = list[tuple[float, float]]


def rings(atlas: dict[str, Any]) -> Iterator[Ring]:
    """Yield every outline of land as (longitude, latitude) in degrees; outer and inner ones alike."""
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(line)
    for shape in atlas["objects"]["land"]["geometries"]:
        for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
            for chain in polygon:
                yield [point for key in chain for point in (arcs[key] if key >= 0 else arcs[~key][::-1])]


def crossings(outlines: list[Ring], latitude: float) -> list[float]:
    """Return where a parallel enters and leaves land, from west to east."""
    found = []
    for ring in outlines:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > latitude) != (y2 > latitude):
                found.append(x1 + (latitude - y1) / (y2 - y1) * (x2 - x1))
    return sorted(found)


def rows(outlines: list[Ring], step: float) -> Iterator[tuple[float, list[bool]]]:
    """Yield (y, land or not for each dot from the west edge on) for every row of dots."""
    for row in range(math.ceil((NORTH_EDGE - SOUTH_EDGE) / step)):
        y = (row + 0.5) * step
        edges = crossings(outlines, NORTH_EDGE - y + 1e-7)
        dots = []
        for column in range(round(360 / step)):
            longitude = (WEST_EDGE + (column + 0.5) * step + 180) % 360 - 180
            dots.append(sum(edge < longitude for edge in edges) % 2 == 1)
        yield y, dots


def path(outlines: list[Ring], step: float) -> str:
    """Return the path whose dashes are the dots: one line for each run of neighbours."""
    parts = []
    for y, dots in rows(outlines, step):
        start = None
        for column, is_land in enumerate([*dots, False]):
            if is_land and start is None:
                start = column
            elif not is_land and start is not None:
                length = (column - start - 1) * step + 0.01
                parts.append(f"M{(start + 0.5) * step:g} {y:g}h{length:g}")
                start = None
    return "".join(parts)


def drawing(atlas: dict[str, Any]) -> str:
    """Return the whole drawing."""
    outlines = list(rings(atlas))
    height = NORTH_EDGE - SOUTH_EDGE
    symbols = []
    for name, step in (("world", 3), ("close", 1)):
        symbols.append(
            f'<symbol id="{name}" viewBox="0 0 360 {height:g}"><path d="{path(outlines, step)}"'
            f' fill="none" stroke="currentColor" stroke-width="{step * 0.62:g}" stroke-linecap="round"'
            f' stroke-dasharray="0 {step:g}"/></symbol>'
        )
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n"


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_text(drawing(json.loads(source.read_text())))
