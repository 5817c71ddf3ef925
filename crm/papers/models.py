"""What officers decide about papers; everything else is read from the record.

Each kind of record has its own two tables, so that a paper goes with its record and never hangs in the air;
what all papers have in common stands in one place.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, synonym

from crm.agreements.models import Agreement
from crm.core import clock
from crm.core.db import Base, Line, LineType, Prose, UtcDateTime, member
from crm.core.records import Record
from crm.delegations.models import Delegation
from crm.papers.content import Answer, PaperKind


class PaperRow:
    """The head and the signature of one paper; a line of a text is an entry of its own.

    An empty text is what the record makes of it. Number and day are given by the records clerk.
    """

    record_type: ClassVar[type[Record]]
    text_type: ClassVar[type[TextRow]]
    record_id: Any
    """The record a paper is of, whatever its column is called."""

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PaperKind] = mapped_column(member(PaperKind))
    summary: Mapped[Line] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(LineType(40), default="")
    addressees: Mapped[Prose] = mapped_column(default="")
    position: Mapped[Prose] = mapped_column(default="")
    signer: Mapped[Line] = mapped_column(default="")
    recipients: Mapped[Prose] = mapped_column(default="")
    is_internal: Mapped[bool] = mapped_column(default=False)
    number: Mapped[int | None]
    dated: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("document.id", ondelete="SET NULL"), unique=True
    )
    """Its entry in the register of papers, of which there is one at most."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


class TextRow:
    """A section that the officer wrote in place of what the record makes of it."""

    record_id: Any
    paper_id: Any

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(30))
    text: Mapped[Prose]


class PaperText(TextRow, Base):
    """A section of a paper of a delegation."""

    __tablename__ = "delegation_paper_text"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("paper_id", "code"),)

    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation_paper.id", ondelete="CASCADE"))
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    record_id = synonym("delegation_id")


class DelegationPaper(PaperRow, Base):
    """A paper of a delegation."""

    __tablename__ = "delegation_paper"
    __root__ = "delegation_id"
    record_type = Delegation
    text_type = PaperText

    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    record_id = synonym("delegation_id")
    lang: Mapped[str] = mapped_column(sa.String(7), default="vi")
    """The language of a letter, or two of them joined by a plus sign."""
    answer: Mapped[Answer] = mapped_column(member(Answer), default=Answer.ACCEPT)
    member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation_member.id", ondelete="SET NULL"))
    """To whom a letter goes; without one to the head of the delegation."""
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="SET NULL"))
    """What guests are asked to come to."""
    has_members: Mapped[bool] = mapped_column(default=True)
    has_programme: Mapped[bool] = mapped_column(default=False)


class AgreementPaperText(TextRow, Base):
    """A section of a paper of an agreement."""

    __tablename__ = "agreement_paper_text"
    __root__ = "agreement_id"
    __table_args__: Any = (sa.UniqueConstraint("paper_id", "code"),)

    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement_paper.id", ondelete="CASCADE"))
    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    record_id = synonym("agreement_id")


class AgreementPaper(PaperRow, Base):
    """A paper of an agreement, towards its signing or towards its ending."""

    __tablename__ = "agreement_paper"
    __root__ = "agreement_id"
    record_type = Agreement
    text_type = AgreementPaperText

    agreement_id: Mapped[int] = mapped_column(sa.ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    record_id = synonym("agreement_id")
    consultation_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("agreement_consultation.id", ondelete="SET NULL")
    )
    """The body that a letter asks for its opinion."""
    is_ending: Mapped[bool] = mapped_column(default=False)
