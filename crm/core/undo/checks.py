"""What must hold before anything is taken back."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from crm.core import clock
from crm.core.access import Actor, Permission, may
from crm.core.audit import ChangeSet
from crm.core.db import db, is_sqlite
from crm.core.errors import Forbidden, Missing, RuleBroken
from crm.core.locale import _
from crm.core.naming import field_name
from crm.core.records import Record, kind_of, name_of
from crm.core.undo import rows
from crm.core.undo.later import Touch, later_touches, overlap, undone_by
from crm.core.undo.steps import Step


def find_any(record_id: int) -> Record:
    """Return a record, deleted or not, that the person looking may see, or raise Missing."""
    asked = sa.select(Record).where(Record.id == record_id)
    record = db.session.scalar(asked.execution_options(populate_existing=True, with_deleted=True))
    if record is None:
        raise Missing(_("A record is no longer there, or you may not see it."))
    return record


def lock(record_id: int) -> Record:
    """Return a record, deleted or not, locked for this transaction."""
    if not is_sqlite():
        db.session.execute(sa.select(Record.id).where(Record.id == record_id).with_for_update())
    return find_any(record_id)


def check(change: ChangeSet, record: Record, steps: Sequence[Step], *, actor: Actor) -> None:
    """Refuse, saying why, to take back what may not or cannot be taken back of one record."""
    _demand(change, record, steps, actor)
    touches = later_touches(record.id, change.id)
    if done := undone_by(change.id, touches):
        raise RuleBroken(_("%(name)s undid this already at %(time)s.", **_who(done)))
    for step in steps:
        _check_step(record, step, touches)
    guard = kind_of(record.kind).guard
    if guard is not None:
        guard(record, change.id, steps)


def _demand(change: ChangeSet, record: Record, steps: Sequence[Step], actor: Actor) -> None:
    """Refuse who may neither change nor, where it comes to that, delete this record."""
    kind = kind_of(record.kind)
    is_own = change.actor_id is not None and change.actor_id == actor.id
    may_edit = kind.edit is not None and may(actor, kind.edit)
    if not may_edit or not (is_own or not _deletes(steps) or may_delete(actor, kind.delete, record)):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))


def may_delete(actor: Actor, permission: Permission | None, record: Record) -> bool:
    """Tell whether somebody may move a record to the trash, and so take it out."""
    return permission is not None and may(actor, permission, record)


def _deletes(steps: Sequence[Step]) -> bool:
    return any(rows.is_record(step) and (not step.existed or "deleted_at" in step.fields) for step in steps)


def _check_step(record: Record, step: Step, touches: Sequence[Touch]) -> None:
    if name := step.lost:
        label = field_name(step.entity, name)
        raise RuleBroken(
            _("“%(field)s” is kept secret, so its earlier value cannot be put back.", field=label)
        )
    is_another = not step.exists and rows.has_own_key(step)  # a key of a removed row may be given out again
    if not is_another and (met := overlap(step, touches)):
        raise RuleBroken(_met(step, *met))
    if step.exists:
        _check_row(record, step)


def _check_row(record: Record, step: Step) -> None:
    """Refuse when a row is not as the change left it, though the log tells of nobody who changed it."""
    row = rows.find(step)
    wanted = step.after if not step.existed else {name: step.after[name] for name in step.fields}
    if row is not None and rows.is_still(row, rows.known(type(row), wanted)) is None:
        return
    time = record.updated_at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
    who = {"name": name_of(record.updated_by_id), "time": time}
    raise RuleBroken(_("%(name)s changed this at %(time)s. Nothing was undone.", **who))


def _met(step: Step, touch: Touch, name: str) -> str:
    """Say who changed what since."""
    if name and step.existed and step.exists:
        label = field_name(step.entity, name)
        return _("%(name)s changed “%(field)s” at %(time)s.", field=label, **_who(touch))
    return _("%(name)s changed this at %(time)s. Nothing was undone.", **_who(touch))


def _who(touch: Touch) -> dict[str, str]:
    time = touch.at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
    return {"name": name_of(touch.actor_id), "time": time}
