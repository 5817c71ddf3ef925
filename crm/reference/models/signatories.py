"""Who signs the office's papers, in which right and from when to when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, member


class Authority(StrEnum):
    """In whose right a paper is signed."""

    OWN = "own"
    FOR_BODY = "tm"
    ACTING = "q"
    FOR_HEAD = "kt"
    BY_ORDER = "tl"
    BY_PROXY = "tuq"


class Signatory(Base):
    """A person who may sign, with the post and the right as they are printed.

    ``behalf`` is the body or the post that follows TM., KT., TL. or TUQ.; a former signatory stays, with the
    day on which it ended, because old papers name them.
    """

    __tablename__ = "signatory"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(LineType(120))
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"), index=True)
    post: Mapped[Line]
    authority: Mapped[Authority] = mapped_column(member(Authority), default=Authority.OWN)
    behalf: Mapped[Line] = mapped_column(default="")
    agency_id: Mapped[int | None] = mapped_column(sa.ForeignKey("reference_item.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    place: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
