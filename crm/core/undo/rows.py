"""Rows by the name of their table: found, compared with what the log says, written from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

import sqlalchemy as sa

from crm.core.audit import CONCEALED
from crm.core.db import Base, WordsType, db
from crm.core.records import Record
from crm.core.undo.steps import Step, Values

_READ: dict[type, Callable[[str], Any]] = {
    bool: lambda text: text == "True",
    int: int,
    float: float,
    Decimal: Decimal,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


@cache
def model_of(entity: str) -> type[Base] | None:
    """Return the class whose table is called ``entity``; None for one that this version does not have."""
    found = (m.class_ for m in Base.registry.mappers if getattr(m.class_, "__tablename__", "") == entity)
    return next(found, None)


def _column(model: type[Base], name: str) -> sa.ColumnElement[Any]:
    return sa.inspect(model).column_attrs[name].columns[0]


def value_of(model: type[Base], name: str, text: str | None) -> Any:
    """Read a value from the log as its column keeps it."""
    if text is None:
        return None
    kind = _column(model, name).type
    if isinstance(kind, WordsType):
        said = kind.process_bind_param(json.loads(text), db.engine.dialect)
        return kind.process_result_value(said, db.engine.dialect)
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return kind.enum_class(text)
    if isinstance(kind, sa.types.TypeDecorator):
        inner: Any = kind.impl_instance
        if not isinstance(inner, sa.DateTime):
            return kind.process_bind_param(text, db.engine.dialect)
        return datetime.fromisoformat(text)
    return _READ.get(kind.python_type, str)(text)


def is_still(row: Base, values: Values) -> str | None:
    """Return the first field in which a row is no longer as the log left it, or None."""
    model = type(row)
    for name, text in values.items():
        if text != CONCEALED and _now(row, model, name) != value_of(model, name, text):
            return name
    return None


def _now(row: Base, model: type[Base], name: str) -> Any:
    value = getattr(row, name)
    if value is not None and isinstance(_column(model, name).type, WordsType):
        return {lang: text for lang, text in value.items() if text}
    return value


def known(model: type[Base], values: Values) -> Values:
    """Return the values whose columns this version still has."""
    columns = sa.inspect(model).column_attrs
    return {name: text for name, text in values.items() if name in columns}


def find(step: Step) -> Base | None:
    """Return the row of a step as it is now, locked with its record, or None."""
    model = model_of(step.entity)
    if model is None or step.row_id is None:
        return None
    keys = sa.inspect(model).primary_key
    root = getattr(model, "__root__", None)
    ids = [step.record_id if len(keys) > 1 and key.name == root else step.row_id for key in keys]
    if issubclass(model, Record):
        where = [model.id == step.row_id]
    else:
        where = [key == value for key, value in zip(keys, ids, strict=True)]
    asked = sa.select(model).where(*where)
    return db.session.scalar(asked.execution_options(populate_existing=True, with_deleted=True))


def is_record(step: Step) -> bool:
    """Tell whether a step is about a record itself and not about a row that belongs to it."""
    model = model_of(step.entity)
    return model is not None and issubclass(model, Record)


def has_own_key(step: Step) -> bool:
    """Tell whether a row has a key of its own and is not known by what it joins."""
    model = model_of(step.entity)
    return model is not None and "id" in model.__table__.columns


def targets(model: type[Base]) -> dict[str, str]:
    """Return which columns point at a plain row of which table."""
    return {
        attr.key: key.column.table.name
        for attr in sa.inspect(model).column_attrs
        for key in attr.columns[0].foreign_keys
        if key.column.name == "id"
    }
