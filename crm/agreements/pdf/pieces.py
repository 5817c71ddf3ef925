"""What the prints of agreements share: type, title, foot and the words for what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from crm.agreements.content import Names, Strip
from crm.core.locale import _, day
from crm.core.paper.edges import Edges
from crm.core.paper.faces import SERIF
from crm.core.paper.rows import Column, Listing, Row
from crm.core.paper.sheet import Imprint
from crm.core.paper.type import GREY, INK, Bit, Style, italic, para

TITLE: Final = Style(19, 24, weight=600, family=SERIF)
SUBTITLE: Final = Style(10.5, 14.5, ink=GREY)
HEADING: Final = Style(12, 16, weight=700)
LABEL: Final = Style(10, 14, weight=600)
CELL: Final = Style(10, 14)
CELL_BOLD: Final = Style(10, 14, weight=700)
HEAD_CELL: Final = Style(8.5, 11, weight=600, ink=GREY)
SMALL: Final = Style(9, 12.5, ink=GREY)
FULL: Final = 160.0


def title_block(width: float, title: str, *subtitle: str | Bit) -> list[Any]:
    """Return the title of a print over its rule."""
    stack = [para(TITLE, title)]
    if subtitle:
        stack.append(para(SUBTITLE, *subtitle))
    row = Row((tuple(stack),), (Column(0, width),), 0, 1.6, 1.1, INK, rule_to=width)
    return [Listing([row])]


def heading(text: str) -> list[Any]:
    """Return a heading, which never stands alone at the foot of a page."""
    row = Row(((para(HEADING, text),),), (Column(0, FULL),), 0, 0.8, 0)
    return [CondPageBreak(30 * mm), Spacer(1, 4 * mm), Listing([row])]


def absent(owner: str = "") -> tuple[str | Bit, ...]:
    """Say that a fact is not there yet, and who is to supply it."""
    if not owner:
        return (italic(_("not yet available")),)
    state, dash, who = _("not yet available – %(owner)s to supply", owner=owner).partition(" – ")
    return (italic(state), dash + who)


def named(names: Names) -> str:
    """Name a party as the text does, with today's name behind it."""
    if not names.now or names.now == names.then:
        return names.then
    today = _("now: %(name)s", name=names.now)
    return f"{names.then} ({today})"


def written(value: date | None) -> str:
    """Write a day, or a dash."""
    return day(value) if value else "–"


def edges(strip: Strip, head: str, *, is_internal: bool, is_sample: bool) -> Edges:
    """Return what the head and the foot of a print say."""
    when = strip.printed_at.strftime("%d/%m/%Y, %H:%M")
    foot = _(
        "Printed %(time)s (%(place)s time) by %(name)s", time=when, place=strip.place, name=strip.printed_by
    )
    return Edges(head=head, foot=foot, is_internal=is_internal, is_sample=is_sample)


def imprint(strip: Strip, title: str, lang: str) -> Imprint:
    """Return what the file says about itself."""
    return Imprint(title=title, author=strip.office, subject=title, lang=lang, made_at=strip.printed_at)
