"""A locality: its names in every script, its sourced figures, its strengths and needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import Base, Line, LineType, Text, Words, member
from crm.core.records import Record
from crm.reference.models import Sector


class Scope(StrEnum):
    """Whose locality it is. Domestic ones never count as ties."""

    FOREIGN = "foreign"
    DOMESTIC = "domestic"
    HOME = "home"


class NameKind(StrEnum):
    """What a form of a name is for; rare readings help a search and are never printed.

    A planned one is printed from its day on.
    """

    OFFICIAL = "official"
    NATIVE = "native"
    LATIN = "latin"
    SINO_VIETNAMESE = "sino_vietnamese"
    SHORT = "short"
    FORMER = "former"
    READING = "reading"
    RARE = "rare"
    PLANNED = "planned"


class FactKind(StrEnum):
    """What a figure measures."""

    AREA = "area"
    POPULATION = "population"
    GRDP = "grdp"
    GRDP_PER_HEAD = "grdp_per_head"
    EXPORTS = "exports"
    PORT_CARGO = "port_cargo"
    FOREIGN_INVESTMENT = "foreign_investment"


class ClaimSide(StrEnum):
    """What a locality has, or looks for."""

    STRENGTH = "strength"
    NEED = "need"


class Locality(Record):
    """A city, province, prefecture, state or region."""

    __tablename__ = "locality"

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    scope: Mapped[Scope] = mapped_column(member(Scope), default=Scope.FOREIGN)
    country_code: Mapped[str] = mapped_column(sa.String(2), index=True)
    is_province_level: Mapped[bool | None]
    tier: Mapped[Text] = mapped_column(default=Words)
    region: Mapped[Text] = mapped_column(default=Words)
    zone: Mapped[str] = mapped_column(sa.String(60))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    native_name: Mapped[str] = mapped_column(LineType(300), default="")
    native_lang: Mapped[str] = mapped_column(sa.String(3), default="")
    name: Mapped[Text] = mapped_column(default=Words)
    reading_vi: Mapped[Line] = mapped_column(default="")
    is_traditional: Mapped[bool] = mapped_column(default=False)
    traditional_source: Mapped[Line] = mapped_column(default="")
    situation: Mapped[Text] = mapped_column(default=Words)
    history: Mapped[Text] = mapped_column(default=Words)
    sights: Mapped[Text] = mapped_column(default=Words)
    festivals: Mapped[Text] = mapped_column(default=Words)
    leaders: Mapped[Text] = mapped_column(default=Words)
    city_day: Mapped[Line] = mapped_column(default="")
    website: Mapped[str] = mapped_column(LineType(500), default="")
    sensitive: Mapped[Text] = mapped_column(default=Words)
    profile_source: Mapped[Line] = mapped_column(default="")
    profile_checked_on: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    succeeded_on: Mapped[date | None]
    """The first day on which the successor stands in its place."""
    succession_basis: Mapped[Line] = mapped_column(default="")
    succession_reason: Mapped[Line] = mapped_column(default="")

    names: Mapped[list[LocalityName]] = relationship(
        lazy="raise_on_sql", order_by="LocalityName.id", viewonly=True
    )

    __mapper_args__ = {
        "polymorphic_identity": "locality",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the names kept on the record itself; the service adds the rows of ``names``."""
        return (self.title, self.native_name, self.reading_vi, *self.name.values(), *self.region.values())


class LocalityName(Base):
    """One form of a locality's name; any of them finds it.

    A name that a renaming took away has the first day on which it no longer stood (``valid_to``), one that is
    planned the first day on which it will (``valid_from``). Names without a day are those of today.
    """

    __tablename__ = "locality_name"
    __root__ = "locality_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id", ondelete="CASCADE"), index=True)
    lang: Mapped[str] = mapped_column(sa.String(3))
    kind: Mapped[NameKind] = mapped_column(member(NameKind))
    text: Mapped[Line]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    basis: Mapped[Line] = mapped_column(default="")
    reason: Mapped[Line] = mapped_column(default="")

    @property
    def is_dated(self) -> bool:
        """Tell whether a renaming wrote it, so that only a renaming changes it."""
        return self.valid_from is not None or self.valid_to is not None


class Fact(Base):
    """A figure with its year and source; two sources that disagree are two rows."""

    __tablename__ = "fact"
    __root__ = "locality_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id", ondelete="CASCADE"), index=True)
    kind: Mapped[FactKind] = mapped_column(member(FactKind))
    value: Mapped[Decimal] = mapped_column(sa.Numeric(20, 4))
    unit: Mapped[str] = mapped_column(LineType(40))
    as_of_year: Mapped[int | None]
    source: Mapped[Line]
    source_url: Mapped[str] = mapped_column(LineType(500), default="")
    checked_on: Mapped[date | None]


class Claim(Base):
    """A strength or a need in one sector, with the grade of its evidence (0 none … 4 official document)."""

    __tablename__ = "claim"
    __root__ = "locality_id"
    __table_args__: Any = (
        sa.CheckConstraint("level BETWEEN 1 AND 3", name="level_range"),
        sa.CheckConstraint("evidence BETWEEN 0 AND 4", name="evidence_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    locality_id: Mapped[int] = mapped_column(sa.ForeignKey("locality.id", ondelete="CASCADE"), index=True)
    side: Mapped[ClaimSide] = mapped_column(member(ClaimSide))
    sector_code: Mapped[str] = mapped_column(sa.ForeignKey("sector.code"))
    level: Mapped[int]
    evidence: Mapped[int] = mapped_column(default=0)
    text: Mapped[Text] = mapped_column(default=Words)
    source: Mapped[Line] = mapped_column(default="")
    as_of_year: Mapped[int | None]

    sector: Mapped[Sector] = relationship(lazy="raise_on_sql")
