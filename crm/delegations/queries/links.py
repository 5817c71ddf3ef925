"""What names a member beside the list of members itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from crm.core.db import db
from crm.delegations.models import (
    DelegationMember,
    LegPassenger,
    PrintRun,
    ProgrammePerson,
    RoomGuest,
    VehicleSeat,
)

_LINKS: Final[tuple[Any, ...]] = (ProgrammePerson, LegPassenger, RoomGuest, VehicleSeat)


def rows_with(member: DelegationMember) -> Sequence[Any]:
    """Return the rows that put a member into an item, a journey, a room or a vehicle."""
    found: list[Any] = []
    for link in _LINKS:
        found += db.session.scalars(
            sa.select(link).where(link.delegation_id == member.delegation_id, link.member_id == member.id)
        )
    return found


def prints_for(member: DelegationMember) -> Sequence[PrintRun]:
    """Return the papers that were printed for one member."""
    return db.session.scalars(
        sa.select(PrintRun).where(
            PrintRun.delegation_id == member.delegation_id, PrintRun.member_id == member.id
        )
    ).all()
