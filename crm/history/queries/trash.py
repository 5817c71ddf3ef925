"""What is in the trash, and what hangs together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core import records, search
from crm.core.access import Actor, may
from crm.core.db import db
from crm.core.records import Kind, Record

DELETED = {"with_deleted": True}


@dataclass(frozen=True, slots=True)
class TrashFilter:
    """What to show of the trash."""

    kind: str = ""
    who_id: int | None = None
    text: str = ""


def _mine(actor: Actor) -> sa.ColumnElement[bool]:
    """Match what somebody may take out: what they may delete, made or deleted themselves."""
    all_kinds = records.kinds()
    every = [kind.code for kind in all_kinds if kind.delete and may(actor, kind.delete)]
    edited = [kind.code for kind in all_kinds if kind.edit and may(actor, kind.edit)]
    own_kinds = [kind.code for kind in all_kinds if kind.code in edited and kind.delete]
    return sa.or_(
        Record.kind.in_(every),
        sa.and_(Record.kind.in_(own_kinds), Record.created_by_id == actor.id),
        sa.and_(Record.kind.in_(edited), Record.deleted_by_id == actor.id),
    )


def gone_records(asked: TrashFilter, *, actor: Actor) -> sa.Select[Any]:
    """Records in the trash that somebody may take out, the latest first."""
    columns: list[Any] = [Record.id, Record.kind, Record.title, Record.classification, Record.is_sample]
    rows = (
        sa.select(*columns, Record.deleted_at, UserAccount.display_name.label("who"))
        .outerjoin(UserAccount, UserAccount.id == Record.deleted_by_id)
        .where(Record.deleted_at.is_not(None), _mine(actor))
        .order_by(Record.deleted_at.desc(), Record.id.desc())
        .execution_options(**DELETED)
    )
    if asked.kind:
        rows = rows.where(Record.kind == asked.kind)
    if asked.who_id is not None:
        rows = rows.where(Record.deleted_by_id == asked.who_id)
    return rows.where(_called(asked.text)) if asked.text else rows


def _called(text: str) -> sa.ColumnElement[bool]:
    """Match records by any form of their name, and those nobody searches for by their title."""
    found = [kind.code for kind in records.kinds() if kind.search_order is not None]
    by_name = [Record.id.in_(search.matching(text, code)) for code in found]
    return sa.or_(Record.title.icontains(text, autoescape=True), *by_name)


def deleters(*, actor: Actor) -> Sequence[tuple[int, str]]:
    """Return who put something into the trash that somebody may take out."""
    asked = (
        sa.select(UserAccount.id, UserAccount.display_name, UserAccount.sort_key)
        .join(Record, Record.deleted_by_id == UserAccount.id)
        .where(Record.deleted_at.is_not(None), _mine(actor))
        .distinct()
        .order_by(UserAccount.sort_key, UserAccount.id)
        .limit(100)
        .execution_options(**DELETED)
    )
    return [(row.id, row.display_name) for row in db.session.execute(asked)]


@dataclass(frozen=True, slots=True)
class Tied:
    """How many records of a kind point at a record in the trash, and come back into sight with it."""

    kind: Kind
    num: int


def ties_of(ids: Collection[int]) -> Mapping[int, Sequence[Tied]]:
    """Count, in one statement, what points at records in the trash, as far as it may be seen."""
    if not ids:
        return {}
    counted = sa.union_all(*_pointing(list(ids))).subquery()
    totals = sa.select(counted.c.to, counted.c.kind, sa.func.sum(counted.c.num)).group_by(
        counted.c.to, counted.c.kind
    )
    found: dict[int, list[Tied]] = defaultdict(list)
    for to, code, num in sorted(db.session.execute(totals).all()):
        found[to].append(Tied(records.kind_of(code), int(num)))
    return found


def _pointing(ids: list[int]) -> Iterator[sa.Select[Any]]:
    family = {mapper.local_table for mapper in sa.inspect(Record).self_and_descendants}
    for kind in records.kinds():
        own = sa.inspect(kind.model).local_table
        for column in sorted(own.columns, key=lambda one: one.name):
            if column.primary_key or not any(key.column.table in family for key in column.foreign_keys):
                continue
            points: Any = getattr(kind.model, column.name)
            told = (points.label("to"), sa.literal(kind.code).label("kind"), sa.func.count().label("num"))
            yield sa.select(*told).where(points.in_(ids)).group_by(points)
