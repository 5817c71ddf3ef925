"""What a person has pinned and seen, as far as they may still see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from crm.core import binds
from crm.core.access import Actor, may
from crm.core.db import db
from crm.core.records import Record, kind_of
from crm.desk.models import Pin, RecentView

MOST_PINS = 200
KEPT_VIEWS = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One record at hand."""

    id: int
    kind: str
    title: str
    at: datetime
    is_pin: bool


def at_hand(person: Actor, *, pins: int = MOST_PINS, views: int = KEPT_VIEWS) -> list[Kept]:
    """Return the pinned records, the latest pin first, then those seen last."""
    pinned = (
        sa.select(Pin.record_id, Pin.pinned_at.label("at"), sa.true().label("is_pin"))
        .where(Pin.user_id == person.id)
        .order_by(Pin.pinned_at.desc(), Pin.record_id)
        .limit(pins)
    )
    seen = (
        sa.select(RecentView.record_id, RecentView.seen_at.label("at"), sa.false().label("is_pin"))
        .where(RecentView.user_id == person.id)
        .order_by(RecentView.seen_at.desc(), RecentView.record_id)
        .limit(views)
    )
    rows = sa.union_all(pinned.subquery().select(), seen.subquery().select()).subquery()
    asked = (
        sa.select(Record.id, Record.kind, Record.title, rows.c.at, rows.c.is_pin)
        .join(rows, rows.c.record_id == Record.id)
        .order_by(rows.c.is_pin.desc(), rows.c.at.desc(), Record.id)
    )
    found = (Kept(row.id, row.kind, row.title, row.at, bool(row.is_pin)) for row in db.session.execute(asked))
    return [one for one in found if may(person, kind_of(one.kind).permission)]


def pin_of(record_id: Any) -> sa.Select[Any]:
    """Select the pin of the person looking on a record, if there is one."""
    return sa.select(Pin.record_id).where(Pin.user_id == binds.viewer_id(), Pin.record_id == record_id)


def last_view_of(record_id: Any) -> sa.Select[Any]:
    """Select the record that the person looking opened last, if it is this one."""
    last = (
        sa.select(RecentView.record_id)
        .where(RecentView.user_id == binds.viewer_id())
        .order_by(RecentView.seen_at.desc(), RecentView.record_id)
        .limit(1)
        .subquery()
    )
    return sa.select(last.c.record_id).where(last.c.record_id == record_id)
