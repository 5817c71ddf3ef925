"""What papers are written from: one delegation, what was logged of it, and what its officer decided."""

from crm.papers.queries.asked import asked_of
from crm.papers.queries.grounds import grounds_of
from crm.papers.queries.material import bureau, material_of
from crm.papers.queries.papers import (
    Head,
    Listed,
    Signing,
    choices_of,
    head_of,
    new_choices,
    paper_row,
    papers_of,
    signing_on,
    text_rows,
)

__all__ = [
    "Head",
    "Listed",
    "Signing",
    "asked_of",
    "bureau",
    "choices_of",
    "grounds_of",
    "head_of",
    "material_of",
    "new_choices",
    "paper_row",
    "papers_of",
    "signing_on",
    "text_rows",
]
