"""Sectors of cooperation: 46 rows, with what they mean for matching."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base


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
