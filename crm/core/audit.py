"""Who changed what: every change is one change set with a row per field, written by the flush itself.

A service opens ``audit.change(actor, "visit.logged", record)`` around its work. A flush that changes
audited rows outside such a block is refused, so no write can go unrecorded. ``note`` keeps what must
survive a rollback (refusals, prints, views) and is written after the request in a transaction of its own.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, inspect
from sqlalchemy.orm import InstanceState, Mapped, Session, UOWTransaction, mapped_column

from crm.core import clock
from crm.core.access import Actor
from crm.core.db import Base, UtcDateTime, db
from crm.core.records import Record

QUIET = {"version", "updated_at", "updated_by_id", "sort_key", "created_at", "created_by_id", "search_text"}
"""Columns that change with every write and tell a reader nothing."""

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


class ChangeSet(Base):
    """One action of one person: what they did, to which record, in which request."""

    __tablename__ = "change_set"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"), index=True)
    verb: Mapped[str] = mapped_column(sa.String(60))
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    request_id: Mapped[str | None] = mapped_column(sa.String(40))
    undo_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("change_set.id"))
    seal: Mapped[str | None] = mapped_column(sa.String(64))


class FieldChange(Base):
    """One field of one row: the value before and after. ``digest`` outlives an erased value."""

    __tablename__ = "field_change"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(sa.ForeignKey("change_set.id", ondelete="CASCADE"), index=True)
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    entity: Mapped[str] = mapped_column(sa.String(40))
    row_id: Mapped[int | None]
    field: Mapped[str] = mapped_column(sa.String(60))
    old: Mapped[str | None] = mapped_column(sa.Text)
    new: Mapped[str | None] = mapped_column(sa.Text)
    salt: Mapped[str] = mapped_column(sa.String(32))
    digest: Mapped[str] = mapped_column(sa.String(64))


class AuditNote(Base):
    """Something that happened and changed no record: a refusal, a print, a look at private data."""

    __tablename__ = "audit_note"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    verb: Mapped[str] = mapped_column(sa.String(60), index=True)
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    request_id: Mapped[str | None] = mapped_column(sa.String(40))
    detail: Mapped[str | None] = mapped_column(sa.Text)


@dataclass
class _Open:
    """A change set that is still being filled."""

    actor: Actor
    verb: str
    record: Record | None
    undo_of_id: int | None
    rows: list[dict[str, Any]] = field(default_factory=list)


_open: ContextVar[_Open | None] = ContextVar("open_change_set", default=None)
_notes: ContextVar[list[AuditNote] | None] = ContextVar("audit_notes", default=None)


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
        _write(current)
    finally:
        _open.reset(token)


def about(record: Record) -> None:
    """Name the record that the open change set is about, once it exists."""
    current = _open.get()
    if current is not None and current.record is None:
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


def note(
    verb: str, *, record_id: int | None = None, actor_id: int | None = None, detail: str | None = None
) -> None:
    """Keep a note that survives a rollback; outside a request it is written with the work at hand."""
    entry = AuditNote(
        verb=verb,
        record_id=record_id,
        actor_id=actor_id,
        detail=detail,
        request_id=request_id.get(),
        at=clock.now(),
    )
    kept = _notes.get()
    if kept is None:
        db.session.add(entry)
    else:
        kept.append(entry)


def keep_notes() -> None:
    """Start keeping notes for this request."""
    _notes.set([])


def take_notes() -> list[AuditNote]:
    """Hand over the notes that this request kept."""
    kept = _notes.get() or []
    _notes.set(None)
    return kept


def as_text(value: Any) -> str | None:
    """Write a column's value so that it can be read, compared and put back."""
    if value is None:
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


def _row(obj: Base, name: str, old: str | None, new: str | None, *, secret: bool) -> dict[str, Any]:
    root = getattr(obj, "__root__", None)
    owner: int | None = obj.id if isinstance(obj, Record) else getattr(obj, root) if root else None
    salt = secrets.token_hex(8)
    digest = hashlib.sha256("\x1f".join((salt, name, old or "", new or "")).encode()).hexdigest()
    if secret:
        old, new = None, "•"
    key = (inspect(obj).identity or (getattr(obj, "id", None),))[-1]
    return {
        "record_id": owner,
        "entity": obj.__tablename__,
        "row_id": key if isinstance(key, int) else None,
        "field": name,
        "old": old,
        "new": new,
        "salt": salt,
        "digest": digest,
    }


def _columns(obj: Base) -> Iterator[tuple[str, bool, InstanceState[Any]]]:
    state = inspect(obj)
    for attr in state.mapper.column_attrs:
        if attr.key not in QUIET and attr.key != "id":
            yield attr.key, bool(attr.columns[0].info.get("secret")), state


def _differences(obj: Base) -> Iterator[dict[str, Any]]:
    for name, secret, state in _columns(obj):
        history = state.attrs[name].history
        if history.added or history.deleted:
            old = as_text(history.deleted[0]) if history.deleted else None
            new = as_text(history.added[0]) if history.added else None
            if old != new:
                yield _row(obj, name, old, new, secret=secret)


def _snapshot(obj: Base) -> str:
    """Write a whole row, secrets left out, so that it can be read and a deleted one put back."""
    shown = {name: as_text(state.dict.get(name)) for name, secret, state in _columns(obj) if not secret}
    return json.dumps({k: v for k, v in shown.items() if v is not None}, ensure_ascii=False)


def _is_audited(obj: object) -> bool:
    return isinstance(obj, Base) and not getattr(obj, "__unaudited__", False)


@event.listens_for(Session, "after_flush")
def _collect(session: Session, _context: UOWTransaction) -> None:
    """Take down what a flush changed."""
    rows: list[dict[str, Any]] = []
    for obj in session.new:
        if _is_audited(obj):
            rows.append(_row(obj, "", None, _snapshot(obj), secret=False))
    for obj in session.dirty:
        if _is_audited(obj) and session.is_modified(obj):
            rows.extend(_differences(obj))
    for obj in session.deleted:
        if _is_audited(obj):
            rows.append(_row(obj, "", _snapshot(obj), None, secret=False))
    current = _open.get()
    if current is not None:
        current.rows.extend(rows)
    elif rows:
        raise RuntimeError("records were changed outside audit.change()")
