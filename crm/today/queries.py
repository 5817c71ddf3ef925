"""What one person's day is made of: each kind of thing in one statement, a few rows of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from crm.commitments.models import Commitment, Side
from crm.commitments.rules import OPEN_STATES
from crm.core.db import db
from crm.core.records import Record, beside
from crm.delegations.models import Delegation, DelegationMember, DelegationStatus, MemberSide
from crm.delegations.rules import COMING, LONGEST
from crm.interactions.models import Interaction, InteractionOfficer
from crm.localities.models import Locality, Scope
from crm.partnerships.models import Partnership
from crm.partnerships.rules import EXITS
from crm.people.models import ContactPoint, PointKind
from crm.tasks.models import Task

AHEAD: Final = timedelta(days=7)
"""How far the page looks ahead."""
FEW: Final = 25
"""Rows of one kind: a day with more of them is worked through in its list."""


_trip: Any = Delegation.__table__.alias("near_trip")
_visit: Any = Interaction.__table__.alias("near_visit")


def tasks_due(user_id: int | None, today: date) -> Sequence[Any]:
    """Return a person's open tasks that are due within a week or late, the longest late first."""
    about: Any = beside(Record, "about")
    place: Any = beside(Record, "place")
    columns: list[Any] = [Task.id, Task.title, Task.due_on, about.title.label("about")]
    asked = (
        sa.select(*columns, place.title.label("partner"))
        .outerjoin(about, about.id == Task.about_id)
        .outerjoin(place, place.id == Task.locality_id)
        .where(
            Task.owner_id == user_id,
            Task.kind == "task",
            Task.done_on.is_(None),
            Task.due_on <= today + AHEAD,
        )
    )
    return db.session.execute(asked.order_by(Task.due_on, Task.id).limit(FEW)).all()


def promises_due(user_id: int | None, today: date) -> Sequence[Any]:
    """Return what a person answers for and is due within a week or late, on either side."""
    place: Any = beside(Locality, "place")
    columns: list[Any] = [Commitment.id, Commitment.title, Commitment.text, Commitment.due_on]
    asked = (
        sa.select(*columns, Commitment.side, place.title.label("partner"))
        .join(place, place.id == Commitment.locality_id)
        .where(
            Commitment.owner_id == user_id,
            Commitment.state.in_(OPEN_STATES),
            Commitment.due_on <= today + AHEAD,
        )
    )
    ours_first = Commitment.side == Side.THEIRS
    return db.session.execute(asked.order_by(Commitment.due_on, ours_first, Commitment.id).limit(FEW)).all()


def ties_to_move(user_id: int | None, today: date, *, unassigned: bool) -> Sequence[Any]:
    """Return the ties in a person's charge whose next action is due within a week or late, or not planned.

    With ``unassigned`` the ties that nobody is in charge of are among them. The focal point and a telephone
    come along, so that a call is one tap.
    """
    place: Any = beside(Locality, "place")
    counterpart: Any = beside(Record, "counterpart")
    telephone = (
        sa.select(ContactPoint.value)
        .where(
            ContactPoint.contact_id == counterpart.id,
            ContactPoint.kind.in_((PointKind.MOBILE, PointKind.PHONE)),
        )
        .order_by(ContactPoint.id)
        .limit(1)
        .correlate(counterpart)
        .scalar_subquery()
    )
    whose = Partnership.owner_id == user_id
    columns: list[Any] = [Partnership.id, Partnership.version, Partnership.next_action]
    columns += [Partnership.next_action_on, Partnership.owner_id, place.id.label("locality_id")]
    columns += [place.title, place.native_name, place.native_lang]
    columns += [counterpart.title.label("counterpart"), telephone.label("telephone")]
    asked = (
        sa.select(*columns)
        .join(place, place.id == Partnership.locality_id)
        .outerjoin(counterpart, counterpart.id == Partnership.counterpart_id)
        .where(
            place.scope == Scope.FOREIGN,
            Partnership.stage.not_in(EXITS),
            sa.or_(whose, Partnership.owner_id.is_(None)) if unassigned else whose,
            sa.or_(
                Partnership.next_action == "",
                Partnership.next_action_on <= today + AHEAD,
                Partnership.owner_id.is_(None),
            ),
        )
        .order_by(Partnership.next_action_on.asc().nulls_last(), place.sort_key)
    )
    return db.session.execute(asked.limit(FEW)).all()


def visits_of(user_id: int | None, today: date) -> Sequence[Any]:
    """Return the visits of today or later that a person takes part in, and those they have to complete."""
    place: Any = beside(Locality, "place")
    took_part = sa.exists().where(
        InteractionOfficer.interaction_id == Interaction.id, InteractionOfficer.user_id == user_id
    )
    mine = sa.or_(Interaction.owner_id == user_id, Interaction.created_by_id == user_id)
    # Each half by its own index, the second as the index has it.
    near = sa.select(_visit.c.id).where(_visit.c.happened_on.between(today, today + AHEAD))
    unfinished = sa.select(_visit.c.id).where(sa.text("near_visit.is_to_complete"))
    columns: list[Any] = [Interaction.id, Interaction.title, Interaction.happened_on, Interaction.starts_at]
    columns += [Interaction.place, Interaction.channel, Interaction.is_to_complete]
    asked = (
        sa.select(*columns, place.title.label("partner"))
        .join(place, place.id == Interaction.locality_id)
        .where(
            Interaction.id.in_(sa.union_all(near, unfinished)),
            sa.or_(mine, sa.and_(took_part, Interaction.happened_on.between(today, today + AHEAD))),
        )
        .order_by(Interaction.happened_on, Interaction.starts_at.asc().nulls_first(), Interaction.id)
    )
    return db.session.execute(asked.limit(FEW)).all()


def delegations_near(user_id: int | None, today: date) -> Sequence[Any]:
    """Return the delegations that come within a week, and a person's own that wait for a step or a report."""
    place: Any = beside(Record, "place")
    people = sa.select(sa.func.count(DelegationMember.id)).where(
        DelegationMember.delegation_id == Delegation.id, DelegationMember.side == MemberSide.THEIRS
    )
    columns: list[Any] = [Delegation.id, Delegation.title, Delegation.status, Delegation.starts_on]
    columns += [Delegation.ends_on, Delegation.report_due_on, Delegation.owner_id]
    # Each half by its own index.
    comes = sa.select(_trip.c.id).where(
        _trip.c.status.in_((*COMING, DelegationStatus.UNDER_WAY)),
        _trip.c.ends_on >= today,
        _trip.c.starts_on.between(today - LONGEST, today + AHEAD),
    )
    waits = sa.select(_trip.c.id).where(
        _trip.c.status.in_(
            (DelegationStatus.REQUESTED, DelegationStatus.IN_REVIEW, DelegationStatus.COMPLETED)
        )
    )
    near = sa.and_(Delegation.ends_on >= today, Delegation.starts_on <= today + AHEAD)
    here = sa.and_(near, Delegation.status.in_((*COMING, DelegationStatus.UNDER_WAY)))
    asked = (
        sa.select(*columns, place.title.label("partner"), people.scalar_subquery().label("people"))
        .outerjoin(place, place.id == Delegation.locality_id)
        .where(Delegation.id.in_(sa.union_all(comes, waits)), sa.or_(here, Delegation.owner_id == user_id))
        .order_by(Delegation.starts_on, Delegation.id)
    )
    return db.session.execute(asked.limit(FEW)).all()
