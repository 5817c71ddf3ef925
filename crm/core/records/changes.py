"""How a record comes, changes, goes to the trash and comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event

from crm.core import clock
from crm.core.access import Actor, acting_as
from crm.core.db import db, is_sqlite
from crm.core.errors import Conflict, Missing
from crm.core.locale import _
from crm.core.policy import RecordGrant
from crm.core.records.finding import name_of
from crm.core.records.model import Classification, Record

R = TypeVar("R", bound=Record)


def open_for_change(model: type[R], record_id: int, *, version: int | None) -> R:
    """Return a record locked for this transaction, refusing when it is no longer at ``version``.

    ``version`` None is for changes that cannot overwrite anybody's typing (adding a follow-up, a stage move).
    """
    if not is_sqlite():
        lock = sa.select(Record.id).where(Record.id == record_id).with_for_update()
        db.session.execute(lock)
    record = db.session.scalar(
        sa.select(model).where(model.id == record_id).execution_options(populate_existing=True)
    )
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    if version is not None and record.version != version:
        name, at = name_of(record.updated_by_id), record.updated_at
        time = at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
        sentence = _("%(name)s changed this at %(time)s. What you typed is kept.", name=name, time=time)
        raise Conflict(sentence, record_id=record.id, version=record.version, by=name, at=at)
    return record


def add(record: R, *, actor: Actor) -> R:
    """Put a new record into the office's memory."""
    record.created_by_id = record.updated_by_id = actor.id
    record.created_at = record.updated_at = clock.now()
    record.version = 1
    record.sort_key = record.sort_text()
    if record.unit_id is None:
        record.unit_id = actor.unit_id
    db.session.add(record)
    db.session.flush()
    return record


def touch(record: Record, *, actor: Actor) -> None:
    """Say that a record, or a row that belongs to it, was changed by ``actor`` now."""
    record.version += 1
    record.updated_by_id = actor.id
    record.updated_at = clock.now()
    record.sort_key = record.sort_text()
    db.session.flush()
    _keep_in_sight(record, actor)


@event.listens_for(Record.classification, "set", propagate=True)
def _note_restricting(record: Record, value: Any, before: Any, _event: Any) -> None:
    """Remember for this change that a record was opener before."""
    restricted = Classification.RESTRICTED
    record.is_just_restricted = value is restricted and before is not restricted


def _keep_in_sight(record: Record, actor: Actor) -> None:
    """Name whoever restricts a record of somebody else's: nobody hides from themselves what they work on."""
    if not record.is_just_restricted or actor.id is None:
        return
    record.is_just_restricted = False
    with acting_as(actor):
        asked = sa.select(Record.id).where(Record.id == record.id)
        is_seen = db.session.scalar(asked.execution_options(with_deleted=True)) is not None
    if not is_seen:
        db.session.add(RecordGrant(record_id=record.id, user_id=actor.id))
        db.session.flush()


_followers: dict[str, list[Callable[[Any, Actor], None]]] = {}


def follow(kind: str, work: Callable[[Any, Actor], None]) -> None:
    """Let ``work`` bring what upper rooms keep of a record to what the record is now: who may see it."""
    told = _followers.setdefault(kind, [])
    if work not in told:
        told.append(work)


def lead(record: Record, *, actor: Actor) -> None:
    """Let what follows a record follow it, after it was changed or put back."""
    for work in _followers.get(record.kind, ()):
        work(record, actor)


def delete(record: Record, *, actor: Actor) -> None:
    """Move a record to the trash; nothing that links to it is lost."""
    record.deleted_at = clock.now()
    record.deleted_by_id = actor.id
    if hasattr(record, "is_live"):
        record.is_live = False
    touch(record, actor=actor)


def restore(record: Record, *, actor: Actor) -> None:
    """Take a record out of the trash."""
    record.deleted_at = None
    record.deleted_by_id = None
    if hasattr(record, "is_live"):
        record.is_live = True
    touch(record, actor=actor)
