"""Taking the steps of a procedure, asking bodies for their opinion, and ticking the checklist."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from crm.agreements import queries
from crm.agreements.models import (
    Agreement,
    Check,
    Ending,
    Procedure,
    Step,
    StepCode,
    Track,
)
from crm.agreements.rules.procedure import DOSSIER_LISTS, Gate, built_on, refusal_of
from crm.agreements.rules.procedure import steps_of as steps_on
from crm.agreements.service.checking import refuse_long_notice
from crm.agreements.service.clocks import keep_clocks
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _, label
from crm.reference.queries import items


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """A step that was taken, with its paper. ``ending`` is asked when an ending takes effect."""

    code: StepCode
    done_on: date
    number: str = ""
    note: str = ""
    is_consent: bool = True
    ending: Ending | None = None
    version: int | None = None


def open_procedure(agreement: Agreement, track: Track, reason: str = "") -> Procedure:
    """Begin a way of an agreement, with the checklist as it is today."""
    row = Procedure(agreement_id=agreement.id, track=track, is_ending=track is Track.ENDING, reason=reason)
    db.session.add(row)
    db.session.flush()
    _lay_checks(row)
    return row


def _lay_checks(row: Procedure) -> None:
    for place, item in enumerate(items(DOSSIER_LISTS[row.track])):
        db.session.add(
            Check(agreement_id=row.agreement_id, procedure_id=row.id, text=Words(item.name), place=place)
        )
    db.session.flush()


def begin(
    agreement_id: int, track: Track, *, reason: str = "", version: int | None, actor: Actor
) -> Procedure:
    """Begin the procedure of an agreement, or of its ending."""
    with audit.change(actor, "agreement.procedure_begun"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        is_ending = track is Track.ENDING
        if queries.procedure(agreement_id, is_ending=is_ending) is not None:
            raise RuleBroken(_("This procedure has been begun already."))
        if is_ending and agreement.signed_on is None:
            raise RuleBroken(_("What was never signed is dropped, not ended."))
        _demand_reason(track, reason)
        row = open_procedure(agreement, track, reason)
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return row


def change_track(
    agreement_id: int, track: Track, *, reason: str = "", version: int | None, actor: Actor
) -> Procedure:
    """Go another way to the signing; what was ticked stays where both checklists have it."""
    with audit.change(actor, "agreement.track_changed"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        row = procedure_of(agreement, is_ending=False)
        if track is Track.ENDING:
            raise Invalid(_("Choose from the list."), field="track")
        _demand_reason(track, reason)
        ticked = {check.text.best(): check.done_on for check in _checks(row)}
        for check in _checks(row):
            db.session.delete(check)
        row.track, row.reason = track, reason
        db.session.flush()
        _lay_checks(row)
        for check in _checks(row):
            check.done_on = ticked.get(check.text.best())
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return row


def _demand_reason(track: Track, reason: str) -> None:
    """Ask why: the reduced way stands open only with a permission, or in the cases of the law."""
    if track is Track.REDUCED and not reason:
        raise Invalid(
            _("Say which permission or which urgent case allows the reduced procedure."), field="reason"
        )


def _checks(row: Procedure) -> list[Check]:
    return [one for one in queries.checks_of(row.agreement_id) if one.procedure_id == row.id]


def procedure_of(agreement: Agreement, *, is_ending: bool) -> Procedure:
    """Return one way of an agreement; Missing where it has not been begun."""
    row = queries.procedure(agreement.id, is_ending=is_ending)
    if row is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return row


def steps_of(row: Procedure) -> list[Step]:
    """Return the steps that were taken on one way of an agreement."""
    return [one for one in queries.steps_taken(row.agreement_id) if one.procedure_id == row.id]


def gate_of(agreement: Agreement, row: Procedure) -> Gate:
    """Return what is known of a procedure when its next step is about to be taken."""
    steps = steps_of(row)
    done = {one.code: one.done_on for one in steps}
    if not row.is_ending and agreement.signed_on is not None:
        done[StepCode.SIGN] = agreement.signed_on
    if row.is_ending and agreement.ended_on is not None:
        done[StepCode.END] = agreement.ended_on
    bodies = [one for one in queries.consultations_of(agreement.id) if one.procedure_id == row.id]
    return Gate(
        done=done,
        opinions=tuple(one.opinion for one in bodies),
        has_consent=any(one.code is StepCode.PM_ANSWERED and one.is_consent for one in steps),
        year_only=frozenset({StepCode.SIGN}) if agreement.is_year_only else frozenset(),
        today=clock.today(),
    )


def take_step(agreement_id: int, entry: StepEntry, *, is_ending: bool, actor: Actor) -> Agreement:
    """Note that a step was taken. Of two officers who note the same one, the second is told of the first."""
    with audit.change(actor, "agreement.step_taken"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        row = procedure_of(agreement, is_ending=is_ending)
        _demand_step(row, entry.code)
        if refusal := refusal_of(entry.code, entry.done_on, gate_of(agreement, row)):
            raise RuleBroken(refusal, field="done_on")
        note_taken(agreement, row, entry)
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return agreement


def _demand_step(row: Procedure, code: StepCode) -> None:
    """Refuse a step that is not of this way, or that is told by others."""
    if code is StepCode.CONSULT:
        raise RuleBroken(_("Opinions are noted body by body."))
    if code not in steps_on(row.track, asks_pm=True):
        raise Missing(_("This page does not exist, or you may not see it."))


def note_taken(agreement: Agreement, row: Procedure, entry: StepEntry) -> None:
    """Write a step down; those that change what the agreement says are written on it."""
    if entry.code is StepCode.SIGN:
        if agreement.expires_on and entry.done_on > agreement.expires_on:
            raise Invalid(_("It cannot expire before it takes effect."), field="done_on")
        if agreement.effective_on and entry.done_on > agreement.effective_on:
            raise Invalid(_("It cannot take effect before it is signed."), field="done_on")
        begins = agreement.effective_on or entry.done_on
        refuse_long_notice(agreement.notice_days, begins, agreement.expires_on, field="done_on")
        agreement.signed_on, agreement.is_year_only = entry.done_on, False
        agreement.place = entry.note or agreement.place
        return
    if entry.code is StepCode.END:
        if entry.ending in (None, Ending.DROPPED):
            raise Invalid(_("Choose how it ended."), field="ending")
        if not entry.note:
            raise Invalid(_("Please enter the reason."), field="note")
        if agreement.signed_on and entry.done_on < agreement.signed_on:
            raise Invalid(_("It cannot end before it was signed."), field="done_on")
        agreement.ended_on, agreement.ending = entry.done_on, entry.ending
        agreement.ending_reason = entry.note
        return
    db.session.add(
        Step(
            agreement_id=agreement.id,
            procedure_id=row.id,
            code=entry.code,
            done_on=entry.done_on,
            number=entry.number,
            note=entry.note,
            is_consent=entry.is_consent,
        )
    )
    db.session.flush()


def undo_step(
    agreement_id: int, code: StepCode, *, is_ending: bool, version: int | None, actor: Actor
) -> Agreement:
    """Take a step back that was noted by mistake; what was built on it is taken back first."""
    with audit.change(actor, "agreement.step_undone"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        row = procedure_of(agreement, is_ending=is_ending)
        _demand_step(row, code)
        refuse_pulling(code, gate_of(agreement, row))
        if code is StepCode.SIGN:
            agreement.signed_on = None
        elif code is StepCode.END:
            agreement.ended_on, agreement.ending, agreement.ending_reason = None, None, ""
        else:
            for step in queries.steps_taken(agreement_id):
                if step.procedure_id == row.id and step.code is code:
                    db.session.delete(step)
            db.session.flush()
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return agreement


def refuse_pulling(code: StepCode, gate: Gate) -> None:
    """Refuse to take a step back that another one was built on."""
    built = built_on(code, gate)
    if not built:
        return
    if code is StepCode.DECIDE:
        raise RuleBroken(_("It was signed or ended by this decision. Take that back first."))
    raise RuleBroken(_("“%(step)s” was built on this. Take that back first.", step=label(built[0])))


def set_checks(
    agreement_id: int, ticked: Collection[int], *, is_ending: bool, version: int | None, actor: Actor
) -> Agreement:
    """Tick what the dossier holds, and untick the rest."""
    with audit.change(actor, "agreement.dossier_checked"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        for check in _checks(procedure_of(agreement, is_ending=is_ending)):
            if (check.id in ticked) != (check.done_on is not None):
                check.done_on = clock.today() if check.id in ticked else None
        records.touch(agreement, actor=actor)
    return agreement
