"""Files of records, their versions, and what was drawn of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import Record
from crm.core.storage import StoredFile
from crm.documents.models import Attachment, Preview, PreviewPicture
from crm.documents.rules import DRAWN

_series = sa.func.coalesce(Attachment.first_id, Attachment.id)


def _attachments() -> sa.Select[Any]:
    """Files with the record they belong to: joining the record is what lays the policy over them."""
    columns: list[Any] = [
        Attachment.id,
        _series.label("series_id"),
        Attachment.record_id,
        Attachment.filename,
        Attachment.number,
        Attachment.is_current,
        Attachment.is_signed,
        Attachment.lang,
        Attachment.note,
        Attachment.added_at,
        Attachment.file_id,
        StoredFile.size,
        StoredFile.media_type,
        Preview.state,
        Preview.pages,
        UserAccount.display_name.label("added_by"),
    ]
    return (
        sa.select(*columns)
        .join(Record, Record.id == Attachment.record_id)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .outerjoin(Preview, Preview.file_id == Attachment.file_id)
        .outerjoin(UserAccount, UserAccount.id == Attachment.added_by_id)
        .where(Attachment.removed_at.is_(None))
    )


def attachments_of(record_id: int) -> Sequence[Any]:
    """Return the files of a record in their newest versions: the signed first, then the latest added."""
    mine = _attachments().where(Attachment.record_id == record_id, Attachment.is_current.is_(True))
    newest = (Attachment.is_signed.desc(), Attachment.added_at.desc(), Attachment.id.desc())
    return db.session.execute(mine.order_by(*newest)).all()


def attachment(attachment_id: int) -> Any | None:
    """Return one version of a file with its record, or None when the record may not be seen."""
    record = (Record.kind, Record.title, Record.classification)
    one = _attachments().add_columns(*record).where(Attachment.id == attachment_id)
    return db.session.execute(one).first()


def versions_of(series_id: int) -> Sequence[Any]:
    """Return all versions of a file, the newest first."""
    mine = _attachments().where(_series == series_id)
    return db.session.execute(mine.order_by(Attachment.number.desc())).all()


def _rows(*, removed: bool) -> sa.Select[Attachment]:
    lying = Attachment.removed_at.is_not(None) if removed else Attachment.removed_at.is_(None)
    return sa.select(Attachment).join(Record, Record.id == Attachment.record_id).where(lying)


def attachment_row(attachment_id: int) -> Attachment | None:
    """Return the row of one version for a change, or None when the person looking may not see its record."""
    return db.session.scalar(_rows(removed=False).where(Attachment.id == attachment_id))


def series_rows(series_id: int) -> Sequence[Attachment]:
    """Return the rows of all versions of a file, the newest first."""
    mine = _rows(removed=False).where(_series == series_id)
    return db.session.scalars(mine.order_by(Attachment.number.desc())).all()


def stored_file(attachment_id: int) -> StoredFile | None:
    """Return the content behind a file, or None when the person looking may not see its record."""
    behind = (
        sa.select(StoredFile)
        .join(Attachment, Attachment.file_id == StoredFile.id)
        .join(Record, Record.id == Attachment.record_id)
    )
    return db.session.scalar(behind.where(Attachment.id == attachment_id, Attachment.removed_at.is_(None)))


def picture(attachment_id: int, page: int) -> StoredFile | None:
    """Return the picture of one page of a file, or None when the person looking may not see its record."""
    behind = (
        sa.select(StoredFile)
        .join(PreviewPicture, PreviewPicture.picture_id == StoredFile.id)
        .join(Attachment, Attachment.file_id == PreviewPicture.file_id)
        .join(Record, Record.id == Attachment.record_id)
    )
    mine = behind.where(
        Attachment.id == attachment_id, Attachment.removed_at.is_(None), PreviewPicture.page == page
    )
    return db.session.scalar(mine)


def page_pictures(file_id: int) -> Sequence[Any]:
    """Return the pages that are drawn of a content (page, width, height), without the small one."""
    drawn = sa.select(PreviewPicture.page, PreviewPicture.width, PreviewPicture.height)
    drawn = drawn.where(PreviewPicture.file_id == file_id, PreviewPicture.page > 0)
    return db.session.execute(drawn.order_by(PreviewPicture.page)).all()


def preview(file_id: int) -> Preview | None:
    """Return what is known of a content's looks, or None when nobody asked yet."""
    return db.session.scalar(sa.select(Preview).where(Preview.file_id == file_id))


def content(file_id: int) -> StoredFile | None:
    """Return a stored content by its key, for the job that draws it."""
    return db.session.scalar(sa.select(StoredFile).where(StoredFile.id == file_id))


def undrawn_files(limit: int) -> Sequence[StoredFile]:
    """Return contents that are attached somewhere and of which nothing was drawn yet."""
    asked = (
        sa.select(StoredFile)
        .join(Attachment, Attachment.file_id == StoredFile.id)
        .outerjoin(Preview, Preview.file_id == StoredFile.id)
        .where(Preview.file_id.is_(None), StoredFile.media_type.in_(DRAWN))
    )
    return db.session.scalars(asked.distinct().order_by(StoredFile.id).limit(limit)).all()
