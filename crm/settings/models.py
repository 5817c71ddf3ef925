"""The office and its home city: one row."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, Text, Words


class Office(Base):
    """The office that keeps this book. Any city can be the home city."""

    __tablename__ = "office"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Text] = mapped_column(default=Words)
    superior: Mapped[Text] = mapped_column(default=Words)
    city: Mapped[Text] = mapped_column(default=Words)
    symbol: Mapped[str] = mapped_column(sa.String(20), default="")
    zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    report_days: Mapped[int] = mapped_column(default=10)
    population_stale_years: Mapped[int] = mapped_column(default=5)
    digest_hour: Mapped[int] = mapped_column(default=7, server_default="7")
    footer: Mapped[Line] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    home_locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"))
