"""Name badges of 90 by 60 mm, eight on a sheet."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from reportlab.lib.units import mm

from crm.briefings.content import Briefing, MemberLine, Side
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import absent, edges, imprint, in_language, span, title_block
from crm.core.locale import _
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, bind, drawn_page, press
from crm.core.paper.type import GREY, HAIR, Bit, Style, bold, one_line, para, width_of

_X, _Y = 15.0, 28.0
_WIDTH, _HEIGHT = 90.0, 60.0
_PAD: Final = 5.0
_INNER: Final = _WIDTH - 2 * _PAD
_NOTE: Final = Style(8.5, 11, ink=GREY)
_TOP: Final = Style(8.5, 11, ink=GREY)
_CODE: Final = Style(11, 13, weight=700, align="right")
_ROOM: Final = 29.0
_A_SHEET: Final = 8


def render_badges(content: Briefing) -> bytes:
    """Print a badge for everybody of the visit."""
    with press(content.lang):
        shown = for_reader(content)
        return bind(_sheets(shown), edges(shown), imprint(shown, _("Name badges")))


def _sheets(content: Briefing) -> list[Part]:
    people = tuple(one for one in content.members if not one.removed)
    if not people:
        return [Part(title_block(None, _("Name badges")) + absent(content))]
    return [
        drawn_page(partial(_sheet, content, people[at : at + _A_SHEET]))
        for at in range(0, len(people), _A_SHEET)
    ]


def _sheet(content: Briefing, people: tuple[MemberLine, ...], pen: Pen) -> None:
    pen.words(
        _X, 17, 180, para(_NOTE, _("Badges of 90 × 60 mm, eight on a sheet of A4; cut along the thin lines"))
    )
    rows = -(-len(people) // 2)
    for at in range(rows + 1):
        pen.rule(_X, _X + 2 * _WIDTH, _Y + at * _HEIGHT, 0.35, HAIR)
    for at in range(3):
        x = _X + at * _WIDTH
        pen.line(x, _Y, x, _Y + rows * _HEIGHT, 0.35, HAIR)
    for at, one in enumerate(people):
        _badge(pen, content, one, _X + (at % 2) * _WIDTH, _Y + (at // 2) * _HEIGHT)
    if content.delegation.sample:
        pen.words(_X, 281.5, 180, para(_NOTE, bold(_("SAMPLE DATA"))))


def _badge(pen: Pen, content: Briefing, one: MemberLine, x: float, y: float) -> None:
    head = content.delegation
    code = one_line(_CODE, one.role.upper() or one.number, 38)
    room = _INNER - width_of(_CODE, code) / mm - 3
    visit = f"{head.nickname} · {span(head.starts, head.ends)}"
    pen.words(x + _PAD, y + 4, room, para(_TOP, one_line(_TOP, visit, room)))
    pen.words(x + _PAD + _INNER - 40, y + 3.6, 40, para(_CODE, code))
    lines = _name(one)
    tall = height_of(_INNER, lines)
    pen.words(x + _PAD, y + 10.5 + max(0, (_ROOM - tall) / 2), _INNER, *lines)
    pen.rule(x + _PAD, x + _PAD + _INNER, y + 45, 0.6)
    _below(pen, content, one, x + _PAD, y + 46.2)


def _name(one: MemberLine) -> list[Any]:
    """Set the name on one line while 18 points hold it, else on more; then its own script."""
    name = one.name
    latin, native = name.latin or name.native, name.native if name.latin else ""
    bits = [(Bit(latin, lang="" if name.latin else name.native_lang), 22.0, 18.0)]
    if native:
        bits.append((Bit(native, weight=400, lang=name.native_lang), 17.0, 13.0))
    scale = 1.0
    while True:
        lines = [_fitted(bit, largest * scale, least * scale) for bit, largest, least in bits]
        if scale < 0.4 or height_of(_INNER, lines) <= _ROOM:
            return lines
        scale *= 0.92


def _fitted(bit: Bit, largest: float, least: float) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set a line as large as it fits; under the least size it goes over to a second one."""
    full = width_of(Style(largest, largest, weight=bit.weight or 700), bit)
    size = min(largest, max(least, largest * (_INNER * mm - 1) / full)) if full else largest
    return para(Style(size, size * 1.32, weight=700), bit)


def _below(pen: Pen, content: Briefing, one: MemberLine, x: float, y: float) -> None:
    """Say where somebody is from; failing that, what they are."""
    words = one.organisation or _title(content, one) or _home(content, one)
    for size in (11.0, 10.0, 9.0):
        style = Style(size, size * 1.3)
        line = para(style, words)
        if height_of(_INNER, [line]) <= 12:
            pen.words(x, y, _INNER, line)
            return
    pen.words(x, y, _INNER, para(style, one_line(style, words, 2 * _INNER - 8)))


def _title(content: Briefing, one: MemberLine) -> str:
    first = in_language(content.lang, one.title_vi, one.title_en)[:1]
    return first[0] if first and isinstance(first[0], str) else ""


def _home(content: Briefing, one: MemberLine) -> str:
    return content.delegation.home if one.side is Side.OURS else content.delegation.partner
