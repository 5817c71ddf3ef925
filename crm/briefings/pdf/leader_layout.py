"""Where each thing stands on the leader's page: label left, answer beside it, danger in a thick frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crm.briefings.content import Briefing, LeaderPage, Missing, Point, Text
from crm.briefings.pdf.parts import Bits, clock, full_day, missing, name_bits, said
from crm.core.locale import _, ngettext
from crm.core.paper.pen import Draft
from crm.core.paper.type import GREY, LIGHT, Bit, Style, bold, one_line, para, together

LEFT: Final = 17.0
WIDTH: Final = 176.0
RIGHT: Final = LEFT + WIDTH
FOOT: Final = 279.0
BOTTOM: Final = 276.0
_CONTENT: Final = 45.0
_CONTENT_WIDTH: Final = RIGHT - _CONTENT

_HEAD: Final = Style(10, 13, weight=600, ink=GREY)
_BOX: Final = Style(9.5, 12, weight=700, align="center")
# From the top of a line to its base, in points for each point of size.
_RISE: Final = 1.069
_PT: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type of the whole page, in step with the size of its body."""

    body_size: float

    def style(self, size: float, leading: float, weight: int = 400) -> Style:
        """Return a style given at full size, stepped down with the page."""
        step = self.body_size / 19.5
        return Style(round(size * step, 2), round(leading * step, 2), weight=weight)

    @property
    def body(self) -> Style:
        """Return the style of the answers."""
        return self.style(19.5, 26.5)

    @property
    def label(self) -> Style:
        """Return the style of the left column, which steps down less."""
        return Style(max(11.0, 13 * self.body_size / 19.5), 17, weight=600, ink=GREY)

    @property
    def native(self) -> float:
        """Return the size of a name in its own script."""
        return round(22 * self.body_size / 19.5, 2)


class _Page:
    """Composes one page from the top down."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self.draft = Draft()
        self.y = 19.0

    def labelled(self, label: str, *lines: tuple[Style, Bits], gap: float = 1.2) -> None:
        """Set an answer beside its label, on one base line."""
        self.label(label, self.y, lines[0][0])
        paragraphs = [para(style, *bits) for style, bits in lines]
        self.y = self.draft.words(_CONTENT, self.y, _CONTENT_WIDTH, *paragraphs) + gap

    def label(self, text: str, y: float, beside: Style) -> None:
        style = self.sizes.label
        drop = (beside.size - style.size) * _RISE * _PT
        self.draft.words(LEFT, y + drop, _CONTENT - LEFT - 1, para(style, text))

    def rule(self, gap: float = 1.6) -> None:
        """Close a part with a thin rule."""
        self.draft.rule(LEFT, RIGHT, self.y, 0.6)
        self.y += gap


def compose(content: Briefing, page: LeaderPage, sizes: Sizes) -> tuple[Draft, float]:
    """Plan the page in one size of type; return the plan and where it ends."""
    sheet = _Page(sizes)
    _head(sheet, content)
    _hour(sheet, page)
    _who(sheet, page)
    _points(sheet, page)
    _not_to_promise(sheet, page)
    _courtesies(sheet, page)
    return sheet.draft, sheet.y


def _head(sheet: _Page, content: Briefing) -> None:
    kind = _("Leader's one-page brief")
    text = f"{kind} · {content.delegation.nickname}"
    sheet.draft.words(LEFT, 10.2, 128, para(_HEAD, one_line(_HEAD, text, 127)))
    sheet.draft.frame(RIGHT - 43, 7.7, 43, 7.5, 0.9)
    sheet.draft.words(RIGHT - 43, 9.3, 43, para(_BOX, _("FOR INTERNAL USE")))
    sheet.draft.rule(LEFT, RIGHT, 18, 1.7)


def _hour(sheet: _Page, page: LeaderPage) -> None:
    hour, body = sheet.sizes.style(38, 46, 700), sheet.sizes.body
    minutes = ngettext("%(num)s minute", "%(num)s minutes", page.minutes) if page.minutes else ""
    lines = [
        para(body, bold(full_day(page.on)), f" · {together(minutes)}" if minutes else ""),
        para(body, *said(page.place)),
    ]
    sheet.draft.words(LEFT, sheet.y + 0.6, 42, para(hour, clock(page.starts)))
    below_hour = sheet.y + hour.leading * _PT + 1.5
    sheet.y = max(sheet.draft.words(61, sheet.y, RIGHT - 61, *lines) + 1.2, below_hour)
    sheet.rule(gap=1.0)


def _who(sheet: _Page, page: LeaderPage) -> None:
    sizes = sheet.sizes
    name = sizes.style(26, 34, 700)
    sheet.labelled(
        _("You meet"),
        (name, name_bits(page.who, sizes.native, _CONTENT_WIDTH)),
        (sizes.body, said(page.title)),
        gap=1.8,
    )
    _reading(sheet, page)
    address: Bits = said(page.address_form)
    if isinstance(page.address_form, str) and page.address_form:
        address = (f"“{page.address_form}”",)
    sheet.labelled(_("Address as"), (sizes.body, address), gap=0.8)
    sheet.labelled(_("Why now"), (sizes.body, _sentence(page.why)), gap=2)
    sheet.rule()


def _reading(sheet: _Page, page: LeaderPage) -> None:
    style = sheet.sizes.style(25, 33, 700)
    reading = page.who.reading_vi
    words: Bits = (page.who.latin,) if reading is None else said(reading)
    if isinstance(reading, Missing):
        style = sheet.sizes.body
    paragraph = para(style, *words)
    top, inner = sheet.y, sheet.y + 1.0
    sheet.label(_("Say it"), inner, style)
    bottom = sheet.draft.words(_CONTENT, inner, _CONTENT_WIDTH - 2, paragraph) + 1.2
    sheet.draft.band(_CONTENT - 3, top, RIGHT - _CONTENT + 3, bottom - top, LIGHT)
    sheet.y = bottom + 1.8


def _points(sheet: _Page, page: LeaderPage) -> None:
    body = sheet.sizes.body
    digit = Style(body.size, body.leading, weight=700, align="center")
    side = max(8.0, 10 * body.size / 19.5)
    padded = [*page.points, *[Missing()] * (3 - len(page.points))]
    for at, point in enumerate(padded, start=1):
        sheet.draft.frame(LEFT, sheet.y + 0.9, side, side, 1.1)
        sheet.draft.words(
            LEFT, sheet.y + 0.9 + (side - body.leading * _PT) / 2 - 0.2, side, para(digit, str(at))
        )
        bottom = sheet.draft.words(LEFT + side + 4, sheet.y, WIDTH - side - 4, para(body, *_sentence(point)))
        sheet.y = max(bottom, sheet.y + side + 0.9) + 1.7


def _sentence(point: Point | Missing) -> Bits:
    if isinstance(point, Missing):
        return missing(point)
    return (bold(point.lead), f" {point.rest}") if point.rest else (bold(point.lead),)


def _not_to_promise(sheet: _Page, page: LeaderPage) -> None:
    body = sheet.sizes.body
    lines = [
        para(body, bold(_("NOT TO PROMISE") + ": "), *said(page.not_promise, weight=700)),
        para(body, *_answer(page.answer)),
    ]
    top = sheet.y + 0.8
    bottom = sheet.draft.words(LEFT + 6, top + 1.6, WIDTH - 12, *lines) + 2.6
    sheet.draft.frame(LEFT, top, WIDTH, bottom - top, 2.6)
    sheet.y = bottom + 2.6


def _answer(answer: Text) -> Bits:
    if isinstance(answer, Missing):
        return (_("If they ask:") + " ", *missing(answer))
    return (_("If they ask:") + f" “{answer}”",)


def _courtesies(sheet: _Page, page: LeaderPage) -> None:
    body = sheet.sizes.body
    theirs: Bits = (_("Their gift") + ": ", *said(page.gift_theirs))
    sheet.labelled(_("Gifts"), (body, said(page.gift_ours)), (body, theirs))
    sheet.labelled(_("Interpreter"), (body, _interpreter(page)))
    sheet.labelled(_("Greeting"), (body, _greeting(page, max(14.0, body.size * 0.77))), gap=0)


def _interpreter(page: LeaderPage) -> Bits:
    phone = f" · {together(page.interpreter_phone)}" if page.interpreter_phone else ""
    return (*said(page.interpreter, weight=700), phone)


def _greeting(page: LeaderPage, size: float) -> Bits:
    words: list[str | Bit] = list(said(page.greeting, weight=700))
    if page.greeting_native:
        # Smaller than the syllables: it is there for whoever can read it, not for the one who speaks.
        words += [" ", Bit(page.greeting_native, weight=400, size=size, lang=page.greeting_lang)]
    return tuple(words)
