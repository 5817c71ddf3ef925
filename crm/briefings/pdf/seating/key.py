"""The key to a plan whose seats bear numbers alone."""

from __future__ import annotations

from typing import Final

from reportlab.lib.units import mm

from crm.briefings.content import Briefing, Layout, SeatingPlan, Side, Sitter
from crm.briefings.pdf.seating.frame import WIDTH, X, draw_head, draw_print_line, sitters
from crm.core.locale import _
from crm.core.paper.pen import Pen
from crm.core.paper.type import BAND, Bit, Style, bold, one_line, para, width_of

_KEY_HEAD: Final = Style(10.5, 14, weight=700)
_KEY: Final = Style(9, 11.5)
_KEY_ROWS: Final = 30
_KEY_COLUMNS: Final = 3

Entry = tuple[str, Sitter | None]


def key_pages(plan: SeatingPlan, placed: Layout) -> list[list[list[Entry]]]:
    """Return the key in columns, a sheet at a time: side by side, or table by table at a banquet."""
    entries = _by_table(plan, placed) if placed.rounds else _by_side(plan)
    columns = [entries[at : at + _KEY_ROWS] for at in range(0, len(entries), _KEY_ROWS)]
    return [columns[at : at + _KEY_COLUMNS] for at in range(0, len(columns), _KEY_COLUMNS)]


def _by_side(plan: SeatingPlan) -> list[Entry]:
    entries: list[Entry] = []
    for side, name in ((Side.THEIRS, plan.guest_side), (Side.OURS, plan.host_side)):
        entries.append((name, None))
        entries += [(str(one.number), one) for one in sitters(plan) if one.side is side]
    return entries


def _by_table(plan: SeatingPlan, placed: Layout) -> list[Entry]:
    people = {(one.side, one.number): one for one in sitters(plan)}
    entries: list[Entry] = [(_("Head table"), None)]
    entries += [(str(seat.number), people[seat.side, seat.number]) for seat in placed.seats]
    for table in placed.rounds:
        entries.append((_("Table %(number)s", number=table.number), None))
        entries += [(str(number), people[side, number]) for side, number in table.sitters]
    return entries


def draw_key(content: Briefing, plan: SeatingPlan, columns: list[list[Entry]], pen: Pen) -> None:
    """Write one sheet of the key."""
    draw_head(pen, content, plan, key=True)
    width = WIDTH / _KEY_COLUMNS - 4
    for at, column in enumerate(columns):
        x, y = X + at * WIDTH / _KEY_COLUMNS, 31.0
        for number, who in column:
            _entry(pen, x, y, width, number, who)
            y += 5.1
    draw_print_line(pen, content)


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
