"""What stands at the edges of every page: the head line, the box that keeps it in the house, the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from crm.core.locale import _
from crm.core.paper.pen import Pen
from crm.core.paper.type import GREY, HAIR, Bit, Style, bold, one_line, para, width_of

LEFT: Final = 30.0
WIDTH: Final = 160.0
PAIR_LEFT: Final = 25.0
PAIR_WIDTH: Final = 165.0
"""Text block of pages in two languages: both columns, and the gutter between them."""
WIDE_LEFT: Final = 20.0
WIDE: Final = 257.0
"""Text block of pages on their side."""

EDGE: Final = Style(8.5, 11, ink=GREY)
_BOX: Final = Style(8.5, 11, weight=700, align="center")


@dataclass(frozen=True, slots=True)
class Edges:
    """What the head and the foot of every page say; ``notice`` is a second line of the foot.

    ``beside`` is the head line in the other language of pages in two, where no box takes its place.
    """

    head: str
    foot: str
    notice: str = ""
    beside: Bit | None = None
    is_internal: bool = True
    is_sample: bool = False
    changes_key: str = ""


def head_and_foot(pen: Pen, edges: Edges) -> None:
    """Draw what every page of a pack carries."""
    # The head line stands beside the box, on one line: a longer one gives way.
    pen.words(LEFT, 10.7, 118 if edges.is_internal else WIDTH, para(EDGE, one_line(EDGE, edges.head, 116)))
    _edges(pen, edges, LEFT, WIDTH)


def pair_head_and_foot(pen: Pen, edges: Edges) -> None:
    """Draw what a page in two languages carries: the head line in both, unless the box takes its place."""
    beside = edges.beside if not edges.is_internal else None
    room = 118.0
    if beside:
        words = replace(beside, text=one_line(EDGE, beside.text, 78.5, beside.lang))
        room = PAIR_WIDTH - width_of(EDGE, words) / mm - 4
        pen.words(PAIR_LEFT + 80, 10.7, PAIR_WIDTH - 80, para(replace(EDGE, align="right"), words))
    pen.words(PAIR_LEFT, 10.7, room, para(EDGE, one_line(EDGE, edges.head, room - 1)))
    _edges(pen, edges, PAIR_LEFT, PAIR_WIDTH)


def wide_head_and_foot(pen: Pen, edges: Edges) -> None:
    """Draw what a page on its side carries."""
    room = WIDE - 42 if edges.is_internal else WIDE
    pen.words(WIDE_LEFT, 10.7, room, para(EDGE, one_line(EDGE, edges.head, room - 2)))
    _edges(pen, edges, WIDE_LEFT, WIDE, 196)


def _edges(pen: Pen, edges: Edges, x: float, width: float, y: float = 279) -> None:
    if edges.is_internal:
        internal_box(pen, x + width - 37, 9.4, 37, 6.4, _BOX, 0.7)
    pen.rule(x, x + width, 18, 0.6, HAIR)
    foot(pen, edges, x, width, y)


def foot(pen: Pen, edges: Edges, x: float, width: float, y: float) -> None:
    """Draw the line that says which print this is, and leave room for the page number."""
    pen.rule(x, x + width, y, 0.6, HAIR)
    sample = (" · ", bold(_("SAMPLE DATA"))) if edges.is_sample else ()
    below = pen.words(x, y + 1.5, width - 20, para(EDGE, edges.foot, *sample))
    if edges.notice:
        pen.words(x, below, width - 20, para(EDGE, edges.notice))
    pen.canvas.number_at = (x + width, y + 0.9)


def internal_box(
    pen: Pen, x: float, y: float, width: float, height: float, style: Style, weight: float
) -> None:
    """Draw the box that keeps a paper in the house."""
    pen.frame(x, y, width, height, weight)
    line = style.leading / mm
    pen.words(x, y + (height - line) / 2 - 0.1, width, para(style, _("FOR INTERNAL USE")))
