"""The drawing of a table: seats, flags, interpreters and the door, which is at the foot."""

from __future__ import annotations

from typing import Final

from reportlab.lib.units import mm

from crm.briefings.content import AXIS, DOOR, Box, Briefing, Layout, RoundTable, SeatingPlan, Text
from crm.briefings.pdf.parts import Bits, said
from crm.briefings.pdf.seating.frame import BOX, EDGE, X, draw_head, draw_print_line, sitters
from crm.briefings.pdf.seating.seats import draw_seat
from crm.core.locale import _, ngettext
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.type import BAND, INK, Bit, Style, one_line, para, width_of

_INTERPRETER: Final = Style(8.5, 10.5, align="center")
_FLAG: Final = Style(7.5, 9, align="center")


def draw_plan(content: Briefing, plan: SeatingPlan, placed: Layout, pen: Pen) -> None:
    """Draw who sits where on one sheet."""
    draw_head(pen, content, plan)
    people = {(one.side, one.number): one for one in sitters(plan)}
    for table in placed.tables:
        pen.frame(table.x, table.y, table.width, table.height, 0.9)
    for flag, name in zip(placed.flags, (plan.guest_flag, plan.host_flag), strict=False):
        _flag(pen, flag, name)
    for seat in placed.seats:
        draw_seat(pen, seat, people[seat.side, seat.number], is_small=placed.is_keyed and seat.width < 12)
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
    pen.words(AXIS - 30, DOOR + 1.6, 60, para(BOX, _("DOOR")))


def _foot(pen: Pen, content: Briefing, plan: SeatingPlan) -> None:
    y = 184.0
    pen.band(X, y + 0.7, 4, 3, BAND)
    pen.frame(X, y + 0.7, 4, 3, 0.5)
    guest = para(EDGE, Bit(one_line(EDGE, plan.guest_side, 55), ink=INK))
    pen.words(X + 5.5, y, 60, guest)
    x = X + 10 + min(56.0, width_of(EDGE, plan.guest_side) / mm)
    pen.frame(x, y + 0.7, 4, 3, 0.5)
    key = _("number: order of precedence; thick frame: head of delegation; dashed: interpreter")
    pen.words(x + 5.5, y, 200 - (x - X), para(EDGE, Bit(f"{plan.host_side} · {key}", ink=INK)))
    draw_print_line(pen, content)
