"""Where everything of a map of ties stands: the close view around home, and the strip of the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for

from crm.core.geo.islands import ARCHIPELAGOS
from crm.core.geo.labels import Box, placed
from crm.core.geo.projection import STRIP, Window, map_x, map_y, window_around
from crm.core.locale import _, label
from crm.partnerships.models import Stage
from crm.partnerships.rules import SIGNED

CLOSE_SCALE, STRIP_SCALE = 9.0, 2.5
LETTERS: Final[Mapping[str, float]] = {"close": 15.5, "strip": 24.0}
"""Height of the letters in units of the drawing, with room for the larger ones of a phone."""
MOST_NAMES: Final[Mapping[str, int]] = {"close": 14, "strip": 8}

_MARKS: Final[Mapping[Stage | None, tuple[str, str]]] = {
    Stage.SISTER: ("disc", "tie-7"),
    Stage.FRIENDSHIP: ("disc", "tie-6"),
    Stage.INTENT: ("half", "tie-5"),
    Stage.EXPLORING: ("rise", "tie-4"),
    Stage.CONTACTED: ("ring", "tie-3"),
    Stage.SCREENED: ("ring", "tie-2"),
    Stage.IDENTIFIED: ("dashed", "tie-1"),
    Stage.PARKED: ("bar", "tie-0"),
    Stage.ENDED: ("square", "tie-0"),
    None: ("diamond", "tie-0"),
}
"""Shape and tone of a tie by its stage: the closer the tie, the fuller and darker its mark."""


@dataclass(frozen=True, slots=True)
class Point:
    """One place as it is drawn; ``name_at`` is where its name found room."""

    x: float
    y: float
    name: str
    told: str
    url: str
    shape: str
    tone: str
    name_at: Any = None


@dataclass(frozen=True, slots=True)
class Group:
    """An archipelago: its dots and where its name of two lines stands."""

    name: str
    lines: Sequence[str]
    x: float
    y: float
    dots: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing. ``land`` names the symbol of the land, drawn ``land_width`` × ``land_height``."""

    code: str
    land: str
    view_box: str
    land_width: float
    land_height: float
    points: Sequence[Point]
    arcs: Sequence[tuple[str, str]]
    groups: Sequence[Group] = ()
    home: Point | None = None
    frame: Box | None = None


def marks() -> Sequence[tuple[Stage | None, str, str, str]]:
    """Return (stage, word, shape, tone) of every mark, the closest tie first."""
    return [(stage, label(stage) or _("No tie yet"), *_MARKS[stage]) for stage in _MARKS]


def charted(rows: Sequence[Any], *, home: Any | None, here: str) -> Sequence[Chart]:
    """Draw places that have coordinates: near ones in the close view, the others in the strip.

    Without a home city there is only the strip.
    """
    if home is None:
        return [_chart("strip", STRIP, STRIP_SCALE, rows, None, here)]
    near = window_around(home.latitude, home.longitude)
    close = [row for row in rows if near.holds(row.latitude, row.longitude)]
    far = [row for row in rows if not near.holds(row.latitude, row.longitude)]
    strip = _chart("strip", STRIP, STRIP_SCALE, far, home, here, frame=near)
    return [_chart("close", near, CLOSE_SCALE, close, home, here), strip]


def _chart(
    code: str,
    window: Window,
    scale: float,
    rows: Sequence[Any],
    home: Any | None,
    here: str,
    *,
    frame: Window | None = None,
) -> Chart:
    whole = _scaled(window, scale)
    own = None if home is None else _at(home, scale, home.title, here, "", ("keystone", "home"))
    groups = _groups(window, scale) if code == "close" else []
    drawn = [_at(row, scale, row.title, label(row.stage), _url(row), _MARKS[row.stage]) for row in rows]
    return Chart(
        code=code,
        land="close" if code == "close" else "world",
        view_box=f"{whole.x:g} {whole.y:g} {whole.width:g} {whole.height:g}",
        land_width=STRIP.width * scale,
        land_height=STRIP.height * scale,
        points=_named(drawn, whole, own, groups, code),
        arcs=_arcs(rows, drawn, own),
        groups=groups,
        home=own,
        frame=_scaled(frame, scale) if frame else None,
    )


def _scaled(window: Window, scale: float) -> Box:
    return Box(window.left * scale, window.top * scale, window.width * scale, window.height * scale)


def _url(row: Any) -> str:
    return url_for("localities.show", record_id=row.id)


def _at(place: Any, scale: float, name: str, told: str, url: str, mark: tuple[str, str]) -> Point:
    x, y = map_x(place.longitude) * scale, map_y(place.latitude) * scale
    return Point(round(x, 1), round(y, 1), name, told, url, *mark)


def _named(
    drawn: Sequence[Point], whole: Box, own: Point | None, groups: Sequence[Group], code: str
) -> Sequence[Point]:
    """Give the closest ties their names, around each other, our own city and the islands."""
    size, most = LETTERS[code], MOST_NAMES[code]
    taken = [Box(own.x - 8, own.y - 8, 16 + len(own.name) * size * 0.62, size + 12)] if own else []
    for group in groups:
        wide = max(len(line) for line in group.lines) * size * 0.58
        taken.append(Box(group.x - 10, group.y - size, wide + 20, size * 2.8))
        taken += [Box(x - 3, y - 3, 6, 6) for x, y in group.dots]
    points = [(point.x, point.y, point.name) for point in drawn]
    spots = placed(points[:most], within=whole, size=size, taken=taken)
    named = [_with(point, spot) for point, spot in zip(drawn[:most], spots, strict=True)]
    return [*named, *drawn[most:]]


def _with(point: Point, spot: Any) -> Point:
    return Point(point.x, point.y, point.name, point.told, point.url, point.shape, point.tone, spot)


def _arcs(rows: Sequence[Any], drawn: Sequence[Point], own: Point | None) -> Sequence[tuple[str, str]]:
    """Draw the ties that were signed as arcs from home, each in its stage's tone."""
    if own is None:
        return []
    signed = [(row, point) for row, point in zip(rows, drawn, strict=True) if row.stage in SIGNED]
    return [(_arc(own, point), point.tone) for _row, point in signed]


def _arc(start: Point, end: Point) -> str:
    across, down = end.x - start.x, end.y - start.y
    lift = min(abs(across) * 0.28 + abs(down) * 0.12, 90)
    middle_x, middle_y = start.x + across * 0.5, min(start.y, end.y) + abs(down) * 0.25 - lift
    return f"M{start.x:g} {start.y:g}Q{middle_x:.1f} {middle_y:.1f} {end.x:g} {end.y:g}"


def _groups(window: Window, scale: float) -> Sequence[Group]:
    """Draw the archipelagos that the view holds, each with its full name."""
    found = []
    for archipelago in ARCHIPELAGOS:
        if not window.holds(*archipelago.middle):
            continue
        dots = [
            (round(map_x(longitude) * scale, 1), round(map_y(latitude) * scale, 1))
            for latitude, longitude in archipelago.islands
        ]
        name = str(archipelago.name)
        first, bracket, rest = name.partition(" (")
        found.append(
            Group(
                name=name,
                lines=[first, f"{bracket.strip()}{rest}"] if rest else [name],
                x=max(x for x, _y in dots) + 10,
                y=sum(y for _x, y in dots) / len(dots),
                dots=dots,
            )
        )
    return found
