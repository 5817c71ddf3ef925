"""Taking the steps of a permission, taking them back, and ticking the checklist of the dossier."""

from __future__ import annotations

from collections.abc import Collection

from crm.agreements.models import Opinion
from crm.conferences import queries
from crm.conferences.models import Conference, Verdict
from crm.conferences.rules import NUMBERS, Gate, StepCode, competence_of, later_step, refusal_of
from crm.conferences.rules.steps import DAYS, days_of
from crm.conferences.service.clocks import keep_clocks
from crm.conferences.service.entries import StepEntry
from crm.core import audit, clock, records, search
from crm.core.access import Actor
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _, label, language


def gate_of(conference: Conference) -> Gate:
    """Return what is known of a conference when a step is about to be taken."""
    bodies = queries.consultations_of(conference.id)
    checks = queries.checks_of(conference.id)
    return Gate(
        done=days_of(conference),
        today=clock.today(),
        starts_on=conference.starts_on,
        ends_on=conference.ends_on,
        verdict=conference.verdict,
        unticked=tuple(one.text.best(language()) for one in checks if one.done_on is None),
        silent=tuple(one.body for one in bodies if one.replied_on is None),
        against=tuple(one.body for one in bodies if one.opinion is Opinion.DISAGREES),
        is_open=competence_of(conference).competence is None,
        has_consulted=bool(bodies),
    )


def take_step(conference_id: int, entry: StepEntry, *, actor: Actor) -> Conference:
    """Note that a step was taken. Of two officers who note the same one, the second is told of the first."""
    with audit.change(actor, "conference.step_taken"):
        conference = records.open_for_change(Conference, conference_id, version=entry.version)
        audit.about(conference)
        if refusal := refusal_of(entry.code, entry.done_on, gate_of(conference)):
            raise RuleBroken(refusal, field="done_on")
        _note(conference, entry)
        records.touch(conference, actor=actor)
        keep_clocks(conference)
        search.index(conference)
    return conference


def _note(conference: Conference, entry: StepEntry) -> None:
    """Write a step down with what it is made of."""
    if entry.code is StepCode.DECIDE:
        if entry.verdict is None:
            raise Invalid(_("Choose what was decided."), field="verdict")
        if not entry.number:
            raise Invalid(_("Please enter %(field)s.", field=_("Number and symbol")), field="number")
        if entry.verdict is Verdict.REFUSE and not entry.note:
            raise Invalid(_("Please enter the reason."), field="note")
        conference.verdict, conference.decision_note = entry.verdict, entry.note
    if entry.code is StepCode.DROP:
        if not entry.note:
            raise Invalid(_("Please enter the reason."), field="note")
        conference.drop_reason = entry.note
    setattr(conference, DAYS[entry.code], entry.done_on)
    if entry.code in NUMBERS:
        setattr(conference, NUMBERS[entry.code], entry.number)


def undo_step(conference_id: int, code: StepCode, *, version: int | None, actor: Actor) -> Conference:
    """Take a step back that was noted by mistake; what was built on it is taken back first."""
    with audit.change(actor, "conference.step_undone"):
        conference = records.open_for_change(Conference, conference_id, version=version)
        audit.about(conference)
        if (later := later_step(code, days_of(conference))) is not None:
            raise RuleBroken(_("“%(step)s” stands on it. Take that back first.", step=label(later)))
        setattr(conference, DAYS[code], None)
        if code in NUMBERS:
            setattr(conference, NUMBERS[code], "")
        if code is StepCode.DECIDE:
            conference.verdict, conference.decision_note = None, ""
        if code is StepCode.DROP:
            conference.drop_reason = ""
        records.touch(conference, actor=actor)
        keep_clocks(conference)
        search.index(conference)
    return conference


def set_checks(
    conference_id: int, ticked: Collection[int], *, version: int | None, actor: Actor
) -> Conference:
    """Tick what the dossier holds, and untick the rest."""
    with audit.change(actor, "conference.dossier_checked"):
        conference = records.open_for_change(Conference, conference_id, version=version)
        audit.about(conference)
        for check in queries.checks_of(conference_id):
            if (check.id in ticked) != (check.done_on is not None):
                check.done_on = clock.today() if check.id in ticked else None
        records.touch(conference, actor=actor)
    return conference
