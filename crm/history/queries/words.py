"""Names for what the log only has keys of, as far as the person looking may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import Unit, UserAccount
from crm.core.db import db
from crm.core.locale import language
from crm.core.naming import names_of
from crm.core.records import Record
from crm.core.undo import Step
from crm.core.undo.rows import model_of
from crm.reference.models import Sector

Known = Mapping[tuple[str, str], Any]
"""What a key of a table stands for: a name, or the row that is told by its own fields."""


def pointers(entity: str) -> Mapping[str, str]:
    """Return which fields of a table point at which table; every kind of record counts as ``record``."""
    model = model_of(entity)
    if model is None:
        return {}
    return {
        attr.key: _pointed(key.column.table)
        for attr in sa.inspect(model).column_attrs
        for key in attr.columns[0].foreign_keys
        if attr.key != "id"
    }


def _pointed(table: Any) -> str:
    model = model_of(table.name)
    return "record" if model is not None and issubclass(model, Record) else str(table.name)


def known_for(steps: Iterable[Step]) -> Known:
    """Look up, a few statements in all, what the steps point at and which rows they changed."""
    asked: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        points = pointers(step.entity)
        for values in (step.before, step.after):
            for name, text in values.items():
                if text is not None and name in points:
                    asked[points[name]].add(text)
        if step.existed and step.exists and names_of(step.entity).row is not None:
            asked[step.entity].add(str(step.row_id))
    return {(table, key): name for table, keys in asked.items() for key, name in _look_up(table, keys)}


def _look_up(table: str, keys: Collection[str]) -> Iterable[tuple[str, Any]]:
    own = _NAMED.get(table)
    if own is not None:
        return own(keys)
    model: Any = model_of(table)
    if model is None or "id" not in model.__table__.columns or not names_of(table).by:
        return ()
    asked = sa.select(model).where(model.id.in_(_ids(keys)))
    return [(str(row.id), row) for row in db.session.scalars(asked)]


def _ids(keys: Collection[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal()]


def _people(keys: Collection[str]) -> Iterable[tuple[str, str]]:
    asked = sa.select(UserAccount.id, UserAccount.display_name).where(UserAccount.id.in_(_ids(keys)))
    return [(str(key), name) for key, name in db.session.execute(asked)]


def _records(keys: Collection[str]) -> Iterable[tuple[str, str]]:
    asked = sa.select(Record.id, Record.title).where(Record.id.in_(_ids(keys)))
    found = db.session.execute(asked.execution_options(with_deleted=True))
    return [(str(key), title) for key, title in found]


def _units(keys: Collection[str]) -> Iterable[tuple[str, str]]:
    asked = db.session.scalars(sa.select(Unit).where(Unit.id.in_(_ids(keys))))
    return [(str(unit.id), unit.name_en if language() == "en" else unit.name) for unit in asked]


def _sectors(keys: Collection[str]) -> Iterable[tuple[str, str]]:
    asked = db.session.scalars(sa.select(Sector).where(Sector.code.in_(keys)))
    return [(sector.code, sector.name(language())) for sector in asked]


_NAMED: Mapping[str, Callable[[Collection[str]], Iterable[tuple[str, Any]]]] = {
    "record": _records,
    "sector": _sectors,
    "unit": _units,
    "user_account": _people,
}
