"""What a change set did in all: one step per row, however often the row was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm.core.audit import CONCEALED, FieldChange

Values = dict[str, str | None]


@dataclass(slots=True)
class Step:
    """One row before and after: whether it was there, and what of it the log tells."""

    entity: str
    row_id: int | None
    record_id: int | None
    existed: bool
    exists: bool
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    """Private values of a row that was taken out, as far as they are still kept."""

    @property
    def fields(self) -> list[str]:
        """Names of the fields that differ, of a row that was there before and after."""
        return [name for name in self.after if self.before.get(name) != self.after[name]]

    @property
    def lost(self) -> str | None:
        """Return the first field whose value the log may not hold, or None when all can be put back."""
        if not self.existed:
            return None
        told = self.before.items() if not self.exists else ((name, self.after[name]) for name in self.after)
        return next((name for name, value in told if value == CONCEALED and name not in self.aside), None)


def _values(text: str) -> Values:
    return dict(json.loads(text))


def _follow(step: Step, row: Any) -> None:
    """Let one more line of the log about the same row work on its step."""
    if row.field:
        step.before.setdefault(row.field, row.old)
        step.after[row.field] = row.new
    elif row.old is None:
        step.exists, step.after = True, _values(row.new)
        step.after |= {name: None for name in step.before if name not in step.after}
    else:
        step.exists, step.before = False, _values(row.old) | step.before


def _first(row: Any) -> Step:
    existed = bool(row.field) or row.old is not None
    exists = bool(row.field) or row.new is not None
    step = Step(row.entity, row.row_id, row.record_id, existed, exists)
    if row.field:
        step.before[row.field], step.after[row.field] = row.old, row.new
    elif existed:
        step.before = _values(row.old)
    else:
        step.after = _values(row.new)
    return step


def steps_of(rows: Iterable[FieldChange]) -> Sequence[Step]:
    """Return what the lines of one change set amount to, in the order in which they were written."""
    steps: dict[tuple[Any, ...], Step] = {}
    for row in rows:
        key = (row.entity, row.record_id, row.row_id)
        if key in steps:
            _follow(steps[key], row)
        else:
            steps[key] = _first(row)
    return [step for step in steps.values() if step.existed or step.exists]
