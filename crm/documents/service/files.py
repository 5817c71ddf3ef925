"""Putting files to records, and new versions in the place of old ones."""

from __future__ import annotations

from dataclasses import dataclass

from crm.core import audit, clock, records, storage
from crm.core.access import Actor, demand
from crm.core.db import db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records import Record, kind_of
from crm.core.storage import Received
from crm.documents import queries
from crm.documents.models import Attachment
from crm.documents.rules import edit_permission
from crm.documents.service.previews import ask_for_preview


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """What is said of a file beside its content."""

    lang: str = ""
    note: str = ""
    is_signed: bool = False


def _gone() -> Missing:
    return Missing(_("This file is no longer here, or you may not see it."))


def _may_change(record: Record, actor: Actor) -> None:
    demand(actor, edit_permission(kind_of(record.kind).permission), record)


def _row(record_id: int, received: Received, entry: FileEntry, actor: Actor) -> Attachment:
    stored = storage.store(received)
    ask_for_preview(stored)
    return Attachment(
        record_id=record_id,
        file_id=stored.id,
        filename=received.name,
        lang=entry.lang,
        note=entry.note,
        is_signed=entry.is_signed,
        added_by_id=actor.id,
    )


def attach(record: Record, received: Received, entry: FileEntry | None = None, *, actor: Actor) -> Attachment:
    """Put a received file to a record; whoever may see the record may see the file."""
    _may_change(record, actor)
    with audit.change(actor, "attachment.added", record):
        added = _row(record.id, received, entry or FileEntry(), actor)
        db.session.add(added)
        records.touch(record, actor=actor)
    return added


def add_version(attachment_id: int, received: Received, entry: FileEntry, *, actor: Actor) -> Attachment:
    """Put a newer version in the place of a file; the older ones stay and can be opened."""
    known = queries.attachment_row(attachment_id)
    if known is None:
        raise _gone()
    record = records.open_for_change(Record, known.record_id, version=None)
    _may_change(record, actor)
    with audit.change(actor, "attachment.renewed", record):
        older = queries.series_rows(known.series_id)
        for one in older:
            one.is_current = False
        newer = _row(record.id, received, entry, actor)
        newer.first_id, newer.number = known.series_id, older[0].number + 1
        db.session.add(newer)
        records.touch(record, actor=actor)
    return newer


def describe_file(attachment_id: int, entry: FileEntry, *, actor: Actor) -> Attachment:
    """Say in which language a file is, what this version is, and whether it is the signed original."""
    known = queries.attachment_row(attachment_id)
    if known is None:
        raise _gone()
    record = records.get(Record, known.record_id)
    _may_change(record, actor)
    with audit.change(actor, "attachment.described", record):
        known.lang, known.note, known.is_signed = entry.lang, entry.note, entry.is_signed
        records.touch(record, actor=actor)
    return known


def remove_attachment(attachment_id: int, *, actor: Actor) -> Attachment:
    """Take a file with all its versions off its record; it can be put back."""
    found = queries.attachment_row(attachment_id)
    if found is None:
        raise _gone()
    record = records.get(Record, found.record_id)
    _may_change(record, actor)
    with audit.change(actor, "attachment.removed", record):
        for one in queries.series_rows(found.series_id):
            one.removed_at = clock.now()
        records.touch(record, actor=actor)
    return found
