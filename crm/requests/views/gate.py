"""The gate: each rule with what it found, the recommendation, the decision, the answer."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _, label, language
from crm.core.web import form_page, page, stands_on, toast
from crm.delegations.views.shown import days_of
from crm.requests import queries, service
from crm.requests.forms import DecisionForm
from crm.requests.models import DelegationRequest, GateCode
from crm.requests.queries import RequestPage
from crm.requests.rules import advise, examine
from crm.requests.views.blueprint import bp
from crm.requests.views.shown import finding_row, reply_of


@bp.get("/<record_id:record_id>")
@requires(Permission.DELEGATION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """What was asked, what the rules say of it, and what was decided."""
    found = queries.request_page(record_id) or abort(404)
    stands_on(locality_id=found.delegation.locality_id, delegation_id=record_id)
    shown = _shown(found)
    return page("requests/gate.html", form=_fresh(found, shown), **shown)


def _fresh(found: RequestPage, shown: dict[str, Any]) -> DecisionForm | None:
    """Open the form on what was decided; nothing is chosen beforehand, and what is closed stays."""
    if not shown["editable"] or found.request is None or found.delegation.status not in service.OPEN:
        return None
    given = {
        "answer": found.request.decision,
        "proposal": found.request.proposal,
        "reason": found.request.decision_reason,
        "version": found.delegation.version,
    }
    return DecisionForm(data=given)


def _shown(found: RequestPage) -> dict[str, Any]:
    """Look at the request by every rule, and lay out what came of it."""
    delegation, request = found.delegation, found.request
    shown: dict[str, Any] = {
        "delegation": delegation,
        "partner": found.partner,
        "request": request,
        "letter": found.letter,
        "decided_by": found.decided_by,
        "editable": may(actor(), Permission.DELEGATION_EDIT),
        "dates": days_of(delegation.starts_on, delegation.ends_on),
        "advice": None,
        "approval_url": _approval_url(delegation.id),
    }
    if request is None:
        return shown
    settings = queries.settings()
    facts = queries.facts_of(delegation, request)
    findings = examine(facts, settings)
    advice = advise(findings, settings)
    answer = request.decision or advice.answer
    return shown | {
        "wished": _wished(request),
        "rank": facts.rank.name if facts.rank else delegation.head_rank,
        "post": facts.post,
        "sector": found.sector.name(language()) if found.sector else "",
        "rows": [finding_row(one, settings[one.code]) for one in findings],
        "advice": advice,
        "advice_rule": label(advice.rule) if advice.rule else "",
        "to_look_at": [label(code) for code in advice.to_look_at],
        "kept_rule": label(GateCode(request.advice_rule)) if request.advice_rule else "",
        "answer": answer,
        "reply": reply_of(found, answer),
        "is_own_reply": bool(request.reply) and request.reply_to is answer,
        "is_stale_reply": bool(request.reply) and request.reply_to is not answer,
        "may_set": may(actor(), Permission.SETTINGS_EDIT),
    }


def _wished(request: DelegationRequest) -> str:
    """Write the days as they were wished."""
    first, last = request.wished_from, request.wished_to
    return days_of(first, last or first) if first else ""


def _approval_url(record_id: int) -> str | None:
    """Return where the approval goes on, where there is such a page."""
    is_there = "approvals.show" in current_app.view_functions
    return url_for("approvals.show", record_id=record_id) if is_there else None


@bp.post("/<record_id:record_id>/decide")
@requires(Permission.DELEGATION_EDIT)
def decide(record_id: int) -> ResponseReturnValue:
    """Decide on the request; the delegation moves where the decision leads."""
    form = DecisionForm()
    if form.accepted():
        done = form.attempt(lambda: service.decide(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Decided. Status: %(status)s.", status=label(done.status)), undo=True)
            return redirect(url_for(".show", record_id=record_id))
    found = queries.request_page(record_id) or abort(404)
    return form_page("requests/gate.html", form=form, **_shown(found))
