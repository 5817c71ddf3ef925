"""A list of one day on paper: groups under the body that held them, with sums and what a merger changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crm.core.locale import _
from crm.core.paper.edges import Edges
from crm.core.paper.faces import SERIF
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.sheet import Imprint, Part, bind, press
from crm.core.paper.type import GREY, INK, LIGHT, Bit, Style, para

_TITLE: Final = Style(17, 22, weight=600, family=SERIF)
_SUBTITLE: Final = Style(10.5, 14.5, ink=GREY)
_HEAD: Final = Style(8.5, 11, weight=600, ink=GREY)
_GROUP: Final = Style(10.5, 14, weight=700)
_CELL: Final = Style(10, 14)
_FIRST: Final = Style(10, 14, weight=600)
_SMALL: Final = Style(9, 12.5, ink=GREY)
_FULL: Final = (Column(0, 160),)

Cell = tuple[tuple[str, str], ...]
"""Lines of a cell: each a text and its language; the first line is the main one."""


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """The rows of one body."""

    heading: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class PrintedList:
    """Everything a printed list says."""

    title: str
    subtitle: str
    heads: Sequence[str]
    widths: Sequence[float]
    groups: Sequence[PrintedGroup]
    closing: Sequence[str]
    agency: str
    printed_by: str
    printed_at: datetime
    lang: str
    is_sample: bool = False


def render_list(content: PrintedList) -> bytes:
    """Print a list; the same list at the same moment is the same file."""
    with press(content.lang):
        head = f"{content.agency} · {content.title}"
        when = content.printed_at.strftime("%d/%m/%Y, %H:%M")
        foot = _("Printed %(time)s by %(name)s") % {"time": when, "name": content.printed_by}
        edges = Edges(head=head, foot=foot, is_sample=content.is_sample)
        told = Imprint(content.title, content.agency, content.subtitle, content.lang, content.printed_at)
        return bind([Part(_story(content))], edges, told)


def _story(content: PrintedList) -> list[Listing]:
    columns = _columns(content.widths)
    title = (para(_TITLE, content.title), para(_SUBTITLE, content.subtitle))
    top = Row(cells=(title,), columns=_FULL, above=0, below=1.6, rule=1.1, rule_ink=INK)
    rows: list[Row] = []
    number = 0
    for group in content.groups:
        rows.append(band(para(_GROUP, group.heading), fill=LIGHT, above=0.9, indent=1.2))
        for cells in group.rows:
            number += 1
            stacks = ((para(_CELL, str(number)),), *(_stack(cell, at) for at, cell in enumerate(cells)))
            rows.append(Row(cells=stacks, columns=columns, above=0.9, below=1.0))
    heads = table_head(columns, (), *((para(_HEAD, text),) for text in content.heads))
    closing = [Row(cells=((para(_CELL, line),),), columns=_FULL, rule=0) for line in content.closing]
    return [Listing([top]), Listing(rows, heads), Listing(closing)]


def _columns(widths: Sequence[float]) -> tuple[Column, ...]:
    """Return the column of numbers and those that follow it, with a gap between them."""
    found, x = [Column(0, 7)], 8.0
    for width in widths:
        found.append(Column(x, width - 3))
        x += width
    return tuple(found)


def _stack(cell: Cell, at: int) -> tuple[object, ...]:
    styles = [_FIRST if at == 0 else _CELL] + [_SMALL] * (len(cell) - 1)
    lines = zip(styles, cell, strict=True) if cell else ()
    return tuple(para(style, Bit(text, lang=lang)) for style, (text, lang) in lines)
