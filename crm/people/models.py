"""Organisations, contacts with real names, and the dated positions between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import Base, Line, LineType, Text, Words, member
from crm.core.names import Gender, NameOrder, PersonName, search_forms
from crm.core.names import sort_key as name_sort_key
from crm.core.records import Record
from crm.localities.models import Locality


class OrganisationKind(StrEnum):
    """What sort of body it is."""

    AUTHORITY = "authority"
    DEPARTMENT = "department"
    ASSEMBLY = "assembly"
    PARTY = "party"
    MISSION = "mission"
    CHAMBER = "chamber"
    UNIVERSITY = "university"
    COMPANY = "company"
    ASSOCIATION = "association"
    MEDIA = "media"
    OTHER = "other"


class PointKind(StrEnum):
    """A way to reach somebody."""

    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    ZALO = "zalo"
    WECHAT = "wechat"
    LINE = "line"
    KAKAO = "kakao"
    WHATSAPP = "whatsapp"


class NamedPerson:
    """Columns of a real name: order belongs to the name, nothing is split by blanks, no minimum length."""

    family_name: Mapped[str] = mapped_column(LineType(120), default="")
    middle_name: Mapped[str] = mapped_column(LineType(120), default="")
    given_name: Mapped[str] = mapped_column(LineType(120), default="")
    native_name: Mapped[str] = mapped_column(LineType(200), default="")
    native_lang: Mapped[str] = mapped_column(sa.String(3), default="")
    latin_name: Mapped[str] = mapped_column(LineType(300), default="")
    reading: Mapped[str] = mapped_column(LineType(200), default="")
    reading_vi: Mapped[str] = mapped_column(LineType(200), default="")
    vietnamese_name: Mapped[str] = mapped_column(LineType(200), default="")
    name_order: Mapped[NameOrder] = mapped_column(member(NameOrder), default=NameOrder.FAMILY_FIRST)
    gender: Mapped[Gender | None] = mapped_column(member(Gender))
    address_vi: Mapped[str] = mapped_column(LineType(200), default="")
    address_en: Mapped[str] = mapped_column(LineType(200), default="")
    address_native: Mapped[str] = mapped_column(LineType(200), default="")

    @property
    def person_name(self) -> PersonName:
        """Return the name as one value that knows how to be shown, sorted and found."""
        return PersonName(
            family=self.family_name,
            middle=self.middle_name,
            given=self.given_name,
            native=self.native_name,
            native_lang=self.native_lang or None,
            latin=self.latin_name,
            reading=self.reading,
            reading_vi=self.reading_vi,
            vietnamese=self.vietnamese_name,
            order=self.name_order,
        )


class Organisation(Record):
    """A body of a locality, ours or theirs."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("organisation.id"))
    org_kind: Mapped[OrganisationKind] = mapped_column(
        member(OrganisationKind), default=OrganisationKind.OTHER
    )
    name: Mapped[Text] = mapped_column(default=Words)
    short_name: Mapped[Line] = mapped_column(default="")
    address: Mapped[Text] = mapped_column(default=Words)
    phone: Mapped[str] = mapped_column(LineType(60), default="")
    email: Mapped[str] = mapped_column(LineType(254), default="")
    website: Mapped[str] = mapped_column(LineType(500), default="")

    locality: Mapped[Locality | None] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])

    __mapper_args__ = {
        "polymorphic_identity": "organisation",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return the name in every language."""
        return (self.title, self.short_name, *self.name.values())


class Contact(NamedPerson, Record):
    """A person we deal with."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    languages: Mapped[Line] = mapped_column(default="")
    biography: Mapped[Text] = mapped_column(default=Words)
    photo_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"))
    verified_on: Mapped[date | None]

    locality: Mapped[Locality | None] = relationship(lazy="raise_on_sql", foreign_keys=[locality_id])
    positions: Mapped[list[Position]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="Position.is_primary.desc(), Position.id"
    )
    points: Mapped[list[ContactPoint]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="ContactPoint.id"
    )

    __mapper_args__ = {
        "polymorphic_identity": "contact",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return every form of the name."""
        return (self.title, *search_forms(self.person_name))

    def sort_text(self) -> str:
        """Sort by the part of the name that leads in its own culture."""
        return name_sort_key(self.person_name)


class Position(Base):
    """A post held from one day to another; several at once are normal, and the present one is derived."""

    __tablename__ = "position"
    __root__ = "contact_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(sa.ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    title: Mapped[Text] = mapped_column(default=Words)
    rank_code: Mapped[str] = mapped_column(sa.String(20), default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    is_primary: Mapped[bool] = mapped_column(default=True)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    def is_held_on(self, day: date) -> bool:
        """Tell whether the post is held on ``day``."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


class ContactPoint(Base):
    """One number or address."""

    __tablename__ = "contact_point"
    __root__ = "contact_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(sa.ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PointKind] = mapped_column(member(PointKind))
    value: Mapped[str] = mapped_column(LineType(254))
