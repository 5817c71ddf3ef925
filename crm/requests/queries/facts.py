"""What the gate compares a request with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationStatus,
    Direction,
    MemberSide,
    ProgrammeItem,
)
from crm.delegations.rules import COMING, OFF
from crm.interactions.models import Interaction, InteractionOfficer
from crm.localities.models import Locality
from crm.localities.rules import country_name
from crm.protocol import queries as protocol
from crm.protocol.models import ProtocolRank, RankSystem
from crm.protocol.rules import equivalents
from crm.reference.rules import title_key
from crm.requests.models import DelegationRequest
from crm.requests.rules import (
    FactKind,
    Found,
    GateFacts,
    KeptDay,
    Level,
    Visit,
    days_at,
    years_before,
)
from crm.settings.queries import office
from crm.workdays.queries import Noted, Sides, calendar_of, sides
from crm.workdays.rules import is_working_day, working_days_between

FAR = 10
"""Years that the gate looks back at most."""
MOST = 50
LEADERS = 3
"""The lowest level of a leader of the city."""


def facts_of(delegation: Delegation, request: DelegationRequest) -> GateFacts:
    """Gather what the rules compare; only what the person looking may see is found."""
    visits = _visits(delegation)
    ranks = protocol.ranks_by_code()
    head, post = ranks.get(delegation.head_rank), ranks.get(request.meets)
    equal = equivalents(head, ranks.values(), RankSystem.VN) if head else ()
    both = sides(delegation.locality_id)
    begins = request.received_on or delegation.starts_on
    calendar = calendar_of(both.ours, begins, delegation.ends_on, both.rows.get(both.ours, ()))
    span = [delegation.starts_on + timedelta(days=number) for number in range(min(delegation.days, 366))]
    others = _others(delegation)
    return GateFacts(
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        body=delegation.sender.best("vi"),
        topic=" ".join((request.topic, *delegation.purpose.values())).strip(),
        sector=request.sector_code,
        earlier=[one for one in visits if one.is_same_partner],
        notice_days=(
            working_days_between(request.received_on, delegation.starts_on, calendar)
            if request.received_on
            else None
        ),
        kept=_kept(delegation, both),
        worked_days=sum(is_working_day(one, calendar) for one in span),
        beside=_beside(delegation, others),
        post=protocol.rank_name(post) if post else "",
        engaged=_engaged(delegation, post, others) if post else (),
        rank=_level(head),
        post_rank=_level(post),
        posts_of_rank=[protocol.rank_name(one) for one in equal],
        host=request.host,
    )


def _level(one: ProtocolRank | None) -> Level | None:
    return Level(one.level, protocol.rank_name(one)) if one else None


def _visits(delegation: Delegation) -> list[Visit]:
    """Return earlier delegations of the same partner, the latest first."""
    asked = (
        sa.select(Delegation, DelegationRequest.topic, DelegationRequest.sector_code)
        .outerjoin(DelegationRequest, DelegationRequest.delegation_id == Delegation.id)
        .where(
            Delegation.locality_id == delegation.locality_id,
            Delegation.direction == delegation.direction,
            Delegation.id != delegation.id,
            Delegation.status.not_in(OFF),
            Delegation.starts_on >= years_before(delegation.starts_on, FAR),
            Delegation.starts_on <= delegation.starts_on,
        )
        .order_by(Delegation.starts_on.desc(), Delegation.id)
        .limit(MOST)
    )
    return [_visit(row[0], row[1] or "", row[2]) for row in db.session.execute(asked)]


def _visit(one: Delegation, topic: str, sector: str | None, *, is_same_partner: bool = True) -> Visit:
    return Visit(
        key=one.id,
        title=one.title,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        sender=one.sender.best("vi"),
        topic=" ".join((topic, *one.purpose.values())).strip(),
        sector=sector,
        is_same_partner=is_same_partner,
    )


def _others(delegation: Delegation) -> Sequence[Any]:
    """Return the other delegations on these days, each with the title and rank of every member of ours."""
    member = DelegationMember
    ours = (member.delegation_id == Delegation.id) & (member.side == MemberSide.OURS)
    columns: list[Any] = [Delegation, member.title, member.rank_code]
    asked = sa.select(*columns).outerjoin(member, ours)
    asked = _on_these_days(delegation, asked).order_by(Delegation.starts_on, Delegation.id, member.id)
    return db.session.execute(asked.limit(MOST * 10)).all()


def _beside(delegation: Delegation, others: Sequence[Any]) -> list[Visit]:
    """Return the other delegations of the same direction, the partner's own first."""
    rows = {row[0].id: row[0] for row in others if row[0].direction is delegation.direction}
    found = [
        _visit(one, "", None, is_same_partner=one.locality_id == delegation.locality_id)
        for one in rows.values()
    ]
    return sorted(found, key=lambda one: not one.is_same_partner)


def _on_these_days(delegation: Delegation, asked: sa.Select[Any]) -> sa.Select[Any]:
    return asked.where(
        Delegation.id != delegation.id,
        Delegation.status.in_((*COMING, DelegationStatus.UNDER_WAY)),
        Delegation.starts_on <= delegation.ends_on,
        Delegation.ends_on >= delegation.starts_on,
    )


def _kept(delegation: Delegation, both: Sides) -> list[KeptDay]:
    """Return what both sides keep meanwhile; online, their days are those of their own clock."""
    noted = both.between(delegation.starts_on, delegation.ends_on)
    if delegation.direction is not Direction.ONLINE:
        return [_kept_day(one, both.ours) for one in noted]
    there = db.session.scalar(sa.select(Locality.zone).where(Locality.id == delegation.locality_id))
    first, last = days_at(delegation.starts_on, delegation.ends_on, office().zone, there or office().zone)
    ours = [one for one in noted if one.side == both.ours]
    theirs = [one for one in both.between(first, last) if one.side != both.ours]
    return [_kept_day(one, both.ours) for one in (*ours, *theirs)]


def _kept_day(one: Noted, ours: str) -> KeptDay:
    side = one.side if one.is_city else country_name(one.side)
    text = f"{side}: {one.name}" if one.name else side
    return KeptDay(one.day, text, one.is_off, one.side == ours)


def _engaged(delegation: Delegation, post: ProtocolRank, others: Sequence[Any]) -> Sequence[Found]:
    """Return what is known to keep the holder of a post busy: other delegations and entries of the log.

    Items that a leader of the city attends may be anybody's of a leader's rank.
    """
    title = title_key(protocol.rank_name(post, "vi"))
    named = {
        one.id: one.title
        for one, said, code in others
        if code == post.code or (said and not code and _is_called(said.get("vi", ""), title))
    }
    found = [Found(name, FactKind.DELEGATION, key) for key, name in named.items()]
    attended = _attended(delegation) if post.level <= LEADERS else []
    return [*found, *attended, *_logged(delegation.starts_on, delegation.ends_on, title)]


def _is_called(title: str, key: str) -> bool:
    """Tell whether a title is this post's; what stands in brackets behind it is no part of it."""
    return bool(title) and title_key(title.split("(")[0]) == key


def _logged(first: date, last: date, title: str) -> list[Found]:
    """Return the entries of the log on these days that somebody with this title takes part in."""
    asked = (
        sa.select(Interaction.id, Interaction.title, UserAccount.title)
        .join(InteractionOfficer, InteractionOfficer.interaction_id == Interaction.id)
        .join(UserAccount, UserAccount.id == InteractionOfficer.user_id)
        .where(Interaction.happened_on >= first, Interaction.happened_on <= last)
        .order_by(Interaction.happened_on, Interaction.id)
        .limit(300)
    )
    rows = db.session.execute(asked)
    return [Found(name, FactKind.INTERACTION, key) for key, name, said in rows if _is_called(said, title)]


def _attended(delegation: Delegation) -> list[Found]:
    """Return the items with a leader of the city in other programmes on these days."""
    columns: list[Any] = [Delegation.id, Delegation.title, ProgrammeItem.day, ProgrammeItem.starts_at]
    asked = sa.select(*columns).join(ProgrammeItem, ProgrammeItem.delegation_id == Delegation.id)
    asked = _on_these_days(delegation, asked).where(
        ProgrammeItem.has_leader,
        ProgrammeItem.day >= delegation.starts_on,
        ProgrammeItem.day <= delegation.ends_on,
    )
    rows = db.session.execute(asked.order_by(ProgrammeItem.day, ProgrammeItem.starts_at).limit(MOST))
    return [
        Found(f"{on:%d/%m} {at:%H:%M} · {title}", FactKind.DELEGATION, key) for key, title, on, at in rows
    ]
