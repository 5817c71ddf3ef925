"""What is read of papers and of the files attached to records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core import search
from crm.core.db import db
from crm.core.records import Record
from crm.core.storage import StoredFile
from crm.documents.models import Attachment, Document, PaperDirection


def _attachments() -> sa.Select[Any]:
    """Files with the record they belong to: joining the record is what lays the policy over them."""
    columns: list[Any] = [
        Attachment.id,
        Attachment.record_id,
        Attachment.filename,
        Attachment.added_at,
        StoredFile.size,
        StoredFile.media_type,
        UserAccount.display_name.label("added_by"),
    ]
    return (
        sa.select(*columns)
        .join(Record, Record.id == Attachment.record_id)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .outerjoin(UserAccount, UserAccount.id == Attachment.added_by_id)
    )


def attachments_of(record_id: int) -> Sequence[Any]:
    """Return the files attached to a record, the newest first."""
    mine = _attachments().where(Attachment.record_id == record_id)
    return db.session.execute(mine.order_by(Attachment.added_at.desc(), Attachment.id.desc())).all()


def attachment(attachment_id: int) -> Any | None:
    """Return one file with the kind of its record, or None when its record may not be seen."""
    one = _attachments().add_columns(Record.kind).where(Attachment.id == attachment_id)
    return db.session.execute(one).first()


def attachment_row(attachment_id: int) -> Attachment | None:
    """Return the row of one file for a change, or None when the person looking may not see its record."""
    mine = sa.select(Attachment).join(Record, Record.id == Attachment.record_id)
    return db.session.scalar(mine.where(Attachment.id == attachment_id))


def stored_file(attachment_id: int) -> StoredFile | None:
    """Return the content behind an attachment, or None when the person looking may not see its record."""
    behind = (
        sa.select(StoredFile)
        .join(Attachment, Attachment.file_id == StoredFile.id)
        .join(Record, Record.id == Attachment.record_id)
    )
    return db.session.scalar(behind.where(Attachment.id == attachment_id))


def papers(
    text: str = "", *, direction: PaperDirection | None = None, year: int | None = None
) -> sa.Select[Any]:
    """Return the select behind the register, the newest paper first."""
    columns: list[Any] = [
        Document.id,
        Document.title,
        Document.number,
        Document.issued_on,
        Document.issuer,
        Document.direction,
        Document.classification,
        Document.is_sample,
    ]
    listed = sa.select(*columns)
    if text:
        listed = listed.where(Document.id.in_(search.matching(text, "document")))
    if direction is not None:
        listed = listed.where(Document.direction == direction)
    if year is not None:
        listed = listed.where(sa.extract("year", Document.issued_on) == year)
    return listed.order_by(Document.issued_on.desc().nulls_last(), Document.id.desc())


def paper_years() -> Sequence[int]:
    """Return the years of which there are papers, the latest first."""
    year = sa.extract("year", Document.issued_on)
    asked = sa.select(year).where(Document.issued_on.is_not(None)).distinct().order_by(year.desc())
    return [int(one) for one in db.session.scalars(asked)]
