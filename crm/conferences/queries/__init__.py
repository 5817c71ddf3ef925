"""What is read of conferences."""

from __future__ import annotations

from crm.conferences.queries.due import due_rows, tell_due
from crm.conferences.queries.lists import (
    ConferenceFilter,
    conferences,
    offered_agreements,
    offered_delegations,
    thread_of,
    years,
)
from crm.conferences.queries.material import material_of
from crm.conferences.queries.one import (
    checks_of,
    clocks_of,
    conference_with_names,
    consultation,
    consultations_of,
    open_clocks_of,
)
from crm.conferences.queries.state import state_now

__all__ = [
    "ConferenceFilter",
    "checks_of",
    "clocks_of",
    "conference_with_names",
    "conferences",
    "consultation",
    "consultations_of",
    "due_rows",
    "material_of",
    "offered_agreements",
    "offered_delegations",
    "open_clocks_of",
    "state_now",
    "tell_due",
    "thread_of",
    "years",
]
