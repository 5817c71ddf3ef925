"""Conferences, and the permission that each of them needs."""

from __future__ import annotations

from crm.conferences.models.conference import (
    Competence,
    Conference,
    Known,
    Manner,
    Organiser,
    Topic,
    Verdict,
)
from crm.conferences.models.permission import ConferenceCheck, ConferenceClock, ConferenceConsultation

__all__ = [
    "Competence",
    "Conference",
    "ConferenceCheck",
    "ConferenceClock",
    "ConferenceConsultation",
    "Known",
    "Manner",
    "Organiser",
    "Topic",
    "Verdict",
]
