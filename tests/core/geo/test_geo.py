"""Places on the map: the Pacific in the middle, Vietnam's islands, names that never cover each other."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.core.geo.islands import ARCHIPELAGOS, archipelago_at
from crm.core.geo.labels import Box, placed
from crm.core.geo.projection import STRIP, map_x, map_y, window_around

LAND = Path(__file__).parents[3] / "static" / "vendor" / "land.svg"


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (16.83, 112.34, "Hoàng Sa"),  # Phú Lâm
        (15.75, 111.0, "Hoàng Sa"),  # a corner of the extent
        (8.64, 111.92, "Trường Sa"),  # Trường Sa Lớn
        (10.72, 115.82, "Trường Sa"),
        (20.86, 106.68, None),  # Hải Phòng
        (9.74, 118.74, None),  # Puerto Princesa, Palawan
        (7.99, 117.06, None),  # Balabac, Palawan
        (6.88, 116.85, None),  # Kudat, Sabah
        (18.25, 109.51, None),  # Tam Á, Hải Nam
        (None, 112.0, None),
    ],
)
def test_what_lies_in_the_islands_of_vietnam(latitude, longitude, name):
    group = archipelago_at(latitude, longitude)
    assert (group is None) if name is None else name in str(group.name)


def test_every_island_drawn_lies_in_its_own_archipelago():
    for group in ARCHIPELAGOS:
        assert all(archipelago_at(*island) is group for island in group.islands)


def test_both_sides_of_the_date_line_are_neighbours_and_europe_is_left_of_the_americas():
    assert map_x(180) == map_x(-180)
    assert map_x(-179.9) - map_x(179.9) == pytest.approx(0.2)
    assert map_x(-4.5) < map_x(106.7) < map_x(-122.3)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_of_the_globe_is_on_the_map_and_every_city_in_its_own_close_view(latitude, longitude):
    assert 0 <= map_x(longitude) < STRIP.width
    assert 0 <= map_y(latitude) <= STRIP.height
    near = window_around(latitude, longitude)
    assert near.holds(latitude, longitude)
    assert near.left >= 0
    assert near.left + near.width <= STRIP.width
    assert near.top >= 0
    assert near.top + near.height <= STRIP.height


NAMES = st.text("aăâbcKitakyushu ", min_size=1, max_size=30)
POINTS = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), NAMES), max_size=14)


@given(POINTS)
def test_no_name_covers_another_name_or_leaves_the_drawing(points):
    frame, size = Box(0, 0, 400, 300), 15
    spots = placed(points, within=frame, size=size)
    boxes = []
    for (_x, _y, name), spot in zip(points, spots, strict=True):
        if spot is not None:
            wide = len(name) * size * 0.53
            left = spot.x - {"start": 0, "middle": wide / 2, "end": wide}[spot.anchor]
            boxes.append(Box(left, spot.y - size, wide, size * 1.25))
    assert all(frame.x <= box.x and box.x + box.width <= 400 for box in boxes)
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_lonely_point_always_gets_its_name():
    assert placed([(200, 150, "Kitakyushu")], within=Box(0, 0, 400, 300), size=15) != [None]


def dots_of(symbol):
    """Return the dots of the drawn land as (column, row) of degrees."""
    path = re.search(rf'id="{symbol}".*?d="([^"]+)"', LAND.read_text(), re.S)[1]
    step = 1 if symbol == "close" else 3
    for x, y, length in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)", path):
        for number in range(round(float(length) / step) + 1):
            yield float(x) + number * step, float(y)


def test_the_land_is_where_it_is_and_carries_no_borders():
    dots = set(dots_of("close"))

    def is_land(latitude, longitude):
        return (int(map_x(longitude)) + 0.5, int(map_y(latitude)) + 0.5) in dots

    assert is_land(21.5, 105.5)  # the north of Vietnam
    assert is_land(36.5, 138.5)  # Honshu
    assert is_land(-25.5, 135.5)  # Australia
    assert is_land(45.5, -100.5)  # North America
    assert not is_land(16.5, 114.5)  # the sea east of Hoàng Sa
    assert not is_land(30.5, -40.5)  # the Atlantic
    assert LAND.read_text().count("<path") == 2  # two sizes of dots, and no line besides
