"""What officers decide about the papers of a delegation; everything else is read from the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, Line, LineType, Prose, UtcDateTime, member
from crm.papers.content import Answer, PaperKind


class DelegationPaper(Base):
    """The head and the signature of one paper; a line of a text is an entry of its own.

    An empty text is what the record makes of it. Number and day are given by the records clerk.
    """

    __tablename__ = "delegation_paper"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PaperKind] = mapped_column(member(PaperKind))
    lang: Mapped[str] = mapped_column(sa.String(7), default="vi")
    """The language of a letter, or two of them joined by a plus sign."""
    answer: Mapped[Answer] = mapped_column(member(Answer), default=Answer.ACCEPT)
    member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation_member.id", ondelete="SET NULL"))
    """To whom a letter goes; without one to the head of the delegation."""
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="SET NULL"))
    """What guests are asked to come to."""
    summary: Mapped[Line] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(LineType(40), default="")
    addressees: Mapped[Prose] = mapped_column(default="")
    position: Mapped[Prose] = mapped_column(default="")
    signer: Mapped[Line] = mapped_column(default="")
    recipients: Mapped[Prose] = mapped_column(default="")
    is_internal: Mapped[bool] = mapped_column(default=False)
    has_members: Mapped[bool] = mapped_column(default=True)
    has_programme: Mapped[bool] = mapped_column(default=False)
    number: Mapped[int | None]
    dated: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("document.id", ondelete="SET NULL"), unique=True
    )
    """Its entry in the register of papers, of which there is one at most."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


class PaperText(Base):
    """A section that the officer wrote in place of what the record makes of it."""

    __tablename__ = "delegation_paper_text"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("paper_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation_paper.id", ondelete="CASCADE"))
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(sa.String(30))
    text: Mapped[Prose]
