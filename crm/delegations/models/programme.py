"""The programme: what happens, who takes part, what drives them there."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Mapper, mapped_column, object_session

from crm.core.db import Base, Line, Text, Words, member


class ItemKind(StrEnum):
    """What sort of item it is: papers and seating plans choose by it."""

    TALKS = "talks"
    COURTESY = "courtesy"
    SIGNING = "signing"
    CEREMONY = "ceremony"
    MEAL = "meal"
    VISIT = "visit"
    PERFORMANCE = "performance"
    MOVE = "move"
    REST = "rest"
    OTHER = "other"


class ProgrammeItem(Base):
    """One item of the programme, in the local time of its place."""

    __tablename__ = "programme_item"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    starts_at: Mapped[time]
    ends_at: Mapped[time | None]
    zone: Mapped[str] = mapped_column(sa.String(60), default="Asia/Ho_Chi_Minh")
    title: Mapped[Text] = mapped_column(default=Words)
    place: Mapped[Text] = mapped_column(default=Words)
    host: Mapped[Text] = mapped_column(default=Words)
    participants: Mapped[Text] = mapped_column(default=Words)
    has_leader: Mapped[bool] = mapped_column(default=False)
    dress: Mapped[Text] = mapped_column(default=Words)
    travel_minutes: Mapped[int | None]
    note: Mapped[Text] = mapped_column(default=Words)
    plan_b: Mapped[Text] = mapped_column(default=Words)
    kind: Mapped[ItemKind] = mapped_column(member(ItemKind), default=ItemKind.OTHER)
    ends_on: Mapped[date | None]
    """The day it ends, where that is another one: a dinner past midnight, a night flight."""
    venue: Mapped[Line] = mapped_column(default="")
    """The room or hall within the place, so that two items in one room are seen."""
    party: Mapped[Line] = mapped_column(default="")
    """Which part of the visit it is for, where items run side by side: "Nhóm A", "phu nhân"."""
    interpreter_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="SET NULL")
    )
    version: Mapped[int] = mapped_column(default=1)


class ProgrammePerson(Base):
    """A member who takes part in an item; an item with nobody named is for everybody of the visit."""

    __tablename__ = "programme_person"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("item_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)


class ItemVehicle(Base):
    """A vehicle that serves an item: the move to it, or the item itself where that is a journey."""

    __tablename__ = "programme_vehicle"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("item_id", "vehicle_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    vehicle_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_vehicle.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)


@event.listens_for(ProgrammeItem, "before_update")
def _count(_mapper: Mapper[Any], _connection: Connection, item: ProgrammeItem) -> None:
    """Count every change of an item, whoever makes it: nobody overwrites an undo unseen either."""
    session = object_session(item)
    if session is not None and session.is_modified(item):
        item.version += 1


@event.listens_for(ProgrammePerson, "after_insert")
@event.listens_for(ProgrammePerson, "after_delete")
@event.listens_for(ItemVehicle, "after_insert")
@event.listens_for(ItemVehicle, "after_delete")
def _count_of(_mapper: Mapper[Any], connection: Connection, link: ProgrammePerson | ItemVehicle) -> None:
    """Count a change of who takes part and what drives them as one of the item."""
    items: Any = ProgrammeItem.__table__
    counted = sa.update(items).where(items.c.id == link.item_id).values(version=items.c.version + 1)
    connection.execute(counted)
