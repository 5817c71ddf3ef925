"""Who sits where: the rules of protocol as tables of cases."""

from __future__ import annotations

import itertools

import pytest

from crm.briefings.content import AXIS, DOOR, Side
from crm.briefings.rules.seating import MOST_NAMED, layout, slot

SHAPES = ("facing", "u", "head", "signing")
SIZES = ((0, 0), (1, 1), (6, 4), (9, 9), (10, 3), (40, 25), (120, 80), (200, 200))


def middle(placed, side, number):
    seat = next(one for one in placed.seats if (one.side, one.number) == (side, number))
    return seat.x + seat.width / 2


@pytest.mark.parametrize(
    ("number", "faces_the_door", "place"),
    [
        (1, True, 0),
        (2, True, -1),  # at the own right hand, which is the viewer's left
        (3, True, 1),
        (4, True, -2),
        (5, True, 2),
        (1, False, 0),
        (2, False, 1),
        (3, False, -1),
        (4, False, 2),
    ],
)
def test_next_ranks_sit_right_then_left_of_their_head(number, faces_the_door, place):
    """Two rows of tables: principals face to face, next ranks alternate right then left, high to low."""
    assert slot(number, right_is_left=faces_the_door) == place


def test_in_two_rows_the_heads_face_each_other_and_the_guests_face_the_door():
    placed = layout("facing", 6, 4)
    guest, host = (
        next(s for s in placed.seats if s.number == 1 and s.side is side) for side in list(Side)[:2]
    )
    assert guest.x + guest.width / 2 == host.x + host.width / 2 == AXIS
    assert guest.y < host.y < DOOR


def test_at_a_u_the_guest_sits_on_the_hosts_right():
    """U-shape: principals at the curve, the guest on the host's right (seen from the door: left)."""
    placed = layout("u", 5, 5)
    assert middle(placed, Side.THEIRS, 1) < AXIS < middle(placed, Side.OURS, 1)
    arm = [seat.y for seat in placed.seats if seat.side is Side.THEIRS and seat.number > 2]
    assert arm == sorted(arm)


def test_at_a_banquet_guests_and_hosts_sit_in_turn():
    placed = layout("head", 8, 8)
    along = [seat.side for seat in sorted(placed.seats, key=lambda seat: seat.x)]
    assert all(one is not other for one, other in itertools.pairwise(along))
    assert middle(placed, Side.THEIRS, 1) < AXIS < middle(placed, Side.OURS, 1)


def test_at_a_signing_the_partner_is_on_the_left_as_seen_from_the_door():
    """Signing with one partner: seen from outside, Vietnam's flag on the right, the partner's on the left."""
    placed = layout("signing", 4, 4)
    assert middle(placed, Side.THEIRS, 1) < AXIS < middle(placed, Side.OURS, 1)
    assert placed.flags[0].x < AXIS < placed.flags[1].x


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("guests", "hosts"), SIZES)
def test_no_seat_lies_on_another_or_off_the_sheet(shape, guests, hosts):
    placed = layout(shape, guests, hosts)
    boxes = [(seat.x, seat.y, seat.x + seat.width, seat.y + seat.height) for seat in placed.seats]
    boxes += [(one.x - 8, one.y, one.x + 8, one.y + 16) for one in placed.rounds]
    assert all(x >= 19.9 and right <= 277.1 and y >= 28 and bottom <= DOOR for x, y, right, bottom in boxes)
    for one, other in itertools.combinations(sorted(boxes), 2):
        apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
        assert apart or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01, (one, other)


@pytest.mark.parametrize("shape", SHAPES)
def test_whoever_has_no_seat_drawn_stands_in_the_key(shape):
    placed = layout(shape, 200, 200)
    assert placed.is_keyed
    assert not layout(shape, min(4, MOST_NAMED), 4).is_keyed


def test_a_banquet_finds_a_table_for_everybody():
    placed = layout("head", 120, 80)
    seated = {(seat.side, seat.number) for seat in placed.seats}
    seated |= {who for table in placed.rounds for who in table.sitters}
    assert len(seated) == 200
