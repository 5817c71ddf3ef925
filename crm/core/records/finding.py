"""Finding a record with the eyes of the person looking."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from crm.core.binds import constant
from crm.core.db import MAX_ID, db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records.model import Record

R = TypeVar("R", bound=Record)


_account = sa.table("user_account", sa.column("id", sa.Integer), sa.column("display_name", sa.String))


def name_of(user_id: int | None) -> str:
    """Return the name of a person of the office; the system's own where there is none."""
    name = (
        db.session.scalar(sa.select(_account.c.display_name).where(_account.c.id == user_id))
        if user_id
        else None
    )
    return name or "Nhịp Cầu"


@cache
def beside(model: type[R], role: str) -> Any:
    """Return the alias under which a kind stands beside another one in a statement, as ``role``.

    It is the same one each time: to make an alias of joined tables costs more than to run the statement.
    """
    return aliased(model, flat=True)


def titles_of(ids: Collection[int]) -> Mapping[int, str]:
    """Return the titles of live records by their keys, as far as the person looking may see them."""
    asked = sa.select(Record.id, Record.title).where(Record.id.in_(ids))
    return {key: title for key, title in db.session.execute(asked)} if ids else {}


@cache
def apart(model: type[R], role: str) -> tuple[Any, Any]:
    """Return the shared part and the own table of a kind, for a record that may be missing beside another.

    Join the shared part first and the own table to its id. As one thing, ``beside`` at the outer side of a
    join, SQLite would lay out the whole kind before it looks for the few that are asked for.
    """
    return aliased(Record, name=f"{role}_record"), model.__table__.alias(role)


def find(model: type[R], record_id: int) -> R | None:
    """Return a live record that the person looking may see, or None."""
    if not 0 < record_id <= MAX_ID:
        return None
    found: R | None = db.session.scalar(_of(model), {"record_id": record_id})
    return found


@cache
def _of(model: type[R]) -> sa.Select[Any]:
    asked: sa.Select[Any] = sa.select(model)
    return constant(asked.where(model.id == sa.bindparam("record_id", type_=sa.Integer)))


def get(model: type[R], record_id: int) -> R:
    """Return a live record that the person looking may see, or raise Missing."""
    record = find(model, record_id)
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return record
