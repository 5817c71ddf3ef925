"""Conferences in lists, and what they add to the thread of a partner or a delegation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement
from crm.conferences.models import Conference
from crm.conferences.queries.state import state_now
from crm.conferences.rules import ConferenceView, State
from crm.core import search
from crm.core.db import db
from crm.core.records import Record, beside
from crm.core.timeline import timeline_row
from crm.delegations.models import Delegation
from crm.localities.models import Locality

MOST_OFFERED = 200
_VIEWS = {
    ConferenceView.OPEN: (State.PLANNED, State.RECEIVED, State.CONSULTING, State.SUBMITTED),
    ConferenceView.PERMITTED: (State.PERMITTED,),
    ConferenceView.PAST: (State.HELD, State.REPORTED, State.REFUSED, State.DROPPED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceFilter:
    """What somebody wants to see of the list."""

    view: ConferenceView = ConferenceView.ALL
    state: State | None = None
    year: int | None = None
    locality_id: int | None = None
    text: str = ""


def conferences(asked: ConferenceFilter) -> sa.Select[Any]:
    """Return the select behind the list; those without a day come first, then the newest."""
    partner: Any = beside(Locality, "partner")
    columns: list[Any] = [
        *(Conference.id, Conference.title, Conference.name, Conference.organiser, Conference.manner),
        *(Conference.host, Conference.place, Conference.starts_on, Conference.ends_on, Conference.decided_on),
        *(Conference.has_leaders, Conference.has_topics, Conference.topics),
        *(Conference.competence_set, Conference.competence_reason),
        *(Conference.version, Conference.classification, Conference.is_sample),
        partner.id.label("locality_id"),
        partner.title.label("locality"),
        state_now().label("state"),
    ]
    rows = sa.select(*columns).outerjoin(partner, partner.id == Conference.locality_id)
    if asked.locality_id is not None:
        rows = rows.where(Conference.locality_id == asked.locality_id)
    if asked.year is not None:
        first, last = date(asked.year, 1, 1), date(asked.year, 12, 31)
        last_day = sa.func.coalesce(Conference.ends_on, Conference.starts_on)
        rows = rows.where(Conference.starts_on <= last, last_day >= first)
    if asked.state is not None:
        rows = rows.where(state_now() == asked.state)
    if (shown := _VIEWS.get(asked.view)) is not None:
        rows = rows.where(state_now().in_(shown))
    if asked.text:
        rows = rows.where(Conference.id.in_(search.matching(asked.text, "conference")))
    return rows.order_by(Conference.starts_on.desc().nulls_first(), Conference.id.desc())


def years() -> list[int]:
    """Return the years in which conferences begin, the newest first."""
    year = sa.extract("year", Conference.starts_on)
    asked = sa.select(year).where(Conference.starts_on.is_not(None)).distinct().order_by(year.desc())
    return [int(one) for one in db.session.scalars(asked)]


def offered_delegations(locality_id: int | None, chosen: int | None) -> Sequence[Any]:
    """Return (id, title, starts_on) of the delegations that a conference may belong to, the newest first."""
    own = Delegation.locality_id == locality_id if locality_id else sa.true()
    asked = sa.select(Delegation.id, Delegation.title, Delegation.starts_on)
    asked = asked.where(sa.or_(own, Delegation.id == (chosen or 0)))
    newest = (Delegation.starts_on.desc(), Delegation.id.desc())
    return db.session.execute(asked.order_by(*newest).limit(MOST_OFFERED)).all()


def offered_agreements(locality_id: int | None, chosen: int | None) -> Sequence[Any]:
    """Return (id, title, signed_on) of the agreements that a conference may belong to, the newest first."""
    own = Agreement.locality_id == locality_id if locality_id else sa.true()
    asked = sa.select(Agreement.id, Agreement.title, Agreement.signed_on)
    asked = asked.where(sa.or_(own, Agreement.id == (chosen or 0)))
    newest = (Agreement.signed_on.desc().nulls_last(), Agreement.id.desc())
    return db.session.execute(asked.order_by(*newest).limit(MOST_OFFERED)).all()


def thread_of(subject: Record) -> Sequence[sa.Select[Any]]:
    """Tell a locality and a delegation of their conferences; those called off or refused are left out."""
    owner: Any = {"locality": Conference.locality_id, "delegation": Conference.delegation_id}.get(
        subject.kind
    )
    if owner is None:
        return []
    told = sa.select(
        *timeline_row(
            Conference.id,
            "conference",
            Conference.starts_on,
            Conference.title,
            detail=sa.func.coalesce(sa.func.nullif(Conference.place, ""), Conference.host),
            mark="activity",
        )
    )
    is_off = state_now().in_((State.DROPPED, State.REFUSED))
    return [told.where(owner == subject.id, Conference.starts_on.is_not(None), sa.not_(is_off))]
