"""Papers with a number, and files attached to any record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, Line, LineType, UtcDateTime, member
from crm.core.records import Record


class PaperDirection(StrEnum):
    """Whether a paper came in, went out, or is published by somebody else."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    PUBLISHED = "published"


class Document(Record):
    """A paper of the register; its summary line is the record's title."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    number: Mapped[str] = mapped_column(LineType(80), default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[Line] = mapped_column(default="")
    direction: Mapped[PaperDirection] = mapped_column(member(PaperDirection), default=PaperDirection.INCOMING)
    source_url: Mapped[str] = mapped_column(LineType(500), default="")

    __mapper_args__ = {
        "polymorphic_identity": "document",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return number, summary and issuer."""
        return (self.number, self.title, self.issuer)


class Attachment(Base):
    """A file that belongs to a record and is served by that record's permission."""

    __tablename__ = "attachment"
    __root__ = "record_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(sa.ForeignKey("stored_file.id"))
    filename: Mapped[str] = mapped_column(LineType(255))
    added_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
