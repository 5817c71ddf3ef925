"""What a person wants to be mailed of, and what they were told: rows of one person alone."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base


class DigestWish(Base):
    """What a person wants in their mail. Who has no row is told of everything, once.

    ``left_out`` are the kinds of records they do not want to hear of; a kind that comes later is told.
    """

    __tablename__ = "digest_wish"
    __unaudited__ = True

    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    is_on: Mapped[bool] = mapped_column(default=True)
    left_out: Mapped[str] = mapped_column(sa.String(300), default="")
    with_others: Mapped[bool] = mapped_column(default=True)
    is_weekly: Mapped[bool] = mapped_column(default=False)


class DigestTold(Base):
    """One thing that a person was told: a deadline, its day and the threshold it had reached.

    The key of the table is the promise that nobody is told twice; the row is written with the mail.
    """

    __tablename__ = "digest_told"
    __unaudited__ = True

    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(sa.String(160), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    rung: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    told_on: Mapped[date]
