"""The matrix of who approves what, and the way of one delegation through it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Prose, member
from crm.delegations.models import Direction, Funding, VisitKind
from crm.reference.models import Authority


class RouteState(StrEnum):
    """How a route stands."""

    UNDER_WAY = "under_way"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class StepKind(StrEnum):
    """What a body is asked for."""

    OPINION = "opinion"
    APPROVAL = "approval"


class Outcome(StrEnum):
    """What came back. An opinion is agreed with or not; only an approval approves or refuses."""

    AGREED = "agreed"
    AGREED_IF = "agreed_if"
    OPPOSED = "opposed"
    APPROVED = "approved"
    REFUSED = "refused"
    RETURNED = "returned"
    RECALLED = "recalled"


class PassportKind(StrEnum):
    """Which passport somebody travels on."""

    DIPLOMATIC = "diplomatic"
    OFFICIAL = "official"
    ORDINARY = "ordinary"


class VisaState(StrEnum):
    """How far a visa is."""

    NOT_NEEDED = "not_needed"
    TO_APPLY = "to_apply"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"


class ApprovalRule(Base):
    """One row of the matrix: for which delegations, who approves and is asked before, which papers, how long.

    An empty cell fits every delegation. A row is a sample until the office confirms it.
    """

    __tablename__ = "approval_rule"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    direction: Mapped[Direction | None] = mapped_column(member(Direction))
    visit_kind: Mapped[VisitKind | None] = mapped_column(member(VisitKind))
    level: Mapped[int | None]
    """For heads of this level and above; 1 is the highest."""
    funding: Mapped[Funding | None] = mapped_column(member(Funding))
    approver: Mapped[Line]
    consulted: Mapped[Prose] = mapped_column(default="")
    """Bodies whose opinion is asked first, one a line."""
    documents: Mapped[Prose] = mapped_column(default="")
    """Papers of the dossier, one a line."""
    opinion_days: Mapped[int] = mapped_column(default=5)
    approval_days: Mapped[int] = mapped_column(default=5)
    note: Mapped[Line] = mapped_column(default="")
    is_sample: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class ApprovalRoute(Base):
    """The way of one delegation to its approval, as the matrix had it when the route was made."""

    __tablename__ = "approval_route"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    made_on: Mapped[date]
    state: Mapped[RouteState] = mapped_column(member(RouteState), default=RouteState.UNDER_WAY)
    direction: Mapped[Direction] = mapped_column(member(Direction))
    visit_kind: Mapped[VisitKind | None] = mapped_column(member(VisitKind))
    rank_code: Mapped[str] = mapped_column(sa.String(40), default="")
    funding: Mapped[Funding | None] = mapped_column(member(Funding))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    """Days for which approval is asked; a visit that moves to others is seen."""
    approver: Mapped[Line]
    approval_days: Mapped[int]
    note: Mapped[Line] = mapped_column(default="")
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Made from a row that the office had not confirmed."""


class ApprovalStep(Base):
    """One asking of one body. A body that returns a dossier is asked again in a row of its own."""

    __tablename__ = "approval_step"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.Index("ix_approval_step_due", "due_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    route_id: Mapped[int] = mapped_column(sa.ForeignKey("approval_route.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    kind: Mapped[StepKind] = mapped_column(member(StepKind))
    body: Mapped[Line]
    days: Mapped[int]
    sent_on: Mapped[date | None]
    sent_number: Mapped[str] = mapped_column(LineType(80), default="")
    due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    number: Mapped[str] = mapped_column(LineType(80), default="")
    outcome: Mapped[Outcome | None] = mapped_column(member(Outcome))
    comment: Mapped[Prose] = mapped_column(default="")
    signer: Mapped[Line] = mapped_column(default="")
    authority: Mapped[Authority] = mapped_column(member(Authority), default=Authority.OWN)
    """In whose right the answer is signed: a deputy signs for the head."""


class ApprovalPaper(Base):
    """One paper of the dossier: asked for by the route, there or not yet."""

    __tablename__ = "approval_paper"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    route_id: Mapped[int] = mapped_column(sa.ForeignKey("approval_route.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    name: Mapped[Line]
    has_come: Mapped[bool] = mapped_column(default=False)
    note: Mapped[Line] = mapped_column(default="")


class TravelFile(Base):
    """What an outgoing delegation needs beside its approval: the invitation, the money for each day."""

    __tablename__ = "travel_file"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.CheckConstraint("per_diem IS NULL OR per_diem >= 0", name="per_diem"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation.id", ondelete="CASCADE"), unique=True
    )
    invitation_number: Mapped[str] = mapped_column(LineType(80), default="")
    invitation_from: Mapped[Line] = mapped_column(default="")
    invitation_on: Mapped[date | None]
    per_diem: Mapped[Decimal | None] = mapped_column(sa.Numeric(14, 2))
    currency: Mapped[str] = mapped_column(sa.String(3), default="VND")
    money_note: Mapped[Line] = mapped_column(default="")


class Passport(Base):
    """Passport and visa that a member of ours travels with; the number is kept with the member, sealed."""

    __tablename__ = "travel_passport"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="CASCADE"), unique=True
    )
    kind: Mapped[PassportKind | None] = mapped_column(member(PassportKind))
    expires_on: Mapped[date | None]
    visa: Mapped[VisaState | None] = mapped_column(member(VisaState))
    note: Mapped[Line] = mapped_column(default="")
