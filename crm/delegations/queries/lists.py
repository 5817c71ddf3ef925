"""Lists of delegations: with filters, to choose from, and on the threads of other records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core import search
from crm.core.db import db
from crm.core.locale import day
from crm.core.records import Record, apart
from crm.core.timeline import timeline_row
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationStatus,
    Direction,
    MemberSide,
)
from crm.delegations.rules import COMING, LONGEST, OFF, DelegationView, Period
from crm.localities.models import Locality, Scope
from crm.localities.queries import has_any, is_of, listed, places


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
            return [status.in_(COMING), Delegation.ends_on >= today, Delegation.starts_on > today - LONGEST]
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
    partner, place = apart(Locality, "partner")
    people = (
        sa.select(sa.func.count(DelegationMember.id))
        .where(DelegationMember.delegation_id == Delegation.id, DelegationMember.side == MemberSide.THEIRS)
        .scalar_subquery()
    )
    rows: Any = (
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
            Delegation.version,
            partner.title.label("partner"),
            place.c.native_name,
            place.c.native_lang,
            UserAccount.display_name.label("owner"),
            people.label("people"),
        )
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(place, place.c.id == partner.id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .where(*_conditions(asked, today))
    )
    return _ordered(rows, asked.view)


def _ordered(rows: sa.Select[Any], view: DelegationView) -> sa.Select[Any]:
    """Put what is to come in order of arrival, reports by their day, everything else newest first."""
    if view is DelegationView.REPORT_DUE:
        return rows.order_by(Delegation.report_due_on.asc().nulls_first(), Delegation.id)
    if view in (DelegationView.UPCOMING, DelegationView.UNDER_WAY):
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


def partners_visited(chosen: int | None = None) -> Sequence[Any]:
    """Return the localities that delegations came from or went to: id and title; the chosen one first."""
    trips = sa.select(Delegation.id).where(Delegation.locality_id == listed.id)
    return places(has_any(trips), chosen=chosen)


def partner_choices(chosen: int | None, limit: int = 300) -> Sequence[tuple[int, str]]:
    """Return localities to choose from by name, the chosen one always among them."""
    return [(row.id, row.title) for row in places(is_of(Scope.FOREIGN), chosen=chosen, limit=limit)]


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
