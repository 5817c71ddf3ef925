"""The small counts that every page shows, asked for in one statement that is built once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from flask import g

from crm.core.access import Permission, may, viewer
from crm.core.binds import constant
from crm.core.db import db

MOST: Final = 100
"""Nobody needs to know how many more there are."""

_counters: dict[str, tuple[Permission, sa.Select[Any]]] = {}


def register_counter(name: str, permission: Permission, rows: sa.Select[Any]) -> None:
    """Have rows counted on every page. The select asks who looks, and at what, when it runs: ``binds``."""
    _counters[name] = (permission, rows)


def counts_of(asked: Mapping[str, sa.Select[Any]]) -> Mapping[str, int]:
    """Count several things, each up to a hundred, all in one statement."""
    if not asked:
        return {}
    return dict(zip(asked, db.session.execute(_together(tuple(asked.values()))).one(), strict=True))


@cache
def _together(asked: tuple[sa.Select[Any], ...]) -> sa.Select[Any]:
    counts = [sa.select(sa.func.count()).select_from(rows.limit(MOST).subquery()) for rows in asked]
    return constant(sa.select(*(count.scalar_subquery() for count in counts)))


def counted(name: str) -> int:
    """Return one of the counts of this page, for whoever looks at it."""
    if "counts" not in g:
        person = viewer()
        g.counts = counts_of({key: rows for key, (leave, rows) in _counters.items() if may(person, leave)})
    return int(g.counts.get(name, 0))
