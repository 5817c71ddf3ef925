"""Putting rows back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from crm.core import records, search
from crm.core.access import Actor
from crm.core.db import Base, db
from crm.core.records import Record, kind_of
from crm.core.undo import rows
from crm.core.undo.steps import Step, Values

Moved = dict[tuple[str, int], int]
"""Where a row came back under another key because its own was given away."""


def put_back(record: Record, steps: Sequence[Step], moved: Moved, *, actor: Actor) -> None:
    """Put the rows of one record back: what was removed, then what was changed, last what was added.

    What was added and nothing points at goes before all: it may hold the seat that another one had.
    A record that was added goes to the trash with all that belongs to it.
    """
    if any(is_new(record, step) for step in steps):
        if record.deleted_at is None:
            records.delete(record, actor=actor)
        return
    added = [step for step in sorted(steps, key=_depth, reverse=True) if not step.existed]
    _take_out([step for step in added if _is_leaf(step.entity)])  # whose seat others had before
    for step in sorted(steps, key=_depth):
        if step.existed and not step.exists:
            _bring_back(step, moved)
    for step in steps:
        if step.existed and step.exists:
            _set(step, {name: step.before.get(name) for name in step.fields}, moved)
    _take_out([step for step in added if not _is_leaf(step.entity)])


def _take_out(steps: Sequence[Step]) -> None:
    """Delete rows that were added."""
    for step in steps:
        row = rows.find(step)
        if row is not None:
            db.session.delete(row)
    db.session.flush()


@cache
def _is_leaf(table: str) -> bool:
    """Tell whether nothing points at the rows of a table: they may go before the others come back."""
    pointed = {key.column.table.name for one in Base.metadata.sorted_tables for key in one.foreign_keys}
    return table not in pointed


def _depth(step: Step) -> int:
    """Tell how deep a row's table stands: what others point at comes before them."""
    return _order().get(step.entity, 0)


@cache
def _order() -> dict[str, int]:
    return {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}


def is_new(record: Record, step: Step) -> bool:
    """Tell whether a step added the record itself."""
    return not step.existed and step.entity == record.__tablename__


def _bring_back(step: Step, moved: Moved) -> None:
    model: Any = rows.model_of(step.entity)
    told = {name: text for name, text in step.before.items() if name not in step.aside}
    row = model(**_read(model, rows.known(model, told), moved), **rows.known(model, dict(step.aside)))
    if rows.has_own_key(step) and rows.find(step) is None:
        row.id = step.row_id
    db.session.add(row)
    db.session.flush()
    if step.row_id is not None and getattr(row, "id", step.row_id) != step.row_id:
        moved[step.entity, step.row_id] = row.id


def _set(step: Step, values: Values, moved: Moved) -> None:
    row: Any = rows.find(step)
    for name, value in _read(type(row), rows.known(type(row), values), moved).items():
        setattr(row, name, value)
    db.session.flush()


def _read(model: type[Base], values: Values, moved: Moved) -> dict[str, Any]:
    found = {name: rows.value_of(model, name, text) for name, text in values.items()}
    for name, table in rows.targets(model).items():
        if (table, found.get(name)) in moved:
            found[name] = moved[table, found[name]]
    return found


def settle(record: Record, *, actor: Actor) -> None:
    """Count the change, and bring what is derived from the record to what it is now."""
    records.touch(record, actor=actor)
    own_way = kind_of(record.kind).settle
    if own_way is not None:
        own_way(record, actor)
    else:
        search.index(record)
