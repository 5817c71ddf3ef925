"""One seat: its number and a name that never stands out of it."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.units import mm

from crm.briefings.content import Seat, Side, Sitter
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.type import BAND, Bit, Style, one_line, para, width_of

_NUMBER: Final = Style(10, 12, weight=700)
_DOT: Final = Style(9, 11, weight=700, align="center")


def draw_seat(pen: Pen, seat: Seat, who: Sitter, *, is_small: bool) -> None:
    """Draw a seat: with a name, or with its number alone where it is small."""
    if seat.side is Side.THEIRS:
        pen.band(seat.x, seat.y, seat.width, seat.height, BAND)
    pen.frame(seat.x, seat.y, seat.width, seat.height, 1.8 if who.is_head else 0.7)
    if is_small:
        number = para(_DOT, str(seat.number))
        pen.words(seat.x, seat.y + (seat.height - height_of(seat.width, [number])) / 2, seat.width, number)
        return
    pen.words(seat.x + 1.2, seat.y + 0.6, 10, para(_NUMBER, str(seat.number)))
    lines = name_lines(who, seat.width - 2.4, seat.height - 4.6)
    tall = height_of(seat.width - 2.4, lines)
    pen.words(seat.x + 1.2, seat.y + 4 + max(0, (seat.height - 4.6 - tall) / 2), seat.width - 2.4, *lines)


def name_lines(who: Sitter, width: float, room: float) -> list[Any]:
    """Set a name in its own script and in Latin letters, as large as its seat allows; never out of it.

    A name that needs all the room for itself stands in Latin letters alone: the key has both.
    """
    name = who.name
    both = (name.native, name.latin)
    alone = ("", name.latin) if name.latin else (name.native, "")
    for native, latin in (both, alone):
        for own, size in ((12.0, 9.5), (11.0, 9.0), (10.0, 8.5)):
            lines = _name_lines(native, name.native_lang, latin, own, size)
            if _stand_whole(who, native, latin, own, size, width) and height_of(width, lines) <= room:
                return lines
    one = Style(8.5, 10.5, weight=700, align="center")
    kept = name.latin or name.native
    return [para(one, Bit(one_line(one, kept, width - 0.5, name.native_lang), lang=name.native_lang))]


def _name_lines(native: str, lang: str, latin: str, own: float, size: float) -> list[Any]:
    lines = [para(Style(own, own * 1.3, align="center"), Bit(native, lang=lang))] if native else []
    if latin:
        lines.append(para(Style(size, size * 1.26, weight=700, align="center"), latin))
    return lines


def _stand_whole(who: Sitter, native: str, latin: str, own: float, size: float, width: float) -> bool:
    """Tell whether every word of a name stands whole in a width."""
    words = [
        *((Style(own, own), Bit(word, lang=who.name.native_lang)) for word in native.split()),
        *((Style(size, size, weight=700), Bit(word)) for word in latin.split()),
    ]
    return all(width_of(style, word) <= width * mm for style, word in words)
