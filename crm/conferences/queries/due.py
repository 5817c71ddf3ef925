"""What is open and due of conferences, for the first page and the digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.conferences.models import Conference, ConferenceClock, ConferenceConsultation
from crm.core.db import WordsType, db
from crm.core.locale import _, language
from crm.core.reminders import Due


def open_deadlines(until: date) -> Sequence[Due]:
    """Return the open days of conferences up to one day, and the openings that have no permit yet."""
    rows = db.session.execute(sa.union_all(_clocks(until), _without_permit(until)))
    return [_due(row) for row in rows]


def _due(row: Any) -> Due:
    what = row.name.best(language()) if row.code else _("Opens without a permit so far")
    key = f"conference:{row.record_id}:{row.code or 'permit'}"
    return Due(
        key=f"{key}:{row.consultation_id}" if row.consultation_id else key,
        kind="conference",
        record_id=row.record_id,
        title=row.title,
        what=f"{what}: {row.body}" if row.body else what,
        due_on=row.due_on,
        owner_id=row.owner_id,
        basis=row.citation,
    )


def _clocks(until: date) -> sa.Select[Any]:
    clock, body = ConferenceClock, ConferenceConsultation
    columns: list[Any] = [
        Conference.id.label("record_id"),
        Conference.title,
        Conference.owner_id,
        clock.rule_code.label("code"),
        clock.name,
        clock.citation,
        clock.due_on,
        clock.consultation_id,
        sa.func.coalesce(body.body, "").label("body"),
    ]
    asked = (
        sa.select(*columns)
        .join(clock, clock.conference_id == Conference.id)
        .outerjoin(body, body.id == clock.consultation_id)
    )
    return asked.where(clock.met_on.is_(None), clock.due_on <= until)


def _without_permit(until: date) -> sa.Select[Any]:
    columns: list[Any] = [
        Conference.id.label("record_id"),
        Conference.title,
        Conference.owner_id,
        sa.literal("").label("code"),
        sa.type_coerce(sa.null(), WordsType()).label("name"),
        sa.literal("").label("citation"),
        Conference.starts_on.label("due_on"),
        sa.null().label("consultation_id"),
        sa.literal("").label("body"),
    ]
    return sa.select(*columns).where(
        Conference.starts_on <= until,
        Conference.held_on.is_(None),
        Conference.dropped_on.is_(None),
        Conference.verdict.is_(None),
    )
