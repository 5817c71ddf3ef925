"""The permission of a conference: its steps, opinions, days and dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.conferences import queries, service
from crm.conferences.forms import StepForm
from crm.conferences.models import Conference, ConferenceClock
from crm.conferences.rules import NUMBERS, StepCode, competence_of, gaps_of, later_step, refusal_of
from crm.conferences.rules.steps import CLOCKS, IN_ORDER, OPINION_RULE, REPORT_RULE, days_of
from crm.conferences.views.room import bp, known, may_edit
from crm.core.access import Permission, actor, requires
from crm.core.forms import CrmForm
from crm.core.locale import _, label
from crm.core.transactions import new_form_key
from crm.core.web import form_page, page, toast

AT = "/<record_id:record_id>/procedure"
STEP = f"{AT}/<any({', '.join(code.value for code in StepCode)}):step>"


@dataclass(frozen=True, slots=True)
class Line:
    """A step as the page shows it."""

    code: StepCode
    done_on: date | None
    number: str
    clock: ConferenceClock | None
    is_next: bool
    may_take_back: bool


def _lines(one: Conference, clocks: dict[tuple[str, int | None], ConferenceClock]) -> list[Line]:
    """Lay out the steps; the first that is not taken is the next one."""
    done = days_of(one)
    allows = competence_of(one).competence
    rules = {StepCode.COMPLETE: CLOCKS[allows] if allows else "", StepCode.REPORT: REPORT_RULE}
    shown = [*IN_ORDER, *([StepCode.DROP] if StepCode.DROP in done else [])]
    ahead = [code for code in IN_ORDER if code not in done] if StepCode.DROP not in done else []
    return [
        Line(
            code=code,
            done_on=done.get(code),
            number=getattr(one, NUMBERS[code]) if code in NUMBERS else "",
            clock=clocks.get((rules.get(code, ""), None)),
            is_next=code in ahead[:1],
            may_take_back=code in done and later_step(code, done) is None,
        )
        for code in shown
    ]


@bp.get(AT)
@requires(Permission.CONFERENCE_READ)
def procedure(record_id: int) -> ResponseReturnValue:
    """How far the permission of a conference is."""
    row = known(record_id)
    conference: Conference = row.Conference
    clocks = {(one.rule_code, one.consultation_id): one for one in queries.clocks_of(record_id)}
    lines = _lines(conference, clocks)
    ahead = next((line.code for line in lines if line.is_next), None)
    bodies = [(one, clocks.get((OPINION_RULE, one.id))) for one in queries.consultations_of(record_id)]
    return page(
        "conferences/procedure.html",
        row=row,
        conference=conference,
        competence=competence_of(conference),
        lines=lines,
        gaps=gaps_of(ahead, service.gate_of(conference)) if ahead else [],
        bodies=bodies,
        checks=queries.checks_of(record_id),
        form_key=new_form_key(),
        may_edit=may_edit(),
    )


def at(record_id: int) -> str:
    """Return the page of a conference's permission."""
    return url_for("conferences.procedure", record_id=record_id)


@bp.route(STEP, methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def step(record_id: int, step: str) -> ResponseReturnValue:
    """Note that a step was taken."""
    row, code = known(record_id), StepCode(step)
    form = StepForm(version=row.Conference.version)
    form.prepare(code, row.Conference)
    if form.accepted():
        entry = form.entry(code)
        done = form.attempt(lambda: service.take_step(record_id, entry, actor=actor()))
        if done is not None:
            toast(_("Noted: %(title)s", title=label(code)), undo=True)
            return redirect(at(record_id))
    return form_page("conferences/step.html", form=form, row=row, code=code, gaps=_lacking(form, row, code))


def _lacking(form: StepForm, row: Any, code: StepCode) -> list[str]:
    """Say before anything is typed what stands in the way of a step, and what should be there first."""
    gate = service.gate_of(row.Conference)
    refusal = "" if form.errors else refusal_of(code, gate.today, gate)
    return [*([refusal] if refusal else []), *gaps_of(code, gate)]


@bp.post(f"{STEP}/undo")
@requires(Permission.CONFERENCE_EDIT)
def step_undo(record_id: int, step: str) -> ResponseReturnValue:
    """Take a step back that was noted by mistake."""
    code = StepCode(step)
    service.undo_step(record_id, code, version=CrmForm().seen_version, actor=actor())
    toast(_("Taken back: %(title)s", title=label(code)), undo=True)
    return redirect(at(record_id))


@bp.post(f"{AT}/dossier")
@requires(Permission.CONFERENCE_EDIT)
def checks(record_id: int) -> ResponseReturnValue:
    """Tick what the dossier holds."""
    ticked = {int(key) for key in request.form.getlist("ids") if key.isascii() and key.isdecimal()}
    service.set_checks(record_id, ticked, version=CrmForm().seen_version, actor=actor())
    toast(_("Saved."), undo=True)
    return redirect(f"{at(record_id)}#dossier")
