"""An international conference or seminar: what it is, how its permission went, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Line, LineType, Prose, Text, Words, member
from crm.core.records import Record


class Organiser(StrEnum):
    """Whose body asks to hold it."""

    CITY = "city"
    OTHER = "other"
    FOREIGN = "foreign"


class Manner(StrEnum):
    """How people come together."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    MIXED = "mixed"


class Known(StrEnum):
    """An answer that may still be open."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Topic(StrEnum):
    """Matters of which the Prime Minister allows a conference, as the decision lists them."""

    SOVEREIGNTY = "sovereignty"
    SECURITY = "security"
    DEFENCE = "defence"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    RIGHTS = "rights"
    SECRETS = "secrets"


class Competence(StrEnum):
    """Who allows a conference."""

    PRIME_MINISTER = "prime_minister"
    CHAIR = "chair"


class Verdict(StrEnum):
    """What was decided."""

    PERMIT = "permit"
    REFUSE = "refuse"


class Conference(Record):
    """One conference. Where it stands follows from the days of its steps and is never stored.

    ``topics`` holds codes between blanks. ``competence_set`` is what an officer knows better than the rule.
    """

    __tablename__ = "conference"
    __table_args__: Any = (sa.Index("ix_conference_starts_on", "starts_on", "id"),)

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    name: Mapped[Text] = mapped_column(default=Words)
    purpose: Mapped[Prose] = mapped_column(default="")
    host: Mapped[Line] = mapped_column(default="")
    co_hosts: Mapped[Line] = mapped_column(default="")
    organiser: Mapped[Organiser] = mapped_column(member(Organiser), default=Organiser.CITY)
    manner: Mapped[Manner] = mapped_column(member(Manner), default=Manner.IN_PERSON)
    place: Mapped[Line] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ours_count: Mapped[int | None]
    foreign_count: Mapped[int | None]
    origins: Mapped[Line] = mapped_column(default="")
    """Countries, territories and localities that people come from."""
    has_leaders: Mapped[Known] = mapped_column(member(Known), default=Known.UNKNOWN)
    leaders: Mapped[Line] = mapped_column(default="")
    has_topics: Mapped[Known] = mapped_column(member(Known), default=Known.UNKNOWN)
    topics: Mapped[str] = mapped_column(LineType(120), default="")
    competence_set: Mapped[Competence | None] = mapped_column(member(Competence))
    competence_reason: Mapped[Line] = mapped_column(default="")
    money: Mapped[Line] = mapped_column(default="")
    money_source: Mapped[Line] = mapped_column(default="")
    delegation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation.id"), index=True)
    agreement_id: Mapped[int | None] = mapped_column(sa.ForeignKey("agreement.id"), index=True)
    notes: Mapped[Prose] = mapped_column(default="")

    received_on: Mapped[date | None]
    received_number: Mapped[str] = mapped_column(LineType(80), default="")
    complete_on: Mapped[date | None]
    submitted_on: Mapped[date | None]
    submitted_number: Mapped[str] = mapped_column(LineType(80), default="")
    decided_on: Mapped[date | None]
    decision_number: Mapped[str] = mapped_column(LineType(80), default="")
    verdict: Mapped[Verdict | None] = mapped_column(member(Verdict))
    decision_note: Mapped[Line] = mapped_column(default="")
    held_on: Mapped[date | None]
    """The day it ended."""
    reported_on: Mapped[date | None]
    report_number: Mapped[str] = mapped_column(LineType(80), default="")
    dropped_on: Mapped[date | None]
    drop_reason: Mapped[Line] = mapped_column(default="")

    attended_ours: Mapped[int | None]
    attended_foreign: Mapped[int | None]
    attended_from: Mapped[Line] = mapped_column(default="")
    outcomes: Mapped[Prose] = mapped_column(default="")
    evaluation: Mapped[Prose] = mapped_column(default="")
    recommendations: Mapped[Prose] = mapped_column(default="")

    __mapper_args__ = {
        "polymorphic_identity": "conference",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the name in every language, who holds it, and the numbers of its papers."""
        numbers = (self.received_number, self.submitted_number, self.decision_number, self.report_number)
        return (self.title, *self.name.values(), self.host, self.co_hosts, self.place, *numbers)
