"""The procedure of an agreement: its steps, opinions, days, dossier, and what is looked at before signing."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.agreements import queries, service
from crm.agreements.forms import BeginForm, StepForm, TrackForm
from crm.agreements.models import (
    Agreement,
    Ending,
    StepCode,
    Track,
)
from crm.agreements.rules.signing import Test, check_signing, is_ready
from crm.agreements.views.courses import courses_of
from crm.agreements.views.desk import desk_of
from crm.agreements.views.drafting import paper_links
from crm.agreements.views.room import bp, known, may_edit
from crm.core.access import Permission, actor, requires
from crm.core.forms import CrmForm
from crm.core.locale import _, label
from crm.core.transactions import new_form_key
from crm.core.web import form_page, page, toast

AT = "/<record_id:record_id>/procedure"
COURSE = f'{AT}/<any("signing", "ending"):course>'
STEP = f"{COURSE}/<any({', '.join(code.value for code in StepCode)}):step>"


@bp.get(AT)
@requires(Permission.AGREEMENT_READ)
def procedure(record_id: int) -> ResponseReturnValue:
    """How far the signing or the ending of an agreement is."""
    row = known(record_id)
    agreement: Agreement = row.Agreement
    courses = courses_of(agreement)
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
        papers=paper_links(agreement, courses),
        tests=tests,
        is_ready=is_ready(tests),
        form_key=new_form_key(),
        may_edit=may_edit(),
    )


def at(record_id: int) -> str:
    """Return the page of an agreement's procedure."""
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
            return redirect(at(record_id))
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
            return redirect(at(record_id))
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
            return redirect(at(record_id))
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
    return redirect(at(record_id))


@bp.post(f"{COURSE}/dossier")
@requires(Permission.AGREEMENT_EDIT)
def checks(record_id: int, course: str) -> ResponseReturnValue:
    """Tick what the dossier holds."""
    ticked = {int(key) for key in request.form.getlist("ids") if key.isascii() and key.isdecimal()}
    service.set_checks(
        record_id, ticked, is_ending=course == "ending", version=CrmForm().seen_version, actor=actor()
    )
    toast(_("Saved."), undo=True)
    return redirect(f"{at(record_id)}#dossier")
