"""The office's rules for papers: which there are and for whom, what is missing, what cannot be printed."""

from crm.briefings.rules.files import MEDIA, ascii_name, file_name
from crm.briefings.rules.gaps import Gap, Part, gaps
from crm.briefings.rules.languages import (
    BESIDE,
    LANGUAGES,
    first_of,
    second_of,
    text_name,
    wording_of,
)
from crm.briefings.rules.marking import marked
from crm.briefings.rules.papers import (
    GUEST_PAPERS,
    MOST_USED,
    OFFERS,
    Asks,
    CallRole,
    FileForm,
    Offer,
    Paper,
    SeatingShape,
    Stamp,
    Wish,
    is_long,
    is_offered,
    short_name,
)
from crm.briefings.rules.proof import refuse_unprintable, too_long
from crm.briefings.rules.seating import layout

__all__ = [
    "BESIDE",
    "GUEST_PAPERS",
    "LANGUAGES",
    "MEDIA",
    "MOST_USED",
    "OFFERS",
    "Asks",
    "CallRole",
    "FileForm",
    "Gap",
    "Offer",
    "Paper",
    "Part",
    "SeatingShape",
    "Stamp",
    "Wish",
    "ascii_name",
    "file_name",
    "first_of",
    "gaps",
    "is_long",
    "is_offered",
    "layout",
    "marked",
    "refuse_unprintable",
    "second_of",
    "short_name",
    "text_name",
    "too_long",
    "wording_of",
]
