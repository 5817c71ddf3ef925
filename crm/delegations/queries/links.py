"""What names a member beside the list of members itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from crm.core.audit import FieldChange
from crm.core.db import db
from crm.delegations.models import (
    DelegationMember,
    LegPassenger,
    PrintRun,
    ProgrammeItem,
    ProgrammePerson,
    RoomGuest,
    TravelLeg,
    VehicleSeat,
)

_LINKS: Final[list[Any]] = [ProgrammePerson, LegPassenger, RoomGuest, VehicleSeat]
_NAMING: Final[list[Any]] = [PrintRun]


def goes_with_member(model: Any) -> None:
    """Let a room above say that rows of its own go with the member that they are of."""
    if model not in _LINKS:
        _LINKS.append(model)


def lets_member_go(model: Any) -> None:
    """Let a room above say that rows of its own stay when the member that they name goes."""
    if model not in _NAMING:
        _NAMING.append(model)


def rows_with(member: DelegationMember) -> Sequence[Any]:
    """Return the rows that go with a member: of items, journeys, rooms, vehicles, and of rooms above."""
    found: list[Any] = []
    for link in _LINKS:
        found += db.session.scalars(
            sa.select(link).where(link.delegation_id == member.delegation_id, link.member_id == member.id)
        )
    return found


def rows_naming(member: DelegationMember) -> Sequence[Any]:
    """Return the rows that stay when a member goes, and then name nobody: papers printed or written."""
    found: list[Any] = []
    for model in _NAMING:
        found += db.session.scalars(
            sa.select(model).where(model.delegation_id == member.delegation_id, model.member_id == member.id)
        )
    return found


_NAMED: Final[dict[str, tuple[Any, Any, Any]]] = {
    "programme_person": (ProgrammePerson, ProgrammePerson.item_id, ProgrammeItem),
    "travel_passenger": (LegPassenger, LegPassenger.leg_id, TravelLeg),
}
"""Links without which an item or a leg is for everybody: the link, what it is for, and that itself."""


def only_for(member: DelegationMember) -> Sequence[Any]:
    """Return the items and legs for which this member alone is named."""
    found: list[Any] = []
    for link, key, model in _NAMED.values():
        of = sa.select(key).where(link.delegation_id == member.delegation_id).group_by(key)
        alone = of.having(sa.func.min(link.member_id) == member.id, sa.func.max(link.member_id) == member.id)
        found += db.session.scalars(sa.select(model).where(model.id.in_(alone)).order_by(model.id))
    return found


def named_in(delegation_id: int) -> Sequence[Any]:
    """Return every row that names somebody for an item or a leg."""
    asked = [
        sa.select(link).where(link.delegation_id == delegation_id) for link, _key, _of in _NAMED.values()
    ]
    return [one for select in asked for one in db.session.scalars(select)]


def named_for(entity: str, key: int) -> Any:
    """Return the item or the leg that the rows of a table name people for."""
    return db.session.get(_NAMED[entity][2], key)


def left_since(delegation_id: int, change_id: int) -> Sequence[Any]:
    """Return what the log tells of people taken out of items and legs after a change."""
    return db.session.execute(
        sa.select(FieldChange.entity, FieldChange.old).where(
            FieldChange.record_id == delegation_id,
            FieldChange.change_set_id > change_id,
            FieldChange.entity.in_(_NAMED),
            FieldChange.field == "",
            FieldChange.new.is_(None),
        )
    ).all()
