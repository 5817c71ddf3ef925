"""Printed papers, and who has read their texts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, Line, LineType, UtcDateTime, member


class PrintState(StrEnum):
    """Whether a paper's file is there: a long one is built by the worker."""

    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


class PrintRun(Base):
    """One printing of one paper: its number is on the foot of every sheet."""

    __tablename__ = "print_run"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("delegation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"))
    number: Mapped[int]
    paper: Mapped[str] = mapped_column(sa.String(20))
    edition: Mapped[str] = mapped_column(sa.String(10))
    lang: Mapped[str] = mapped_column(sa.String(5))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    printed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    state: Mapped[PrintState] = mapped_column(member(PrintState), default=PrintState.READY)
    form: Mapped[str] = mapped_column(sa.String(4), default="pdf")
    role: Mapped[str] = mapped_column(sa.String(20), default="")
    """For whose hands a sheet is: the driver's, the interpreter's."""
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="SET NULL"))
    member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation_member.id", ondelete="SET NULL"))
    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"))
    """The sheets as they were printed; a print from before they were kept has none."""
    pages: Mapped[int | None]
    is_restricted: Mapped[bool] = mapped_column(default=False)
    """The sheets hold something that part of the office may not see: only who printed them opens them."""
    problem: Mapped[str] = mapped_column(LineType(300), default="")
    """Why the sheets could not be made, in words; empty where nobody knows or nothing went wrong."""


class PrintSnapshot(Base):
    """The delegation as one print showed it, as JSON without private fields: later changes are told by it."""

    __tablename__ = "print_snapshot"
    __unaudited__ = True

    run_id: Mapped[int] = mapped_column(
        sa.ForeignKey("print_run.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    text: Mapped[str] = mapped_column(sa.Text)


class TextReview(Base):
    """A native speaker read the texts in one language; they are known by their fingerprint.

    A text that is changed afterwards has another fingerprint, so that the reading no longer counts.
    """

    __tablename__ = "text_review"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    lang: Mapped[str] = mapped_column(sa.String(3))
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    reviewer: Mapped[Line]
    reviewed_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    entered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
