"""The sheets of a print bound together: edges, page numbers, and a file that is the same each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from threading import RLock
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from crm.core.locale import speaking
from crm.core.paper.edges import (
    EDGE,
    LEFT,
    PAIR_LEFT,
    PAIR_WIDTH,
    WIDE,
    WIDE_LEFT,
    WIDTH,
    Edges,
    head_and_foot,
    pair_head_and_foot,
    wide_head_and_foot,
)
from crm.core.paper.errors import PaperError
from crm.core.paper.glyphs import clean
from crm.core.paper.pen import A4, Pen
from crm.core.paper.type import Bit, Style, load_default, para

TOP: Final = 24.0
BOTTOM: Final = 274.0
WIDE_BOTTOM: Final = 192.0
"""Where the text of a page on its side ends."""

_A4_POINTS: Final = (A4[0] * mm, A4[1] * mm)
_PAGE: Final = Style(10.5, 13, align="right")

_A4_WIDE: Final = (_A4_POINTS[1], _A4_POINTS[0])

# The typefaces are shared and change while they shape, so one print is made at a time.
_press: Final = RLock()

Told = Callable[[int, int], None]
"""Hears how far a print is: how much is set, and of how much."""

_listener: ContextVar[Told | None] = ContextVar("listener", default=None)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says about itself. ``made_at`` is the time of printing, never the clock's."""

    title: str
    author: str
    subject: str
    lang: str
    made_at: datetime


@contextmanager
def telling(told: Told | None) -> Iterator[None]:
    """Tell ``told`` how far the prints made inside the block are."""
    token = _listener.set(told)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def press(lang: str) -> Iterator[None]:
    """Hold the press and speak the language of the paper while one print is made."""
    with _press, speaking(lang):
        yield


class _Stamp:
    """The time of printing in the shape the PDF writer reads."""

    def __init__(self, made_at: datetime) -> None:
        offset = made_at.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        self.YMDhms = made_at.timetuple()[:6]
        self.dhh, self.dmm = divmod(abs(minutes), 60)
        if minutes < 0:
            self.dhh = -self.dhh


class _Counted(Canvas):  # type: ignore[misc] # the PDF writer carries no types
    """A canvas that writes "x/y" once it knows how many pages there are."""

    imprint: Imprint

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **{**options, "initialFontName": load_default(), "initialFontSize": 10})
        self._doc._timeStamp = _Stamp(self.imprint.made_at)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.pages: list[dict[str, Any]] = []
        self.number_at: tuple[float, float] | None = None
        self.has_changes = False

    def showPage(self) -> None:  # noqa: N802 - their name
        """Put the page aside until the number of pages is known."""
        self.pages.append(dict(self.__dict__))
        self._startPage()
        self.number_at = None
        self.has_changes = False

    def save(self) -> None:
        """Number the pages and write the file."""
        pages = self.pages
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            if self.number_at:
                x, y = self.number_at
                page = para(_PAGE, Bit(str(number), weight=700), f"/{len(pages)}")
                Pen(self, self._pagesize[1] / mm).words(x - 30, y, 30, page)
            super().showPage()
        super().save()


class Drawn(Flowable):  # type: ignore[misc] # the PDF writer carries no types
    """A page drawn by hand from edge to edge."""

    def __init__(self, draw: Callable[[Pen], None]) -> None:
        super().__init__()
        self._draw = draw

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole page."""
        return width, height

    def draw(self) -> None:
        """Draw the page."""
        self._draw(Pen(self.canv, self.canv._pagesize[1] / mm))


class Outline(Flowable):  # type: ignore[misc] # the PDF writer carries no types
    """An entry in the list of contents a reader shows beside the pages."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.title, self.key = clean(title), key

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Mark the page."""
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.title, self.key)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that starts a new page: a flowing section in one language or two, or a page drawn by hand."""

    story: list[Any]
    is_drawn: bool = False
    is_pair: bool = False
    is_wide: bool = False
    is_lying: bool = False

    @property
    def template(self) -> str:
        """Return the name of the page it stands on."""
        if self.is_drawn:
            return "wide" if self.is_wide else "drawn"
        if self.is_lying:
            return "lying"
        return "pair" if self.is_pair else "pack"


def drawn_page(draw: Callable[[Pen], None], *, is_wide: bool = False) -> Part:
    """Return a page drawn by hand; a wide one lies on its side."""
    return Part([Drawn(draw)], is_drawn=True, is_wide=is_wide)


def book_of(paper: BytesIO, imprint: Imprint) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Open a file of A4 sheets that says of itself what the imprint says."""
    return BaseDocTemplate(
        paper,
        pagesize=_A4_POINTS,
        title=clean(imprint.title),
        author=clean(imprint.author),
        subject=clean(imprint.subject),
        lang=imprint.lang,
        creator="Nhịp Cầu",
        invariant=1,
    )


def build(book: Any, story: list[Any], imprint: Imprint) -> None:  # noqa: ANN401 - as above
    """Fill the sheets of a book; what cannot be printed is refused in our own words."""
    if told := _listener.get():
        book.setProgressCallBack(_counting(told))
    try:
        book.build(story, canvasmaker=type("Counted", (_Counted,), {"imprint": imprint}))
    except Exception as error:
        raise _refusal(error) or error from None


def _counting(told: Told) -> Callable[[str, Any], None]:
    """Turn what the PDF writer says of its work into so much of so much; what it parts adds to the whole."""
    whole = [1]

    def hear(what: str, value: Any) -> None:  # noqa: ANN401 - the PDF writer carries no types
        if what == "SIZE_EST":
            whole[0] = max(1, int(value))
        elif what == "PROGRESS":
            told(max(0, min(int(value), whole[0])), whole[0])

    return hear


def page_count(sheets: bytes) -> int:
    """Count the pages of a file that was bound here."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", sheets))


def bind(parts: Sequence[Part], edges: Edges, imprint: Imprint) -> bytes:
    """Lay the parts out on A4 and return the file. Call it under ``press``."""
    paper = BytesIO()
    book = book_of(paper, imprint)
    first, *others = parts
    # The first page looks as the first template says, so that one stands in front.
    book.addPageTemplates(sorted(_templates(edges), key=lambda page: page.id != first.template))
    story = list(first.story)
    for part in others:
        story += [NextPageTemplate(part.template), PageBreak(), *part.story]
    build(book, story, imprint)
    return paper.getvalue()


def _refusal(error: BaseException | None) -> PaperError | None:
    """Find our own refusal behind an error that the PDF writer has rewritten on its way."""
    while error:
        if isinstance(error, PaperError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _templates(edges: Edges) -> list[Any]:
    whole = Frame(0, 0, *_A4_POINTS, 0, 0, 0, 0, id="whole")
    return [
        _flowing("pack", edges, LEFT, WIDTH, head_and_foot),
        _flowing("pair", edges, PAIR_LEFT, PAIR_WIDTH, pair_head_and_foot),
        _lying(edges),
        PageTemplate("drawn", [whole], pagesize=_A4_POINTS),
        PageTemplate("wide", [Frame(0, 0, *_A4_WIDE, 0, 0, 0, 0, id="lying")], pagesize=_A4_WIDE),
    ]


def _lying(edges: Edges) -> Any:  # noqa: ANN401
    """Return a page on its side that flows, for tables of many columns."""

    def begin(canvas: Any, _doc: object) -> None:  # noqa: ANN401
        wide_head_and_foot(Pen(canvas, A4[0]), edges)

    block = Frame(
        WIDE_LEFT * mm,
        (A4[0] - WIDE_BOTTOM) * mm,
        WIDE * mm,
        (WIDE_BOTTOM - TOP) * mm,
        0,
        0,
        0,
        0,
        id="lying",
    )
    return PageTemplate("lying", [block], onPage=begin, pagesize=_A4_WIDE)


def _flowing(
    name: str, edges: Edges, x: float, width: float, draw_edges: Callable[[Pen, Edges], None]
) -> Any:  # noqa: ANN401
    def begin(canvas: Any, _doc: object) -> None:  # noqa: ANN401
        draw_edges(Pen(canvas), edges)

    def end(canvas: Any, _doc: object) -> None:  # noqa: ANN401
        if canvas.has_changes and edges.changes_key:
            pen = Pen(canvas)
            pen.line(x - 5, 274.5, x - 5, 277.5, 2.2)
            pen.words(x - 2, 274, 120, para(EDGE, edges.changes_key))

    block = Frame(x * mm, (A4[1] - BOTTOM) * mm, width * mm, (BOTTOM - TOP) * mm, 0, 0, 0, 0, id=name)
    return PageTemplate(name, [block], onPage=begin, onPageEnd=end, pagesize=_A4_POINTS)
