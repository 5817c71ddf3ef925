"""The change sets of one record, with the words for what they point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.undo import Step, open_to_undo, steps_of
from crm.core.undo.rows import is_record

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Change:
    """One action as a record's history tells it."""

    id: int
    at: datetime
    who: str
    is_undo: bool
    is_of_many: bool
    can_undo: bool
    steps: Sequence[Step]


def changes_of(ids: Sequence[int], number: int) -> tuple[Sequence[Change], bool]:
    """Return one page of what happened to records that are told together, and whether there is more."""
    sets = sa.select(FieldChange.change_set_id).where(FieldChange.record_id.in_(ids)).distinct()
    asked = (
        sa.select(ChangeSet, UserAccount.display_name)
        .outerjoin(UserAccount, UserAccount.id == ChangeSet.actor_id)
        .where(ChangeSet.id.in_(sets))
        .order_by(ChangeSet.id.desc())
        .limit(PER_PAGE + 1)
        .offset((number - 1) * PER_PAGE)
    )
    found = db.session.execute(asked).all()
    shown = found[:PER_PAGE]
    steps, in_settings = _steps(ids, [row.ChangeSet.id for row in shown])
    open_sets = _open(steps) - in_settings
    changes = [
        Change(
            id=change.id,
            at=change.at,
            who=name or "Nhịp Cầu",
            is_undo=change.undo_of_id is not None,
            is_of_many=change.record_id is None,
            can_undo=change.id in open_sets,
            steps=[step for mine in steps[change.id].values() for step in mine],
        )
        for change, name in shown
    ]
    return changes, len(found) > PER_PAGE


def _steps(
    ids: Sequence[int], sets: Collection[int]
) -> tuple[Mapping[int, dict[int, Sequence[Step]]], set[int]]:
    """Return what each set did, by the record it did it to, and which sets changed the office's settings
    too: those are not taken back by their half.
    """
    ours = sa.or_(FieldChange.record_id.in_(ids), FieldChange.record_id.is_(None))
    asked = sa.select(FieldChange).where(FieldChange.change_set_id.in_(sets), ours).order_by(FieldChange.id)
    lines: dict[int, dict[int, list[FieldChange]]] = defaultdict(lambda: defaultdict(list))
    in_settings = set()
    for row in db.session.scalars(asked):
        if row.record_id is None:
            in_settings.add(row.change_set_id)
        else:
            lines[row.change_set_id][row.record_id].append(row)
    return {
        key: {record_id: steps_of(rows) for record_id, rows in lines[key].items()} for key in sets
    }, in_settings


def _open(steps: Mapping[int, dict[int, Sequence[Step]]]) -> set[int]:
    """Return which sets look as if they could be undone: every part shown must."""
    by_record: dict[int, dict[int, Sequence[Step]]] = defaultdict(dict)
    for key, parts in steps.items():
        for record_id, mine in parts.items():
            by_record[record_id][key] = mine
    shut = set()
    for record_id, sets in by_record.items():
        shut |= sets.keys() - open_to_undo(record_id, sets.keys(), sets)
    begun = {key for key, parts in steps.items() if any(map(_begins, parts.items()))}
    return {key for key, parts in steps.items() if parts and key not in shut | begun}


def _begins(part: tuple[int, Sequence[Step]]) -> bool:
    """Tell whether a part began its record: whoever wants that gone deletes it."""
    record_id, steps = part
    return any(step.row_id == record_id and not step.existed and is_record(step) for step in steps)
