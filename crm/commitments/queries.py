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
from crm.core.db import db
from crm.core.records import Record, beside
from crm.localities.models import Locality, Scope
from crm.localities.queries import OFFERED, is_of, places

PARTNERS = 300
"""Partners offered by a form; more than that nobody scrolls through."""


def _rows() -> sa.Select[Any]:
    """Commitments with their partner, source and owner, so that a list never has to ask again."""
    source: Any = beside(Record, "source")
    partner: Any = beside(Locality, "partner")
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
            Commitment.owner_id,
            Commitment.version,
            Commitment.classification,
            Commitment.is_sample,
            source.id.label("source_id"),
            source.title.label("source"),
            source.kind.label("source_kind"),
            UserAccount.display_name.label("owner"),
        )
        .join(partner, partner.id == Commitment.locality_id)
        .outerjoin(source, source.id == Commitment.source_id)
        .outerjoin(UserAccount, UserAccount.id == Commitment.owner_id)
    )


def _nearest_first(rows: sa.Select[Any]) -> sa.Select[Any]:
    return rows.order_by(Commitment.due_on.asc().nulls_last(), Commitment.id)


def open_commitments(locality_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What is still owed between us and one partner, the nearest day first."""
    return db.session.execute(*_open_commitments(locality_id=locality_id, limit=limit)).all()


@built_once
def _open_commitments(locality_id: Any, limit: Any) -> sa.Select[Any]:
    rows = _rows().where(Commitment.locality_id == locality_id, Commitment.state.in_(OPEN_STATES))
    return _nearest_first(rows).limit(limit)


def commitments_from(record_id: int, *, limit: int = 50) -> Sequence[Any]:
    """What was promised in one meeting or paper."""
    rows = _rows().where(Commitment.source_id == record_id)
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


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
