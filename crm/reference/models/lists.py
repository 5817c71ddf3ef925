"""The lists the office edits, and the sectors of cooperation with what they mean for matching."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, LineType, Text, Words


class Sector(Base):
    """A field in which a locality is strong or in need. ``match``: S similar, C complementary, SC both."""

    __tablename__ = "sector"
    __root__ = None

    code: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    name_vi: Mapped[str] = mapped_column(sa.String(120))
    name_en: Mapped[str] = mapped_column(sa.String(120))
    isic: Mapped[str] = mapped_column(sa.String(10), default="")
    sdg: Mapped[str] = mapped_column(sa.String(20), default="")
    uccn: Mapped[str] = mapped_column(sa.String(60), default="")
    match: Mapped[str] = mapped_column(sa.String(2))
    place: Mapped[int]

    def name(self, lang: str) -> str:
        """Return the sector's name in ``lang``."""
        return self.name_en if lang == "en" else self.name_vi


class ReferenceItem(Base):
    """One row of a list the office edits; which columns a list uses is told by ``rules.LISTS``.

    ``name`` is empty where the word comes with the product and the office has not chosen another one.
    A protected row's code is relied on: it can be renamed, and neither retired nor deleted. A retired row is
    no longer offered, and still shown where it was used.
    """

    __tablename__ = "reference_item"
    __root__ = None
    __table_args__: Any = (
        sa.UniqueConstraint("list_code", "code"),
        sa.Index("ix_reference_item_list_code_place", "list_code", "place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    list_code: Mapped[str] = mapped_column(sa.String(30))
    code: Mapped[str] = mapped_column(sa.String(60))
    name: Mapped[Text] = mapped_column(default=Words)
    short_name: Mapped[Text] = mapped_column(default=Words)
    abbreviation: Mapped[str] = mapped_column(LineType(20), default="")
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("reference_item.id"), index=True)
    days: Mapped[int | None]
    place: Mapped[int] = mapped_column(default=0)
    is_protected: Mapped[bool] = mapped_column(default=False)
    is_retired: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    def said(self, language: str) -> str:
        """Return the row's name in ``language``, else in any; nothing where the product's word stands."""
        return self.name.best(language)


class ReferenceGiven(Base):
    """A row that came with the product: one that the office deleted does not come back."""

    __tablename__ = "reference_given"
    __unaudited__ = True

    list_code: Mapped[str] = mapped_column(sa.String(30), primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
