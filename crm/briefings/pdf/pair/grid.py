"""The grid of a page in two languages: two columns, a hairline between them, clauses with level tops."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from crm.briefings.content import Briefing, Missing
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import Bits, missing
from crm.briefings.words import WITHOUT_BLANKS
from crm.core.locale import _, speaking
from crm.core.paper.edges import PAIR_WIDTH
from crm.core.paper.pen import Pen
from crm.core.paper.rows import Column, Listing, Mark, Row, Stack
from crm.core.paper.sheet import Outline
from crm.core.paper.type import BAND, HAIR, INK, SEA, Bit, Style, para

WIDTH: Final = 78.5
SECOND: Final = 86.5
COLUMNS: Final = (Column(0, WIDTH), Column(SECOND, WIDTH))
_GUTTER: Final = (WIDTH + SECOND) / 2

HEAD: Final = Style(11, 16.5, weight=700)
CLAUSE: Final = Style(11, 16.5)
SMALL: Final = Style(9.5, 13.5)
DAY: Final = Style(12, 16, weight=700)

_AS_TALL: Final = frozenset({"ja", "zh", "ko", "lo"})
"""Languages whose letters need the leading of Vietnamese; Latin and Cyrillic ones are set closer."""
_FULL_WIDTH: Final = frozenset({"ja", "zh", "ko"})


class Voices:
    """Both languages of a paper: what is built for the second one is said in its words."""

    def __init__(self, content: Briefing) -> None:
        if content.second is None:
            raise ValueError("a paper in one language has no second column")
        self.first, self.second = content, content.second
        self.lang = content.second.lang

    def both(self, build: Callable[[Briefing, Setting], Any]) -> tuple[Any, Any]:
        """Build the same for either column."""
        first = build(self.first, Setting(self.first.lang))
        with speaking(self.lang):
            return first, build(self.second, Setting(self.lang, is_second=True))


class Setting:
    """How one column is set."""

    def __init__(self, lang: str, *, is_second: bool = False) -> None:
        self.lang, self.is_second = lang, is_second

    def style(self, style: Style) -> Style:
        """Return a style as this column sets it: heads stay level, running text in Latin is set closer."""
        if not self.is_second:
            return style
        size = style.size if self.lang in _FULL_WIDTH else style.size - 0.5
        is_head = style.weight >= 600
        leading = style.leading if is_head or self.lang in _AS_TALL else style.leading - 1.5
        return replace(
            style, size=size, leading=leading, lang=self.lang, has_no_blanks=self.lang in WITHOUT_BLANKS
        )

    def para(self, style: Style, *bits: str | Bit) -> Any:  # noqa: ANN401 - the PDF writer carries no types
        """Set words in this column."""
        return para(self.style(style), *bits)


def clause(first: Stack, second: Stack, mark: Mark | None = None, **more: Any) -> Row:  # noqa: ANN401
    """Return one clause in both languages, their tops level, with the hairline between them."""
    given = {"above": 1.0, "below": 1.6, "rule_to": PAIR_WIDTH} | more
    return Row(cells=(first, second), columns=COLUMNS, mark=_with_gutter(mark), **given)


def _with_gutter(mark: Mark | None) -> Mark:
    def draw(pen: Pen, y: float, height: float) -> None:
        pen.line(_GUTTER, y, _GUTTER, y + height, 0.35, HAIR)
        if mark:
            mark(pen, y, height)

    return draw


def band(first: Any, second: Any, fill: str = BAND) -> Row:  # noqa: ANN401
    """Return the shaded line that opens a group in both languages."""
    return Row(
        cells=((first,), (second,)),
        columns=(Column(2, WIDTH - 2), Column(SECOND, WIDTH - 2)),
        above=1.2,
        below=1.2,
        rule=0,
        rule_to=PAIR_WIDTH,
        fill=fill,
        keep_with_next=True,
    )


def title(number: int | None, voices: Voices, build: Callable[[], str], *, gap: float = 0.0) -> list[Any]:
    """Return the head of a section in both languages, on one line where they fit."""
    words = build()
    numbered = f"{number} {words}" if number else words

    def head(_content: Briefing, setting: Setting) -> Any:  # noqa: ANN401
        before = (Bit(f"{number} ", ink=SEA),) if number and not setting.is_second else ()
        return setting.para(styles.TITLE, *before, build())

    first, second = voices.both(head)
    row = clause((first,), (second,), above=0, below=1.6, rule=1.1, rule_ink=INK)
    story = [Outline(numbered, f"section-{number or 0}"), Listing([replace(row, mark=None)])]
    return [*story, Spacer(1, gap * mm)] if gap else story


def nothing(content: Briefing) -> list[Any]:
    """Return the clause that stands for an empty section; to a guest it says so in both languages."""
    if not content.is_for_guests:
        owed = missing(Missing(content.owner))
        return [Listing([clause((para(CLAUSE, *owed),), (), rule=0)])]
    first, second = Voices(content).both(lambda _part, setting: setting.para(CLAUSE, _("to be confirmed")))
    return [Listing([clause((first,), (second,), rule=0)])]


def lines(setting: Setting, style: Style, *texts: Bits) -> Iterable[Any]:
    """Set each text that there is on a line of its own."""
    return (setting.para(style, *bits) for bits in texts if bits)
