"""The lists the office edits: plain ones, who signs, and by when things are due."""

from __future__ import annotations

from crm.reference.models.deadlines import DeadlineRule, DeadlineUnit, RuleKind, Trigger
from crm.reference.models.lists import ReferenceGiven, ReferenceItem, Sector
from crm.reference.models.signatories import Authority, Signatory

__all__ = [
    "Authority",
    "DeadlineRule",
    "DeadlineUnit",
    "ReferenceGiven",
    "ReferenceItem",
    "RuleKind",
    "Sector",
    "Signatory",
    "Trigger",
]
