"""An international agreement as it was signed, who signed it, and its articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Prose, Text, Words, member
from crm.core.records import Record


class AgreementKind(StrEnum):
    """What sort of paper it is; the law knows no classes, practice does."""

    SISTER = "sister"
    FRIENDSHIP = "friendship"
    INTENT = "intent"
    MEMORANDUM = "memorandum"
    MINUTES = "minutes"
    PLAN = "plan"
    STATEMENT = "statement"
    SECTOR = "sector"
    CHANGE = "change"


class AgreementLevel(StrEnum):
    """In whose name it was signed on our side."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"
    INSTITUTION = "institution"


class Term(StrEnum):
    """Whether it ends by itself."""

    UNKNOWN = "unknown"
    FIXED = "fixed"
    OPEN = "open"


class Ending(StrEnum):
    """How it ended, where time alone did not end it."""

    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    DROPPED = "dropped"


class ChainLink(StrEnum):
    """What an agreement is to the one before it."""

    UPGRADES = "upgrades"
    RENEWS = "renews"
    AMENDS = "amends"
    REPLACES = "replaces"
    INHERITS = "inherits"


class SignatorySide(StrEnum):
    """For whom somebody signs."""

    OURS = "ours"
    THEIRS = "theirs"


class Agreement(Record):
    """One agreement with one partner. Where it stands follows from its days and is never stored.

    ``our_party`` and ``their_party`` are the names in the text; the names of today stand beside them once a
    party was renamed or merged. ``languages`` and ``sectors`` hold codes between blanks.
    """

    __tablename__ = "agreement"
    __table_args__: Any = (sa.Index("ix_agreement_signed_on", "signed_on", "id"),)

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    agreement_kind: Mapped[AgreementKind] = mapped_column(
        member(AgreementKind), default=AgreementKind.MEMORANDUM
    )
    holder_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    """The body on our side that made it, where that was not the city itself: one that has joined it since."""
    level: Mapped[AgreementLevel] = mapped_column(member(AgreementLevel), default=AgreementLevel.PROVINCE)
    name: Mapped[Text] = mapped_column(default=Words)
    number: Mapped[str] = mapped_column(LineType(80), default="")
    our_party: Mapped[Line] = mapped_column(default="")
    our_party_now: Mapped[Line] = mapped_column(default="")
    their_party: Mapped[Line] = mapped_column(default="")
    their_party_now: Mapped[Line] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(LineType(60), default="")
    prevailing: Mapped[str] = mapped_column(sa.String(3), default="")
    originals: Mapped[int | None]
    occasion: Mapped[Line] = mapped_column(default="")
    place: Mapped[Line] = mapped_column(default="")
    signed_on: Mapped[date | None]
    is_year_only: Mapped[bool] = mapped_column(default=False)
    effective_on: Mapped[date | None]
    term: Mapped[Term] = mapped_column(member(Term), default=Term.UNKNOWN)
    expires_on: Mapped[date | None] = mapped_column(index=True)
    notice_days: Mapped[int | None]
    is_tacit: Mapped[bool] = mapped_column(default=False)
    tacit_months: Mapped[int | None]
    review_on: Mapped[date | None]
    expiry_decided_on: Mapped[date | None]
    expiry_decision: Mapped[Line] = mapped_column(default="")
    """What was decided about its running out: to renew, to raise, to let it lapse."""
    ended_on: Mapped[date | None]
    ending: Mapped[Ending | None] = mapped_column(member(Ending))
    ending_reason: Mapped[Line] = mapped_column(default="")
    sectors: Mapped[str] = mapped_column(LineType(300), default="")
    has_money: Mapped[bool] = mapped_column(default=False)
    money_note: Mapped[Line] = mapped_column(default="")
    our_focal: Mapped[Line] = mapped_column(default="")
    counterpart_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact.id"))
    previous_id: Mapped[int | None] = mapped_column(sa.ForeignKey("agreement.id"), index=True)
    link: Mapped[ChainLink | None] = mapped_column(member(ChainLink))
    is_outside_law: Mapped[bool] = mapped_column(default=False)
    outside_reason: Mapped[Line] = mapped_column(default="")
    source: Mapped[Line] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(LineType(500), default="")
    notes: Mapped[Prose] = mapped_column(default="")

    __mapper_args__ = {
        "polymorphic_identity": "agreement",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the title in every language, the number, and the parties as named then and now."""
        parties = (self.our_party, self.our_party_now, self.their_party, self.their_party_now)
        return (self.title, *self.name.values(), self.number, *parties)


class Signature(Base):
    """Somebody who signs, with the title of that day. ``authority`` is the paper that allows it."""

    __tablename__ = "agreement_signatory"
    __root__ = "agreement_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    side: Mapped[SignatorySide] = mapped_column(member(SignatorySide))
    name: Mapped[Line]
    post: Mapped[Line] = mapped_column(default="")
    authority: Mapped[Line] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class Article(Base):
    """One article in the languages of the text. Whether it is fulfilled is told by its commitments."""

    __tablename__ = "agreement_article"
    __root__ = "agreement_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(LineType(20))
    heading: Mapped[Text] = mapped_column(default=Words)
    text: Mapped[Text] = mapped_column(default=Words)
    asks_nothing: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)
