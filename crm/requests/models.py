"""A request for a visit as it came, what was decided on it, and the rules it is looked at by."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Prose, Text, Words, member


class Answer(StrEnum):
    """What can be said to a request; the rules recommend one, a person decides."""

    ACCEPT = "accept"
    REDIRECT = "redirect"
    DECLINE = "decline"


class Host(StrEnum):
    """Whose guest it is: that body receives it."""

    CITY = "city"
    DEPARTMENT = "department"
    CENTRAL = "central"


class GateCode(StrEnum):
    """A rule that a request is looked at by, in the order in which they are shown."""

    REPEATED = "repeated"
    NOTICE = "notice"
    DAYS = "days"
    OVERLAP = "overlap"
    LEADERS = "leaders"
    LEVEL = "level"
    HOST = "host"


class DelegationRequest(Base):
    """The request behind a delegation: who asked for what, as it was asked.

    The number of the letter, the purpose, and the days as they are now planned stand on the delegation; here
    are the days as they were wished. ``advice`` and ``advice_rule`` are those of the day of the decision.
    """

    __tablename__ = "delegation_request"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation.id", ondelete="CASCADE"), unique=True
    )
    document_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("document.id", ondelete="SET NULL"), index=True
    )
    """The letter itself, where it stands in the register."""
    dated_on: Mapped[date | None]
    received_on: Mapped[date | None]
    asker: Mapped[Line] = mapped_column(default="")
    host: Mapped[Host | None] = mapped_column(member(Host))
    meets: Mapped[str] = mapped_column(sa.String(40), default="")
    """Whom they wish to meet: the code of one of our ranks."""
    sector_code: Mapped[str | None] = mapped_column(sa.ForeignKey("sector.code"))
    topic: Mapped[Line] = mapped_column(default="")
    wished_from: Mapped[date | None]
    wished_to: Mapped[date | None]
    is_flexible: Mapped[bool] = mapped_column(default=False)
    guests: Mapped[int | None]
    decision: Mapped[Answer | None] = mapped_column(member(Answer))
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    decision_reason: Mapped[Prose] = mapped_column(default="")
    proposal: Mapped[Line] = mapped_column(default="")
    """What is proposed instead: another body, another level, other days."""
    advice: Mapped[Answer | None] = mapped_column(member(Answer))
    advice_rule: Mapped[str] = mapped_column(LineType(30), default="")
    reply: Mapped[Text] = mapped_column(default=Words)
    """The answer as the office has worded it; empty while the draft stands."""
    reply_to: Mapped[Answer | None] = mapped_column(member(Answer))
    """Which decision the wording belongs to."""


class GateRule(Base):
    """What the office has set for one rule; a rule without a row stands as the product suggests."""

    __tablename__ = "gate_rule"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[GateCode] = mapped_column(member(GateCode), unique=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    amount: Mapped[int | None]
    leads_to: Mapped[Answer] = mapped_column(member(Answer), default=Answer.REDIRECT)
    """What is recommended when the rule speaks against the request; accept: it is only to be looked at."""
    version: Mapped[int] = mapped_column(default=1)
