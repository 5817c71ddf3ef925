"""What one side said it would do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import Line, Prose, Text, Words, member
from crm.core.records import Record
from crm.localities.models import Locality


class Side(StrEnum):
    """Who has to act."""

    OURS = "ours"
    THEIRS = "theirs"
    JOINT = "joint"


class Strength(StrEnum):
    """How firmly it was said."""

    NOTED = "noted"
    INTENDED = "intended"
    PROMISED = "promised"
    AGREED = "agreed"


class Recurrence(StrEnum):
    """How often it falls due again; each time is a commitment of its own."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class CommitmentState(StrEnum):
    """How far it is; being late is derived from the day and never stored."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    WAIVED = "waived"


class Commitment(Record):
    """A dated promise to or from a partner. It cannot be closed without evidence or a reason.

    ``source_id`` is where it was said; ``article_id`` the article that it fulfils, if any; ``delivered_id``
    the visit or delegation in which it was done.
    """

    __tablename__ = "commitment"
    __table_args__: Any = (sa.Index("ix_commitment_state_due", "state", "due_on"),)

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    source_note: Mapped[Line] = mapped_column(default="")
    agreement_id: Mapped[int | None] = mapped_column(sa.ForeignKey("agreement.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("agreement_article.id", ondelete="SET NULL"), index=True
    )
    delivered_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    side: Mapped[Side] = mapped_column(member(Side))
    strength: Mapped[Strength] = mapped_column(member(Strength), default=Strength.AGREED)
    state: Mapped[CommitmentState] = mapped_column(member(CommitmentState), default=CommitmentState.OPEN)
    text: Mapped[Text] = mapped_column(default=Words)
    answer: Mapped[Text] = mapped_column(default=Words)
    due_on: Mapped[date | None] = mapped_column(index=True)
    recurrence: Mapped[Recurrence | None] = mapped_column(member(Recurrence))
    counterpart: Mapped[Line] = mapped_column(default="")
    measure: Mapped[Line] = mapped_column(default="")
    blocker: Mapped[Line] = mapped_column(default="")
    evidence: Mapped[Prose] = mapped_column(default="")
    closed_on: Mapped[date | None]

    locality: Mapped[Locality] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])

    __mapper_args__ = {
        "polymorphic_identity": "commitment",
        "inherit_condition": id == Record.id,
    }

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to act."""
        return self.state in (CommitmentState.OPEN, CommitmentState.UNDER_WAY)

    def days_late(self, today: date) -> int:
        """Return how many days an open commitment is past its day; 0 when it is not."""
        return max((today - self.due_on).days, 0) if self.is_open and self.due_on else 0

    def search_texts(self) -> Sequence[str]:
        """Return nothing: commitments are found on their partner's page."""
        return ()
