"""What papers belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.db import db
from crm.core.records import Record, beside
from crm.core.timeline import timeline_row
from crm.documents.models import Document, DocumentLink
from crm.documents.rules import LINKED_KINDS


def linked_records(document_id: int) -> Sequence[Any]:
    """Return the records that a paper belongs to, as far as the person looking may see them."""
    asked = (
        sa.select(Record.id, Record.kind, Record.title, DocumentLink.id.label("link_id"), DocumentLink.role)
        .join(DocumentLink, DocumentLink.record_id == Record.id)
        .where(DocumentLink.document_id == document_id)
    )
    return db.session.execute(asked.order_by(Record.kind, Record.sort_key, Record.id)).all()


def link_row(link_id: int) -> DocumentLink | None:
    """Return the row of one link for a change, or None when one of the two may not be seen."""
    record: Any = beside(Record, "linked")
    asked = (
        sa.select(DocumentLink)
        .join(Document, Document.id == DocumentLink.document_id)
        .join(record, record.id == DocumentLink.record_id)
    )
    return db.session.scalar(asked.where(DocumentLink.id == link_id))


def link_between(document_id: int, record_id: int) -> DocumentLink | None:
    """Return the link of a paper with a record, or None."""
    asked = sa.select(DocumentLink).where(
        DocumentLink.document_id == document_id, DocumentLink.record_id == record_id
    )
    return db.session.scalar(asked)


def linkable(record_id: int) -> Record | None:
    """Return a record that a paper may belong to, or None when there is none for the person looking."""
    asked = sa.select(Record).where(Record.id == record_id, Record.kind.in_(LINKED_KINDS))
    return db.session.scalar(asked)


def thread_of(subject: Record) -> Sequence[sa.Select[Any]]:
    """What the register adds to the thread of any record: its papers, on the day they were issued."""
    if subject.kind not in LINKED_KINDS:
        return []
    day = sa.func.coalesce(Document.issued_on, Document.arrived_on)
    number, issuer = (sa.type_coerce(one, sa.String) for one in (Document.number, Document.issuer))
    said = sa.case((issuer == "", number), (number == "", issuer), else_=number.concat(" · ").concat(issuer))
    rows = sa.select(*timeline_row(Document.id, "document", day, Document.title, detail=said, mark="letter"))
    mine = rows.join(DocumentLink, DocumentLink.document_id == Document.id)
    return [mine.where(DocumentLink.record_id == subject.id, day.is_not(None))]
