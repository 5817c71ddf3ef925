"""Telling what came of a conference, before its report goes out."""

from __future__ import annotations

from dataclasses import fields

from crm.conferences.models import Conference
from crm.conferences.service.entries import OutcomeEntry
from crm.core import audit, records
from crm.core.access import Actor
from crm.core.errors import RuleBroken
from crm.core.locale import _

_COLUMNS = [one.name for one in fields(OutcomeEntry) if one.name != "version"]


def write_outcome(conference_id: int, entry: OutcomeEntry, *, actor: Actor) -> Conference:
    """Keep who came, what came of it and what is recommended; only of what was held."""
    with audit.change(actor, "conference.outcome_written"):
        conference = records.open_for_change(Conference, conference_id, version=entry.version)
        audit.about(conference)
        if conference.held_on is None:
            raise RuleBroken(_("The conference has not been held yet."))
        for name in _COLUMNS:
            setattr(conference, name, getattr(entry, name))
        records.touch(conference, actor=actor)
    return conference
