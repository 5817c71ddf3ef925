"""Place cards: tents of 190 by 130 mm, folded in the middle, two on a sheet."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from reportlab.lib.units import mm

from crm.briefings.content import Briefing, MemberLine, Missing, Side
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import absent, edges, imprint, in_language, other_language, title_block
from crm.core.locale import _
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, bind, drawn_page, press
from crm.core.paper.type import GREY, HAIR, Bit, Style, bold, para, width_of

_X: Final = 10.0
_TOPS: Final = (12.0, 154.5)
_WIDTH: Final = 190.0
_FACE: Final = 65.0
_NAME_WIDTH: Final = 174.0
_TITLE: Final = Style(15, 20, align="center")
_OTHER: Final = Style(11.5, 15, italic=True, align="center", ink=GREY)
_NOTE: Final = Style(8, 11, align="center", ink=GREY)


def render_cards(content: Briefing) -> bytes:
    """Print a place card for every member of both sides and every other guest."""
    with press(content.lang):
        shown = for_reader(content)
        kind = imprint(shown, _("Place card"))
        return bind(_sheets(shown), edges(shown), kind)


def _sheets(content: Briefing) -> list[Part]:
    people = tuple(one for one in content.members if not one.removed)
    if not people:
        return [Part(title_block(None, _("Place card")) + absent(content))]
    pairs = [people[at : at + 2] for at in range(0, len(people), 2)]
    return [drawn_page(partial(_sheet, content, pair)) for pair in pairs]


def _sheet(content: Briefing, pair: tuple[MemberLine, ...], pen: Pen) -> None:
    for top, member in zip(_TOPS, pair, strict=False):
        _tent(pen, content, member, top)
    how = _("190 × 130 mm, fold at the dashed line; paper 200–250 g/m²; both faces carry the name")
    sample = (" · ", bold(_("SAMPLE DATA"))) if content.delegation.sample else ()
    pen.words(_X, 289, _WIDTH, para(_NOTE, how, *sample))


def _tent(pen: Pen, content: Briefing, member: MemberLine, top: float) -> None:
    """Draw a card twice, the upper face turned, so that it is read from both sides of the table."""
    lines = _lines(content, member)
    _face(pen, lines, top + _FACE)
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(pen.canvas._pagesize[0], 2 * (297 - top - _FACE) * mm)
    canvas.rotate(180)
    _face(pen, lines, top + _FACE)
    canvas.restoreState()
    pen.rule(_X, _X + _WIDTH, top + _FACE, 0.5, HAIR, dash=(3, 3))
    _crop_marks(pen, top)


def _face(pen: Pen, lines: list[Any], top: float) -> None:
    tall = height_of(_NAME_WIDTH, lines)
    pen.words(_X + (_WIDTH - _NAME_WIDTH) / 2, top + max(1.0, (_FACE - tall) / 2), _NAME_WIDTH, *lines)


def _lines(content: Briefing, member: MemberLine) -> list[Any]:
    titles = [para(_TITLE, *_title(content, member))]
    if second := _second_title(content, member):
        titles.append(para(_OTHER, second))
    names = _names(content, member)
    while height_of(_NAME_WIDTH, [*names, *titles]) > _FACE - 2 and titles:
        titles = _smaller(content, member, titles)
    return [*names, *titles]


def _second_title(content: Briefing, member: MemberLine) -> Bit | str:
    """Return the title in the other language: the partner's where the paper speaks it."""
    if content.second is None:
        return other_language(content.lang, member.title_vi, member.title_en)
    same = content.second.members[content.members.index(member)].title_own
    return Bit(same, lang=content.second.lang) if isinstance(same, str) and same else ""


def _title(content: Briefing, member: MemberLine) -> tuple[str | Bit, ...]:
    """Return the title; a card on a table never says that something is missing."""
    if isinstance(member.title_vi, Missing) and not isinstance(member.title_en, str):
        return ("",)
    wanted = in_language(content.lang, member.title_vi, member.title_en)
    return wanted[:1]


def _smaller(content: Briefing, member: MemberLine, titles: list[Any]) -> list[Any]:
    """Give way step by step: a smaller title, then one language, then none."""
    size = titles[0].style.fontSize
    if size > 8.5:
        style = Style(max(8.5, size - 2), max(11.0, (size - 2) * 1.32), align="center")
        return [para(style, *_title(content, member)), *titles[1:]]
    return titles[:-1]


def _names(content: Briefing, member: MemberLine) -> list[Any]:
    """Return the name in its own script first and largest, then in Latin letters."""
    name = member.name
    if not name.native:
        latin = name.latin.upper() if member.side is Side.OURS else name.latin
        return [_fitted(Bit(latin), 54, 30)]
    own = _fitted(Bit(name.native, lang=name.native_lang), 54, 30)
    return [own, _fitted(Bit(name.latin), 28, 18, weight=600)] if name.latin else [own]


def _fitted(bit: Bit, largest: float, least: float, weight: int = 700) -> Any:  # noqa: ANN401
    """Set a name on one line as large as it fits; under the least size it takes two."""
    full = width_of(Style(largest, largest, weight=weight), bit)
    size = min(largest, largest * (_NAME_WIDTH * mm - 1) / full) if full else largest
    size = int(max(size, least) * 2) / 2
    while True:
        style = Style(size, size * 1.34, weight=weight, align="center")
        paragraph = para(style, bit)
        if size <= 9 or height_of(_NAME_WIDTH, [paragraph]) <= 2.1 * style.leading / mm:
            return paragraph
        size -= 1


def _crop_marks(pen: Pen, top: float) -> None:
    for x, outward in ((_X, -1), (_X + _WIDTH, 1)):
        for y, away in ((top, -1), (top + 2 * _FACE, 1)):
            pen.line(x + outward * 1, y, x + outward * 4.5, y, 0.5)
            pen.line(x, y + away * 1, x, y + away * 3.5, 0.5)
