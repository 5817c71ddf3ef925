"""Ranks by system, and the named rule sets by which people of several parties are put in order."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Text, Words, member


class RankSystem(StrEnum):
    """A ladder of ranks: that of our own city, and those of the partners."""

    VN = "vn"
    JP_CITY = "jp_city"
    JP_PREFECTURE = "jp_prefecture"
    CN_CITY = "cn_city"
    CN_REGION = "cn_region"
    KR = "kr"
    RU = "ru"
    LA = "la"
    FR = "fr"
    OTHER = "other"


class PrecedenceKey(StrEnum):
    """What people are compared by; where all are alike, the order received decides."""

    ROLE = "role"
    LEVEL = "level"
    POST = "post"
    COUNTRY = "country"
    IN_OFFICE = "in_office"
    RECEIVED = "received"


class ProtocolRank(Base):
    """One rank of one system. Ranks of the same ``level`` are each other's equivalents; 1 is the highest.

    A sample row came with the product and nobody of the office has confirmed it yet.
    """

    __tablename__ = "protocol_rank"
    __root__ = None
    __table_args__: Any = (sa.CheckConstraint("level BETWEEN 1 AND 9", name="level_is_one_of_nine"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(40), unique=True)
    system: Mapped[RankSystem] = mapped_column(member(RankSystem))
    level: Mapped[int]
    name: Mapped[Text] = mapped_column(default=Words)
    is_excellency: Mapped[bool] = mapped_column(default=False)
    """Whether the rank is addressed as "Ngài", "His Excellency"."""
    source: Mapped[Line] = mapped_column(default="")
    is_sample: Mapped[bool] = mapped_column(default=False)
    is_retired: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)


class PrecedenceRule(Base):
    """One edition of a named rule set. A changed rule set is a new edition: the old one says how it was."""

    __tablename__ = "precedence_rule"
    __root__ = None
    __table_args__: Any = (sa.UniqueConstraint("code", "edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(40))
    edition: Mapped[int] = mapped_column(default=1)
    name: Mapped[Text] = mapped_column(default=Words)
    keys: Mapped[str] = mapped_column(LineType(120))
    """What is compared, the weightiest first, with blanks between."""
    lang: Mapped[str] = mapped_column(sa.String(3), default="vi")
    """The agreed language in which names of countries are put in order."""
    basis: Mapped[Line] = mapped_column(default="")
    in_force_from: Mapped[date]
    is_current: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
