"""A delegation itself: who comes or goes, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import LineType, Prose, Text, Words, member
from crm.core.records import Record
from crm.localities.models import Locality


class Direction(StrEnum):
    """Which side travels."""

    INCOMING = "in"
    OUTGOING = "out"
    ONLINE = "online"


class VisitKind(StrEnum):
    """What sort of visit it is: who approves it and how it is received depend on it."""

    OFFICIAL = "official"
    WORKING = "working"
    COURTESY = "courtesy"
    CULTURE = "culture"
    BUSINESS = "business"
    STUDY = "study"
    TECHNICAL = "technical"
    TRANSIT = "transit"


class Funding(StrEnum):
    """Who pays for it."""

    BUDGET = "budget"
    PARTNER = "partner"
    SHARED = "shared"
    OWN = "own"
    SPONSOR = "sponsor"


class DelegationStatus(StrEnum):
    """Where a delegation stands, in order; three exits at the end."""

    REQUESTED = "requested"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    REPORTED = "reported"
    CLOSED = "closed"
    POSTPONED = "postponed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Delegation(Record):
    """One delegation, one trip."""

    __tablename__ = "delegation"
    __table_args__: Any = (
        sa.CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        sa.Index("ix_delegation_status_report", "status", "report_due_on", "id"),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    direction: Mapped[Direction] = mapped_column(member(Direction), default=Direction.INCOMING)
    status: Mapped[DelegationStatus] = mapped_column(
        member(DelegationStatus), default=DelegationStatus.REQUESTED
    )
    name: Mapped[Text] = mapped_column(default=Words)
    purpose: Mapped[Text] = mapped_column(default=Words)
    host: Mapped[Text] = mapped_column(default=Words)
    sender: Mapped[Text] = mapped_column(default=Words)
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    letter_number: Mapped[str] = mapped_column(LineType(80), default="")
    list_received_on: Mapped[date | None]
    report_due_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    notes: Mapped[Prose] = mapped_column(default="")
    visit_kind: Mapped[VisitKind | None] = mapped_column(member(VisitKind))
    funding: Mapped[Funding | None] = mapped_column(member(Funding))
    head_rank: Mapped[str] = mapped_column(sa.String(40), default="")
    """Rank of the head of delegation as it was announced, a code of the office's ranks."""

    locality: Mapped[Locality] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])

    __mapper_args__ = {
        "polymorphic_identity": "delegation",
        "inherit_condition": id == Record.id,
    }

    @property
    def days(self) -> int:
        """Length of the visit, both end days counted."""
        return (self.ends_on - self.starts_on).days + 1

    def search_texts(self) -> Sequence[str]:
        """Return the name in every language and the number of the letter."""
        return (self.title, *self.name.values(), self.letter_number)
