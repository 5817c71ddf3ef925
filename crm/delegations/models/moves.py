"""Every move of a delegation from one status to another."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, Prose, UtcDateTime, member
from crm.delegations.models.delegation import DelegationStatus


class DelegationMove(Base):
    """One move: from where to where, by whom, when and why.

    ``against`` holds what was missing when somebody with the right to do so moved it all the same.
    """

    __tablename__ = "delegation_move"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    from_status: Mapped[DelegationStatus] = mapped_column(member(DelegationStatus))
    to_status: Mapped[DelegationStatus] = mapped_column(member(DelegationStatus))
    reason: Mapped[Prose] = mapped_column(default="")
    against: Mapped[Prose] = mapped_column(default="")
    moved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
