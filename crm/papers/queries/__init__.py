"""What papers are written from: one record, what was logged of it, and what its officer decided."""

from __future__ import annotations

from crm.agreements.models import Agreement
from crm.papers.content import Choices, Source
from crm.papers.queries.asked import asked_of
from crm.papers.queries.grounds import grounds_of
from crm.papers.queries.material import visit_of
from crm.papers.queries.names import bureau
from crm.papers.queries.pacts import STEP_OF, pact_of
from crm.papers.queries.papers import (
    Head,
    Listed,
    Signing,
    choices_of,
    has_paper,
    head_of,
    new_choices,
    paper_row,
    papers_of,
    signing_on,
    text_rows,
)

__all__ = [
    "STEP_OF",
    "Head",
    "Listed",
    "Signing",
    "asked_of",
    "bureau",
    "choices_of",
    "grounds_of",
    "has_paper",
    "head_of",
    "material_of",
    "new_choices",
    "pact_of",
    "paper_row",
    "papers_of",
    "signing_on",
    "text_rows",
    "visit_of",
]


def material_of(head: Head, chosen: Choices) -> Source:
    """Read what a paper is written from, with the eyes of whoever looks."""
    return (pact_of if isinstance(head.record, Agreement) else visit_of)(head, chosen)
