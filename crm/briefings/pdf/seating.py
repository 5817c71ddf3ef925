"""Seating plans: who sits where, seen from the door, which is at the foot of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from reportlab.lib.units import mm

from crm.briefings.content import (
    AXIS,
    DOOR,
    Box,
    Briefing,
    Layout,
    RoundTable,
    Seat,
    SeatingPlan,
    Side,
    Sitter,
    Text,
)
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import Bits, absent, clock, edges, full_day, imprint, said, title_block
from crm.core.locale import _, ngettext
from crm.core.paper.edges import Edges, internal_box
from crm.core.paper.faces import SERIF
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, bind, drawn_page, press
from crm.core.paper.type import BAND, GREY, HAIR, INK, Bit, Style, bold, one_line, para, width_of

_X: Final = 20.0
_WIDTH: Final = 257.0
_TITLE: Final = Style(19, 24, weight=600, family=SERIF)
_SUBTITLE: Final = Style(10.5, 14.5, ink=GREY)
_EDGE: Final = Style(8.5, 11, ink=GREY)
_BOX: Final = Style(8.5, 11, weight=700, align="center")
_NUMBER: Final = Style(10, 12, weight=700)
_DOT: Final = Style(9, 11, weight=700, align="center")
_LABEL: Final = Style(10, 13, weight=700)
_INTERPRETER: Final = Style(8.5, 10.5, align="center")
_FLAG: Final = Style(7.5, 9, align="center")
_KEY_HEAD: Final = Style(10.5, 14, weight=700)
_KEY: Final = Style(9, 11.5)
_KEY_ROWS: Final = 30
_KEY_COLUMNS: Final = 3


def render_seating(content: Briefing) -> bytes:
    """Print the seating plans asked for."""
    with press(content.lang):
        shown = for_reader(content)
        parts = seating_parts(shown)
        if not parts:
            parts = [Part(title_block(None, _("Seating plan")) + absent(shown))]
        return bind(parts, edges(shown), imprint(shown, _("Seating plan")))


def seating_parts(content: Briefing) -> list[Part]:
    """Return the sheets of every plan: the drawing, then the key where its seats bear numbers."""
    parts: list[Part] = []
    for plan in content.sheets.seating:
        if not plan.guests and not plan.hosts:
            continue
        placed = plan.placed
        parts.append(drawn_page(partial(_draw, content, plan, placed), is_wide=True))
        if placed.is_keyed:
            parts += [
                drawn_page(partial(_draw_key, content, plan, page), is_wide=True)
                for page in _key_pages(plan, placed)
            ]
    return parts


def _draw(content: Briefing, plan: SeatingPlan, placed: Layout, pen: Pen) -> None:
    _head(pen, content, plan)
    people = {(one.side, one.number): one for one in _sitters(plan)}
    for table in placed.tables:
        pen.frame(table.x, table.y, table.width, table.height, 0.9)
    for flag, name in zip(placed.flags, (plan.guest_flag, plan.host_flag), strict=False):
        _flag(pen, flag, name)
    for seat in placed.seats:
        _seat(pen, seat, people[_who(plan, seat)], is_small=placed.is_keyed and seat.width < 12)
    for one in placed.rounds:
        _round(pen, one)
    _sides(pen, plan, placed)
    for box, who, word in zip(
        placed.interpreters,
        (plan.guest_interpreter, plan.host_interpreter),
        (_("Their interpreter"), _("Interpreter")),
        strict=False,
    ):
        _interpreter(pen, box, who, word)
    _door(pen)
    _foot(pen, content, plan)


def _sitters(plan: SeatingPlan) -> Iterable[Sitter]:
    """Number each side anew from one, as the seats are."""
    for side, people in ((Side.THEIRS, plan.guests), (Side.OURS, plan.hosts)):
        for at, one in enumerate(people, start=1):
            yield Sitter(side, at, one.name, one.is_head, one.title)


def _who(plan: SeatingPlan, seat: Seat) -> tuple[Side, int]:
    return seat.side, seat.number


def shape_name(shape: str) -> str:
    """Name how a table stands."""
    names = {
        "u": _("U-shaped table"),
        "head": _("banquet with a head table"),
        "signing": _("signing table"),
    }
    return names.get(shape) or _("two rows facing each other")


def _head(pen: Pen, content: Briefing, plan: SeatingPlan, *, key: bool = False) -> None:
    words = _("Seating plan: %(shape)s", shape=shape_name(plan.shape))
    if key:
        words = _("Seating plan: key to the numbers")
    pen.words(_X, 11, 215, para(_TITLE, one_line(_TITLE, words, 212)))
    title = plan.title if isinstance(plan.title, str) else ""
    place = plan.place if isinstance(plan.place, str) else ""
    when = f"{clock(plan.starts)} {full_day(plan.when)}"
    line = " · ".join(part for part in (title, when, place, _facing_words(plan)) if part)
    pen.words(_X, 20.5, _WIDTH, para(_SUBTITLE, one_line(_SUBTITLE, line, _WIDTH)))
    pen.rule(_X, _X + _WIDTH, 27.5, 0.9)
    if not content.is_for_guests:
        internal_box(pen, _X + _WIDTH - 37, 12.5, 37, 6.4, _BOX, 0.7)


def _facing_words(plan: SeatingPlan) -> str:
    if plan.shape == "u":
        return _("the head guest at the host's right")
    if plan.shape == "signing":
        return _("seen from the door: the partner left, the host right")
    if plan.shape == "head":
        return _("the chief guest at the host's right, guests and hosts in turn")
    return _("the guests face the door")


def _seat(pen: Pen, seat: Seat, who: Sitter, *, is_small: bool) -> None:
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


def _round(pen: Pen, table: RoundTable) -> None:
    pen.dot(table.x, table.y + 8, 8, solid=False)
    count = ngettext("%(num)s person", "%(num)s people", len(table.sitters))
    name = Style(10, 12, weight=700, align="center")
    pen.words(table.x - 10, table.y + 3.4, 20, para(name, str(table.number)), para(_FLAG, count))


def _sides(pen: Pen, plan: SeatingPlan, placed: Layout) -> None:
    for box, name, people in zip(
        placed.labels, (plan.guest_side, plan.host_side), (plan.guests, plan.hosts), strict=False
    ):
        style = Style(10, 13, weight=700, align="left" if box.x < AXIS else "right")
        count = ngettext("%(num)s person", "%(num)s people", len(people))
        pen.words(
            box.x,
            box.y,
            box.width,
            para(style, one_line(style, name.upper(), box.width - 1)),
            para(style, Bit(count, weight=400)),
        )


def _interpreter(pen: Pen, box: Box, name: Text, word: str) -> None:
    """Draw the dashed box of whoever interprets, behind the head."""
    for x1, y1, x2, y2 in (
        (box.x, box.y, box.x + box.width, box.y),
        (box.x, box.y + box.height, box.x + box.width, box.y + box.height),
        (box.x, box.y, box.x, box.y + box.height),
        (box.x + box.width, box.y, box.x + box.width, box.y + box.height),
    ):
        pen.line(x1, y1, x2, y2, 0.6, INK, (2.5, 2))
    inner = box.width - 3
    style = Style(8.5, 10.5, weight=700, align="center")
    bits: Bits = (one_line(style, name, inner - 1),) if isinstance(name, str) else said(name)
    lines = [para(_INTERPRETER, word), para(style if isinstance(name, str) else _INTERPRETER, *bits)]
    if height_of(inner, lines) > box.height - 1:
        lines = [para(_INTERPRETER, word), para(_INTERPRETER, said(name)[0])]
    pen.words(box.x + 1.5, box.y + (box.height - height_of(inner, lines)) / 2, inner, *lines)


def _flag(pen: Pen, box: Box, name: str) -> None:
    """Draw a flag as an outline alone, with the country's name: never in detail."""
    if not name:
        return
    pen.line(box.x, box.y + 0.5, box.x, box.y + 8, 0.7)
    pen.frame(box.x, box.y + 0.5, 6, 4, 0.7)
    pen.words(box.x - 12, box.y + 8, 30, para(_FLAG, one_line(_FLAG, name, 29)))


def _door(pen: Pen) -> None:
    pen.rule(AXIS - 14, AXIS + 14, DOOR, 2.4)
    pen.words(AXIS - 30, DOOR + 1.6, 60, para(_BOX, _("DOOR")))


def _foot(pen: Pen, content: Briefing, plan: SeatingPlan) -> None:
    y = 184.0
    pen.band(_X, y + 0.7, 4, 3, BAND)
    pen.frame(_X, y + 0.7, 4, 3, 0.5)
    guest = para(_EDGE, Bit(one_line(_EDGE, plan.guest_side, 55), ink=INK))
    pen.words(_X + 5.5, y, 60, guest)
    x = _X + 10 + min(56.0, width_of(_EDGE, plan.guest_side) / mm)
    pen.frame(x, y + 0.7, 4, 3, 0.5)
    key = _("number: order of precedence; thick frame: head of delegation; dashed: interpreter")
    pen.words(x + 5.5, y, 200 - (x - _X), para(_EDGE, Bit(f"{plan.host_side} · {key}", ink=INK)))
    _print_line(pen, content)


def _print_line(pen: Pen, content: Briefing) -> None:
    told: Edges = edges(content)
    pen.rule(_X, _X + _WIDTH, 190, 0.6, HAIR)
    sample = (" · ", bold(_("SAMPLE DATA"))) if told.is_sample else ()
    pen.words(_X, 191.5, _WIDTH - 20, para(_EDGE, told.foot, *sample))
    pen.canvas.number_at = (_X + _WIDTH, 190.9)


Entry = tuple[str, Sitter | None]


def _key_pages(plan: SeatingPlan, placed: Layout) -> list[list[list[Entry]]]:
    """Return the key in columns, a sheet at a time: side by side, or table by table at a banquet."""
    entries = _by_table(plan, placed) if placed.rounds else _by_side(plan)
    columns = [entries[at : at + _KEY_ROWS] for at in range(0, len(entries), _KEY_ROWS)]
    return [columns[at : at + _KEY_COLUMNS] for at in range(0, len(columns), _KEY_COLUMNS)]


def _by_side(plan: SeatingPlan) -> list[Entry]:
    entries: list[Entry] = []
    for side, name in ((Side.THEIRS, plan.guest_side), (Side.OURS, plan.host_side)):
        entries.append((name, None))
        entries += [(str(one.number), one) for one in _sitters(plan) if one.side is side]
    return entries


def _by_table(plan: SeatingPlan, placed: Layout) -> list[Entry]:
    people = {(one.side, one.number): one for one in _sitters(plan)}
    entries: list[Entry] = [(_("Head table"), None)]
    entries += [(str(seat.number), people[seat.side, seat.number]) for seat in placed.seats]
    for table in placed.rounds:
        entries.append((_("Table %(number)s", number=table.number), None))
        entries += [(str(number), people[side, number]) for side, number in table.sitters]
    return entries


def _draw_key(content: Briefing, plan: SeatingPlan, columns: list[list[Entry]], pen: Pen) -> None:
    _head(pen, content, plan, key=True)
    width = _WIDTH / _KEY_COLUMNS - 4
    for at, column in enumerate(columns):
        x, y = _X + at * _WIDTH / _KEY_COLUMNS, 31.0
        for number, who in column:
            _entry(pen, x, y, width, number, who)
            y += 5.1
    _print_line(pen, content)


def _entry(pen: Pen, x: float, y: float, width: float, number: str, who: Sitter | None) -> None:
    if who is None:
        pen.words(x, y - 0.3, width, para(_KEY_HEAD, one_line(_KEY_HEAD, number, width)))
        return
    if who.side is Side.THEIRS:
        pen.band(x, y, 8, 4.6, BAND)
    pen.words(x, y + 0.2, 8, para(Style(9, 11.5, weight=700, align="center"), number))
    name = who.name
    latin = one_line(_KEY, name.latin or name.native, width - 11)
    left = width - 12 - width_of(Style(9, 11.5, weight=700), latin) / mm
    bits: list[str | Bit] = [bold(latin)]
    if name.native and name.latin and width_of(_KEY, Bit(name.native, lang=name.native_lang)) <= left * mm:
        bits += ["  ", Bit(name.native, lang=name.native_lang)]
    pen.words(x + 10, y + 0.2, width - 8, para(_KEY, *bits))
