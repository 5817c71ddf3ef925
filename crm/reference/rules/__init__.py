"""What the office's lists are, how a paper is signed, and which period is in force on a day."""

from __future__ import annotations

from crm.reference.rules.deadlines import (
    Period,
    amount_words,
    clashing,
    first_day,
    in_force,
    is_current,
    period_words,
    span_words,
)
from crm.reference.rules.lists import (
    LISTS,
    NAME_LANGUAGES,
    ListCode,
    ReferenceList,
    closed_lists,
    closed_word,
    code_from,
    members_are,
    name_languages,
    product_word,
)
from crm.reference.rules.posts import Post, post_called, product_posts, title_key
from crm.reference.rules.signatories import degree_in, signature_lines

__all__ = [
    "LISTS",
    "NAME_LANGUAGES",
    "ListCode",
    "Period",
    "Post",
    "ReferenceList",
    "amount_words",
    "clashing",
    "closed_lists",
    "closed_word",
    "code_from",
    "degree_in",
    "first_day",
    "in_force",
    "is_current",
    "members_are",
    "name_languages",
    "period_words",
    "post_called",
    "product_posts",
    "product_word",
    "signature_lines",
    "span_words",
    "title_key",
]
