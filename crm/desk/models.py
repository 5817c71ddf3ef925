"""Pins and views: rows of one person alone, which no record depends on."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, UtcDateTime


class Pin(Base):
    """A record that a person keeps at hand."""

    __tablename__ = "pin"
    __unaudited__ = True

    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    record_id: Mapped[int] = mapped_column(
        sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    pinned_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


class RecentView(Base):
    """When a person last opened a record."""

    __tablename__ = "recent_view"
    __unaudited__ = True
    __table_args__ = (sa.Index("ix_recent_view_user_id_seen_at", "user_id", "seen_at"),)

    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    record_id: Mapped[int] = mapped_column(
        sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
