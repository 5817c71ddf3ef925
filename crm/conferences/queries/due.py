"""What conferences have due: the days of their permission, and an opening that has no permit yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.conferences.models import Conference, ConferenceClock, ConferenceConsultation
from crm.core.locale import _
from crm.core.reminders import Due, best_words, due_of, due_row

ROOM = "conferences"
_PERMIT = "permit"


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return what is open of all conferences up to a day."""
    return [_of_clocks(until), _without_permit(until)]


def _of_clocks(until: Any) -> sa.Select[Any]:
    """The dossier, the opinions of consulted bodies, and the report."""
    clock, body = ConferenceClock, ConferenceConsultation
    columns = due_row(
        ROOM,
        Conference,
        clock.due_on,
        code=clock.rule_code,
        words=clock.name,
        note=body.body,
        basis=clock.citation,
        number=clock.consultation_id,
    )
    return (
        sa.select(*columns)
        .join_from(Conference, clock, clock.conference_id == Conference.id)
        .outerjoin(body, body.id == clock.consultation_id)
        .where(clock.met_on.is_(None), clock.due_on <= until)
    )


def _without_permit(until: Any) -> sa.Select[Any]:
    """What is about to open, or has opened, while nobody has decided on it."""
    return sa.select(*due_row(ROOM, Conference, Conference.starts_on, code=_PERMIT)).where(
        Conference.starts_on <= until,
        Conference.held_on.is_(None),
        Conference.dropped_on.is_(None),
        Conference.verdict.is_(None),
    )


def tell_due(row: Any) -> Due:
    """Say one of them."""
    key = f"conference:{row.record_id}:{row.code}"
    if row.code == _PERMIT:
        return due_of(row, "conference", _("Opens without a permit so far"), key=key)
    what = best_words(row.words)
    if row.number is not None:
        key, what = f"{key}:{row.number}", f"{what}: {row.note}"
    return due_of(row, "conference", what, key=key, basis=row.basis)
