"""Days of a country that are remembered with it: diplomatic relations, the national day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Text, Words, member


class DayKind(StrEnum):
    """What a country's day is."""

    DIPLOMATIC = "diplomatic"
    NATIONAL = "national"


class OccasionDay(Base):
    """One day of one country, with its source. Of a national day the year means nothing.

    Days of cities stand in the working calendar and not here.
    """

    __tablename__ = "occasion_day"
    __root__ = None
    __table_args__: Any = (sa.UniqueConstraint("kind", "country_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(member(DayKind))
    country_code: Mapped[str] = mapped_column(sa.String(2))
    day: Mapped[date]
    is_year_only: Mapped[bool] = mapped_column(default=False)
    name: Mapped[Text] = mapped_column(default=Words)
    source: Mapped[Line] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(LineType(500), default="")
    version: Mapped[int] = mapped_column(default=1)
