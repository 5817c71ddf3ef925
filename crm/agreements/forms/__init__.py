"""What is asked about agreements, their articles and their procedure."""

from __future__ import annotations

from crm.agreements.forms.agreement import AgreementForm
from crm.agreements.forms.article import ArticleForm, PasteForm
from crm.agreements.forms.procedure import BeginForm, BodyForm, StepForm, TrackForm

__all__ = [
    "AgreementForm",
    "ArticleForm",
    "BeginForm",
    "BodyForm",
    "PasteForm",
    "StepForm",
    "TrackForm",
]
