"""The small counts that every page shows, asked for in one statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from flask import g

from crm.core.access import Actor, Permission, may, viewer
from crm.core.db import db

MOST: Final = 100
"""Nobody needs to know how many more there are."""

Rows = Callable[[Actor], "sa.Select[Any] | None"]

_counters: dict[str, tuple[Permission, Rows]] = {}


def register_counter(name: str, permission: Permission, rows: Rows) -> None:
    """Have rows counted on every page; a select of None counts nothing on this page."""
    _counters[name] = (permission, rows)


def counts(actor: Actor) -> dict[str, int]:
    """Count for a person, each up to a hundred, all in one statement."""
    asked = {name: rows(actor) for name, (permission, rows) in _counters.items() if may(actor, permission)}
    parts = [
        sa.select(sa.literal(name).label("name"), sa.func.count().label("number")).select_from(
            rows.limit(MOST).subquery()
        )
        for name, rows in asked.items()
        if rows is not None
    ]
    if not parts:
        return {}
    told = sa.union_all(*parts).subquery()
    return {row.name: row.number for row in db.session.execute(sa.select(told))}


def counted(name: str) -> int:
    """Return one of the counts of this page, for whoever looks at it."""
    if "counts" not in g:
        actor = viewer()
        g.counts = counts(actor) if actor is not None else {}
    return int(g.counts.get(name, 0))
