"""What must survive a rollback: kept during the request and written after it."""

from __future__ import annotations

from contextvars import ContextVar

from crm.core import clock
from crm.core.audit.models import AuditNote
from crm.core.db import db

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
_notes: ContextVar[list[AuditNote] | None] = ContextVar("audit_notes", default=None)


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
