"""Versions of rows that are no records: a form filled in on an older one does not overwrite the newer."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import sqlalchemy as sa

from crm.core import clock
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.errors import Conflict
from crm.core.locale import _
from crm.core.records import name_of

NO_RECORD = 0
"""These rows have keys of their own, which must not be taken for a record's."""


class Versioned(Protocol):
    """A row that counts its changes."""

    id: Any
    version: Any
    __tablename__: Any


def bump(row: Versioned, *, seen: int | None) -> None:
    """Count a change of a locked row, refusing when it is no longer at the version its form was filled in on.

    ``seen`` None is for changes that cannot overwrite anybody's typing.
    """
    demand(row, seen=seen)
    row.version += 1


def demand(row: Versioned, *, seen: int | None) -> None:
    """Refuse when a locked row that counts its changes by itself is no longer as it was seen."""
    if seen is not None and row.version != seen:
        by, at = _last_hand(row)
        time = at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
        sentence = _("%(name)s changed this at %(time)s. What you typed is kept.", name=by, time=time)
        raise Conflict(sentence, record_id=NO_RECORD, version=row.version, by=by, at=at)


def _last_hand(row: Versioned) -> tuple[str, datetime]:
    """Return who changed a row last, and when, from the log."""
    with db.session.no_autoflush:
        last = db.session.execute(
            sa.select(ChangeSet.actor_id, ChangeSet.at)
            .join(FieldChange, FieldChange.change_set_id == ChangeSet.id)
            .where(FieldChange.entity == row.__tablename__, FieldChange.row_id == row.id)
            .order_by(FieldChange.id.desc())
            .limit(1)
        ).first()
    return (name_of(last.actor_id), last.at) if last else (name_of(None), clock.now())
