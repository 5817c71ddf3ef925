"""A round of letters on one occasion, to whom each goes, and the words that were written for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, Prose, Text, Words, member
from crm.core.records import Record
from crm.occasions.models.anniversary import Basis


class Occasion(StrEnum):
    """On what occasion letters go out."""

    NEW_YEAR = "new_year"
    LUNAR_NEW_YEAR = "lunar_new_year"
    NATIONAL_DAY = "national_day"
    CITY_DAY = "city_day"
    ANNIVERSARY = "anniversary"
    CONDOLENCE = "condolence"


class Way(StrEnum):
    """How a letter went out."""

    POST = "post"
    EMAIL = "email"
    MISSION = "mission"
    HAND = "hand"


class GreetingRound(Record):
    """Letters that go out on one occasion. They are a courtesy: no letter counts as work done together.

    ``basis`` and ``years`` say which anniversary it is, ``event`` what a condolence is about, in the
    languages of its letters.
    """

    __tablename__ = "greeting_round"

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    occasion: Mapped[Occasion] = mapped_column(member(Occasion))
    day: Mapped[date] = mapped_column(index=True)
    basis: Mapped[Basis | None] = mapped_column(member(Basis))
    years: Mapped[int | None]
    event: Mapped[Text] = mapped_column(default=Words)
    signer: Mapped[Line] = mapped_column(default="")
    position: Mapped[Line] = mapped_column(default="")
    previous_id: Mapped[int | None] = mapped_column(sa.ForeignKey("greeting_round.id"))

    __mapper_args__ = {
        "polymorphic_identity": "greeting",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the title alone."""
        return (self.title,)


class GreetingLetter(Base):
    """One letter: to whom, in which languages, when it went and when an answer came."""

    __tablename__ = "greeting_letter"
    __root__ = "round_id"
    __table_args__: Any = (sa.Index("ix_greeting_letter_place_sent", "locality_id", "sent_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("greeting_round.id", ondelete="CASCADE"), index=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"))
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact.id"), index=True)
    lang: Mapped[str] = mapped_column(sa.String(7), default="en")
    """The language of the letter, or two of them joined by a plus sign."""
    sent_on: Mapped[date | None]
    way: Mapped[Way | None] = mapped_column(member(Way))
    answered_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class GreetingText(Base):
    """Words of the office's own in one language: for one letter, or without one for the whole round."""

    __tablename__ = "greeting_text"
    __root__ = "round_id"
    __table_args__: Any = (sa.UniqueConstraint("round_id", "letter_id", "lang"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(sa.ForeignKey("greeting_round.id", ondelete="CASCADE"))
    letter_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("greeting_letter.id", ondelete="CASCADE"), index=True
    )
    lang: Mapped[str] = mapped_column(sa.String(3))
    text: Mapped[Prose]
