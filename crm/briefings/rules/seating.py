"""Where everybody sits, from the order of precedence alone: millimetres on a sheet lying on its side.

The place of honour faces the door, which is at the foot. In two rows the heads sit face to face, then each
side alternates right and left of its own head. At a U the heads share the base, the guest on the host's
right. At a signing the partner is on the left as seen from the door, as the flags are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.briefings.content import AXIS, DOOR, Box, Layout, RoundTable, Seat, Side

_LEFT, _RIGHT = 20.0, 277.0
_HALF: Final = AXIS - _LEFT
_GAP: Final = 3.0
_WIDE: Final = 33.0
_NARROW: Final = 25.9
_TALL: Final = 18.5
_DOT: Final = 9.0
_STEP: Final = 11.0
MOST_NAMED: Final = 9
"""More than these on a side, and the seats carry numbers with a key."""
_AT_HEAD_TABLE: Final = 8
AT_ROUND_TABLE: Final = 10
_ROUND: Final = 22.0


def slot(number: int, *, right_is_left: bool) -> int:
    """Return how many places from the axis somebody sits, to the right of whoever looks from the door.

    1 sits on the axis, 2 at the own right hand of 1, 3 at the left, and so on. Who faces the door has the
    right hand at the viewer's left.
    """
    away = number // 2
    is_own_right = number % 2 == 0
    return away if is_own_right is not right_is_left else -away


def layout(shape: str, guests: int, hosts: int) -> Layout:
    """Place everybody at a table of one shape."""
    makers = {"u": _u_shape, "head": _banquet, "signing": _signing}
    return makers.get(shape, _facing)(guests, hosts)


def _facing(guests: int, hosts: int) -> Layout:
    """Two rows face to face, the guests facing the door."""
    most = max(guests, hosts)
    is_keyed = most > MOST_NAMED
    if is_keyed:
        rows = min(4, -(-most // _ROW))
        seats = (*_numbered(guests, Side.THEIRS, 76 - _DOT, -1), *_numbered(hosts, Side.OURS, 104, 1))
        table = Box(_LEFT + 4, 79, 2 * _HALF - 8, 22)
        high = 76 - rows * _STEP
        low = 104 + rows * _STEP
    else:
        width = _WIDE if most <= 7 else _NARROW
        seats = (*_row(guests, Side.THEIRS, width, 57, True), *_row(hosts, Side.OURS, width, 113, False))
        table, high, low = Box(_LEFT + 4, 78, 2 * _HALF - 8, 32), 57, 113 + _TALL
    middle = table.y + table.height / 2
    return Layout(
        seats=seats,
        tables=(table,),
        flags=(Box(AXIS - 4, table.y + 1, 8, 9), Box(AXIS - 4, middle + 0.5, 8, 9)),
        interpreters=(
            Box(AXIS + 3, max(33, high - 17), 44, 13),
            Box(AXIS - 47, min(low + 4, DOOR - 16), 44, 13),
        ),
        labels=(Box(_LEFT, max(33, high - 17), 80, 12), Box(197, min(low + 4, DOOR - 16), 80, 12)),
        is_keyed=is_keyed,
    )


_ROW: Final = 2 * int((_HALF - _DOT / 2) // _STEP) + 1


def _row(count: int, side: Side, width: float, y: float, right_is_left: bool) -> Iterator[Seat]:
    for number in range(1, count + 1):
        at = slot(number, right_is_left=right_is_left)
        yield Seat(side, number, AXIS + at * (width + _GAP) - width / 2, y, width, _TALL)


def _numbered(count: int, side: Side, first: float, away: int) -> Iterator[Seat]:
    """Set small seats in rows one behind the other; who finds no room stands in the key alone."""
    for number in range(1, min(count, 4 * _ROW) + 1):
        row, place = divmod(number - 1, _ROW)
        at = slot(place + 1, right_is_left=side is Side.THEIRS)
        yield Seat(side, number, AXIS + at * _STEP - _DOT / 2, first + away * row * _STEP, _DOT, _DOT)


def _u_shape(guests: int, hosts: int) -> Layout:
    """The heads at the base, the guest on the host's right; the sides go down the arms towards the door."""
    is_keyed = max(guests, hosts) > 2 + _ON_AN_ARM
    seats = (*_u_side(guests, Side.THEIRS, -1, is_keyed), *_u_side(hosts, Side.OURS, 1, is_keyed))
    return Layout(
        seats=seats,
        tables=(
            Box(AXIS - 81, 68, 162, 15),
            Box(AXIS - 81, 83, 13, 82),
            Box(AXIS + 68, 83, 13, 82),
        ),
        flags=(Box(AXIS - 24, 70, 8, 9), Box(AXIS + 16, 70, 8, 9)),
        interpreters=(Box(AXIS - 46, 32, 44, 12), Box(AXIS + 2, 32, 44, 12)),
        labels=(Box(_LEFT, 70, 45, 10), Box(AXIS + 84, 70, 44.5, 10)),
        is_keyed=is_keyed,
    )


_ON_AN_ARM: Final = 4


def _u_side(count: int, side: Side, away: int, is_keyed: bool) -> Iterator[Seat]:
    wide, tall = (_DOT, _DOT) if is_keyed else (_WIDE + 2, 17.0)
    for number in range(1, count + 1):
        if number <= 2:
            base = 20.0 if number == 1 else 59.0
            yield Seat(side, number, AXIS + away * base - (_WIDE + 2) / 2, 47, _WIDE + 2, 18)
            continue
        down = number - 3
        if not is_keyed:
            yield Seat(side, number, AXIS + away * 103 - wide / 2, 84 + down * 20.5, wide, tall)
            continue
        column, row = divmod(down, 7)
        if column < 4:
            x = AXIS + away * (88 + column * _STEP) - wide / 2
            yield Seat(side, number, x, 84 + row * _STEP, wide, tall)


def _banquet(guests: int, hosts: int) -> Layout:
    """The heads in the middle of the head table, guests and hosts in turn; all others at round tables."""
    top = list(_head_table(guests, hosts))
    seated = {(seat.side, seat.number) for seat in top}
    rest = [who for who in _in_turn(guests, hosts) if who not in seated]
    return Layout(
        seats=tuple(top),
        tables=(Box(_LEFT, 62, 2 * _HALF, 14),),
        flags=(Box(AXIS - 22, 64, 8, 9), Box(AXIS + 14, 64, 8, 9)),
        interpreters=(Box(AXIS - 46, 79, 44, 12), Box(AXIS + 2, 79, 44, 12)),
        labels=(Box(_LEFT, 32, 80, 9), Box(197, 32, 80, 9)),
        rounds=tuple(_round_tables(rest)),
        is_keyed=bool(rest),
    )


def _head_table(guests: int, hosts: int) -> Iterator[Seat]:
    width, gap = 29.0, 3.4
    for number in range(1, _AT_HEAD_TABLE // 2 + 1):
        for side, count in ((Side.THEIRS, guests), (Side.OURS, hosts)):
            if number > count:
                continue
            # The first guest sits left of the axis, the second right of it beyond the host, and so on.
            is_left = (side is Side.THEIRS) is (number % 2 == 1)
            place = number - 0.5
            x = AXIS + (-place if is_left else place) * (width + gap) - width / 2
            yield Seat(side, number, x, 43, width, 17)


def _in_turn(guests: int, hosts: int) -> Iterator[tuple[Side, int]]:
    for number in range(1, max(guests, hosts) + 1):
        if number <= guests:
            yield Side.THEIRS, number
        if number <= hosts:
            yield Side.OURS, number


def _round_tables(rest: list[tuple[Side, int]]) -> Iterator[RoundTable]:
    """Set round tables in rows before the head table, the first nearest to it; no more than a sheet holds."""
    in_a_row = 9
    each = max(AT_ROUND_TABLE, -(-len(rest) // (3 * in_a_row)))
    tables = [rest[at : at + each] for at in range(0, len(rest), each)]
    for at, sitters in enumerate(tables):
        row, place = divmod(at, in_a_row)
        here = min(in_a_row, len(tables) - row * in_a_row)
        x = AXIS + (place - (here - 1) / 2) * (_ROUND + 6)
        yield RoundTable(at + 2, x, 106 + row * (_ROUND + 2), tuple(sitters))


def _signing(guests: int, hosts: int) -> Layout:
    """Both signers at the table facing the door, the partner on the left; the others stand behind them."""
    is_keyed = max(guests, hosts) > MOST_NAMED
    seats = (*_signers(guests, Side.THEIRS, -1, is_keyed), *_signers(hosts, Side.OURS, 1, is_keyed))
    return Layout(
        seats=tuple(seats),
        tables=(Box(AXIS - 55, 130, 110, 16),),
        flags=(Box(AXIS - 32, 132, 8, 9), Box(AXIS + 24, 132, 8, 9)),
        interpreters=(Box(AXIS - 106, 131, 44, 13), Box(AXIS + 62, 131, 44, 13)),
        labels=(Box(_LEFT, 32, 80, 10), Box(197, 32, 80, 10)),
        is_keyed=is_keyed,
    )


def _signers(count: int, side: Side, away: int, is_keyed: bool) -> Iterator[Seat]:
    for number in range(1, count + 1):
        if number == 1:
            yield Seat(side, 1, AXIS + away * 28 - _WIDE / 2, 108, _WIDE, _TALL)
            continue
        behind = number - 2
        if is_keyed:
            row, place = divmod(behind, 11)
            if row < 5:
                x = AXIS + away * (8 + place * _STEP) - _DOT / 2
                yield Seat(side, number, x, 94 - row * _STEP, _DOT, _DOT)
        else:
            row, place = divmod(behind, 4)
            x = AXIS + away * (16.5 + place * 31) - 14
            yield Seat(side, number, x, 84 - row * 22, 28, _TALL)
