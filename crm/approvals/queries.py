"""What is read of approvals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from crm.approvals.models import (
    ApprovalPaper,
    ApprovalRoute,
    ApprovalRule,
    ApprovalStep,
    Outcome,
    Passport,
    TravelFile,
)
from crm.core.db import db
from crm.core.records import beside
from crm.delegations.models import Delegation, DelegationMember, MemberSide
from crm.localities.models import Locality


@dataclass(frozen=True, slots=True)
class Dossier:
    """The latest route of a delegation with its steps and papers, and what an outgoing one travels with."""

    route: ApprovalRoute | None = None
    steps: Sequence[ApprovalStep] = ()
    papers: Sequence[ApprovalPaper] = ()
    travel: TravelFile | None = None
    people: Sequence[tuple[DelegationMember, Passport | None]] = ()
    earlier: Sequence[tuple[ApprovalRoute, Sequence[ApprovalStep]]] = ()
    """The routes before the latest one."""


def rules() -> Sequence[ApprovalRule]:
    """Return the matrix, oldest row first."""
    return db.session.scalars(sa.select(ApprovalRule).order_by(ApprovalRule.id)).all()


def rule(rule_id: int) -> ApprovalRule | None:
    """Return one row of the matrix, or None."""
    return db.session.scalar(sa.select(ApprovalRule).where(ApprovalRule.id == rule_id))


def delegation_of(delegation_id: int) -> tuple[Delegation, Locality | None] | None:
    """Return a delegation with its partner where it may be seen, or None."""
    partner: Any = beside(Locality, "partner")
    row = db.session.execute(
        sa.select(Delegation, partner)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .where(Delegation.id == delegation_id)
    ).first()
    return (row[0], row[1]) if row else None


def route_with_steps(delegation_id: int) -> tuple[ApprovalRoute | None, Sequence[ApprovalStep]]:
    """Return the latest route of a delegation with its steps in order."""
    return next(iter(routes_of(delegation_id)), (None, ()))


def latest_route() -> Any:
    """Return the key of the latest route of the delegation that the statement is about."""
    asked = sa.select(sa.func.max(ApprovalRoute.id)).where(ApprovalRoute.delegation_id == Delegation.id)
    return asked.correlate(Delegation).scalar_subquery()


def telling_step() -> Any:
    """Return the key of the step that tells most of the latest route: the approval once it is given, before
    that the one whose answer is due first.
    """
    step, route = aliased(ApprovalStep), aliased(ApprovalRoute)
    latest = sa.select(sa.func.max(route.id)).where(route.delegation_id == Delegation.id)
    asked = (
        sa.select(step.id)
        .where(step.route_id == latest.correlate(Delegation).scalar_subquery())
        .where(
            sa.or_(
                step.outcome == Outcome.APPROVED, sa.and_(step.sent_on.is_not(None), step.outcome.is_(None))
            )
        )
        .order_by(step.outcome.is_(None).desc(), step.due_on, step.id)
        .limit(1)
    )
    return asked.correlate(Delegation).scalar_subquery()


def routes_of(delegation_id: int) -> list[tuple[ApprovalRoute, list[ApprovalStep]]]:
    """Return every route of a delegation with its steps in order, the latest first."""
    asked = (
        sa.select(ApprovalRoute, ApprovalStep)
        .outerjoin(ApprovalStep, ApprovalStep.route_id == ApprovalRoute.id)
        .where(ApprovalRoute.delegation_id == delegation_id)
        .order_by(ApprovalRoute.id.desc(), ApprovalStep.place, ApprovalStep.id)
    )
    found: dict[int, tuple[ApprovalRoute, list[ApprovalStep]]] = {}
    for route, step in db.session.execute(asked):
        steps = found.setdefault(route.id, (route, []))[1]
        if step is not None:
            steps.append(step)
    return list(found.values())


def papers_of(route_id: int) -> Sequence[ApprovalPaper]:
    """Return the papers that a route asks for, in order."""
    asked = sa.select(ApprovalPaper).where(ApprovalPaper.route_id == route_id)
    return db.session.scalars(asked.order_by(ApprovalPaper.place, ApprovalPaper.id)).all()


def travel_of(delegation_id: int) -> TravelFile | None:
    """Return what an outgoing delegation travels with, or None."""
    return db.session.scalar(sa.select(TravelFile).where(TravelFile.delegation_id == delegation_id))


def travellers(delegation_id: int) -> Sequence[tuple[DelegationMember, Passport | None]]:
    """Return the members of ours in order, each with the passport entered for them."""
    asked = (
        sa.select(DelegationMember, Passport)
        .outerjoin(Passport, Passport.member_id == DelegationMember.id)
        .where(DelegationMember.delegation_id == delegation_id, DelegationMember.side == MemberSide.OURS)
        .order_by(DelegationMember.place, DelegationMember.id)
    )
    return [(member, passport) for member, passport in db.session.execute(asked)]


def step_of(delegation_id: int, step_id: int) -> tuple[ApprovalRoute, ApprovalStep] | None:
    """Return one step of a delegation with its route, or None."""
    row = db.session.execute(
        sa.select(ApprovalRoute, ApprovalStep)
        .join(ApprovalStep, ApprovalStep.route_id == ApprovalRoute.id)
        .where(ApprovalStep.delegation_id == delegation_id, ApprovalStep.id == step_id)
    ).first()
    return (row[0], row[1]) if row else None


def dossier(delegation_id: int, *, is_outgoing: bool) -> Dossier:
    """Return everything that is there of the approval of a delegation."""
    routes = routes_of(delegation_id)
    route, steps = routes[0] if routes else (None, [])
    return Dossier(
        route,
        steps,
        papers_of(route.id) if route else (),
        travel_of(delegation_id) if is_outgoing else None,
        travellers(delegation_id) if is_outgoing else (),
        routes[1:],
    )
