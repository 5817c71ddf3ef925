"""Who changed what: every change is one change set with a row per field, written by the flush itself.

A service opens ``audit.change(actor, "visit.logged", record)`` around its work. A flush that changes
audited rows outside such a block is refused, so no write can go unrecorded. ``note`` keeps what must
survive a rollback (refusals, prints, views) and is written after the request in a transaction of its own.
"""

from __future__ import annotations

from crm.core.audit.changes import about, call_off, change, forget_last_change, last_change, part
from crm.core.audit.models import AuditNote, ChangeSet, FieldChange
from crm.core.audit.notes import keep_notes, note, request_id, take_notes
from crm.core.audit.values import CONCEALED, QUIET, as_text

__all__ = [
    "AuditNote",
    "ChangeSet",
    "FieldChange",
    "QUIET",
    "CONCEALED",
    "about",
    "as_text",
    "call_off",
    "change",
    "forget_last_change",
    "keep_notes",
    "last_change",
    "note",
    "part",
    "request_id",
    "take_notes",
]
