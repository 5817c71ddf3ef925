"""An administrative paper as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Frame, KeepTogether, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus import Table as Lined

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative import plan
from crm.core.paper.administrative.description import AdministrativePaper
from crm.core.paper.administrative.letter import GuestLetter
from crm.core.paper.administrative.pdf.flowing import HELD, Closing, Set, flowing, set_line
from crm.core.paper.administrative.plan import Line, Part
from crm.core.paper.administrative.words import language_of, title_of
from crm.core.paper.pen import A4, Pen
from crm.core.paper.sheet import Imprint, book_of, build, press

_SAMPLE: Final = "DỮ LIỆU MẪU"


def _held(story: Sequence[Any]) -> Iterator[Any]:
    """Keep a heading, or words over a table, with the beginning of what follows and with no more of it.

    The PDF writer's own way keeps them with the whole of it, and leaves half a page white above a table.
    """
    is_chained = False
    for at, piece in enumerate(story):
        is_kept = bool(piece.getKeepWithNext())
        if is_kept and not is_chained:
            yield CondPageBreak(sum(_room_from(story[at:])))
        is_chained = is_kept
        piece.keepWithNext = 0
        yield piece


def _room_from(story: Sequence[Any]) -> Iterator[float]:
    """Yield how much room each piece of a chain takes, and the beginning of the piece after it."""
    for piece in story:
        tall = piece.wrap(f.WIDTH * mm, A4[1] * mm)[1]
        if not piece.getKeepWithNext():
            yield piece.getSpaceBefore() + _beginning(piece, tall)
            return
        yield piece.getSpaceBefore() + tall + piece.getSpaceAfter()


def _beginning(piece: Any, tall: float) -> float:  # noqa: ANN401 - as above
    if isinstance(piece, Lined):
        return float(sum(piece._rowHeights[:2]))
    return float(min(tall, HELD * piece.style.leading) if isinstance(piece, Set) else tall)


def _story(part: Part) -> list[Any]:
    story = list(_held([flowing(piece) for piece in part.pieces]))
    if part.closing is None:
        return story
    signature = flowing(part.closing)
    if isinstance(story[-1], Set):
        return [*story[:-1], Closing(story[-1], signature)]
    return [*story[:-1], KeepTogether([story[-1], signature])]


class _Numbers:
    """Counts the pages of each part from one."""

    def __init__(self, *, is_sample: bool) -> None:
        self.first = 1
        self.is_sample = is_sample

    def first_page(self, canvas: Any, _book: object) -> None:  # noqa: ANN401 - as above
        """Begin to count; the first page bears no number."""
        self.first = canvas.getPageNumber()
        self._foot(canvas)

    def next_page(self, canvas: Any, _book: object) -> None:  # noqa: ANN401 - as above
        """Write the number in the middle of the upper margin."""
        number = str(canvas.getPageNumber() - self.first + 1)
        line = Line((number,), f.PAGE_NUMBER, 0)
        Pen(canvas).words(f.LEFT, f.PAGE_NUMBER_TOP, f.WIDTH, set_line(line))
        self._foot(canvas)

    def _foot(self, canvas: Any) -> None:  # noqa: ANN401 - as above
        if self.is_sample:
            Pen(canvas).words(f.LEFT, f.SAMPLE_TOP, f.WIDTH, set_line(Line((_SAMPLE,), f.SAMPLE, 0)))


def render(paper: AdministrativePaper | GuestLetter, made_at: datetime) -> bytes:
    """Print a paper; the same paper of the same moment gives the same bytes."""
    imprint = Imprint(title=title_of(paper), author="", subject="", lang=language_of(paper), made_at=made_at)
    sheets = BytesIO()
    with press("vi"):
        book = book_of(sheets, imprint)
        numbers = _Numbers(is_sample=paper.is_sample)
        block = (f.LEFT * mm, f.BOTTOM * mm, f.WIDTH * mm, (A4[1] - f.TOP - f.BOTTOM) * mm, 0, 0, 0, 0)
        book.addPageTemplates(
            [
                PageTemplate(
                    "first", [Frame(*block)], onPage=numbers.first_page, autoNextPageTemplate="next"
                ),
                PageTemplate("next", [Frame(*block)], onPage=numbers.next_page),
            ]
        )
        story: list[Any] = []
        for part in plan.parts_of(paper):
            if story:
                story += [NextPageTemplate("first"), PageBreak()]
            story += _story(part)
        build(book, story, imprint)
    return sheets.getvalue()
