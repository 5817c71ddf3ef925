"""Who allows a conference, which step follows which, and what all of it is called."""

from __future__ import annotations

from crm.conferences.rules.competence import DECISION, Finding, competence_of, found_by_rule
from crm.conferences.rules.steps import (
    CLOCKS,
    NUMBERS,
    Gate,
    State,
    StepCode,
    gaps_of,
    later_step,
    refusal_of,
    state_of,
)
from crm.conferences.rules.words import ConferenceView

__all__ = [
    "CLOCKS",
    "DECISION",
    "NUMBERS",
    "ConferenceView",
    "Finding",
    "Gate",
    "State",
    "StepCode",
    "competence_of",
    "found_by_rule",
    "gaps_of",
    "later_step",
    "refusal_of",
    "state_of",
]
