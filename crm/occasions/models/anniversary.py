"""What was decided about one anniversary: it is prepared, or it is not held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Line, member
from crm.core.records import Record


class Basis(StrEnum):
    """What began on the day that is remembered."""

    TIE = "tie"
    SISTER = "sister"
    DIPLOMATIC = "diplomatic"


class Anniversary(Record):
    """The decision on one anniversary; the work that prepares it is about this record.

    ``key`` names what is remembered: ``tie-12`` and ``sister-12`` with a partner, ``diplomatic-JP`` with a
    country. There is one live decision for each key and number of years.
    """

    __tablename__ = "anniversary"
    __table_args__: Any = (
        sa.Index(
            "uq_anniversary_key_live",
            "key",
            "years",
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        ),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(30))
    years: Mapped[int]
    is_live: Mapped[bool] = mapped_column(default=True)
    basis: Mapped[Basis] = mapped_column(member(Basis))
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    country_code: Mapped[str] = mapped_column(sa.String(2), default="")
    since: Mapped[date]
    is_year_only: Mapped[bool] = mapped_column(default=False)
    falls_on: Mapped[date]
    """The day that is prepared for: the anniversary's own, unless another was chosen."""
    is_held: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[Line] = mapped_column(default="")

    __mapper_args__ = {
        "polymorphic_identity": "anniversary",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return nothing: anniversaries are found on their list and with their partner."""
        return ()
