"""What is read of the reference lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.db import MAX_ID, Words, db
from crm.core.locale import language, speaking
from crm.reference.models import ReferenceItem, Sector
from crm.reference.rules import LISTS, product_word


def sectors() -> Sequence[Sector]:
    """Return the sectors of cooperation in their usual order."""
    return db.session.scalars(sa.select(Sector).order_by(Sector.place)).all()


def items(list_code: str, *, with_retired: bool = False) -> Sequence[ReferenceItem]:
    """Return the rows of a list in the office's order; retired ones, no longer offered, only on demand."""
    asked = sa.select(ReferenceItem).where(ReferenceItem.list_code == list_code)
    if not with_retired:
        asked = asked.where(ReferenceItem.is_retired.is_(False))
    return db.session.scalars(asked.order_by(ReferenceItem.place, ReferenceItem.id)).all()


def item(item_id: int | None, list_code: str | None = None) -> ReferenceItem | None:
    """Return one row by its key, or None; with ``list_code`` only a row of that list."""
    if item_id is None or not 0 < item_id <= MAX_ID:
        return None
    asked = sa.select(ReferenceItem).where(ReferenceItem.id == item_id)
    if list_code is not None:
        asked = asked.where(ReferenceItem.list_code == list_code)
    return db.session.scalar(asked)


def item_by_code(list_code: str, code: str) -> ReferenceItem | None:
    """Return one row by its code, retired or not, or None."""
    asked = sa.select(ReferenceItem).where(ReferenceItem.list_code == list_code, ReferenceItem.code == code)
    return db.session.scalar(asked)


def shown_name(row: ReferenceItem, lang: str | None = None) -> str:
    """Return a row's name: the office's word, else the product's."""
    lang = lang or language()
    with speaking(lang):
        return row.name.get(lang) or product_word(row.list_code, row.code) or row.said(lang) or row.code


def name_of(list_code: str, code: str, lang: str | None = None) -> str:
    """Return the name behind a code; the code itself where the list has no such row."""
    row = item_by_code(list_code, code)
    return shown_name(row, lang) if row else code


def names_of(ids: Iterable[int | None]) -> Mapping[int, str]:
    """Return the names of rows by their keys, in one statement."""
    keys = {key for key in ids if key is not None}
    if not keys:
        return {}
    rows = db.session.scalars(sa.select(ReferenceItem).where(ReferenceItem.id.in_(keys)))
    return {row.id: shown_name(row) for row in rows}


def choices(list_code: str, chosen: int | None = None) -> list[tuple[int, str]]:
    """Return (key, name) of what a form offers; a retired row is offered only where it is chosen already."""
    rows = items(list_code, with_retired=chosen is not None)
    return [(row.id, shown_name(row)) for row in rows if not row.is_retired or row.id == chosen]


def counts() -> Mapping[str, int]:
    """Return how many rows each list offers, in one statement."""
    asked = sa.select(ReferenceItem.list_code, sa.func.count()).where(ReferenceItem.is_retired.is_(False))
    return {code: count for code, count in db.session.execute(asked.group_by(ReferenceItem.list_code))}


def expected_days(list_code: str) -> Mapping[str, int]:
    """Return the days expected at each row of a list, by code; rows without any are left out."""
    asked = sa.select(ReferenceItem.code, ReferenceItem.days).where(
        ReferenceItem.list_code == list_code, ReferenceItem.days.is_not(None)
    )
    return {code: days for code, days in db.session.execute(asked) if days is not None}


def own_members() -> Sequence[Any]:
    """Return the rows of closed lists in which the office departs from the product."""
    asked = sa.select(
        ReferenceItem.list_code, ReferenceItem.code, ReferenceItem.name, ReferenceItem.is_retired
    )
    return db.session.execute(asked.where(is_the_offices_own())).all()


def is_the_offices_own() -> sa.ColumnElement[bool]:
    """Tell in SQL whether the office has renamed or retired a member of a closed list."""
    closed = [code for code, told in LISTS.items() if told.is_closed]
    departs = sa.or_(ReferenceItem.name != Words(), ReferenceItem.is_retired)
    return sa.and_(ReferenceItem.list_code.in_(closed), departs)
