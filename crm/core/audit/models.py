"""The tables of the log: one row per action, one per field, one per note."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, UtcDateTime


class ChangeSet(Base):
    """One action of one person: what they did, to which record, in which request."""

    __tablename__ = "change_set"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"), index=True)
    verb: Mapped[str] = mapped_column(sa.String(60))
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    request_id: Mapped[str | None] = mapped_column(sa.String(40))
    undo_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("change_set.id"))
    seal: Mapped[str | None] = mapped_column(sa.String(64))


class FieldChange(Base):
    """One field of one row: the value before and after. ``digest`` outlives an erased value."""

    __tablename__ = "field_change"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(sa.ForeignKey("change_set.id", ondelete="CASCADE"), index=True)
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    entity: Mapped[str] = mapped_column(sa.String(40))
    row_id: Mapped[int | None]
    field: Mapped[str] = mapped_column(sa.String(60))
    old: Mapped[str | None] = mapped_column(sa.Text)
    new: Mapped[str | None] = mapped_column(sa.Text)
    salt: Mapped[str] = mapped_column(sa.String(32))
    digest: Mapped[str] = mapped_column(sa.String(64))


class AuditNote(Base):
    """Something that happened and changed no record: a refusal, a print, a look at private data."""

    __tablename__ = "audit_note"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    verb: Mapped[str] = mapped_column(sa.String(60), index=True)
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    request_id: Mapped[str | None] = mapped_column(sa.String(40))
    detail: Mapped[str | None] = mapped_column(sa.Text)
