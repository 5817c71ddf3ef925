"""What agreements and their procedures are called, and the rules that need no database."""

from __future__ import annotations

from crm.agreements.rules.coverage import Coverage, coverage_of
from crm.agreements.rules.procedure import (
    BEFORE_DECISION,
    CLOCK_CODES,
    DOSSIER_LISTS,
    Gate,
    built_on,
    refusal_of,
    steps_of,
)
from crm.agreements.rules.signing import Finding, TextVersion, check_signing, figures_in
from crm.agreements.rules.titles import TREATY_ARTICLE, treaty_word
from crm.agreements.rules.words import AgreementOrder, AgreementStatus, AgreementView

__all__ = [
    "BEFORE_DECISION",
    "CLOCK_CODES",
    "DOSSIER_LISTS",
    "TREATY_ARTICLE",
    "AgreementOrder",
    "AgreementStatus",
    "AgreementView",
    "Coverage",
    "Finding",
    "Gate",
    "TextVersion",
    "built_on",
    "check_signing",
    "coverage_of",
    "figures_in",
    "refusal_of",
    "steps_of",
    "treaty_word",
]
