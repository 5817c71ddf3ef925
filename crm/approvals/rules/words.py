"""What states and answers are called, and what an answer makes of the route."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from crm.approvals.models import Outcome, PassportKind, RouteState, StepKind, VisaState
from crm.core.locale import _lp, name_members

name_members(
    {
        RouteState.UNDER_WAY: _lp("route", "Under way"),
        RouteState.APPROVED: _lp("route", "Approved"),
        RouteState.REFUSED: _lp("route", "Not approved"),
        RouteState.WITHDRAWN: _lp("route", "Withdrawn"),
    }
)
name_members(
    {
        StepKind.OPINION: _lp("route", "Opinion"),
        StepKind.APPROVAL: _lp("route", "Approval"),
    }
)
name_members(
    {
        Outcome.AGREED: _lp("route", "Agrees"),
        Outcome.AGREED_IF: _lp("route", "Agrees with remarks"),
        Outcome.OPPOSED: _lp("route", "Does not agree"),
        Outcome.APPROVED: _lp("route", "Approves"),
        Outcome.REFUSED: _lp("route", "Does not approve"),
        Outcome.RETURNED: _lp("route", "Returned for changes"),
        Outcome.RECALLED: _lp("route", "Withdrawn by us"),
    }
)
name_members(
    {
        PassportKind.DIPLOMATIC: _lp("passport", "Diplomatic"),
        PassportKind.OFFICIAL: _lp("passport", "Official"),
        PassportKind.ORDINARY: _lp("passport", "Ordinary"),
    }
)
name_members(
    {
        VisaState.NOT_NEEDED: _lp("visa", "Not needed"),
        VisaState.TO_APPLY: _lp("visa", "To be applied for"),
        VisaState.APPLIED: _lp("visa", "Applied for"),
        VisaState.GRANTED: _lp("visa", "Granted"),
        VisaState.REFUSED: _lp("visa", "Refused"),
    }
)

ANSWERS: Final[Mapping[StepKind, tuple[Outcome, ...]]] = {
    StepKind.OPINION: (Outcome.AGREED, Outcome.AGREED_IF, Outcome.OPPOSED, Outcome.RETURNED),
    StepKind.APPROVAL: (Outcome.APPROVED, Outcome.REFUSED, Outcome.RETURNED),
}
"""What a body can answer; only who approves can approve."""

NEEDS_COMMENT: Final = frozenset({Outcome.AGREED_IF, Outcome.OPPOSED, Outcome.REFUSED, Outcome.RETURNED})
"""Answers that say nothing without their words."""

SET_ASIDE: Final = frozenset({Outcome.RETURNED, Outcome.RECALLED})
"""Answers that another asking follows, or none at all."""


class Answered(Protocol):
    """A step, as far as the state of its route depends on it."""

    kind: StepKind
    outcome: Outcome | None


def state_after(steps: Iterable[Answered]) -> RouteState:
    """Return how a route stands: refused by one approver, approved once every approver has."""
    asked = [step for step in steps if step.kind is StepKind.APPROVAL and step.outcome not in SET_ASIDE]
    if any(step.outcome is Outcome.REFUSED for step in asked):
        return RouteState.REFUSED
    is_approved = bool(asked) and all(step.outcome is Outcome.APPROVED for step in asked)
    return RouteState.APPROVED if is_approved else RouteState.UNDER_WAY
