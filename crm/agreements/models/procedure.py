"""How an agreement comes to be signed, changed or ended: steps, opinions, days on which things are due."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Prose, Text, Words, member
from crm.reference.models import DeadlineUnit, RuleKind


class Track(StrEnum):
    """Which way a procedure goes."""

    NORMAL = "normal"
    REDUCED = "reduced"
    CHANGE = "change"
    ENDING = "ending"


class StepCode(StrEnum):
    """The steps there are, in the order in which they are taken."""

    PROPOSE = "propose"
    POLICY = "policy"
    CONSULT = "consult"
    EXPLAIN = "explain"
    PM_ASKED = "pm_asked"
    PM_ANSWERED = "pm_answered"
    DECIDE = "decide"
    AUTHORISE = "authorise"
    SIGN = "sign"
    END = "end"
    REPORT_PM = "report_pm"
    COPY_MOFA = "copy_mofa"
    NOTIFY_MOFA = "notify_mofa"
    ARCHIVE = "archive"


class Opinion(StrEnum):
    """What a consulted body answered."""

    AGREES = "agrees"
    COMMENTS = "comments"
    DISAGREES = "disagrees"


class Procedure(Base):
    """One way that an agreement went or goes: to be signed, and later perhaps to be ended."""

    __tablename__ = "agreement_procedure"
    __root__ = "agreement_id"
    __table_args__: Any = (sa.UniqueConstraint("agreement_id", "is_ending"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"))
    track: Mapped[Track] = mapped_column(member(Track), default=Track.NORMAL)
    is_ending: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[Line] = mapped_column(default="")


class Step(Base):
    """A step that was taken, with its paper. Consulting and signing tell their own days."""

    __tablename__ = "agreement_step"
    __root__ = "agreement_id"
    __table_args__: Any = (sa.UniqueConstraint("procedure_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    procedure_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement_procedure.id", ondelete="CASCADE"))
    code: Mapped[StepCode] = mapped_column(member(StepCode))
    done_on: Mapped[date]
    number: Mapped[str] = mapped_column(LineType(80), default="")
    note: Mapped[Line] = mapped_column(default="")
    is_consent: Mapped[bool] = mapped_column(default=True)
    """Of the Prime Minister's answer: whether it allows the signing."""


class Consultation(Base):
    """One body that is asked for its opinion in writing."""

    __tablename__ = "agreement_consultation"
    __root__ = "agreement_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    procedure_id: Mapped[int] = mapped_column(
        sa.ForeignKey("agreement_procedure.id", ondelete="CASCADE"), index=True
    )
    body: Mapped[Line]
    sent_on: Mapped[date | None]
    sent_number: Mapped[str] = mapped_column(LineType(80), default="")
    complete_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    reply_number: Mapped[str] = mapped_column(LineType(80), default="")
    opinion: Mapped[Opinion | None] = mapped_column(member(Opinion))
    comment: Mapped[Prose] = mapped_column(default="")
    answer: Mapped[Prose] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class Clock(Base):
    """A day by which something is due, reckoned once and kept with the rule as it then was.

    A rule that is changed later changes nothing here; only another day of the trigger does.
    """

    __tablename__ = "agreement_clock"
    __root__ = "agreement_id"
    __table_args__: Any = (sa.Index("ix_agreement_clock_open", "met_on", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    procedure_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("agreement_procedure.id", ondelete="CASCADE"), index=True
    )
    consultation_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("agreement_consultation.id", ondelete="CASCADE"), index=True
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


class Check(Base):
    """A line of the dossier's checklist as it was when the procedure began."""

    __tablename__ = "agreement_check"
    __root__ = "agreement_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    procedure_id: Mapped[int] = mapped_column(
        sa.ForeignKey("agreement_procedure.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[Text] = mapped_column(default=Words)
    done_on: Mapped[date | None]
    place: Mapped[int] = mapped_column(default=0)
