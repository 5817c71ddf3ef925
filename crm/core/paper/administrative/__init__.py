"""Administrative papers after Decree 30/2020/NĐ-CP: one description, printed as PDF or written for Word.

Each writer is loaded when it is first asked for: a page that shows a paper needs neither.
"""

from __future__ import annotations

from datetime import datetime

from crm.core.paper.administrative.description import (
    AdministrativePaper,
    Annex,
    Basis,
    Block,
    Centred,
    Column,
    Heading,
    Listing,
    PaperType,
    Paragraph,
    Point,
    Run,
    Signature,
    Table,
    Urgency,
    Words,
    long_day,
    missing,
    plain,
)
from crm.core.paper.administrative.letter import GuestLetter, LetterSheet

__all__ = [
    "AdministrativePaper",
    "Annex",
    "Basis",
    "Block",
    "Centred",
    "Column",
    "GuestLetter",
    "Heading",
    "LetterSheet",
    "Listing",
    "PaperType",
    "Paragraph",
    "Point",
    "Run",
    "Signature",
    "Table",
    "Urgency",
    "Words",
    "long_day",
    "missing",
    "plain",
    "render_docx",
    "render_pdf",
]


def render_pdf(paper: AdministrativePaper | GuestLetter, made_at: datetime) -> bytes:
    """Print a paper."""
    from crm.core.paper.administrative.pdf import render

    return render(paper, made_at)


def render_docx(paper: AdministrativePaper | GuestLetter, made_at: datetime) -> bytes:
    """Write a paper as a file for Word."""
    from crm.core.paper.administrative.word import render

    return render(paper, made_at)
