"""Text as the office means it: clean at the door, found in any script, sorted as Vietnamese is."""

from crm.core.text.clean import UnfitReason, UnfitText, clean_line, clean_prose
from crm.core.text.fold import fold
from crm.core.text.order import sort_key
from crm.core.text.tokens import Term, TermKind, query_terms, search_tokens

__all__ = [
    "Term",
    "TermKind",
    "UnfitReason",
    "UnfitText",
    "clean_line",
    "clean_prose",
    "fold",
    "query_terms",
    "search_tokens",
    "sort_key",
]
