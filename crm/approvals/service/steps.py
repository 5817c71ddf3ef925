"""The steps of a route: a body is asked, answers, returns the dossier, is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.approvals import queries
from crm.approvals.models import ApprovalRoute, ApprovalStep, Outcome, RouteState, StepKind
from crm.approvals.rules import ANSWERS, NEEDS_COMMENT, SET_ASIDE, state_after
from crm.approvals.service.routes import open_route
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _, label
from crm.delegations import service as delegations
from crm.delegations.models import Delegation, DelegationStatus
from crm.delegations.service import MoveEntry
from crm.delegations.steps import lacks_of
from crm.reference.models import Authority
from crm.workdays.queries import office_calendar
from crm.workdays.rules import working_days_later


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """When a body was asked, and what it answered."""

    sent_on: date | None = None
    sent_number: str = ""
    answered_on: date | None = None
    number: str = ""
    outcome: Outcome | None = None
    comment: str = ""
    signer: str = ""
    authority: Authority = Authority.OWN
    version: int | None = None


def _step(delegation_id: int, step_id: int, route: ApprovalRoute) -> ApprovalStep:
    found = queries.step_of(delegation_id, step_id)
    if found is None:
        raise Missing(_("This step was taken out meanwhile."))
    if found[0].id != route.id or found[1].outcome in (Outcome.RETURNED, Outcome.RECALLED):
        raise RuleBroken(_("This step is closed and stays on record."))
    return found[1]


def keep_step(delegation_id: int, step_id: int, entry: StepEntry, *, actor: Actor) -> ApprovalStep:
    """Write down when a body was asked and what it answered.

    A returned dossier is asked for again in a step of its own. The last approval approves the delegation too,
    where it stands in review.
    """
    delegation, route = open_route(delegation_id, entry.version)
    step = _step(delegation_id, step_id, route)
    if route.state is RouteState.WITHDRAWN:
        raise RuleBroken(_("This route is closed: %(state)s.", state=label(route.state)))
    _check_step(step, entry)
    with audit.change(actor, "approval.step_kept", delegation):
        _fill(step, entry)
        if entry.outcome is Outcome.RETURNED:
            _ask_again(step)
        db.session.flush()
        _settle(delegation, route, step, actor)
        records.touch(delegation, actor=actor)
    return step


def _check_step(step: ApprovalStep, entry: StepEntry) -> None:
    for name in ("sent_on", "answered_on"):
        day = getattr(entry, name)
        if day is not None and day > clock.today():
            raise Invalid(_("This day is still to come."), field=name)
    if entry.outcome is not None or entry.answered_on is not None:
        _check_days(entry)
        _check_answer(step, entry)


def _check_days(entry: StepEntry) -> None:
    if entry.sent_on is None:
        raise Invalid(_("Enter the day on which it was sent."), field="sent_on")
    if entry.answered_on is None:
        raise Invalid(_("Enter the day of the answer."), field="answered_on")
    if entry.answered_on < entry.sent_on:
        raise Invalid(_("The answer is older than what was sent."), field="answered_on")


def _check_answer(step: ApprovalStep, entry: StepEntry) -> None:
    if entry.outcome is None:
        raise Invalid(_("Say what was answered."), field="outcome")
    if entry.outcome not in ANSWERS[step.kind]:
        raise Invalid(_("Choose from the list."), field="outcome")
    if entry.outcome in NEEDS_COMMENT and not entry.comment:
        raise Invalid(_("Write down what they said."), field="comment")
    if entry.authority is not Authority.OWN and not entry.signer:
        raise Invalid(_("Enter who signed for the head."), field="signer")


def _fill(step: ApprovalStep, entry: StepEntry) -> None:
    if entry.sent_on != step.sent_on:
        step.due_on = _due(entry.sent_on, step.days)
    for name in ("sent_on", "sent_number", "answered_on", "number", "outcome", "comment", "signer"):
        setattr(step, name, getattr(entry, name))
    step.authority = entry.authority


def _due(sent_on: date | None, days: int) -> date | None:
    """Return the last day for an answer, counted in working days from the day after."""
    return working_days_later(sent_on, days, office_calendar(sent_on, sent_on)) if sent_on else None


def _ask_again(step: ApprovalStep) -> None:
    again = ApprovalStep(
        route_id=step.route_id,
        delegation_id=step.delegation_id,
        place=step.place,
        kind=step.kind,
        body=step.body,
        days=step.days,
    )
    db.session.add(again)


def _settle(delegation: Delegation, route: ApprovalRoute, step: ApprovalStep, actor: Actor) -> None:
    """Let the route stand as its steps say, and approve the delegation once all have approved."""
    _route_again, steps = queries.route_with_steps(delegation.id)
    was, route.state = route.state, state_after(steps)
    if route.state is not RouteState.APPROVED or was is RouteState.APPROVED:
        return
    db.session.flush()
    if delegation.status is DelegationStatus.IN_REVIEW:
        lacks = lacks_of(delegation, [DelegationStatus.APPROVED])[DelegationStatus.APPROVED]
        if not any(lack.refuses for lack in lacks):
            named = {"number": step.number or "…", "body": step.body}
            why = _("Decision %(number)s of %(body)s.", **named)
            entry = MoveEntry(to=DelegationStatus.APPROVED, reason=why)
            delegations.move_delegation(delegation.id, entry, actor=actor)


def remove_step(delegation_id: int, step_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take out a step that was never sent; what was asked once stays on record, and somebody approves.

    Where the other approvals are given already, the route is approved by them.
    """
    delegation, route = open_route(delegation_id, version)
    step = _step(delegation_id, step_id, route)
    if step.sent_on is not None:
        raise RuleBroken(_("This body has been asked already; the step stays on record."))
    others = [one for one in queries.route_with_steps(delegation_id)[1] if one.id != step.id]
    approvals = [one for one in others if one.kind is StepKind.APPROVAL and one.outcome not in SET_ASIDE]
    if not approvals:
        told = _("Nobody but %(body)s approves by this route: withdraw the dossier instead.", body=step.body)
        raise RuleBroken(told)
    with audit.change(actor, "approval.step_removed", delegation):
        db.session.delete(step)
        db.session.flush()
        if route.state is RouteState.UNDER_WAY:
            _settle(delegation, route, approvals[-1], actor)
        records.touch(delegation, actor=actor)
    return delegation
