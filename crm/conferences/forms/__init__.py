"""What is asked about conferences, their permission and what came of them."""

from __future__ import annotations

from crm.conferences.forms.conference import ConferenceForm
from crm.conferences.forms.procedure import OpinionForm, OutcomeForm, StepForm

__all__ = ["ConferenceForm", "OpinionForm", "OutcomeForm", "StepForm"]
