"""Entering papers into the register, and putting files to records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.core import audit, records, search, storage
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records import Classification, Record, kind_of
from crm.core.storage import Received
from crm.documents import queries
from crm.documents.models import Attachment, Document, PaperDirection
from crm.documents.rules import edit_permission


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """What the register says of a paper."""

    title: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    direction: PaperDirection = PaperDirection.INCOMING
    source_url: str = ""
    classification: Classification = Classification.INTERNAL
    version: int | None = None


def _fill(paper: Document, entry: PaperEntry) -> None:
    paper.title, paper.number, paper.issuer = entry.title, entry.number, entry.issuer
    paper.issued_on, paper.direction = entry.issued_on, entry.direction
    paper.source_url, paper.classification = entry.source_url, entry.classification


def register_paper(entry: PaperEntry, *, actor: Actor) -> Document:
    """Enter a paper into the register."""
    with audit.change(actor, "document.registered"):
        paper = Document(owner_id=actor.id)
        _fill(paper, entry)
        records.add(paper, actor=actor)
        audit.about(paper)
        search.index(paper)
    return paper


def edit_paper(record_id: int, entry: PaperEntry, *, actor: Actor) -> Document:
    """Correct what the register says of a paper."""
    with audit.change(actor, "document.edited"):
        paper = records.open_for_change(Document, record_id, version=entry.version)
        audit.about(paper)
        _fill(paper, entry)
        records.touch(paper, actor=actor)
        search.index(paper)
    return paper


def delete_paper(record_id: int, *, version: int | None = None, actor: Actor) -> Document:
    """Move a paper to the trash; its files go with it."""
    with audit.change(actor, "document.deleted"):
        paper = records.open_for_change(Document, record_id, version=version)
        audit.about(paper)
        demand(actor, Permission.DOCUMENT_DELETE, paper)
        records.delete(paper, actor=actor)
    return paper


def attach(record: Record, received: Received, *, actor: Actor) -> Attachment:
    """Put a received file to a record; whoever may see the record may see the file."""
    demand(actor, edit_permission(kind_of(record.kind).permission), record)
    with audit.change(actor, "attachment.added", record):
        added = Attachment(
            record_id=record.id,
            file_id=storage.store(received).id,
            filename=received.name,
            added_by_id=actor.id,
        )
        db.session.add(added)
        records.touch(record, actor=actor)
    return added


def remove_attachment(attachment_id: int, *, actor: Actor) -> Attachment:
    """Take a file off its record; the log keeps what it was, so that it can be put back."""
    found = queries.attachment_row(attachment_id)
    if found is None:
        raise Missing(_("This file is no longer here, or you may not see it."))
    record = records.get(Record, found.record_id)
    demand(actor, edit_permission(kind_of(record.kind).permission), record)
    with audit.change(actor, "attachment.removed", record):
        db.session.delete(found)
        records.touch(record, actor=actor)
    return found
