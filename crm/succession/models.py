"""Whose a tie was before the city took it over, and what is still to be brought up to date."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType


class TieHolder(Base):
    """A body on our side that kept a tie. A tie without such a row was always the city's own.

    Two bodies may have kept a tie with the same partner: once they are one, so is the tie.
    """

    __tablename__ = "tie_holder"
    __root__ = "partnership_id"
    __table_args__: Any = (sa.UniqueConstraint("partnership_id", "holder_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(sa.ForeignKey("partnership.id", ondelete="CASCADE"))
    holder_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    held_from: Mapped[date | None]
    is_year_only: Mapped[bool] = mapped_column(default=False)
    source: Mapped[Line] = mapped_column(default="")


class NameDuty(Base):
    """How far the new name has come to an inherited agreement or tie; without a row nothing is done yet."""

    __tablename__ = "name_duty"
    __root__ = "record_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), unique=True)
    due_on: Mapped[date | None]
    notified_on: Mapped[date | None]
    number: Mapped[str] = mapped_column(LineType(80), default="")
    updated_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.updated_on is not None
