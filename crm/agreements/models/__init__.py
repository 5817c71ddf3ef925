"""Agreements, their articles, and the procedure by which they are signed or ended."""

from __future__ import annotations

from crm.agreements.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementLevel,
    Article,
    ChainLink,
    Ending,
    SignatorySide,
    Signature,
    Term,
)
from crm.agreements.models.procedure import (
    Check,
    Clock,
    Consultation,
    Opinion,
    Procedure,
    Step,
    StepCode,
    Track,
)

__all__ = [
    "Agreement",
    "AgreementKind",
    "AgreementLevel",
    "Article",
    "ChainLink",
    "Check",
    "Clock",
    "Consultation",
    "Ending",
    "Opinion",
    "Procedure",
    "SignatorySide",
    "Signature",
    "Step",
    "StepCode",
    "Term",
    "Track",
]
