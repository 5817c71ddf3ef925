"""How far the papers of a delegation are, without reading them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crm.core.db import Words, db
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    LeaderBrief,
    MemberSide,
    ProgrammeItem,
    TalkingTopic,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a delegation's papers there is, counted without reading them."""

    brief: LeaderBrief | None
    theirs: int
    ours: int
    guests: int
    without_title: int
    items: int
    topics: int

    @property
    def empty_boxes(self) -> int:
        """Boxes of the leader's page that nobody has filled in."""
        brief = self.brief
        if brief is None:
            return 0
        chosen = (brief.item_id, brief.meets_id, brief.greeting_reading)
        texts = (brief.why, brief.point_1, brief.point_2, brief.point_3, brief.not_promise, brief.answer)
        return sum(1 for box in (*chosen, *texts, brief.gift_ours, brief.gift_theirs) if not box)


def standing_of(delegation_id: int) -> Standing:
    """Count what a delegation's papers are made of, in one statement."""

    def count(model: Any, *conditions: Any) -> Any:
        asked = sa.select(sa.func.count(model.id)).where(model.delegation_id == delegation_id, *conditions)
        return asked.scalar_subquery()

    sides = [count(DelegationMember, DelegationMember.side == side) for side in MemberSide]
    untitled = count(DelegationMember, DelegationMember.title == Words())
    row = db.session.execute(
        sa.select(LeaderBrief, *sides, untitled, count(ProgrammeItem), count(TalkingTopic))
        .select_from(Delegation)
        .outerjoin(LeaderBrief, LeaderBrief.delegation_id == Delegation.id)
        .where(Delegation.id == delegation_id)
    ).first()
    return Standing(*row) if row else Standing(None, 0, 0, 0, 0, 0, 0)
