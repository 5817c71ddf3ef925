"""The office's own days: swapped days, days off that no list has, city days of partners."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, Text, Words, member


class DayKind(StrEnum):
    """What a day of the office's table says."""

    OFF = "off"
    WORKING = "working"
    CITY_DAY = "city_day"


class Repeats(StrEnum):
    """Whether a day comes back every year, and by which calendar."""

    ONCE = "once"
    SOLAR = "solar"
    LUNAR = "lunar"


class CalendarDay(Base):
    """A day that the office has entered. ``scope`` is a country's code, or ``city:`` and a locality's key.

    A day that repeats keeps the day of its first year; a lunar one is read by the Vietnamese calendar.
    """

    __tablename__ = "calendar_day"
    __root__ = None
    __table_args__: Any = (sa.UniqueConstraint("scope", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(sa.String(20), index=True)
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id", ondelete="CASCADE"))
    day: Mapped[date]
    kind: Mapped[DayKind] = mapped_column(member(DayKind))
    repeats: Mapped[Repeats] = mapped_column(member(Repeats), default=Repeats.ONCE)
    name: Mapped[Text] = mapped_column(default=Words)
    source: Mapped[Line] = mapped_column(default="")
    swapped_with: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


def country_scope(code: str) -> str:
    """Return the scope of a country or territory."""
    return code


def city_scope(locality_id: int) -> str:
    """Return the scope of one locality."""
    return f"city:{locality_id}"
