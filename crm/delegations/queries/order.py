"""What the order of members is told from: posts, ranks, countries, days of taking office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from crm.core.db import db
from crm.delegations.models import DelegationMember, MemberOrder, MemberSide
from crm.delegations.rules.order import ROLE_PLACES
from crm.people.models import Position
from crm.protocol.models import PrecedenceRule
from crm.protocol.queries import ranks_by_code, rule_set
from crm.protocol.rules import Attendee
from crm.reference.queries import items
from crm.reference.rules import ListCode, title_key


def orders_of(delegation_id: int) -> Mapping[MemberSide, MemberOrder]:
    """Return how each side was put in order, where somebody has said so."""
    rows = db.session.scalars(sa.select(MemberOrder).where(MemberOrder.delegation_id == delegation_id))
    return {row.side: row for row in rows}


def rule_of(order: MemberOrder) -> PrecedenceRule | None:
    """Return the edition of the rule set that a side was put in order by."""
    return rule_set(order.rule_id)


def attendees(members: Sequence[DelegationMember], *, as_they_stand: bool = False) -> Sequence[Attendee]:
    """Return what is known of members to compare them by, in four statements however many they are.

    ``as_they_stand`` lets their present order break ties, not the order in which they were entered.
    """
    ranks, posts, since = ranks_by_code(), _posts(), _in_office(members)
    found = []
    for at, one in enumerate(members):
        rank = ranks.get(one.rank_code)
        found.append(
            Attendee(
                key=one.id,
                received=at if as_they_stand else one.id,
                role=ROLE_PLACES.get(one.role, 2),
                level=rank.level if rank else None,
                rank_place=rank.place if rank else 0,
                post=posts.get(title_key(one.title.get("vi", ""))),
                country=one.nationality,
                in_office_since=since.get(one.contact_id or 0),
                companion_of=one.companion_of_id,
            )
        )
    return found


def _posts() -> Mapping[str, int]:
    """Return the place of each post in the office's own list, by its title."""
    rows = items(ListCode.POST)
    return {title_key(row.name["vi"]): at for at, row in enumerate(rows) if row.name.get("vi")}


def _in_office(members: Sequence[DelegationMember]) -> Mapping[int, date]:
    """Return since when contacts hold the post they hold, the one first in the record where several."""
    keys = {one.contact_id for one in members if one.contact_id}
    if not keys:
        return {}
    asked = (
        sa.select(Position.contact_id, Position.from_on)
        .where(Position.contact_id.in_(keys), Position.to_on.is_(None), Position.from_on.is_not(None))
        .order_by(Position.is_primary, Position.id.desc())
    )
    return {contact_id: since for contact_id, since in db.session.execute(asked) if since is not None}
