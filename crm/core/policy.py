"""Who may see what: one policy for every record. ``records`` lays it over every ORM statement."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.access import Role, viewer
from crm.core.db import Base


class RecordGrant(Base):
    """A restricted record opened to one named person."""

    __tablename__ = "record_grant"
    __unaudited__ = True

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Participation(Base):
    """A person of the office who took part in what a record tells, and so may see it."""

    __tablename__ = "participation"
    __unaudited__ = True

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(
        sa.ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True, index=True
    )


def _me() -> int | None:
    actor = viewer()
    return actor.id if actor else None


def _my_unit() -> int | None:
    actor = viewer()
    return actor.unit_id if actor else None


def _manages() -> bool:
    actor = viewer()
    return actor is not None and actor.role is Role.MANAGER


def visible(record: Any) -> sa.ColumnElement[bool]:
    """Tell in SQL whether the person looking may see a row of ``record`` (the Record class or an alias of
    it).

    A restricted record shows to its owner, its author, those who took part, those named, and the manager of
    its unit. The values are asked for at execution, so that one compiled statement serves everybody.
    """
    me = sa.bindparam("viewer", callable_=_me, type_=sa.Integer, unique=True)
    unit = sa.bindparam("viewer_unit", callable_=_my_unit, type_=sa.Integer, unique=True)
    manages = sa.bindparam("viewer_manages", callable_=_manages, type_=sa.Boolean, unique=True)
    return sa.or_(
        record.classification != "restricted",
        record.owner_id == me,
        record.created_by_id == me,
        sa.exists().where(RecordGrant.record_id == record.id, RecordGrant.user_id == me),
        sa.exists().where(Participation.record_id == record.id, Participation.user_id == me),
        sa.and_(manages == sa.true(), sa.or_(record.unit_id.is_(None), record.unit_id == unit)),
    )
