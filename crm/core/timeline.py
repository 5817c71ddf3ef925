"""One thread of everything that happened with a record, newest first, from every kind that has something to
tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from crm.core.binds import constant
from crm.core.db import db
from crm.core.locale import language
from crm.core.records import Record, kind_of, kinds


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the thread. ``mark``: meeting, letter, signed, activity or delegation."""

    record_id: int
    kind: str
    day: date
    title: str
    detail: str
    mark: str
    is_year_only: bool = False

    @property
    def endpoint(self) -> str:
        """Where the record behind the entry is shown."""
        return kind_of(self.kind).endpoint


def timeline_row(
    record_id: Any,
    kind: str,
    day: Any,
    title: Any,
    *,
    detail: Any = None,
    mark: Any = "meeting",
    is_year_only: Any = False,
) -> list[sa.ColumnElement[Any]]:
    """Return the columns that a kind's timeline select must have, in this order.

    ``is_year_only`` marks a day of which nothing but the year is known.
    """
    return [
        sa.type_coerce(record_id, sa.Integer).label("record_id"),
        sa.literal(kind, sa.String).label("kind"),
        sa.type_coerce(day, sa.Date).label("day"),
        sa.type_coerce(title, sa.String).label("title"),
        (sa.literal("") if detail is None else sa.cast(detail, sa.String)).label("detail"),
        (sa.literal(mark, sa.String) if isinstance(mark, str) else mark).label("mark"),
        sa.type_coerce(is_year_only, sa.Boolean).label("is_year_only"),
    ]


def events_of(subject: Record, *, limit: int = 20, kind: str | None = None) -> tuple[Sequence[Event], bool]:
    """Return the newest entries about ``subject``, and whether there are older ones."""
    thread = _thread(subject.kind, limit, kind, language())
    if thread is None:
        return [], False
    rows = [Event(*row) for row in db.session.execute(thread, {"subject": subject.id})]
    return rows[:limit], len(rows) > limit


@dataclass(frozen=True, slots=True)
class _Subject:
    """Any record of a kind, named when the statement runs."""

    kind: str
    id: Any


@cache
def _thread(subject_kind: str, limit: int, kind: str | None, _language: str) -> sa.Select[Any] | None:
    """Put the thread of all records of a kind together, once in each language; None where nothing is told."""
    subject: Any = _Subject(subject_kind, sa.bindparam("subject", type_=sa.Integer))
    parts = [
        part.order_by(part.selected_columns.day.desc()).limit(limit + 1).subquery()
        for told in kinds()
        if told.timeline and kind in (None, told.code)
        for part in told.timeline(subject)
    ]
    if not parts:
        return None
    whole = sa.union_all(*(sa.select(part) for part in parts)).subquery()
    newest_first = (whole.c.day.desc(), whole.c.record_id.desc())
    return constant(sa.select(whole).order_by(*newest_first).limit(limit + 1))
