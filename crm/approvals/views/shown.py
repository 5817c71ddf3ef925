"""What pages show of an approval, and what a step of the delegation misses of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from crm.approvals import queries
from crm.approvals.models import ApprovalStep, Outcome, RouteState, StepKind
from crm.approvals.queries import Dossier
from crm.approvals.rules import SET_ASIDE, Standing, Traveller, at_a_glance, lacks_before
from crm.core.access import Permission, actor, may
from crm.core.locale import label, number
from crm.core.names import display
from crm.delegations.models import Delegation, DelegationStatus, Direction
from crm.delegations.steps import Lack
from crm.delegations.views.shown import beside
from crm.reference.models import Authority

LOOKED_AT = (DelegationStatus.APPROVED, DelegationStatus.CONFIRMED, DelegationStatus.UNDER_WAY)
PLANNED = (
    DelegationStatus.REQUESTED,
    DelegationStatus.IN_REVIEW,
    DelegationStatus.APPROVED,
    DelegationStatus.CONFIRMED,
    DelegationStatus.POSTPONED,
)
"""Where a delegation still has an approval before it, or comes back to one."""


def standing_of(delegation: Delegation, found: Dossier) -> Standing:
    """Gather what the steps of a delegation ask of its approval."""
    route, travel = found.route, found.travel
    return Standing(
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        is_outgoing=delegation.direction is Direction.OUTGOING,
        state=route.state if route else None,
        approver=", ".join(dict.fromkeys(one.body for one in found.steps if one.kind is StepKind.APPROVAL)),
        approved_for=(route.starts_on, route.ends_on) if route else None,
        no_opinion=[one.body for one in found.steps if one.kind is StepKind.OPINION and not one.outcome],
        opposed=[one.body for one in found.steps if one.outcome is Outcome.OPPOSED],
        no_paper=[one.name for one in found.papers if not one.has_come],
        has_invitation=bool(travel and (travel.invitation_number or travel.invitation_from)),
        has_funding=delegation.funding is not None,
        has_per_diem=bool(travel and travel.per_diem is not None),
        travellers=[
            Traveller(
                display(member.person_name),
                passport is not None and passport.kind is not None,
                passport.expires_on if passport else None,
                passport.visa if passport else None,
            )
            for member, passport in found.people
        ],
    )


def unapproved(
    delegation: Delegation, steps: Collection[DelegationStatus]
) -> Mapping[DelegationStatus, Sequence[Lack]]:
    """Say what a step misses of the approval, of the invitation and of the passports."""
    asked = [step for step in steps if step in LOOKED_AT]
    if not asked:
        return {}
    found = queries.dossier(delegation.id, is_outgoing=delegation.direction is Direction.OUTGOING)
    return lacks_before(standing_of(delegation, found), asked)


def unapproved_at_a_glance(delegation: Delegation, step: DelegationStatus) -> Sequence[Lack]:
    """Say what the route that the delegation's page has read anyhow tells before a step."""
    route = beside("route")
    standing = Standing(
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        state=route.state if route else None,
        approver=route.approver if route else "",
        approved_for=(route.starts_on, route.ends_on) if route else None,
    )
    return at_a_glance(standing, step)


def panel_of(delegation: Any) -> dict[str, Any]:
    """Fill the part of the delegation's page: how far the approval is, and whom it waits for."""
    route, step = beside("route"), beside("approval_step")
    is_done = route is not None and route.state is RouteState.APPROVED
    return {
        "route": route,
        "waiting": None if is_done else step,
        "decision": step if is_done else None,
        "may_make": delegation.status in PLANNED and may(actor(), Permission.DELEGATION_EDIT),
        "tone": tone_of(route.state) if route else "",
    }


def tone_of(state: RouteState) -> str:
    """Return the tint of a state: its word says it already."""
    return {RouteState.APPROVED: "done", RouteState.REFUSED: "late", RouteState.UNDER_WAY: "soon"}.get(
        state, ""
    )


def step_rows(steps: Sequence[ApprovalStep]) -> list[dict[str, Any]]:
    """Lay steps out in order: each body with every asking, the latest last. Somebody is left to approve."""
    approving = [one for one in steps if one.kind is StepKind.APPROVAL and one.outcome not in SET_ASIDE]
    return [
        {
            "step": step,
            "may_go": step.outcome is None and not step.sent_on and approving != [step],
            "is_open": step.outcome is None,
            "is_closed": step.outcome in (Outcome.RETURNED, Outcome.RECALLED),
            "signed": signed_words(step),
        }
        for step in steps
    ]


def signed_words(step: ApprovalStep) -> str:
    """Say who signed, and in whose right where it was not the head."""
    if step.authority is Authority.OWN:
        return step.signer
    return f"{step.signer} ({label(step.authority)})"


def routes_before(found: Dossier) -> list[dict[str, Any]]:
    """Lay earlier routes out, each with its steps."""
    return [{"route": route, "rows": step_rows(steps)} for route, steps in found.earlier]


def money_words(amount: Any, currency: str) -> str:
    """Write an amount with its currency."""
    return f"{number(amount)} {currency}" if amount is not None else ""
