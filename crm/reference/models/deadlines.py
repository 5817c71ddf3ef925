"""By when something is due: rules as rows, because the law moves."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, LineType, Prose, Text, Words, member


class Trigger(StrEnum):
    """What a period is counted from."""

    DOSSIER_COMPLETE = "dossier_complete"
    DOSSIER_TO_PM = "dossier_to_pm"
    SIGNED = "signed"
    AMENDED = "amended"
    ENDED = "ended"
    EXPIRY = "expiry"
    VISIT_ENDED = "visit_ended"
    TRAINING_RETURNED = "training_returned"
    GIFT_RECEIVED = "gift_received"
    CONFERENCE = "conference"
    CONFERENCE_ASKED = "conference_asked"
    CONFERENCE_HELD = "conference_held"


class DeadlineUnit(StrEnum):
    """How a period is counted."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


class RuleKind(StrEnum):
    """Whether the law or the office itself sets the period."""

    STATUTORY = "statutory"
    OFFICE = "office"


class DeadlineRule(Base):
    """One period, from one day to another. A negative ``amount`` is counted back from the trigger.

    Rules of one ``code`` follow each other in time and never overlap. A day that was reckoned by a rule is
    kept where it was reckoned, so changing a rule changes no past deadline. An inactive rule is a suggestion.
    """

    __tablename__ = "deadline_rule"
    __root__ = None
    __table_args__: Any = (
        sa.CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(60), index=True)
    name: Mapped[Text] = mapped_column(default=Words)
    trigger: Mapped[Trigger] = mapped_column(member(Trigger))
    amount: Mapped[int]
    unit: Mapped[DeadlineUnit] = mapped_column(member(DeadlineUnit))
    kind: Mapped[RuleKind] = mapped_column(member(RuleKind))
    basis: Mapped[Prose] = mapped_column(default="")
    citation: Mapped[str] = mapped_column(LineType(200), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    place: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
