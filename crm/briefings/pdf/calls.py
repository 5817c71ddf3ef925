"""Call sheets: A5, two on a sheet of A4 lying on its side, read in a car or on the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from crm.briefings.content import Briefing, CallLine, CallSheet, Missing, Text
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import (
    Bits,
    absent,
    clock,
    edges,
    full_day,
    imprint,
    said,
    title_block,
    which_print,
)
from crm.core.locale import _
from crm.core.paper.faces import SERIF
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, bind, drawn_page, press
from crm.core.paper.type import GREY, HAIR, Bit, Style, bold, one_line, para, struck

_SECOND: Final = 148.5
_X, _RIGHT = 12.0, 136.5
_WIDTH: Final = _RIGHT - _X
_TEXT: Final = 25.0
_TEXT_WIDTH: Final = _WIDTH - _TEXT
_BOTTOM: Final = 164.0
_PHONES: Final = 166.5
_FOOT: Final = 197.5

_HEAD: Final = Style(9.5, 12, ink=GREY)
_RIGHT_HEAD: Final = Style(9.5, 12, ink=GREY, align="right")
_ROLE: Final = Style(21, 27, weight=600, family=SERIF)
_ROLE_SMALL: Final = Style(15, 19, weight=600, family=SERIF)
_WHO: Final = Style(12.5, 16.5)
_DAY: Final = Style(15, 20, weight=700)
_TIME: Final = Style(18, 23, weight=700)
_ACTION: Final = Style(15, 20, weight=700)
_DETAIL: Final = Style(12.5, 17)
_WARN: Final = Style(12.5, 17)
_PHONE_LABEL: Final = Style(9.5, 13, ink=GREY)
_PHONE: Final = Style(16, 20, weight=700)
_EDGE: Final = Style(8.5, 11, ink=GREY)
_PAGE: Final = Style(10, 12, align="right")
_SHORTER: Final = ((120, 420), (100, 200), (60, 90), (30, 40))
"""How many letters the action and the detail of a line may have, until it is short enough."""
_TALLEST: Final = 60.0
_TALLEST_WARNING: Final = 34.0
_BEFORE_WARNING: Final = 3.0


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that is never parted; ``lead`` is the head of its day, said again on a new sheet."""

    lead: Any
    line: CallLine | None
    stack: tuple[Any, ...]
    starts_day: bool
    height: float


@dataclass(frozen=True, slots=True)
class _Panel:
    """One A5 sheet: whose it is, its blocks, and which of how many."""

    sheet: CallSheet
    blocks: tuple[_Block, ...]
    number: int
    of: int


def render_calls(content: Briefing) -> bytes:
    """Print the call sheets, two on a sheet of A4."""
    with press(content.lang):
        shown = for_reader(content)
        return bind(_parts(shown), edges(shown), imprint(shown, _("Call sheet")))


def _parts(content: Briefing) -> list[Part]:
    panels = [panel for sheet in content.sheets.calls for panel in _panels(sheet)]
    if not panels:
        return [Part(title_block(None, _("Call sheet")) + absent(content))]
    pairs = [panels[at : at + 2] for at in range(0, len(panels), 2)]
    return [drawn_page(partial(_draw, content, pair), is_wide=True) for pair in pairs]


def _draw(content: Briefing, pair: list[_Panel], pen: Pen) -> None:
    pen.line(_SECOND, 6, _SECOND, 204, 0.5, HAIR, (1, 3))
    for at, panel in enumerate(pair):
        _panel(Pen(pen.canvas, pen.height, left=at * _SECOND), content, panel)


def _top(sheet: CallSheet) -> tuple[list[Any], float]:
    """Return the lines above the days, and where they end."""
    role = para(_ROLE, sheet.role)
    if height_of(_WIDTH, [role]) > 10:
        role = para(_ROLE_SMALL, one_line(_ROLE_SMALL, sheet.role, 2 * _WIDTH - 10))
    lines = [role]
    if who := _who(sheet):
        lines.append(para(_WHO, *who))
    return lines, 16.0 + height_of(_WIDTH, lines) + 2.0


def _who(sheet: CallSheet) -> Bits:
    bits: list[str | Bit] = []
    for text in sheet.who:
        bits += [" · ", *said(_cut(text, 90))] if bits else [*said(_cut(text, 90))]
    return tuple(bits)


def _cut(text: Text, longest: int) -> Text:
    """Shorten what is told at length: this is a sheet for the hand, and the pack has the whole of it."""
    return f"{text[:longest].rstrip()}…" if isinstance(text, str) and len(text) > longest else text


def _blocks(sheet: CallSheet) -> Iterator[_Block]:
    for day in sheet.days:
        lead = para(_DAY, full_day(day.on))
        for at, line in enumerate(day.lines):
            yield _block(lead, line, starts_day=at == 0)


def _block(lead: Any, line: CallLine, *, starts_day: bool) -> _Block:  # noqa: ANN401 - no types for paragraphs
    """Set one line, shortened until it leaves room for others."""
    for action, longest in _SHORTER:
        stack = [_set(_ACTION, line, said(_cut(line.action, action)))]
        if detail := _detail(line, longest):
            stack.append(_set(_DETAIL, line, detail))
        tall = max(height_of(_TEXT_WIDTH, stack), 8.0) + 2.6
        if tall <= _TALLEST:
            break
    return _Block(lead, line, tuple(stack), starts_day, tall)


def _set(style: Style, line: CallLine, bits: Bits) -> Any:  # noqa: ANN401 - as above
    return para(style, *(struck(bit) for bit in bits)) if line.removed else para(style, *bits)


def _detail(line: CallLine, room: int) -> Bits:
    bits: list[str | Bit] = []
    for text in line.detail:
        if bits and room < 1:
            break
        short = _cut(text, max(20, room))
        room -= len(text) if isinstance(text, str) else 20
        bits += [" · ", *said(short)] if bits else [*said(short)]
    return tuple(bits)


_DAY_HEIGHT: Final = 9.0


def _panels(sheet: CallSheet) -> list[_Panel]:
    """Fill A5 sheets in order; a day's name is said again where its sheet goes on."""
    _lines, top = _top(sheet)
    warning = _warning_height(sheet)
    pages: list[list[_Block]] = [[]]
    room = _BOTTOM - top - warning
    for block in _blocks(sheet):
        need = block.height + (_DAY_HEIGHT if block.starts_day or not pages[-1] else 0)
        if need > room and pages[-1]:
            pages.append([])
            room = _BOTTOM - top
            need = block.height + _DAY_HEIGHT
        pages[-1].append(block)
        room -= need
    return [_Panel(sheet, tuple(page), at, len(pages)) for at, page in enumerate(pages, start=1)]


def _warning(sheet: CallSheet) -> list[Any]:
    for longest in (220, 110, 55):
        bits: list[str | Bit] = []
        for text in sheet.warning:
            bits += [" · ", *said(_cut(text, longest))] if bits else [*said(_cut(text, longest))]
        if sheet.promise:
            bits += ["\n"] if bits else []
            bits += [bold(_("Not to promise") + ": "), *said(_cut(sheet.promise, longest))]
        lines = [para(_WARN, *bits)] if bits else []
        if height_of(_WIDTH - 8, lines) <= _TALLEST_WARNING:
            break
    return lines


def _warning_height(sheet: CallSheet) -> float:
    lines = _warning(sheet)
    return height_of(_WIDTH - 8, lines) + 5.0 + _BEFORE_WARNING if lines else 0.0


def _panel(pen: Pen, content: Briefing, panel: _Panel) -> None:
    sheet = panel.sheet
    pen.words(_X, 9, 80, para(_HEAD, _("Call sheet")))
    nick = one_line(_RIGHT_HEAD, content.delegation.nickname, 70)
    pen.words(_RIGHT - 72, 9, 72, para(_RIGHT_HEAD, nick))
    pen.rule(_X, _RIGHT, 14.8, 1.6)
    lines, y = _top(sheet)
    pen.words(_X, 16, _WIDTH, *lines)
    pen.rule(_X, _RIGHT, y - 0.6, 0.6)
    y = _days(pen, panel, y + 1.0)
    if panel.number == 1:
        _warn(pen, sheet, y)
    _phones(pen, sheet)
    _foot(pen, content, panel)


def _days(pen: Pen, panel: _Panel, y: float) -> float:
    if not panel.blocks:
        return pen.words(_X, y + 2, _WIDTH, para(_DETAIL, _("Nothing is planned for this role yet.")))
    for at, block in enumerate(panel.blocks):
        if block.starts_day or not at:
            pen.words(_X, y, _WIDTH, block.lead)
            y += _DAY_HEIGHT
        _line(pen, block, y)
        y += block.height
    return y


def _line(pen: Pen, block: _Block, y: float) -> None:
    line = block.line
    if line and line.at:
        pen.words(_X, y - 0.6, _TEXT, _set(_TIME, line, (clock(line.at),)))
    pen.words(_X + _TEXT, y, _TEXT_WIDTH, *block.stack)
    pen.hairline(_X + _TEXT, _RIGHT, y + block.height - 1.4)
    if line and (line.changed or line.removed):
        pen.line(_X - 4, y + 0.8, _X - 4, y + block.height - 2.4, 2.2)


def _warn(pen: Pen, sheet: CallSheet, y: float) -> None:
    if lines := _warning(sheet):
        y += _BEFORE_WARNING
        pen.frame(_X, y, _WIDTH, height_of(_WIDTH - 8, lines) + 4, 1.6)
        pen.words(_X + 4, y + 1.6, _WIDTH - 8, *lines)


def _phones(pen: Pen, sheet: CallSheet) -> None:
    """Set the numbers at the foot, always in the same place."""
    pen.rule(_X, _RIGHT, _PHONES - 1, 0.6)
    for at, one in enumerate(sheet.phones[:4]):
        x = _X + (at % 2) * (_WIDTH / 2 + 1)
        y = _PHONES + (at // 2) * 13.4
        width = _WIDTH / 2 - 2
        y = pen.words(x, y, width, para(_PHONE_LABEL, one_line(_PHONE_LABEL, one.label, width)))
        if isinstance(one.number, str):
            number = one.number
            style = next(
                (s for s in (_PHONE, Style(13, 17, weight=700)) if _fits(s, number, width)),
                Style(10, 13, weight=700),
            )
            pen.words(x, y, width, para(style, one_line(style, number, width)))
        else:
            pen.words(x, y + 0.6, width, para(_WHO, *said(Missing(instead=one.number.instead))))


def _fits(style: Style, text: str, width: float) -> bool:
    return one_line(style, text, width) == text


def _foot(pen: Pen, content: Briefing, panel: _Panel) -> None:
    told = which_print(content, short=True)
    if content.strip.since and any(b.line and (b.line.changed or b.line.removed) for b in panel.blocks):
        told += " · " + _("bar: changed since print %(number)s", number=content.strip.since)
    sample = (" · ", bold(_("SAMPLE DATA"))) if content.delegation.sample else ()
    pen.words(_X, _FOOT, _WIDTH - 14, para(_EDGE, told, *sample))
    page = para(_PAGE, bold(str(panel.number)), f"/{panel.of}")
    pen.words(_RIGHT - 20, _FOOT - 0.5, 20, page)
