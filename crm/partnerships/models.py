"""The tie with one foreign locality, every move of its stage, and what only people can say of its grade."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core import clock
from crm.core.db import Base, Line, Prose, UtcDateTime, member
from crm.core.records import Record
from crm.localities.models import Locality


class Stage(StrEnum):
    """How formal the tie is, in the order of its life; two side exits at the end."""

    IDENTIFIED = "identified"
    SCREENED = "screened"
    CONTACTED = "contacted"
    EXPLORING = "exploring"
    INTENT = "intent"
    FRIENDSHIP = "friendship"
    SISTER = "sister"
    PARKED = "parked"
    ENDED = "ended"


class Grade(StrEnum):
    """How close a tie is by what was signed and done, from none to the closest."""

    NONE = "none"
    CONTACT = "contact"
    PROJECT = "project"
    FRIENDSHIP = "friendship"
    SISTER = "sister"


class PartnerApproval(StrEnum):
    """Whether the partner's own assembly or council has agreed to the tie."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class Partnership(Record):
    """One tie, one foreign locality. How alive it is comes from the log and is never stored.

    Its grade follows from the agreements; ``grade`` is kept only where somebody set another one, with the
    reason.
    """

    __tablename__ = "partnership"
    __table_args__: Any = (
        sa.Index(
            "uq_partnership_locality_live",
            "locality_id",
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        ),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"))
    is_live: Mapped[bool] = mapped_column(default=True)
    stage: Mapped[Stage] = mapped_column(member(Stage), default=Stage.IDENTIFIED, index=True)
    stage_since: Mapped[date | None]
    rationale: Mapped[Prose] = mapped_column(default="")
    next_action: Mapped[Line] = mapped_column(default="")
    next_action_on: Mapped[date | None] = mapped_column(index=True)
    counterpart_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact.id"))
    grade: Mapped[Grade | None] = mapped_column(member(Grade))
    grade_reason: Mapped[Line] = mapped_column(default="")
    graded_on: Mapped[date | None]
    graded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    approval: Mapped[PartnerApproval | None] = mapped_column(member(PartnerApproval))
    approval_body: Mapped[Line] = mapped_column(default="")
    approval_on: Mapped[date | None]
    approval_source: Mapped[Line] = mapped_column(default="")

    locality: Mapped[Locality] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])

    __mapper_args__ = {
        "polymorphic_identity": "partnership",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return nothing: a tie is found through its locality."""
        return ()


class StageMove(Base):
    """One move of a stage: a fact of the past with its day, its paper and its reason."""

    __tablename__ = "stage_move"
    __root__ = "partnership_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(
        sa.ForeignKey("partnership.id", ondelete="CASCADE"), index=True
    )
    from_stage: Mapped[Stage | None] = mapped_column(member(Stage))
    to_stage: Mapped[Stage] = mapped_column(member(Stage))
    moved_on: Mapped[date]
    is_year_only: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[Line] = mapped_column(default="")
    source: Mapped[Line] = mapped_column(default="")
    moved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
