"""Writing conferences down, taking the steps of their permission, and telling what came of them."""

from __future__ import annotations

from crm.conferences.service.book import (
    add_conference,
    delete_conference,
    edit_conference,
    settle_conference,
)
from crm.conferences.service.consulting import (
    OpinionEntry,
    ask_body,
    edit_consultation,
    remove_consultation,
)
from crm.conferences.service.entries import ConferenceEntry, OutcomeEntry, StepEntry
from crm.conferences.service.outcome import write_outcome
from crm.conferences.service.steps import gate_of, set_checks, take_step, undo_step

__all__ = [
    "ConferenceEntry",
    "OpinionEntry",
    "OutcomeEntry",
    "StepEntry",
    "add_conference",
    "ask_body",
    "delete_conference",
    "edit_conference",
    "edit_consultation",
    "gate_of",
    "remove_consultation",
    "set_checks",
    "settle_conference",
    "take_step",
    "undo_step",
    "write_outcome",
]
