"""The head of a paper: from the agency down to whom it goes to."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.description import AdministrativePaper, PaperType, Urgency, plain
from crm.core.paper.administrative.plan.naming import TYPE_NAMES, day_of, number_of
from crm.core.paper.administrative.plan.pieces import (
    Cell,
    Line,
    Mark,
    Piece,
    Rule,
    Side,
    broken,
    last_line,
    styled,
)
from crm.core.paper.administrative.plan.text import closed, dashed
from crm.core.paper.type import width_of


def head_of(paper: AdministrativePaper) -> Side:
    """Set the agency beside the State, and under them the number beside place and day."""
    left, right = f.AGENCY_WIDTH, f.STATE_WIDTH
    state = (
        styled("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f.STATE),
        motto := styled("Độc lập - Tự do - Hạnh phúc", f.MOTTO),
        Rule(width_of(f.MOTTO.type, motto.text) / mm, before=2.7),
    )
    day = f"{paper.place}, {day_of(paper)}"
    return Side(
        (
            (Cell(0, left, tuple(_agency(paper))), Cell(left, right, state)),
            (Cell(0, left, tuple(_numbered(paper))), Cell(left, right, (styled(day, f.PLACE),))),
        )
    )


def _agency(paper: AdministrativePaper) -> Iterator[Line | Rule]:
    room = f.AGENCY_WIDTH - f.SPARE
    if paper.superior:
        yield styled(broken(paper.superior.upper(), f.SUPERIOR, room), f.SUPERIOR)
    name = broken(paper.agency.upper(), f.AGENCY, room)
    yield styled(name, f.AGENCY, **({} if paper.superior else {"before": 0.0}))
    yield Rule(f.RULE_SHARE * last_line(name, f.AGENCY), before=3.7)


def _numbered(paper: AdministrativePaper) -> Iterator[Line | Mark]:
    """Yield the number, what a letter is about, and the marks under them."""
    room = f.AGENCY_WIDTH - f.SPARE
    yield styled(broken(number_of(paper), f.NUMBER, room), f.NUMBER)
    if paper.type is PaperType.LETTER:
        yield styled(broken(f"V/v {paper.summary}", f.ABOUT, room), f.ABOUT)
    if paper.urgency:
        yield _stamp(paper.urgency)
    if paper.is_internal:
        words = "LƯU HÀNH NỘI BỘ"
        yield Mark(styled(words, f.INTERNAL), width_of(f.INTERNAL.type, words) / mm + 2 * f.MARK_PAD)


def _stamp(urgency: Urgency) -> Mark:
    words = urgency.value
    return Mark(styled(words, f.URGENT), f.STAMPS[words], f.STAMP_HEIGHT, f.MARK_RED)


def title_of(paper: AdministrativePaper) -> Iterator[Piece]:
    """Yield the type of paper, what it is about and the line under that; a letter has none of them."""
    if paper.type is PaperType.LETTER:
        return
    yield styled(TYPE_NAMES[paper.type].upper(), f.TITLE, is_kept=True)
    summary = broken(paper.summary, f.SUMMARY, f.TITLE_WIDTH)
    yield styled(summary, f.SUMMARY, is_kept=True)
    yield Rule(f.RULE_SHARE * last_line(summary, f.SUMMARY), before=2.3)


def addressed(paper: AdministrativePaper) -> Iterator[Piece]:
    """Yield whom a paper goes to: one on the line, several one below the other."""
    if len(paper.addressees) == 1:
        words = f"Kính gửi: {plain(closed(paper.addressees[0], '.'))}"
        yield styled(broken(words, f.ADDRESSED, f.WIDTH - f.SPARE), f.ADDRESSED)
    elif paper.addressees:
        listed = tuple(styled(item, f.ADDRESSEE) for item in dashed(paper.addressees))
        left = f.ADDRESSED_WIDTH
        first = styled("Kính gửi:", f.ADDRESSED_RIGHT, before=0.0)
        row = (Cell(0, left, (first,)), Cell(left + f.GUTTER, f.WIDTH - left - f.GUTTER, listed))
        yield Side((row,), before=f.ADDRESSED.before)
