"""One action, recorded by the flush itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from crm.core import clock
from crm.core.access import Actor
from crm.core.audit.aside import lay_aside, secrets_of
from crm.core.audit.models import ChangeSet, FieldChange
from crm.core.audit.notes import request_id
from crm.core.audit.values import differences, is_audited, loses, row_of, snapshot
from crm.core.db import db
from crm.core.records import Record


@dataclass
class _Open:
    """A change set that is still being filled."""

    actor: Actor
    verb: str
    record: Record | None
    undo_of_id: int | None
    rows: list[dict[str, Any]] = field(default_factory=list)
    removed: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    """Private values of rows that were taken out."""
    is_called_off: bool = False
    is_in_part: bool = False


_open: ContextVar[_Open | None] = ContextVar("open_change_set", default=None)
_last: ContextVar[int | None] = ContextVar("last_change_set", default=None)


def last_change() -> int | None:
    """Return the change set that this request wrote last, if all it took away can be put back."""
    return _last.get()


def forget_last_change() -> None:
    """Begin a request: nothing has been changed yet."""
    _last.set(None)


@contextmanager
def change(
    actor: Actor, verb: str, record: Record | None = None, *, undo_of_id: int | None = None
) -> Iterator[None]:
    """Record what the block changes as one action; inside another such block it is part of that action."""
    if _open.get() is not None:
        yield
        db.session.flush()
        return
    current = _Open(actor, verb, record, undo_of_id)
    token = _open.set(current)
    try:
        yield
        db.session.flush()
        if current.rows or not current.is_called_off:
            _write(current)
    finally:
        _open.reset(token)


@contextmanager
def part() -> Iterator[None]:
    """Do one of several things of the open change set; what it began is dropped, unlogged, when it fails."""
    current = _open.get()
    if current is None:
        raise RuntimeError("a part needs its audit.change()")
    db.session.flush()
    told, was_in_part = len(current.rows), current.is_in_part
    current.is_in_part = True
    try:
        with db.session.begin_nested():
            yield
    except BaseException:
        del current.rows[told:]
        raise
    finally:
        current.is_in_part = was_in_part


def call_off() -> None:
    """Say that the open change set came to nothing, so that the log does not tell of it."""
    current = _open.get()
    if current is not None:
        current.is_called_off = True


def about(record: Record) -> None:
    """Name the record that the open change set is about, once it exists.

    A part of a change over many is about its own record; the whole of it is about none.
    """
    current = _open.get()
    if current is not None and current.record is None and not current.is_in_part:
        current.record = record


def _write(current: _Open) -> None:
    """Write the change set and its fields."""
    made = db.session.execute(
        sa.insert(ChangeSet)
        .values(
            actor_id=current.actor.id,
            verb=current.verb,
            record_id=current.record.id if current.record is not None else None,
            request_id=request_id.get(),
            undo_of_id=current.undo_of_id,
            at=clock.now(),
        )
        .returning(ChangeSet.id)
    )
    change_set_id = made.scalar_one()
    if current.rows:
        db.session.execute(
            sa.insert(FieldChange), [row | {"change_set_id": change_set_id} for row in current.rows]
        )
    lay_aside(change_set_id, current.removed)
    lost = any(loses(row) and (row["entity"], row["row_id"]) not in current.removed for row in current.rows)
    _last.set(change_set_id if current.rows and not lost else None)


@event.listens_for(Session, "after_flush")
def _collect(session: Session, _context: UOWTransaction) -> None:
    """Take down what a flush changed."""
    rows: list[dict[str, Any]] = []
    for obj in session.new:
        if is_audited(obj):
            rows.append(row_of(obj, "", None, snapshot(obj), secret=False))
    for obj in session.dirty:
        if is_audited(obj) and session.is_modified(obj):
            rows.extend(differences(obj))
    for obj in session.deleted:
        if is_audited(obj):
            rows.append(row_of(obj, "", snapshot(obj), None, secret=False))
    current = _open.get()
    if current is not None:
        current.rows.extend(rows)
        gone = ((obj, secrets_of(obj)) for obj in session.deleted if is_audited(obj))
        current.removed.update({(obj.__tablename__, obj.id): told for obj, told in gone if told})
    elif rows:
        raise RuntimeError("records were changed outside audit.change()")
