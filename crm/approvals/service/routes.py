"""The way of one delegation to its approval: made from the matrix, walked step by step, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crm.approvals import queries
from crm.approvals.models import (
    ApprovalPaper,
    ApprovalRoute,
    ApprovalRule,
    ApprovalStep,
    Outcome,
    RouteState,
    StepKind,
)
from crm.approvals.rules import Case, as_lines, row_for
from crm.approvals.service.matrix import MOST_DAYS
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _, label
from crm.delegations.models import Delegation, Funding, VisitKind
from crm.protocol import queries as protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEntry:
    """What the matrix asks about a delegation, beside the way it goes."""

    rank_code: str = ""
    visit_kind: VisitKind | None = None
    funding: Funding | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStepEntry:
    """Another body that is asked."""

    body: str
    days: int
    kind: StepKind = StepKind.OPINION
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PaperTick:
    """Whether a paper of the dossier has come."""

    has_come: bool
    note: str = ""


def make_route(delegation_id: int, entry: RouteEntry, *, actor: Actor) -> ApprovalRoute:
    """Make the route of a delegation from the row of the matrix that fits, and keep it as it is now."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    before, _steps = queries.route_with_steps(delegation_id)
    if before is not None and before.state is RouteState.UNDER_WAY:
        raise RuleBroken(_("A route is under way already. Withdraw it first."))
    rank = protocol.rank_by_code(entry.rank_code)
    if entry.rank_code and rank is None:
        raise Invalid(_("Choose from the list."), field="rank_code")
    case = Case(
        direction=delegation.direction,
        level=rank.level if rank else None,
        visit_kind=entry.visit_kind,
        funding=entry.funding,
    )
    rule = row_for(case, queries.rules())
    if rule is None:
        raise RuleBroken(_("No row of the approval table fits this delegation."), field="rank_code")
    with audit.change(actor, "approval.route_made", delegation):
        delegation.visit_kind, delegation.funding = entry.visit_kind, entry.funding
        delegation.head_rank = entry.rank_code
        route = _route(delegation, rule)
        db.session.add(route)
        db.session.flush()
        _lay_out(route, rule)
        records.touch(delegation, actor=actor)
    return route


def _route(delegation: Delegation, rule: ApprovalRule) -> ApprovalRoute:
    return ApprovalRoute(
        delegation_id=delegation.id,
        made_on=clock.today(),
        state=RouteState.UNDER_WAY,
        direction=delegation.direction,
        visit_kind=delegation.visit_kind,
        rank_code=delegation.head_rank,
        funding=delegation.funding,
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        approver=rule.approver,
        approval_days=rule.approval_days,
        note=rule.note,
        is_sample=rule.is_sample,
    )


def _lay_out(route: ApprovalRoute, rule: ApprovalRule) -> None:
    """Lay out the steps, opinions first, and the papers of the dossier."""
    ours = {"route_id": route.id, "delegation_id": route.delegation_id}
    asked = [(StepKind.OPINION, body, rule.opinion_days) for body in as_lines(rule.consulted)]
    asked.append((StepKind.APPROVAL, rule.approver, rule.approval_days))
    for place, (kind, body, days) in enumerate(asked, start=1):
        db.session.add(ApprovalStep(place=place, kind=kind, body=body, days=days, **ours))
    for place, name in enumerate(as_lines(rule.documents), start=1):
        db.session.add(ApprovalPaper(place=place, name=name, **ours))


def open_route(delegation_id: int, version: int | None) -> tuple[Delegation, ApprovalRoute]:
    """Return a delegation, locked, with its latest route."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    route, _steps = queries.route_with_steps(delegation_id)
    if route is None:
        raise Missing(_("No route of approval has been made."))
    return delegation, route


def add_step(delegation_id: int, entry: NewStepEntry, *, actor: Actor) -> ApprovalStep:
    """Ask another body: an opinion before the approvals, an approval after the others."""
    delegation, route = open_route(delegation_id, entry.version)
    if route.state is not RouteState.UNDER_WAY:
        raise RuleBroken(_("This route is closed: %(state)s.", state=label(route.state)))
    if not 0 < entry.days <= MOST_DAYS:
        raise Invalid(_("Enter a number from %(min)s to %(max)s.", min=1, max=MOST_DAYS), field="days")
    with audit.change(actor, "approval.step_added", delegation):
        _route_again, steps = queries.route_with_steps(delegation_id)
        opinions = [step.place for step in steps if step.kind is StepKind.OPINION]
        is_last = entry.kind is StepKind.APPROVAL
        place = (max((step.place for step in steps), default=0) if is_last else max(opinions, default=0)) + 1
        if not is_last:
            for step in steps:
                if step.place >= place:
                    step.place += 1
        made = ApprovalStep(
            route_id=route.id,
            delegation_id=delegation_id,
            place=place,
            kind=entry.kind,
            body=entry.body,
            days=entry.days,
        )
        db.session.add(made)
        records.touch(delegation, actor=actor)
    return made


def withdraw_route(delegation_id: int, reason: str, *, version: int | None, actor: Actor) -> ApprovalRoute:
    """Withdraw a dossier: bodies that have not answered are no longer asked; what was answered stays."""
    delegation, route = open_route(delegation_id, version)
    if route.state is not RouteState.UNDER_WAY:
        raise RuleBroken(_("This route is closed: %(state)s.", state=label(route.state)))
    if not reason:
        raise Invalid(_("Say why."), field="reason")
    with audit.change(actor, "approval.withdrawn", delegation):
        route.state = RouteState.WITHDRAWN
        _route_again, steps = queries.route_with_steps(delegation_id)
        for step in steps:
            if step.outcome is None:
                step.outcome, step.comment = Outcome.RECALLED, reason
                step.answered_on = clock.today()
        records.touch(delegation, actor=actor)
    return route


def tick_papers(
    delegation_id: int, ticks: Mapping[int, PaperTick], *, version: int | None, actor: Actor
) -> Delegation:
    """Say which papers of the dossier have come."""
    delegation, route = open_route(delegation_id, version)
    with audit.change(actor, "approval.papers_ticked", delegation):
        for paper in queries.papers_of(route.id):
            if (tick := ticks.get(paper.id)) is not None:
                paper.has_come, paper.note = tick.has_come, tick.note
        records.touch(delegation, actor=actor)
    return delegation
