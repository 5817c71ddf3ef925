"""What hangs on the permission of a conference: the bodies asked, the days, the papers of the dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.agreements.models import Opinion
from crm.core.db import Base, Line, LineType, Prose, Text, Words, member
from crm.reference.models import DeadlineUnit, RuleKind


class ConferenceConsultation(Base):
    """One body that is asked for its opinion in writing."""

    __tablename__ = "conference_consultation"
    __root__ = "conference_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(sa.ForeignKey("conference.id", ondelete="CASCADE"), index=True)
    body: Mapped[Line]
    sent_on: Mapped[date | None]
    sent_number: Mapped[str] = mapped_column(LineType(80), default="")
    received_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    reply_number: Mapped[str] = mapped_column(LineType(80), default="")
    opinion: Mapped[Opinion | None] = mapped_column(member(Opinion))
    comment: Mapped[Prose] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class ConferenceClock(Base):
    """A day by which something is due, reckoned once and kept with the rule as it then was.

    A rule that is changed later changes nothing here; only another day of the trigger does.
    """

    __tablename__ = "conference_clock"
    __root__ = "conference_id"
    __table_args__: Any = (sa.Index("ix_conference_clock_open", "met_on", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(sa.ForeignKey("conference.id", ondelete="CASCADE"), index=True)
    consultation_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("conference_consultation.id", ondelete="CASCADE"), index=True
    )
    rule_code: Mapped[str] = mapped_column(sa.String(60))
    rule_version: Mapped[int]
    name: Mapped[Text] = mapped_column(default=Words)
    trigger_on: Mapped[date]
    amount: Mapped[int]
    unit: Mapped[DeadlineUnit] = mapped_column(member(DeadlineUnit))
    rule_kind: Mapped[RuleKind] = mapped_column(member(RuleKind))
    citation: Mapped[str] = mapped_column(LineType(200), default="")
    due_on: Mapped[date]
    met_on: Mapped[date | None]


class ConferenceCheck(Base):
    """A paper of the dossier, as the list was when the conference was written down."""

    __tablename__ = "conference_check"
    __root__ = "conference_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    conference_id: Mapped[int] = mapped_column(sa.ForeignKey("conference.id", ondelete="CASCADE"), index=True)
    text: Mapped[Text] = mapped_column(default=Words)
    done_on: Mapped[date | None]
    place: Mapped[int] = mapped_column(default=0)
