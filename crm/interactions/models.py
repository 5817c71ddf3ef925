"""One entry of the visit log: a meeting, a call, a letter, an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import Base, Line, LineType, Prose, member
from crm.core.records import Record
from crm.localities.models import Locality
from crm.people.models import Contact


class Channel(StrEnum):
    """How we were in touch."""

    MEETING = "meeting"
    CALL = "call"
    ONLINE = "online"
    LETTER = "letter"
    EMAIL = "email"
    COURTESY = "courtesy"
    EVENT = "event"


class Level(StrEnum):
    """At which level."""

    LEADER = "leader"
    WORKING = "working"
    PEOPLE = "people"


class Initiative(StrEnum):
    """Whose step it was."""

    THEIRS = "theirs"
    OURS = "ours"


class Interaction(Record):
    """One contact with a partner; its one-line summary is the record's title."""

    __tablename__ = "interaction"
    __table_args__: Any = (
        sa.Index("ix_interaction_locality_day", "locality_id", "happened_on", "id"),
        sa.Index("ix_interaction_day", "happened_on", "id"),
        sa.Index(
            "ix_interaction_to_complete",
            "happened_on",
            sqlite_where=sa.text("is_to_complete"),
            postgresql_where=sa.text("is_to_complete"),
        ),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"))
    delegation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation.id"), index=True)
    happened_on: Mapped[date]
    starts_at: Mapped[time | None]
    zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    channel: Mapped[Channel] = mapped_column(member(Channel), default=Channel.MEETING)
    level: Mapped[Level] = mapped_column(member(Level), default=Level.WORKING)
    initiative: Mapped[Initiative | None] = mapped_column(member(Initiative))
    place: Mapped[Line] = mapped_column(default="")
    result: Mapped[Prose] = mapped_column(default="")
    doc_number: Mapped[str] = mapped_column(LineType(80), default="")
    is_to_complete: Mapped[bool] = mapped_column(default=False)

    locality: Mapped[Locality] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])
    contacts: Mapped[list[Contact]] = relationship(
        secondary="interaction_contact",
        lazy="raise_on_sql",
        viewonly=True,
        order_by="InteractionContact.place",
    )
    decisions: Mapped[list[Decision]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="Decision.place"
    )

    __mapper_args__ = {
        "polymorphic_identity": "interaction",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the summary, the place and the number of the letter."""
        return (self.title, self.place, self.doc_number)


class InteractionContact(Base):
    """Somebody of the partner's who took part."""

    __tablename__ = "interaction_contact"
    __root__ = "interaction_id"

    interaction_id: Mapped[int] = mapped_column(
        sa.ForeignKey("interaction.id", ondelete="CASCADE"), primary_key=True
    )
    contact_id: Mapped[int] = mapped_column(sa.ForeignKey("contact.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(default=0)


class InteractionOfficer(Base):
    """Somebody of ours who took part."""

    __tablename__ = "interaction_officer"
    __root__ = "interaction_id"

    interaction_id: Mapped[int] = mapped_column(
        sa.ForeignKey("interaction.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user_account.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(default=0)


class Decision(Base):
    """One thing that was decided."""

    __tablename__ = "decision"
    __root__ = "interaction_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int] = mapped_column(
        sa.ForeignKey("interaction.id", ondelete="CASCADE"), index=True
    )
    place: Mapped[int] = mapped_column(default=0)
    text: Mapped[Line]
