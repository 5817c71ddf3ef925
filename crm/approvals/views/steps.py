"""The steps of a route and the papers of its dossier."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.approvals import queries, service
from crm.approvals.forms import NewStepForm, PapersForm, StepForm
from crm.approvals.models import ApprovalStep
from crm.approvals.views.blueprint import bp, sent_version
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, label, pgettext
from crm.core.web import form_page, toast
from crm.delegations.models import Delegation


def _the(record_id: int) -> Delegation:
    found = queries.delegation_of(record_id) or abort(404)
    return found[0]


@bp.route("/<record_id:record_id>/steps/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def step_new(record_id: int) -> ResponseReturnValue:
    """Ask another body."""
    delegation = _the(record_id)
    form = NewStepForm(data={"version": delegation.version})
    if form.accepted():
        done = form.attempt(lambda: service.add_step(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id, _anchor=f"step-{done.id}"))
    return form_page("approvals/step_new.html", form=form, delegation=delegation)


@bp.route("/<record_id:record_id>/steps/<record_id:step_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def step_edit(record_id: int, step_id: int) -> ResponseReturnValue:
    """Write down when a body was asked and what it answered."""
    delegation = _the(record_id)
    editing = Editing(lambda: _filled(record_id, step_id), StepForm)
    before = delegation.status
    done = editing.save(lambda form: service.keep_step(record_id, step_id, form.entry(), actor=actor()))
    if done is not None:
        now = _the(record_id).status
        words = _("Saved.") if now is before else _("Saved. Status: %(status)s.", status=label(now))
        toast(words, undo=True)
        return redirect(url_for(".show", record_id=record_id, _anchor=f"step-{step_id}"))
    step: ApprovalStep = editing.form.about
    return editing.page(
        "approvals/step.html",
        subject=step.body,
        cancel_url=url_for(".show", record_id=record_id),
        delegation=delegation,
        step=step,
    )


def _filled(record_id: int, step_id: int) -> StepForm:
    found = queries.step_of(record_id, step_id) or abort(404)
    return StepForm.showing(found[1], _the(record_id).version)


@bp.post("/<record_id:record_id>/steps/<record_id:step_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def step_remove(record_id: int, step_id: int) -> ResponseReturnValue:
    """Take out a step that was never sent."""
    service.remove_step(record_id, step_id, version=sent_version(), actor=actor())
    toast(pgettext("route", "Taken out."), undo=True)
    return redirect(url_for(".show", record_id=record_id))


@bp.route("/<record_id:record_id>/papers", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def papers(record_id: int) -> ResponseReturnValue:
    """Tick the papers of the dossier that have come."""
    delegation = _the(record_id)
    route, _steps = queries.route_with_steps(record_id)
    if route is None:
        abort(404)
    rows = queries.papers_of(route.id)
    form = PapersForm.showing(rows, delegation.version)
    if form.accepted():
        done = form.attempt(
            lambda: service.tick_papers(record_id, form.ticks(), version=form.seen_version, actor=actor())
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id, _anchor="dossier"))
    names = {str(one.id): one.name for one in rows}
    return form_page("approvals/papers.html", form=form, delegation=delegation, names=names)
