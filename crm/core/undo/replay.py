"""Playing a change set backwards, record by record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import sqlalchemy as sa

from crm.core import audit
from crm.core.access import Actor
from crm.core.audit import ChangeSet, FieldChange
from crm.core.audit.aside import laid_aside
from crm.core.bulk import MOST, Outcome, attempt
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.core.records import Record
from crm.core.undo.changing import Moved, put_back, settle
from crm.core.undo.checks import check, lock
from crm.core.undo.steps import Step, steps_of

Group = dict[int, list[Step]]
"""The steps that are taken back together or not at all, by the record that they belong to."""


def undo(change_id: int, *, actor: Actor, only: Collection[int] | None = None) -> Outcome:
    """Take back what a change set did: all of it, or of one over many records the part of ``only`` some."""
    change = db.session.scalar(sa.select(ChangeSet).where(ChangeSet.id == change_id))
    groups = _groups(change, only) if change is not None else []
    if change is None or not groups:
        raise Missing(_("There is nothing here that could be undone."))
    if len(groups) > MOST:
        raise Invalid(_("This changed more than %(num)s records. Undo them one by one.", num=MOST))
    outcome = Outcome()
    with audit.change(actor, "undo", undo_of_id=change.id):
        for group in groups:
            attempt(outcome, next(iter(group)), partial(_take_back, change, group, actor))
        if not outcome.done:
            audit.call_off()
        elif change.record_id is not None or len(outcome.done) == 1:
            audit.about(outcome.done[0])
    return outcome


def deleted_something(change_id: int) -> bool:
    """Tell whether a change moved something to the trash, so that undoing it brings that back."""
    lines = sa.select(FieldChange.id).where(
        FieldChange.change_set_id == change_id,
        FieldChange.field == "deleted_at",
        FieldChange.new.is_not(None),
    )
    return db.session.scalar(lines.limit(1)) is not None


def _groups(change: ChangeSet, only: Collection[int] | None) -> Sequence[Group]:
    """Return what is taken back together: all of a change of one record; of many, each for itself.

    A change that reached into the office's settings (divisions merged, the home city entered) is not taken
    back by its half.
    """
    asked = sa.select(FieldChange).where(FieldChange.change_set_id == change.id).order_by(FieldChange.id)
    found: Group = {}
    kept = laid_aside(change.id)
    for step in steps_of(db.session.scalars(asked)):
        step.aside = kept.get((step.entity, step.row_id or 0), {})
        if step.record_id is None:
            return []
        found.setdefault(step.record_id, []).append(step)
    if change.record_id is None:
        return [{key: found[key]} for key in sorted(found) if only is None or key in only]
    first = sorted(found, key=lambda key: (key != change.record_id, key))
    return [{key: found[key] for key in first}] if found else []


def _take_back(change: ChangeSet, group: Group, actor: Actor) -> list[Record]:
    """Take one group back."""
    touched = []
    for record_id, steps in group.items():
        record = lock(record_id)
        check(change, record, steps, actor=actor)
        touched.append(record)
    moved: Moved = {}
    for record, steps in zip(touched, group.values(), strict=True):
        put_back(record, steps, moved, actor=actor)
    for record in touched:
        settle(record, actor=actor)
    return touched
