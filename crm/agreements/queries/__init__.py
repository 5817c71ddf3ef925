"""What is read of agreements."""

from __future__ import annotations

from crm.agreements.queries.articles import article, articles_of, has_commitments, open_promises
from crm.agreements.queries.lists import (
    AgreementFilter,
    agreements,
    agreements_with,
    offered_predecessors,
    thread_of,
)
from crm.agreements.queries.one import (
    agreement_with_names,
    followed_on,
    links_before,
    posts_in_the_book,
    sector_names,
    signatures_of,
    titled,
)
from crm.agreements.queries.procedure import (
    checks_of,
    clocks_of,
    consultation,
    consultations_of,
    procedure,
    procedures_of,
    steps_taken,
)
from crm.agreements.queries.register import signed_in, signed_years

__all__ = [
    "AgreementFilter",
    "agreement_with_names",
    "agreements",
    "agreements_with",
    "article",
    "articles_of",
    "checks_of",
    "clocks_of",
    "consultation",
    "consultations_of",
    "followed_on",
    "has_commitments",
    "links_before",
    "offered_predecessors",
    "open_promises",
    "posts_in_the_book",
    "procedure",
    "procedures_of",
    "sector_names",
    "signed_in",
    "signed_years",
    "signatures_of",
    "steps_taken",
    "thread_of",
    "titled",
]
