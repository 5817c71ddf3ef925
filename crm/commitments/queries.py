"""What is read of commitments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.commitments.models import Commitment, Side
from crm.commitments.rules import CLOSED_STATES, OPEN_STATES, CommitmentView
from crm.core import binds
from crm.core.binds import built_once
from crm.core.db import WordsType, db
from crm.core.records import Record, beside
from crm.localities.models import Locality, Scope
from crm.localities.queries import OFFERED, is_of, places

_agreement = sa.table("agreement", sa.column("id", sa.Integer), sa.column("locality_id", sa.Integer))
_article = sa.table(
    "agreement_article",
    sa.column("id", sa.Integer),
    sa.column("agreement_id", sa.Integer),
    sa.column("number", sa.String),
    sa.column("heading", WordsType()),
    sa.column("place", sa.Integer),
)
_visit = sa.table(
    "interaction",
    sa.column("id", sa.Integer),
    sa.column("locality_id", sa.Integer),
    sa.column("happened_on", sa.Date),
)
_trip = sa.table(
    "delegation",
    sa.column("id", sa.Integer),
    sa.column("locality_id", sa.Integer),
    sa.column("starts_on", sa.Date),
)
"""Agreements and visits lie above this room, so they go by the names of their tables; what is told of them is
read through ``Record``, so that policy and trash hold."""

PARTNERS = 300
"""Partners offered by a form; more than that nobody scrolls through."""


def _rows() -> sa.Select[Any]:
    """Commitments with their partner, source and owner, so that a list never has to ask again."""
    source: Any = beside(Record, "source")
    partner: Any = beside(Locality, "partner")
    pact: Any = beside(Record, "pact")
    delivered: Any = beside(Record, "delivered")
    return (
        sa.select(
            Commitment.id,
            partner.id.label("locality_id"),
            partner.title.label("locality"),
            Commitment.title,
            Commitment.text,
            Commitment.side,
            Commitment.strength,
            Commitment.state,
            Commitment.due_on,
            Commitment.closed_on,
            Commitment.answer,
            Commitment.counterpart,
            Commitment.evidence,
            Commitment.source_note,
            Commitment.measure,
            Commitment.recurrence,
            Commitment.blocker,
            Commitment.article_id,
            Commitment.owner_id,
            Commitment.version,
            Commitment.classification,
            Commitment.is_sample,
            source.id.label("source_id"),
            source.title.label("source"),
            source.kind.label("source_kind"),
            pact.id.label("agreement_id"),
            pact.title.label("agreement"),
            sa.case((pact.id.is_not(None), _article.c.number)).label("article"),
            delivered.id.label("delivered_id"),
            delivered.title.label("delivered"),
            delivered.kind.label("delivered_kind"),
            UserAccount.display_name.label("owner"),
        )
        .join(partner, partner.id == Commitment.locality_id)
        .outerjoin(source, source.id == Commitment.source_id)
        .outerjoin(pact, pact.id == Commitment.agreement_id)
        .outerjoin(_article, _article.c.id == Commitment.article_id)
        .outerjoin(delivered, delivered.id == Commitment.delivered_id)
        .outerjoin(UserAccount, UserAccount.id == Commitment.owner_id)
    )


def _nearest_first(rows: sa.Select[Any]) -> sa.Select[Any]:
    return rows.order_by(Commitment.due_on.asc().nulls_last(), Commitment.id)


def open_commitments(locality_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What is still owed between us and one partner, the nearest day first."""
    return db.session.execute(*_open_commitments(locality_id=locality_id, limit=limit)).all()


def open_or_delivered(locality_id: int, record_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What is still owed with a partner, and what was done in one of its delegations."""
    rows = _rows().where(
        sa.or_(
            sa.and_(Commitment.locality_id == locality_id, Commitment.state.in_(OPEN_STATES)),
            Commitment.delivered_id == record_id,
        )
    )
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


@built_once
def _open_commitments(locality_id: Any, limit: Any) -> sa.Select[Any]:
    rows = _rows().where(Commitment.locality_id == locality_id, Commitment.state.in_(OPEN_STATES))
    return _nearest_first(rows).limit(limit)


def commitments_from(record_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What was promised in one meeting or paper."""
    rows = _rows().where(Commitment.source_id == record_id)
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


def commitments_under(agreement_id: int, *, limit: int = 400) -> Sequence[Any]:
    """What was promised in an agreement, article by article or in the whole."""
    rows = _rows().where(Commitment.agreement_id == agreement_id)
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


def commitments_delivered_in(record_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What was fulfilled in one visit or delegation."""
    rows = _rows().where(Commitment.delivered_id == record_id)
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


def promised_in(locality_id: int) -> Sequence[Any]:
    """Agreements with a partner and their articles, where something may have been promised."""
    pact: Any = beside(Record, "pact")
    asked = (
        sa.select(
            pact.id.label("agreement_id"),
            pact.title,
            _article.c.id.label("article_id"),
            _article.c.number,
            _article.c.heading,
        )
        .join_from(_agreement, pact, pact.id == _agreement.c.id)
        .outerjoin(_article, _article.c.agreement_id == pact.id)
        .where(_agreement.c.locality_id == locality_id)
        .order_by(pact.id, _article.c.place, _article.c.id)
    )
    return db.session.execute(asked.limit(600)).all()


def deliveries(locality_id: int, *, limit: int = 40) -> Sequence[Any]:
    """Visits and delegations (id, title, day) of a partner in which something may have been done."""
    known: Any = beside(Record, "known")
    parts = []
    for table, day in ((_visit, _visit.c.happened_on), (_trip, _trip.c.starts_on)):
        asked = sa.select(known.id, known.title, day.label("day")).join_from(
            table, known, known.id == table.c.id
        )
        newest = asked.where(table.c.locality_id == locality_id).order_by(day.desc()).limit(limit)
        parts.append(sa.select(newest.subquery()))
    whole = sa.union_all(*parts).subquery()
    return db.session.execute(sa.select(whole).order_by(whole.c.day.desc()).limit(limit)).all()


def owed_by_partner(*, limit: int = 300) -> Sequence[Any]:
    """Everything that is open, partner by partner in the alphabet's order, the nearest day first."""
    partner: Any = beside(Locality, "partner")
    rows = _rows().where(Commitment.state.in_(OPEN_STATES))
    order = (partner.sort_key, partner.id, Commitment.due_on.asc().nulls_last(), Commitment.id)
    return db.session.execute(rows.order_by(*order).limit(limit)).all()


def commitment_with_names(commitment_id: int) -> Any | None:
    """One commitment as lists show it, or None."""
    return db.session.execute(_rows().where(Commitment.id == commitment_id)).first()


def all_commitments(
    view: CommitmentView, today: date, *, side: Side | None = None, locality_id: int | None = None
) -> sa.Select[Any]:
    """Commitments with every partner, for a list."""
    rows = _rows()
    if side is not None:
        rows = rows.where(Commitment.side == side)
    if locality_id is not None:
        rows = rows.where(Commitment.locality_id == locality_id)
    if view is CommitmentView.CLOSED:
        rows = rows.where(Commitment.state.in_(CLOSED_STATES))
        return rows.order_by(Commitment.closed_on.desc().nulls_last(), Commitment.id.desc())
    if view in (CommitmentView.OPEN, CommitmentView.LATE):
        rows = rows.where(Commitment.state.in_(OPEN_STATES))
    if view is CommitmentView.LATE:
        rows = rows.where(Commitment.due_on < today)
    return _nearest_first(rows)


def partners(chosen: int | None = None, *, limit: int = OFFERED) -> Sequence[Any]:
    """Foreign localities (id, title) that a filter offers, in the alphabet's order, the chosen one first."""
    return places(is_of(Scope.FOREIGN), chosen=chosen, limit=limit)


LATE: sa.Select[int] = sa.select(Commitment.id).where(
    Commitment.state.in_(OPEN_STATES), Commitment.due_on < binds.today(), Commitment.side != Side.THEIRS
)
"""What is overdue with every partner, and not theirs to do."""
