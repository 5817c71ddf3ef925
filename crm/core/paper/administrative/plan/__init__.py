"""A paper laid out, for whoever draws it: the PDF, the Word file, the screen."""

from __future__ import annotations

from crm.core.paper.administrative.description import AdministrativePaper
from crm.core.paper.administrative.letter import GuestLetter
from crm.core.paper.administrative.plan.end import annex_of, closing_of
from crm.core.paper.administrative.plan.head import addressed, head_of, title_of
from crm.core.paper.administrative.plan.letter import parts_of_letter
from crm.core.paper.administrative.plan.pieces import Cell, Grid, Line, Mark, Part, Piece, Rule, Side
from crm.core.paper.administrative.plan.text import body_of

__all__ = ["Cell", "Grid", "Line", "Mark", "Part", "Piece", "Rule", "Side", "parts_of"]


def parts_of(paper: AdministrativePaper | GuestLetter) -> tuple[Part, ...]:
    """Lay a paper out with its annexes, a letter with its translation."""
    if isinstance(paper, GuestLetter):
        return parts_of_letter(paper)
    opening = (head_of(paper), *title_of(paper), *addressed(paper))
    first = Part(tuple(body_of(paper.body, opening)), closing_of(paper))
    return (first, *(annex_of(paper, annex, at) for at, annex in enumerate(paper.annexes, start=1)))
