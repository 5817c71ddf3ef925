"""Taking records out of the trash, whoever put them there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from crm.core import audit, records
from crm.core.access import Actor, may
from crm.core.bulk import Outcome, attempt
from crm.core.errors import Forbidden, RuleBroken
from crm.core.locale import _
from crm.core.records import Record, kind_of
from crm.core.undo.changing import settle
from crm.core.undo.checks import lock


def may_restore(actor: Actor, record: Record) -> bool:
    """Tell whether somebody may take a record out of the trash: who may delete it, and who deleted it."""
    kind = kind_of(record.kind)
    if kind.delete is not None and may(actor, kind.delete, record):
        return True
    is_own = actor.id is not None and record.deleted_by_id == actor.id
    return is_own and kind.edit is not None and may(actor, kind.edit)


def restore(record_ids: Sequence[int], *, actor: Actor) -> Outcome:
    """Take records out of the trash, as one change; those that cannot come back are named with the reason."""
    outcome = Outcome()
    with audit.change(actor, "trash.restored"):
        for record_id in sorted(set(record_ids)):
            attempt(outcome, record_id, partial(_restore, record_id, actor))
        outcome.settle_log()
    return outcome


def _restore(record_id: int, actor: Actor) -> list[Record]:
    record = lock(record_id)
    if not may_restore(actor, record):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))
    if record.deleted_at is None:
        raise RuleBroken(_("It is not in the trash any more."))
    records.restore(record, actor=actor)
    settle(record, actor=actor)
    return [record]
