"""What is read of requests, and what the gate compares them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.locale import language
from crm.core.records import beside
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationStatus,
    Direction,
    MemberSide,
    ProgrammeItem,
)
from crm.delegations.rules import COMING, OFF
from crm.documents.models import Document
from crm.documents.queries import papers_numbered
from crm.interactions.models import Interaction, InteractionOfficer
from crm.localities.models import Locality
from crm.localities.rules import country_name
from crm.protocol import queries as protocol
from crm.protocol.models import ProtocolRank, RankSystem
from crm.protocol.rules import equivalents
from crm.reference import queries as reference
from crm.reference.rules import title_key
from crm.requests.models import DelegationRequest, GateCode, GateRule
from crm.requests.rules import (
    FactKind,
    Found,
    GateFacts,
    KeptDay,
    Level,
    Setting,
    Visit,
    days_at,
    settings_with,
    years_before,
)
from crm.settings.queries import office
from crm.workdays.queries import Noted, office_calendar, sides
from crm.workdays.rules import is_working_day, working_days_between

FAR = 10
"""Years that the gate looks back at most."""
MOST = 50
LEADERS = 3
"""The lowest level of a leader of the city."""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A delegation with the request behind it, its letter, and who decided."""

    delegation: Delegation
    partner: Locality | None
    request: DelegationRequest | None
    letter: Document | None
    decided_by: str


def request_page(delegation_id: int) -> RequestPage | None:
    """Return a delegation with the request behind it; the letter only where it may be seen."""
    partner, letter = beside(Locality, "partner"), beside(Document, "letter")
    row = db.session.execute(
        sa.select(Delegation, partner, DelegationRequest, letter, UserAccount.display_name)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(DelegationRequest, DelegationRequest.delegation_id == Delegation.id)
        .outerjoin(letter, letter.id == DelegationRequest.document_id)
        .outerjoin(UserAccount, UserAccount.id == DelegationRequest.decided_by_id)
        .where(Delegation.id == delegation_id)
    ).first()
    return RequestPage(row[0], row[1], row[2], row[3], row[4] or "") if row else None


def request_of(delegation_id: int) -> DelegationRequest | None:
    """Return the request behind a delegation, or None."""
    asked = sa.select(DelegationRequest).where(DelegationRequest.delegation_id == delegation_id)
    return db.session.scalar(asked)


def gate_rule(code: GateCode) -> GateRule | None:
    """Return what the office has set for a rule, or None."""
    return db.session.scalar(sa.select(GateRule).where(GateRule.code == code))


def settings() -> Mapping[GateCode, Setting]:
    """Return every rule as it stands in this office."""
    return settings_with(db.session.scalars(sa.select(GateRule)))


def facts_of(delegation: Delegation, request: DelegationRequest) -> GateFacts:
    """Gather what the rules compare; only what the person looking may see is found."""
    visits = _visits(delegation)
    ranks = protocol.ranks_by_code()
    head, post = ranks.get(delegation.head_rank), ranks.get(request.meets)
    equal = equivalents(head, ranks.values(), RankSystem.VN) if head else ()
    calendar = office_calendar(request.received_on or delegation.starts_on, delegation.ends_on)
    span = [delegation.starts_on + timedelta(days=number) for number in range(min(delegation.days, 366))]
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
        kept=_kept(delegation),
        worked_days=sum(is_working_day(one, calendar) for one in span),
        beside=_beside(delegation),
        post=protocol.rank_name(post) if post else "",
        engaged=_engaged(delegation, post) if post else (),
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


def _beside(delegation: Delegation) -> list[Visit]:
    """Return the other delegations of the same direction on these days, the partner's own first."""
    asked = _on_these_days(delegation, sa.select(Delegation)).where(
        Delegation.direction == delegation.direction
    )
    rows = db.session.scalars(asked.order_by(Delegation.starts_on, Delegation.id).limit(MOST)).all()
    found = [_visit(one, "", None, is_same_partner=one.locality_id == delegation.locality_id) for one in rows]
    return sorted(found, key=lambda one: not one.is_same_partner)


def _on_these_days(delegation: Delegation, asked: sa.Select[Any]) -> sa.Select[Any]:
    return asked.where(
        Delegation.id != delegation.id,
        Delegation.status.in_((*COMING, DelegationStatus.UNDER_WAY)),
        Delegation.starts_on <= delegation.ends_on,
        Delegation.ends_on >= delegation.starts_on,
    )


def _kept(delegation: Delegation) -> list[KeptDay]:
    """Return what both sides keep meanwhile; online, their days are those of their own clock."""
    both = sides(delegation.locality_id)
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


def _engaged(delegation: Delegation, post: ProtocolRank) -> Sequence[Found]:
    """Return what is known to keep the holder of a post busy: other delegations and entries of the log.

    Items that a leader of the city attends may be anybody's of a leader's rank.
    """
    title = title_key(protocol.rank_name(post, "vi"))
    member = DelegationMember
    members = sa.select(Delegation.id, Delegation.title, member.title, member.rank_code).join(
        member, member.delegation_id == Delegation.id
    )
    members = _on_these_days(delegation, members).where(member.side == MemberSide.OURS)
    rows = db.session.execute(members.order_by(Delegation.starts_on, Delegation.id).limit(300)).all()
    named = {
        key: name
        for key, name, said, code in rows
        if code == post.code or (not code and _is_called(said.get("vi", ""), title))
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


def post_choices(chosen: str) -> list[tuple[str, str]]:
    """Return (code, name) of our own ranks, the highest first; the chosen one always."""
    ours = protocol.ranks(RankSystem.VN, with_retired=True)
    return [(one.code, protocol.rank_name(one)) for one in ours if not one.is_retired or one.code == chosen]


def country_of(locality_id: int | None) -> str:
    """Return the country of a partner; nothing while none is chosen."""
    asked = sa.select(Locality.country_code).where(Locality.id == (locality_id or 0))
    return db.session.scalar(asked) or ""


def sector_choices() -> list[tuple[str, str]]:
    """Return (code, name) of the sectors of cooperation."""
    return [(one.code, one.name(language())) for one in reference.sectors()]


def letter_in_register(number: str, dated_on: date | None) -> Document | None:
    """Return the one letter of the register with this number, by its date where several have it."""
    found = papers_numbered(number) if number else []
    dated = [one for one in found if one.issued_on == dated_on] or found
    return dated[0] if len(dated) == 1 else None
