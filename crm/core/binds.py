"""Values that a statement asks for when it runs, so that it is built once and serves everybody, every day."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from crm.core import clock
from crm.core.access import viewer


def _key() -> int | None:
    actor = viewer()
    return actor.id if actor else None


def viewer_id() -> sa.BindParameter[int]:
    """Return the key of the person looking."""
    return sa.bindparam("viewer", callable_=_key, type_=sa.Integer, unique=True)


def today() -> sa.BindParameter[date]:
    """Return the calendar day at the office."""
    return sa.bindparam("today", callable_=lambda: clock.today(), type_=sa.Date, unique=True)
