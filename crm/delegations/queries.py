"""What is read of delegations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload

from crm.accounts.models import UserAccount
from crm.core import search
from crm.core.db import db
from crm.core.locale import day
from crm.core.names import search_forms
from crm.core.records import Record
from crm.core.text import fold
from crm.core.timeline import timeline_row
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationStatus,
    Direction,
    LeaderBrief,
    MemberSide,
    ProgrammeItem,
    TalkingTopic,
)
from crm.delegations.rules import COMING, OFF, DelegationView, Period
from crm.localities.models import Locality, Scope
from crm.localities.queries import locality_names
from crm.people.models import Contact, Position

MOST_CONTACTS = 2000
"""Contacts of one locality that a pasted list is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationFilter:
    """What a list of delegations is narrowed to."""

    view: DelegationView = DelegationView.ALL
    direction: Direction | None = None
    status: DelegationStatus | None = None
    period: Period | None = None
    locality_id: int | None = None
    text: str = ""


def _in_view(view: DelegationView, today: date) -> list[sa.ColumnElement[bool]]:
    status = Delegation.status
    match view:
        case DelegationView.UPCOMING:
            return [status.in_(COMING), Delegation.ends_on >= today]
        case DelegationView.UNDER_WAY:
            return [status == DelegationStatus.UNDER_WAY]
        case DelegationView.REPORT_DUE:
            return [status == DelegationStatus.COMPLETED]
        case DelegationView.ALL:
            return []


def _in_period(period: Period, today: date) -> sa.ColumnElement[bool]:
    match period:
        case Period.UPCOMING:
            return Delegation.starts_on > today
        case Period.RUNNING:
            return sa.and_(Delegation.starts_on <= today, Delegation.ends_on >= today)
        case Period.PAST:
            return Delegation.ends_on < today


def _conditions(asked: DelegationFilter, today: date) -> list[sa.ColumnElement[bool]]:
    found = _in_view(asked.view, today)
    if asked.direction:
        found.append(Delegation.direction == asked.direction)
    if asked.status:
        found.append(Delegation.status == asked.status)
    if asked.period:
        found.append(_in_period(asked.period, today))
    if asked.locality_id:
        found.append(Delegation.locality_id == asked.locality_id)
    if asked.text:
        found.append(Delegation.id.in_(search.matching(asked.text, "delegation")))
    return found


def delegations(asked: DelegationFilter, today: date) -> sa.Select[Any]:
    """Delegations for a list: what is to come in order of arrival, everything else newest first."""
    partner = aliased(Locality, flat=True)
    people = (
        sa.select(sa.func.count(DelegationMember.id))
        .where(DelegationMember.delegation_id == Delegation.id, DelegationMember.side == MemberSide.THEIRS)
        .scalar_subquery()
    )
    rows: sa.Select[Any] = (
        sa.select(
            Delegation.id,
            Delegation.title,
            Delegation.direction,
            Delegation.status,
            Delegation.starts_on,
            Delegation.ends_on,
            Delegation.report_due_on,
            Delegation.classification,
            Delegation.is_sample,
            partner.title.label("partner"),
            partner.native_name,
            partner.native_lang,
            UserAccount.display_name.label("owner"),
            people.label("people"),
        )
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .where(*_conditions(asked, today))
    )
    if asked.view is DelegationView.REPORT_DUE:
        return rows.order_by(Delegation.report_due_on.asc().nulls_first(), Delegation.id)
    if asked.view in (DelegationView.UPCOMING, DelegationView.UNDER_WAY):
        return rows.order_by(Delegation.starts_on, Delegation.id)
    return rows.order_by(Delegation.starts_on.desc(), Delegation.id.desc())


def view_counts(today: date, most: int = 1000) -> Mapping[DelegationView, int]:
    """Count the delegations of each saved view but the last, in one statement; none beyond ``most``."""
    views = [view for view in DelegationView if view is not DelegationView.ALL]
    parts = [
        sa.select(sa.func.count())
        .select_from(sa.select(Delegation.id).where(*_in_view(view, today)).limit(most).subquery())
        .scalar_subquery()
        .label(view.value)
        for view in views
    ]
    found = db.session.execute(sa.select(*parts)).one()
    return dict(zip(views, found, strict=True))


def partners_visited(limit: int = 200) -> Sequence[Any]:
    """Return the localities that delegations came from or went to: id and title."""
    some = sa.exists().where(Delegation.locality_id == Locality.id)
    return db.session.execute(
        sa.select(Locality.id, Locality.title)
        .where(some)
        .order_by(Locality.sort_key, Locality.id)
        .limit(limit)
    ).all()


def partner_choices(chosen: int | None, limit: int = 300) -> Sequence[tuple[int, str]]:
    """Return localities to choose from by name, the chosen one always among them."""
    named = sa.select(Locality.id, Locality.title).where(Locality.scope == Scope.FOREIGN)
    rows = [
        tuple(row) for row in db.session.execute(named.order_by(Locality.sort_key, Locality.id).limit(limit))
    ]
    if chosen and chosen not in {key for key, _title in rows}:
        rows += [(key, title) for key, title in locality_names([chosen]).items()]
    return rows


@dataclass(frozen=True, slots=True)
class DelegationPage:
    """A delegation with what its page says beside it."""

    delegation: Delegation
    partner: Locality | None
    brief: LeaderBrief | None
    owner: str


def delegation_page(record_id: int) -> DelegationPage | None:
    """Return a delegation with its partner, its leader's brief and the officer in charge."""
    partner = aliased(Locality, flat=True)
    row = db.session.execute(
        sa.select(Delegation, partner, LeaderBrief, UserAccount.display_name)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(LeaderBrief, LeaderBrief.delegation_id == Delegation.id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .where(Delegation.id == record_id)
    ).first()
    return DelegationPage(row[0], row[1], row[2], row[3] or "") if row else None


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
    """Return the programme by day and hour."""
    item = ProgrammeItem
    return db.session.scalars(
        sa.select(item).where(item.delegation_id == delegation_id).order_by(item.day, item.starts_at, item.id)
    ).all()


def item_of(delegation_id: int, item_id: int) -> ProgrammeItem | None:
    """Return one item of a programme."""
    item = ProgrammeItem
    return db.session.scalar(sa.select(item).where(item.delegation_id == delegation_id, item.id == item_id))


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


def brief_of(delegation_id: int) -> LeaderBrief | None:
    """Return the leader's brief of a delegation, if it was begun."""
    return db.session.scalar(sa.select(LeaderBrief).where(LeaderBrief.delegation_id == delegation_id))


def partner_language(delegation: Delegation) -> str | None:
    """Return the language that the partner's people are named in, which tells Chinese from Japanese names."""
    return (
        db.session.scalar(sa.select(Locality.native_lang).where(Locality.id == delegation.locality_id))
        or None
    )


def contacts_by_name(locality_id: int) -> Mapping[str, Contact | None]:
    """Return the contacts of a locality by every folded form of their names; None where two share a form."""
    found: dict[str, Contact | None] = {}
    some = (
        sa.select(Contact).where(Contact.locality_id == locality_id).order_by(Contact.id).limit(MOST_CONTACTS)
    )
    for contact in db.session.scalars(some):
        for form in {fold(text) for text in (contact.title, *search_forms(contact.person_name))}:
            found[form] = None if form in found else contact
    return found


def contact_with_posts(contact_id: int) -> Contact | None:
    """Return a contact with posts, their organisations, and numbers, to fill a member from."""
    posts = selectinload(Contact.positions).joinedload(Position.organisation)
    asked = sa.select(Contact).where(Contact.id == contact_id).options(posts, selectinload(Contact.points))
    return db.session.scalar(asked)


def delegations_with(contact_id: int, limit: int = 12) -> Sequence[Any]:
    """Return the delegations that a contact came or went with, newest first, with the title of that time."""
    return db.session.execute(
        sa.select(
            Delegation.id, Delegation.title, Delegation.starts_on, Delegation.status, DelegationMember.title
        )
        .join(DelegationMember, DelegationMember.delegation_id == Delegation.id)
        .where(DelegationMember.contact_id == contact_id)
        .order_by(Delegation.starts_on.desc(), Delegation.id.desc())
        .limit(limit)
    ).all()


def delegation_choices(locality_id: int | None = None, limit: int = 100) -> Sequence[tuple[int, str]]:
    """Return delegations to choose from, newest first: key, and name with its first day."""
    rows = sa.select(Delegation.id, Delegation.title, Delegation.starts_on)
    if locality_id:
        rows = rows.where(Delegation.locality_id == locality_id)
    rows = rows.order_by(Delegation.starts_on.desc(), Delegation.id.desc()).limit(limit)
    return [(key, f"{title} ({day(first)})") for key, title, first in db.session.execute(rows)]


def thread_of(subject: Record) -> list[sa.Select[Any]]:
    """Return what delegations add to the thread of a locality or of a contact."""
    columns = timeline_row(
        Delegation.id, "delegation", Delegation.starts_on, Delegation.title, mark="delegation"
    )
    told = sa.select(*columns).where(Delegation.status.not_in(OFF))
    if subject.kind == "locality":
        return [told.where(Delegation.locality_id == subject.id)]
    if subject.kind == "contact":
        came = sa.exists().where(
            DelegationMember.delegation_id == Delegation.id, DelegationMember.contact_id == subject.id
        )
        return [told.where(came)]
    return []
