"""A delegation: who comes or goes, when, why, what is said, and the print runs of its papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core import clock
from crm.core.db import Base, Line, LineType, Prose, Text, UtcDateTime, Words, member
from crm.core.records import Record
from crm.core.secrets import Encrypted
from crm.localities.models import Locality
from crm.people.models import NamedPerson


class Direction(StrEnum):
    """Which side travels."""

    INCOMING = "in"
    OUTGOING = "out"
    ONLINE = "online"


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


class MemberSide(StrEnum):
    """Which of the two delegations a member belongs to; guests are others invited."""

    THEIRS = "theirs"
    OURS = "ours"
    GUEST = "guest"


class MemberRole(StrEnum):
    """What a member does in the delegation."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    ADVISER = "adviser"
    INTERPRETER = "interpreter"
    ACCOMPANYING = "accompanying"
    PRESS = "press"
    SECURITY = "security"
    SPOUSE = "spouse"


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


class DelegationMember(NamedPerson, Base):
    """A member as of that visit; the order is the order received, never sorted by name."""

    __tablename__ = "delegation_member"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    side: Mapped[MemberSide] = mapped_column(member(MemberSide))
    place: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    role: Mapped[MemberRole] = mapped_column(member(MemberRole), default=MemberRole.MEMBER)
    title: Mapped[Text] = mapped_column(default=Words)
    organisation: Mapped[Text] = mapped_column(default=Words)
    biography: Mapped[Text] = mapped_column(default=Words)
    phone: Mapped[str] = mapped_column(LineType(60), default="")
    email: Mapped[str] = mapped_column(LineType(254), default="")
    note: Mapped[Line] = mapped_column(default="")
    diet: Mapped[str | None] = mapped_column(Encrypted("delegation_member.diet"), info={"secret": True})


class ProgrammeItem(Base):
    """One item of the programme, in the local time of its place."""

    __tablename__ = "programme_item"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    starts_at: Mapped[time]
    ends_at: Mapped[time | None]
    zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    title: Mapped[Text] = mapped_column(default=Words)
    place: Mapped[Text] = mapped_column(default=Words)
    host: Mapped[Text] = mapped_column(default=Words)
    participants: Mapped[Text] = mapped_column(default=Words)
    has_leader: Mapped[bool] = mapped_column(default=False)
    dress: Mapped[Text] = mapped_column(default=Words)
    travel_minutes: Mapped[int | None]
    note: Mapped[Text] = mapped_column(default=Words)
    plan_b: Mapped[Text] = mapped_column(default=Words)


class TalkingTopic(Base):
    """One topic: what we say, what we ask, what they may ask, what to avoid."""

    __tablename__ = "talking_topic"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    title: Mapped[Text] = mapped_column(default=Words)
    say: Mapped[Text] = mapped_column(default=Words)
    ask: Mapped[Text] = mapped_column(default=Words)
    may_ask: Mapped[Text] = mapped_column(default=Words)
    avoid: Mapped[Text] = mapped_column(default=Words)


class LeaderBrief(Base):
    """What stands on the one page that the leader reads in the car."""

    __tablename__ = "leader_brief"
    __root__ = "delegation_id"

    delegation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="SET NULL"))
    meets_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation_member.id", ondelete="SET NULL"))
    interpreter_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="SET NULL")
    )
    why: Mapped[Text] = mapped_column(default=Words)
    point_1: Mapped[Text] = mapped_column(default=Words)
    point_2: Mapped[Text] = mapped_column(default=Words)
    point_3: Mapped[Text] = mapped_column(default=Words)
    not_promise: Mapped[Text] = mapped_column(default=Words)
    answer: Mapped[Text] = mapped_column(default=Words)
    gift_ours: Mapped[Text] = mapped_column(default=Words)
    gift_theirs: Mapped[Text] = mapped_column(default=Words)
    greeting_reading: Mapped[Line] = mapped_column(default="")
    greeting_native: Mapped[Line] = mapped_column(default="")


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
