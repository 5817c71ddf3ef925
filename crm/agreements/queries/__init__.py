"""What is read of agreements."""

from __future__ import annotations

from crm.agreements.queries.articles import (
    article,
    articles_of,
    coverage_with,
    has_commitments,
    open_promises,
)
from crm.agreements.queries.due import due_rows, tell_due
from crm.agreements.queries.grade import Standing, standing_by
from crm.agreements.queries.lists import (
    AgreementFilter,
    agreements,
    agreements_with,
    offered_predecessors,
    signed_by,
    thread_of,
)
from crm.agreements.queries.one import (
    agreement_with_names,
    links_before,
    posts_in_the_book,
    sector_names,
    signatures_of,
    titled,
)
from crm.agreements.queries.parties import Parties, ThenAndNow, parties_on, party_on, then_and_now
from crm.agreements.queries.procedure import (
    checks_of,
    clocks_of,
    consultation,
    consultations_of,
    procedure,
    procedures_of,
    renewed_by_themselves,
    steps_taken,
)
from crm.agreements.queries.register import signed_in, signed_years

__all__ = [
    "AgreementFilter",
    "Parties",
    "Standing",
    "ThenAndNow",
    "agreement_with_names",
    "agreements",
    "agreements_with",
    "article",
    "articles_of",
    "checks_of",
    "clocks_of",
    "consultation",
    "consultations_of",
    "due_rows",
    "coverage_with",
    "has_commitments",
    "links_before",
    "offered_predecessors",
    "open_promises",
    "parties_on",
    "party_on",
    "posts_in_the_book",
    "procedure",
    "procedures_of",
    "renewed_by_themselves",
    "sector_names",
    "signed_in",
    "signed_years",
    "signatures_of",
    "signed_by",
    "standing_by",
    "steps_taken",
    "tell_due",
    "then_and_now",
    "thread_of",
    "titled",
]
