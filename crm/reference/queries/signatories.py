"""Who signs papers, now and before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from crm.core.db import MAX_ID, db
from crm.reference.models import Signatory

_account = sa.table(
    "user_account",
    sa.column("id", sa.Integer),
    sa.column("display_name", sa.String),
    sa.column("active", sa.Boolean),
    sa.column("sort_key", sa.String),
)
"""People of the office, who live on the floor above."""


def signatories() -> Sequence[Signatory]:
    """Return everybody who signs or signed, in the office's order."""
    return db.session.scalars(sa.select(Signatory).order_by(Signatory.place, Signatory.id)).all()


def signatories_on(day: date) -> Sequence[Signatory]:
    """Return those who may sign on a day, in the office's order."""
    asked = sa.select(Signatory).where(
        sa.or_(Signatory.valid_from.is_(None), Signatory.valid_from <= day),
        sa.or_(Signatory.valid_to.is_(None), Signatory.valid_to >= day),
    )
    return db.session.scalars(asked.order_by(Signatory.place, Signatory.id)).all()


def signatory(signatory_id: int | None) -> Signatory | None:
    """Return one signatory, or None."""
    if signatory_id is None or not 0 < signatory_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(Signatory).where(Signatory.id == signatory_id))


def officers_by_name(but: int | None = None) -> list[tuple[int, str]]:
    """Return (key, name) of the people of the office; ``but`` is offered though it was closed."""
    asked = sa.select(_account.c.id, _account.c.display_name).where(
        sa.or_(_account.c.active.is_(sa.true()), _account.c.id == but)
    )
    return [(key, name) for key, name in db.session.execute(asked.order_by(_account.c.sort_key))]
