"""A delegation with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import beside
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationMove,
    DelegationStatus,
    ItemVehicle,
    LeaderBrief,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
    TalkingTopic,
    Vehicle,
)
from crm.delegations.rules import COMING
from crm.delegations.rules.programme import in_order
from crm.localities.models import Locality
from crm.localities.rules import working_language

L = TypeVar("L", ProgrammePerson, ItemVehicle)


@dataclass(frozen=True, slots=True)
class DelegationPage:
    """A delegation with what its page says beside it."""

    delegation: Delegation
    partner: Locality | None
    brief: LeaderBrief | None
    owner: str
    topics: tuple[TalkingTopic, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=dict)
    """Rows of the rooms above that were read with it, by their code; None where there is none."""


_beside: dict[str, tuple[Any, Any]] = {}


def read_beside(code: str, row: Any, on: Any) -> None:
    """Let a room above have its one row for a delegation read together with the delegation.

    ``on`` joins ``row`` to ``Delegation``, to one row at most: it costs the page no statement of its own.
    """
    _beside[code] = (row, on)


def delegation_page(record_id: int) -> DelegationPage | None:
    """Return a delegation with its partner, its leader's brief, its topics and the officer in charge.

    One statement: a delegation has few topics, so that its row may as well come once for each.
    """
    partner = beside(Locality, "partner")
    columns: list[Any] = [Delegation, partner, LeaderBrief, UserAccount.display_name, TalkingTopic]
    asked = (
        sa.select(*columns, *(row for row, _on in _beside.values()))
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(LeaderBrief, LeaderBrief.delegation_id == Delegation.id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .outerjoin(TalkingTopic, TalkingTopic.delegation_id == Delegation.id)
    )
    for row, on in _beside.values():
        asked = asked.outerjoin(row, on)
    asked = asked.where(Delegation.id == record_id).order_by(TalkingTopic.place, TalkingTopic.id)
    rows = db.session.execute(asked).all()
    if not rows:
        return None
    delegation, of, brief, owner, _topic, *others = rows[0]
    topics = tuple(row[4] for row in rows if row[4] is not None)
    return DelegationPage(delegation, of, brief, owner or "", topics, dict(zip(_beside, others, strict=True)))


def language_of(partner: Locality | None) -> str:
    """Return the language a partner works in; none where the partner may not be shown."""
    return working_language(partner.country_code, partner.native_lang) if partner else ""


def language_beside(locality_id: int) -> str:
    """Return the language that stands beside ours in the forms of a delegation."""
    return language_of(db.session.scalar(sa.select(Locality).where(Locality.id == locality_id)))


_SIDES = sa.case({side.value: at for at, side in enumerate(MemberSide)}, value=DelegationMember.side)


def members_of(delegation_id: int) -> Sequence[DelegationMember]:
    """Return all members, side by side, each side in the order received."""
    return db.session.scalars(
        sa.select(DelegationMember)
        .where(DelegationMember.delegation_id == delegation_id)
        .order_by(_SIDES, DelegationMember.place, DelegationMember.id)
    ).all()


def by_side(members: Iterable[DelegationMember]) -> dict[MemberSide, list[DelegationMember]]:
    """Part members by the side they belong to."""
    sides: dict[MemberSide, list[DelegationMember]] = {side: [] for side in MemberSide}
    for one in members:
        sides[one.side].append(one)
    return sides


def member_of(delegation_id: int, member_id: int) -> DelegationMember | None:
    """Return one member of a delegation."""
    return db.session.scalar(
        sa.select(DelegationMember).where(
            DelegationMember.delegation_id == delegation_id, DelegationMember.id == member_id
        )
    )


def items_of(delegation_id: int) -> Sequence[ProgrammeItem]:
    """Return the programme in the order in which it happens, whatever clock an item is told by."""
    item = ProgrammeItem
    return in_order(db.session.scalars(sa.select(item).where(item.delegation_id == delegation_id)))


def programme_on(day: date, *, limit: int = 12) -> Sequence[Any]:
    """Return a day's programme of every delegation that is here or expected, by the hour."""
    item = ProgrammeItem
    columns: list[Any] = [item.id, item.starts_at, item.ends_at, item.title, item.place, item.has_leader]
    columns += [Delegation.id.label("delegation_id"), Delegation.title.label("delegation")]
    asked = (
        sa.select(*columns)
        .join_from(Delegation, item, item.delegation_id == Delegation.id)
        .where(item.day == day, Delegation.status.in_((*COMING, DelegationStatus.UNDER_WAY)))
        .order_by(item.starts_at, item.id)
    )
    return db.session.execute(asked.limit(limit)).all()


def item_of(delegation_id: int, item_id: int) -> ProgrammeItem | None:
    """Return one item of a programme as it is saved now."""
    item = ProgrammeItem
    asked = sa.select(item).where(item.delegation_id == delegation_id, item.id == item_id)
    return db.session.scalar(asked.execution_options(populate_existing=True))


def links_of(model: type[L], item_id: int) -> Sequence[L]:
    """Return who takes part in an item, or what drives them there."""
    return db.session.scalars(sa.select(model).where(model.item_id == item_id).order_by(model.id)).all()


def vehicles_of(delegation_id: int) -> Sequence[Vehicle]:
    """Return the vehicles of a visit in their order."""
    car = Vehicle
    return db.session.scalars(
        sa.select(car).where(car.delegation_id == delegation_id).order_by(car.place, car.id)
    ).all()


def topics_of(delegation_id: int) -> Sequence[TalkingTopic]:
    """Return the talking points in order."""
    topic = TalkingTopic
    return db.session.scalars(
        sa.select(topic).where(topic.delegation_id == delegation_id).order_by(topic.place, topic.id)
    ).all()


def topic_of(delegation_id: int, topic_id: int) -> TalkingTopic | None:
    """Return one topic."""
    topic = TalkingTopic
    return db.session.scalar(
        sa.select(topic).where(topic.delegation_id == delegation_id, topic.id == topic_id)
    )


def moves_of(delegation_id: int) -> Sequence[Any]:
    """Return every move of a delegation with the name of who moved it, the latest first."""
    move = DelegationMove
    columns: list[Any] = [move.from_status, move.to_status, move.reason, move.against, move.moved_at]
    asked = (
        sa.select(*columns, UserAccount.display_name.label("by"))
        .outerjoin(UserAccount, UserAccount.id == move.moved_by_id)
        .where(move.delegation_id == delegation_id)
    )
    return db.session.execute(asked.order_by(move.id.desc())).all()


def brief_of(delegation_id: int) -> LeaderBrief | None:
    """Return the leader's brief of a delegation, if it was begun."""
    return db.session.scalar(sa.select(LeaderBrief).where(LeaderBrief.delegation_id == delegation_id))
