"""Keeping records at hand."""

from __future__ import annotations

import logging

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from crm.core import clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.records import Record
from crm.core.writes import aside, insert
from crm.desk.models import Pin, RecentView
from crm.desk.queries import KEPT_VIEWS

log = logging.getLogger("crm.desk")


def pin(record_id: int, *, actor: Actor) -> Record:
    """Keep a record at hand; pinned twice is pinned once."""
    record = records.get(Record, record_id)
    fresh = insert(Pin).values(user_id=actor.id, record_id=record.id, pinned_at=clock.now())
    db.session.execute(fresh.on_conflict_do_nothing(index_elements=["user_id", "record_id"]))
    return record


def unpin(record_id: int, *, actor: Actor) -> None:
    """Let go of a record, also of one that cannot be seen any more."""
    db.session.execute(sa.delete(Pin).where(Pin.user_id == actor.id, Pin.record_id == record_id))


def note_view(person_id: int, record_id: int) -> None:
    """Write down, aside from the request, that a person opened a record. A note that cannot be kept is no
    trouble of the reader's.
    """
    try:
        with aside() as connection:
            _remember(connection, person_id, record_id)
    except sa.exc.SQLAlchemyError:
        log.info("a view could not be noted", exc_info=True)


def _remember(connection: Connection, person_id: int, record_id: int) -> None:
    """Put a view first; the oldest are forgotten."""
    seen = insert(RecentView).values(user_id=person_id, record_id=record_id, seen_at=clock.now())
    connection.execute(
        seen.on_conflict_do_update(
            index_elements=["user_id", "record_id"], set_={"seen_at": seen.excluded.seen_at}
        )
    )
    mine = RecentView.user_id == person_id
    kept = sa.select(RecentView.seen_at).where(mine).order_by(RecentView.seen_at.desc())
    oldest = kept.offset(KEPT_VIEWS - 1).limit(1).scalar_subquery()
    connection.execute(sa.delete(RecentView).where(mine, RecentView.seen_at < oldest))
