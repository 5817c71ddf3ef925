"""The procedure of an agreement: its steps, opinions, days, dossier, and what is looked at before signing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.agreements import queries, service
from crm.agreements.forms import BeginForm, BodyForm, StepForm, TrackForm
from crm.agreements.models import (
    Agreement,
    Check,
    Clock,
    Consultation,
    Ending,
    Opinion,
    Procedure,
    Step,
    StepCode,
    Track,
)
from crm.agreements.rules.procedure import CLOCK_CODES, OPTIONAL, consultation_rule, steps_of
from crm.agreements.rules.signing import Test, check_signing, is_ready
from crm.agreements.views.desk import desk_of
from crm.agreements.views.room import bp, known, may_edit
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _, label
from crm.core.transactions import new_form_key
from crm.core.web import form_page, page, toast
from crm.reference.queries import items, shown_name
from crm.reference.rules import ListCode

AT = "/<record_id:record_id>/procedure"
COURSE = f'{AT}/<any("signing", "ending"):course>'
STEP = f"{COURSE}/<any({', '.join(code.value for code in StepCode)}):step>"
OFFERED_BODIES = ("mofa",)
"""Bodies that are always asked, put before the office's other agencies."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as the page shows it: done, open, or not to be taken yet."""

    code: StepCode
    step: Step | None
    done_on: Any
    clock: Clock | None
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One way of an agreement, with everything that belongs to it."""

    procedure: Procedure
    name: str
    steps: list[Taken]
    bodies: list[tuple[Consultation, Clock | None]]
    checks: list[Check]
    has_rule: bool


def _day_of(code: StepCode, agreement: Agreement, step: Step | None, bodies: list[Consultation]) -> Any:
    """Return when a step was done; consulting, signing and ending tell their own days."""
    if code is StepCode.CONSULT:
        replies = [body.replied_on for body in bodies]
        return max(replies) if replies and all(replies) else None  # type: ignore[type-var]
    if code is StepCode.SIGN:
        return agreement.signed_on
    if code is StepCode.END:
        return agreement.ended_on
    return step.done_on if step is not None else None


def _courses(agreement: Agreement) -> list[Course]:
    steps = {(one.procedure_id, one.code): one for one in queries.steps_taken(agreement.id)}
    bodies, checks = queries.consultations_of(agreement.id), queries.checks_of(agreement.id)
    clocks = {(one.rule_code, one.consultation_id): one for one in queries.clocks_of(agreement.id)}
    told = []
    for one in queries.procedures_of(agreement.id):
        asked = [body for body in bodies if body.procedure_id == one.id]
        asks_pm = any(body.opinion is Opinion.DISAGREES for body in asked) or any(
            (one.id, code) in steps for code in (StepCode.PM_ASKED, StepCode.PM_ANSWERED)
        )
        rule = consultation_rule(one.track)
        dated = [(body, clocks.get((rule, body.id))) for body in asked]
        shown = []
        for code in steps_of(one.track, asks_pm=asks_pm):
            step = steps.get((one.id, code))
            clock = clocks.get((CLOCK_CODES.get(code, ""), None))
            is_ours = clock is not None and clock.procedure_id in (None, one.id)
            done_on = _day_of(code, agreement, step, asked)
            shown.append(Taken(code, step, done_on, clock if is_ours else None, code in OPTIONAL))
        told.append(
            Course(
                procedure=one,
                name="ending" if one.is_ending else "signing",
                steps=shown,
                bodies=dated,
                checks=[check for check in checks if check.procedure_id == one.id],
                has_rule=all(clock or not body.complete_on for body, clock in dated),
            )
        )
    return told


@bp.get(AT)
@requires(Permission.AGREEMENT_READ)
def procedure(record_id: int) -> ResponseReturnValue:
    """How far the signing or the ending of an agreement is."""
    row = known(record_id)
    agreement: Agreement = row.Agreement
    courses = _courses(agreement)
    signing = next((one for one in courses if one.name == "signing"), None)
    tests: list[Test] = []
    if signing is not None and agreement.signed_on is None:
        taken = [one.step for one in signing.steps if one.step is not None]
        tests = check_signing(desk_of(agreement, taken, [body for body, _clock in signing.bodies]))
    return page(
        "agreements/procedure.html",
        row=row,
        agreement=agreement,
        courses=courses,
        tests=tests,
        is_ready=is_ready(tests),
        form_key=new_form_key(),
        may_edit=may_edit(),
    )


def _at(record_id: int) -> str:
    return url_for("agreements.procedure", record_id=record_id)


@bp.route(f"{COURSE}/begin", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def begin(record_id: int, course: str) -> ResponseReturnValue:
    """Begin the procedure of a signing, or of an ending."""
    row = known(record_id)
    is_ending = course == "ending"
    form = BeginForm(track=Track.ENDING if is_ending else Track.NORMAL, version=row.Agreement.version)
    _offer_tracks(form, is_ending=is_ending)
    if form.accepted():
        done = form.attempt(
            lambda: service.begin(
                record_id,
                form.track.data,
                reason=form.reason.data or "",
                version=form.seen_version,
                actor=actor(),
            )
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_at(record_id))
    return form_page("agreements/track.html", form=form, row=row, is_new=True)


def _offer_tracks(form: TrackForm, *, is_ending: bool) -> None:
    fitting = [one for one in Track if (one is Track.ENDING) == is_ending]
    form.track.choices = [(one.value, label(one)) for one in fitting]


@bp.route(f"{AT}/track", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def track(record_id: int) -> ResponseReturnValue:
    """Go another way to the signing."""
    row, kept = known(record_id), queries.procedure(record_id, is_ending=False) or abort(404)
    form = TrackForm(track=kept.track, reason=kept.reason, version=row.Agreement.version)
    _offer_tracks(form, is_ending=False)
    if form.accepted():
        done = form.attempt(
            lambda: service.change_track(
                record_id,
                form.track.data,
                reason=form.reason.data or "",
                version=form.seen_version,
                actor=actor(),
            )
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_at(record_id))
    return form_page("agreements/track.html", form=form, row=row, is_new=False)


@bp.route(STEP, methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def step(record_id: int, course: str, step: str) -> ResponseReturnValue:
    """Note that a step was taken."""
    row, code = known(record_id), StepCode(step)
    form = StepForm(version=row.Agreement.version)
    form.prepare(code)
    if form.ending:
        form.ending.choices = [(one.value, label(one)) for one in Ending if one is not Ending.DROPPED]
    if form.accepted():
        entry = form.entry(code)
        done = form.attempt(
            lambda: service.take_step(record_id, entry, is_ending=course == "ending", actor=actor())
        )
        if done is not None:
            toast(_("Noted: %(title)s", title=label(code)), undo=True)
            return redirect(_at(record_id))
    return form_page("agreements/step.html", form=form, row=row, code=code, course=course)


@bp.post(f"{STEP}/undo")
@requires(Permission.AGREEMENT_EDIT)
def step_undo(record_id: int, course: str, step: str) -> ResponseReturnValue:
    """Take a step back that was noted by mistake."""
    code = StepCode(step)
    service.undo_step(
        record_id, code, is_ending=course == "ending", version=CrmForm().seen_version, actor=actor()
    )
    toast(_("Taken back: %(title)s", title=label(code)), undo=True)
    return redirect(_at(record_id))


def _bodies() -> list[str]:
    """Return the names of the agencies that a form suggests."""
    rows = sorted(items(ListCode.AGENCY), key=lambda one: (one.code not in OFFERED_BODIES, one.place))
    return [shown_name(one) for one in rows]


@bp.route(f"{COURSE}/bodies/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def body_new(record_id: int, course: str) -> ResponseReturnValue:
    """Write down a body that is asked for its opinion."""
    row = known(record_id)
    form = BodyForm(version=row.Agreement.version, body=request.args.get("body", "")[:200])
    if form.accepted():
        done = form.attempt(
            lambda: service.ask_body(record_id, form.entry(), is_ending=course == "ending", actor=actor())
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_at(record_id))
    return form_page("agreements/body.html", form=form, row=row, body=None, suggested=_bodies())


@bp.route(f"{AT}/bodies/<record_id:consultation_id>", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def body_edit(record_id: int, consultation_id: int) -> ResponseReturnValue:
    """Note what became of a body's opinion."""
    editing = Editing(lambda: _filled_body(record_id, consultation_id), BodyForm)
    done = editing.save(
        lambda form: service.edit_consultation(record_id, consultation_id, form.entry(), actor=actor())
    )
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(_at(record_id))
    row, body = editing.form.about
    return editing.page(
        "agreements/body.html",
        subject=body.body,
        cancel_url=_at(record_id),
        row=row,
        body=body,
        suggested=_bodies(),
    )


def _filled_body(record_id: int, consultation_id: int) -> BodyForm:
    row, body = known(record_id), queries.consultation(record_id, consultation_id) or abort(404)
    form = BodyForm.of(body)
    form.version.data = form.version.data or str(row.Agreement.version)
    form.about = (row, body)
    return form


@bp.post(f"{AT}/bodies/<record_id:consultation_id>/remove")
@requires(Permission.AGREEMENT_EDIT)
def body_remove(record_id: int, consultation_id: int) -> ResponseReturnValue:
    """Take a body off the list."""
    gone = service.remove_consultation(
        record_id, consultation_id, version=CrmForm().seen_version, actor=actor()
    )
    toast(_("Deleted: %(title)s", title=gone.body), undo=True)
    return redirect(_at(record_id))


@bp.post(f"{COURSE}/dossier")
@requires(Permission.AGREEMENT_EDIT)
def checks(record_id: int, course: str) -> ResponseReturnValue:
    """Tick what the dossier holds."""
    ticked = {int(key) for key in request.form.getlist("ids") if key.isascii() and key.isdecimal()}
    service.set_checks(
        record_id, ticked, is_ending=course == "ending", version=CrmForm().seen_version, actor=actor()
    )
    toast(_("Saved."), undo=True)
    return redirect(f"{_at(record_id)}#dossier")
