"""The papers and the files of one record, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import Record
from crm.core.storage import StoredFile
from crm.documents.models import Attachment, Document, DocumentLink, Preview

_OF_PAPERS: dict[str, Any] = {
    "title": Document.title,
    "paper_number": Document.number,
    "issued_on": Document.issued_on,
    "issuer": Document.issuer,
    "direction": Document.direction,
    "classification": Document.classification,
    "link_id": DocumentLink.id,
    "role": DocumentLink.role,
}
_OF_FILES: dict[str, Any] = {
    "filename": Attachment.filename,
    "number": Attachment.number,
    "is_signed": Attachment.is_signed,
    "lang": Attachment.lang,
    "note": Attachment.note,
    "added_at": Attachment.added_at,
    "added_by": UserAccount.display_name,
    "size": StoredFile.size,
    "media_type": StoredFile.media_type,
    "state": Preview.state,
    "pages": Preview.pages,
}


def _columns(own: Any, named: dict[str, Any], others: dict[str, Any], *, first: bool) -> list[Any]:
    """Return the columns of one half, with nothing in the columns of the other."""
    given = [column.label(name) for name, column in named.items()]
    empty = [sa.cast(sa.null(), column.type).label(name) for name, column in others.items()]
    return [own.label("id"), *(given + empty if first else empty + given)]


def papers_and_files(record_id: int, *, limit: int) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return the newest papers of a record, at most ``limit``, and its files in their newest versions.

    Both halves join a record, so that the policy lies over them: a paper shows by its own classification, a
    file by that of the record it is put to.
    """
    papers = (
        sa.select(*_columns(Document.id, _OF_PAPERS, _OF_FILES, first=True))
        .join(DocumentLink, DocumentLink.document_id == Document.id)
        .where(DocumentLink.record_id == record_id)
        .order_by(Document.issued_on.desc().nulls_last(), Document.id.desc())
        .limit(limit)
        .subquery()
    )
    files = (
        sa.select(*_columns(Attachment.id, _OF_FILES, _OF_PAPERS, first=False))
        .join(Record, Record.id == Attachment.record_id)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .outerjoin(Preview, Preview.file_id == Attachment.file_id)
        .outerjoin(UserAccount, UserAccount.id == Attachment.added_by_id)
        .where(
            Attachment.record_id == record_id,
            Attachment.is_current.is_(True),
            Attachment.removed_at.is_(None),
        )
    )
    rows = db.session.execute(sa.select(papers).union_all(files)).all()
    return (
        sorted((row for row in rows if row.filename is None), key=_paper_order, reverse=True),
        sorted((row for row in rows if row.filename is not None), key=_file_order, reverse=True),
    )


def _paper_order(row: Any) -> tuple[Any, ...]:
    return row.issued_on.toordinal() if row.issued_on else 0, row.id


def _file_order(row: Any) -> tuple[Any, ...]:
    return row.is_signed, row.added_at, row.id
