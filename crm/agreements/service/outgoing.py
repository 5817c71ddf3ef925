"""What a procedure learns from a paper that went out: only what is not entered yet is filled.

``before`` is what the paper said until now: what was filled from it follows when number or day are corrected.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crm.agreements import queries
from crm.agreements.models import Agreement
from crm.agreements.rules.procedure import refusal_of
from crm.agreements.service.clocks import keep_clocks
from crm.agreements.service.procedure import StepEntry, gate_of, note_taken, steps_of
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _, day

Told = tuple[date | None, str]
"""A day and a number."""


def note_sent(
    agreement_id: int, consultation_id: int, now: tuple[date, str], *, before: Told, actor: Actor
) -> None:
    """Note that a body was written to, unless that stands there already."""
    with audit.change(actor, "agreement.body_written_to"):
        agreement = records.open_for_change(Agreement, agreement_id, version=None)
        audit.about(agreement)
        body = queries.consultation(agreement_id, consultation_id)
        if body is None:
            raise Missing(_("This page does not exist, or you may not see it."))
        if body.sent_on is not None and (body.sent_on, body.sent_number) != before:
            return
        on, number = now
        if on > clock.today():
            raise Invalid(_("This day is still to come."), field="dated")
        first = body.complete_on or body.replied_on
        if first is not None and on > first:
            said = _(
                "%(name)s had the dossier or answered on %(day)s already.", name=body.body, day=day(first)
            )
            raise Invalid(said, field="dated")
        body.sent_on, body.sent_number = on, number or body.sent_number
        db.session.flush()
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)


def note_step(agreement_id: int, entry: StepEntry, *, is_ending: bool, before: Told, actor: Actor) -> None:
    """Note the step that a paper takes, unless it was taken or the procedure was never begun."""
    row = queries.procedure(agreement_id, is_ending=is_ending)
    if row is None:
        return
    with audit.change(actor, "agreement.step_taken"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        gate = gate_of(agreement, row)
        taken = next((one for one in steps_of(row) if one.code is entry.code), None)
        if taken is not None and (taken.done_on, taken.number) != before:
            return
        gate = replace(gate, done={code: on for code, on in gate.done.items() if code is not entry.code})
        if refusal := refusal_of(entry.code, entry.done_on, gate):
            raise Invalid(refusal, field="dated")
        if taken is None:
            note_taken(agreement, row, entry)
        else:
            taken.done_on, taken.number = entry.done_on, entry.number
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
