"""Papers with a number, what they belong to, and files with their versions and previews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.core import clock
from crm.core.db import Base, Line, LineType, UtcDateTime, member
from crm.core.records import Record
from crm.documents import numbers


class PaperDirection(StrEnum):
    """Whether a paper came in, went out, or is published by somebody else."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    PUBLISHED = "published"


class Urgency(StrEnum):
    """The stamp of haste on a paper, as Decree 30/2020 knows it."""

    USUAL = "usual"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    FLASH = "flash"


class LinkRole(StrEnum):
    """What a paper is for the record it belongs to."""

    BASIS = "basis"
    REQUEST = "request"
    REPLY = "reply"
    TEXT = "text"
    MINUTES = "minutes"
    PROGRAMME = "programme"
    OTHER = "other"


class PreviewState(StrEnum):
    """Whether a file can be looked at without opening it."""

    WAITING = "waiting"
    READY = "ready"
    LOCKED = "locked"
    BROKEN = "broken"


class Document(Record):
    """A paper of the register; its summary line is the record's title.

    ``number_key``, ``number_value`` and ``number_suffix`` follow from the number: by them a paper is found
    however its number is typed, and the register is sorted.
    """

    __tablename__ = "document"
    __table_args__: Any = (
        sa.Index("ix_document_number_key", "number_key"),
        sa.Index("ix_document_direction_year", "direction", "year"),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    number: Mapped[str] = mapped_column(LineType(80), default="")
    number_key: Mapped[str] = mapped_column(sa.String(numbers.KEY_LENGTH), default="")
    number_value: Mapped[int | None]
    number_suffix: Mapped[str] = mapped_column(sa.String(4), default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[Line] = mapped_column(default="")
    type_id: Mapped[int | None] = mapped_column(sa.ForeignKey("reference_item.id"), index=True)
    direction: Mapped[PaperDirection] = mapped_column(member(PaperDirection), default=PaperDirection.INCOMING)
    year: Mapped[int | None]
    """The year of the register it stands in: of its arrival, or of its date."""
    arrival_number: Mapped[str] = mapped_column(LineType(20), default="")
    arrival_value: Mapped[int | None]
    arrived_on: Mapped[date | None]
    signer: Mapped[Line] = mapped_column(default="")
    recipients: Mapped[Line] = mapped_column(default="")
    urgency: Mapped[Urgency] = mapped_column(member(Urgency), default=Urgency.USUAL)
    answer_by: Mapped[date | None]
    answers_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"), index=True)
    pages: Mapped[int | None]
    copies: Mapped[int | None]
    languages: Mapped[str] = mapped_column(LineType(60), default="")
    keeper: Mapped[Line] = mapped_column(default="")
    notes: Mapped[Line] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(LineType(500), default="")

    __mapper_args__ = {
        "polymorphic_identity": "document",
        "inherit_condition": id == Record.id,
    }

    @validates("number")
    def _take_number(self, _name: str, number: str) -> str:
        """Keep what follows from the number in step with it."""
        parts = numbers.split(number)
        self.number_key = numbers.key(number)
        self.number_value, self.number_suffix = parts.value, parts.suffix
        return numbers.tidy(number)

    @validates("arrival_number")
    def _take_arrival_number(self, _name: str, number: str) -> str:
        self.arrival_value = numbers.split(number).value
        return numbers.tidy(number)

    @validates("issued_on", "arrived_on")
    def _take_day(self, name: str, day: date | None) -> date | None:
        arrived, issued = (day, self.issued_on) if name == "arrived_on" else (self.arrived_on, day)
        known = arrived or issued
        self.year = known.year if known else None
        return day

    @property
    def symbol(self) -> str:
        """The letters behind the running number."""
        return numbers.split(self.number).symbol

    def search_texts(self) -> Sequence[str]:
        """Return number, summary and issuer, and the number without the zero in front."""
        texts = (self.number, self.title, self.issuer, self.signer, self.recipients)
        return (*texts, numbers.without_zeros(self.number))


class DocumentLink(Base):
    """A paper belongs to a record, as its basis, a request, a reply. It is seen by who may see both."""

    __tablename__ = "document_link"
    __root__ = "document_id"
    __table_args__: Any = (sa.UniqueConstraint("document_id", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(sa.ForeignKey("document.id", ondelete="CASCADE"))
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), index=True)
    role: Mapped[LinkRole] = mapped_column(member(LinkRole), default=LinkRole.OTHER)
    added_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


class Attachment(Base):
    """One version of a file of a record; it is served by that record's permission.

    ``first_id`` names the first version of the same file (None on the first itself); ``is_current`` stands on
    the newest. A file that was taken off keeps its rows, so that it can be put back with all its versions.
    """

    __tablename__ = "attachment"
    __root__ = "record_id"
    __table_args__: Any = (sa.UniqueConstraint("first_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(sa.ForeignKey("stored_file.id"))
    filename: Mapped[str] = mapped_column(LineType(255))
    first_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(default=1)
    is_current: Mapped[bool] = mapped_column(default=True)
    is_signed: Mapped[bool] = mapped_column(default=False)
    lang: Mapped[str] = mapped_column(sa.String(3), default="")
    note: Mapped[Line] = mapped_column(default="")
    added_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())

    @property
    def series_id(self) -> int:
        """The key of the first version, by which all versions of a file are known."""
        return self.first_id or self.id


class Preview(Base):
    """What is known of a stored content without opening it; drawn by a job, once for equal contents."""

    __tablename__ = "preview"
    __unaudited__ = True

    file_id: Mapped[int] = mapped_column(
        sa.ForeignKey("stored_file.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    state: Mapped[PreviewState] = mapped_column(member(PreviewState), default=PreviewState.WAITING)
    pages: Mapped[int | None]


class PreviewPicture(Base):
    """A page of a content as a picture; page 0 is the small one of lists."""

    __tablename__ = "preview_picture"
    __unaudited__ = True

    file_id: Mapped[int] = mapped_column(
        sa.ForeignKey("preview.file_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    picture_id: Mapped[int] = mapped_column(sa.ForeignKey("stored_file.id"))
    width: Mapped[int]
    height: Mapped[int]
