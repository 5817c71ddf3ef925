"""The cover in both languages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from crm.briefings.content import Briefing
from crm.briefings.pdf.cover import (
    AGENCY,
    KIND,
    TITLE_SIZES,
    bridge,
    head_of,
    print_strip,
    sample_line,
    short,
)
from crm.briefings.pdf.pair.grid import CLAUSE, SECOND, WIDTH, Setting, Voices
from crm.briefings.pdf.parts import Bits, in_language, notice, said
from crm.briefings.words import span_of
from crm.core.locale import _, speaking
from crm.core.paper.edges import PAIR_LEFT, PAIR_WIDTH, internal_box
from crm.core.paper.faces import SERIF
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, drawn_page
from crm.core.paper.type import GREY, HAIR, SEA, Style, bold, para

_BOX: Final = Style(13, 17, weight=700, align="center")
_TITLE_ROOM: Final = 46.0
_LABEL: Final = Style(9, 12.5, ink=GREY)
_NOTICE: Final = Style(8.5, 11, ink=GREY)
_FACT_SIZES: Final = (11.0, 10.0, 9.0, 8.0)

Stacks = list[tuple[list[Any], list[Any]]]


def cover(content: Briefing) -> Part:
    """Return the cover of a pack in two languages."""
    return drawn_page(lambda pen: _draw(pen, Voices(content)))


def _draw(pen: Pen, voices: Voices) -> None:
    content = voices.first
    _agencies(pen, voices)
    bridge(pen, PAIR_LEFT, PAIR_WIDTH)
    first, second = voices.both(lambda _part, setting: setting.para(KIND, _("Briefing pack").upper()))
    y = _side_by_side(pen, 99, [first], [second])
    y = _side_by_side(pen, max(y + 1, 106.5), *_titles(voices))
    y = max(y + 4, 140)
    pen.rule(PAIR_LEFT, PAIR_LEFT + 24, y, 1.8, SEA)
    _facts(pen, voices, y + 5, 276 if content.is_for_guests else 232)
    if not content.is_for_guests:
        print_strip(pen, content, PAIR_LEFT, PAIR_WIDTH)
    if told := notice(content):
        pen.words(PAIR_LEFT, 286, PAIR_WIDTH, para(_NOTICE, told))
    sample_line(pen, content, PAIR_LEFT)


def _side_by_side(pen: Pen, y: float, first: list[Any], second: list[Any]) -> float:
    """Set two stacks with level tops and return where the longer one ends."""
    below = pen.words(PAIR_LEFT, y, WIDTH, *first)
    return max(below, pen.words(PAIR_LEFT + SECOND, y, WIDTH, *second))


def _agencies(pen: Pen, voices: Voices) -> None:
    """Set the offices' names; the partner's column begins below the box where there is one."""
    first, second = voices.both(_agency)
    pen.words(PAIR_LEFT, 22.4, WIDTH, *first)
    if not voices.first.is_for_guests:
        internal_box(pen, PAIR_LEFT + PAIR_WIDTH - 56, 21.8, 56, 10, _BOX, 1.0)
    pen.words(PAIR_LEFT + SECOND, 22.4 if voices.first.is_for_guests else 34, WIDTH, *second)


def _agency(content: Briefing, setting: Setting) -> list[Any]:
    head = content.delegation
    above = [setting.para(AGENCY, head.parent_agency.upper())] if head.parent_agency else []
    return [*above, setting.para(AGENCY, bold(head.agency.upper()))]


def _titles(voices: Voices) -> tuple[list[Any], list[Any]]:
    """Set both titles in the largest type in which they leave the page its shape."""
    for size, leading in (pair for pair in TITLE_SIZES if pair[0] <= 22):
        style = Style(size, leading, weight=600, family=SERIF)
        first, second = voices.both(partial(_title_lines, style))
        if max(height_of(WIDTH, first), height_of(WIDTH, second)) <= _TITLE_ROOM:
            break
    with speaking(voices.lang):
        return first, [_without_widow(voices, style)]


def _without_widow(voices: Voices, style: Style) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set the partner's title a little smaller where that spares it a line of a letter or two."""
    setting = Setting(voices.lang, is_second=True)
    sizes = (style, *(replace(style, size=style.size - less) for less in (1.5, 3.0)))
    titles = [setting.para(one, *_title(voices.second)) for one in sizes]
    return min(titles, key=lambda title: height_of(WIDTH, [title]))


def _title_lines(style: Style, content: Briefing, setting: Setting) -> list[Any]:
    return [setting.para(style, *_title(content))]


def _title(content: Briefing) -> Bits:
    head = content.delegation
    return in_language(content.lang, head.title_vi, head.title_en, head.title_own)


def _facts(pen: Pen, voices: Voices, y: float, end: float) -> None:
    """Set label and answer in either column, fact by fact, in the largest type that ends in time."""
    for size in _FACT_SIZES:
        first, second = voices.both(partial(_answers, size))
        rows = list(zip(first, second, strict=True))
        tall = sum(_height(one, same) + 2.6 for one, same in rows)
        if tall <= end - y:
            break
    top = y
    for at, (one, same) in enumerate(rows):
        if at:
            pen.hairline(PAIR_LEFT, PAIR_LEFT + PAIR_WIDTH, y)
        y = _side_by_side(pen, y + 1, one, same) + 1.6
    gutter = PAIR_LEFT + (WIDTH + SECOND) / 2
    pen.line(gutter, top, gutter, y, 0.35, HAIR)


def _height(first: list[Any], second: list[Any]) -> float:
    return max(height_of(WIDTH, first), height_of(WIDTH, second))


def _answers(size: float, content: Briefing, setting: Setting) -> list[list[Any]]:
    head = content.delegation
    style = Style(size, size * CLAUSE.leading / CLAUSE.size)
    facts: list[tuple[str, Bits]] = [
        (_("Head of delegation"), head_of(head.head)),
        (_("Dates"), (bold(span_of(setting.lang, head.starts, head.ends)),)),
        (_("Destination"), said(head.place)),
        (_("Received by"), said(short(head.host))),
        (_("Purpose"), said(short(head.purpose))),
    ]
    return [[setting.para(_LABEL, label), setting.para(style, *words)] for label, words in facts]
