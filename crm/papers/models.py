"""What an officer decides about the report on a delegation; everything else is read from the record."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Prose


class DelegationReport(Base):
    """The head, the signature and the officer's own sections of one report; a line is an entry of its own."""

    __tablename__ = "delegation_report"
    __root__ = "delegation_id"

    delegation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation.id", ondelete="CASCADE"), primary_key=True
    )
    summary: Mapped[Line] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(LineType(40), default="")
    addressees: Mapped[Prose] = mapped_column(default="")
    basis: Mapped[Prose] = mapped_column(default="")
    assessment: Mapped[Prose] = mapped_column(default="")
    proposals: Mapped[Prose] = mapped_column(default="")
    position: Mapped[Prose] = mapped_column(default="")
    signer: Mapped[Line] = mapped_column(default="")
    recipients: Mapped[Prose] = mapped_column(default="")
    is_internal: Mapped[bool] = mapped_column(default=False)
