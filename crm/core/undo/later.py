"""What was done after a change set, and what of it still stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from crm.core.audit import ChangeSet, FieldChange
from crm.core.audit.aside import laid_aside
from crm.core.db import db
from crm.core.undo import rows
from crm.core.undo.steps import Step

Spot = tuple[str, int | None, str]
"""A table, a row of it, a field; the row itself has no field's name."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where a later change set touched a record."""

    change_id: int
    undo_of_id: int | None
    actor_id: int | None
    at: datetime
    spots: frozenset[Spot]


def later_touches(record_id: int, after: int) -> list[Touch]:
    """Return what happened to a record after a change set and still stands, the newest first.

    What was undone meanwhile, and its undoing, cancel each other out.
    """
    return standing(_log_since(record_id, after))


def _log_since(record_id: int, after: int) -> Sequence[Any]:
    """Read the lines of a record's log after a change set, the newest first."""
    asked = (
        sa.select(
            FieldChange.change_set_id,
            ChangeSet.undo_of_id,
            ChangeSet.actor_id,
            ChangeSet.at,
            FieldChange.entity,
            FieldChange.row_id,
            FieldChange.field,
        )
        .join(ChangeSet, ChangeSet.id == FieldChange.change_set_id)
        .where(FieldChange.record_id == record_id, FieldChange.change_set_id > after)
        .order_by(FieldChange.change_set_id.desc())
    )
    return db.session.execute(asked).all()


def standing(rows: Iterable[Any]) -> list[Touch]:
    """Gather the lines of a record's log, the newest first, into sets, without those that cancel out."""
    heads: dict[int, Any] = {}
    spots: dict[int, set[Spot]] = defaultdict(set)
    for row in rows:
        heads[row.change_set_id] = row
        spots[row.change_set_id].add((row.entity, row.row_id, row.field))
    undone: set[int] = set()
    for key, row in heads.items():
        if key not in undone and row.undo_of_id in heads:
            undone |= {key, row.undo_of_id}
    return [
        Touch(key, row.undo_of_id, row.actor_id, row.at, frozenset(spots[key]))
        for key, row in heads.items()
        if key not in undone
    ]


def undone_by(change_id: int, touches: Sequence[Touch]) -> Touch | None:
    """Return the undoing of a change set that still stands."""
    return next((touch for touch in touches if touch.undo_of_id == change_id), None)


def overlap(step: Step, touches: Iterable[Touch]) -> tuple[Touch, str] | None:
    """Return the newest later change of what a step changed, with the field, or None."""
    begins = not step.existed and rows.is_record(step)
    for touch in touches:
        for entity, row_id, name in sorted(touch.spots, key=str):
            if begins:
                return touch, name
            if (entity, row_id) != (step.entity, step.row_id):
                continue
            if not (step.existed and step.exists) or not name or name in step.fields:
                return touch, name
    return None


def open_to_undo(record_id: int, sets: Collection[int], steps: dict[int, Sequence[Step]]) -> set[int]:
    """Return which of a record's change sets look as if they could be undone, by one reading of the log.

    A hint for a page: whoever undoes is told for certain.
    """
    if not sets:
        return set()
    found = set()
    rows = _log_since(record_id, min(sets))
    for key in sets:
        after = standing(row for row in rows if row.change_set_id > key)
        mine = steps.get(key, ())
        if not mine or undone_by(key, after) is not None:
            continue
        if any(step.lost for step in mine):
            kept = laid_aside(key)
            for step in mine:
                step.aside = kept.get((step.entity, step.row_id or 0), {})
        if not any(step.lost or overlap(step, after) for step in mine):
            found.add(key)
    return found
