"""The office's rules for papers: which there are and for whom, what is missing, what cannot be printed."""

from crm.briefings.rules.gaps import Gap, Part, gaps
from crm.briefings.rules.papers import (
    GUEST_PAPERS,
    LANGUAGES,
    Paper,
    Stamp,
    Wish,
    ascii_name,
    file_name,
    is_offered,
    short_name,
)
from crm.briefings.rules.proof import refuse_unprintable, too_long

__all__ = [
    "GUEST_PAPERS",
    "LANGUAGES",
    "Gap",
    "Paper",
    "Part",
    "Stamp",
    "Wish",
    "ascii_name",
    "file_name",
    "gaps",
    "is_offered",
    "refuse_unprintable",
    "short_name",
    "too_long",
]
