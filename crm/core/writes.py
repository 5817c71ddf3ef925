"""Two ways to write that a session does not offer: unless it is there already, and aside from the request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from crm.core.db import Base, changing, db, is_sqlite


def insert(model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """Begin an insert that may end in ``on_conflict_do_…``, in the words of the database in use."""
    return sqlite.insert(model) if is_sqlite() else postgresql.insert(model)


@contextmanager
def aside() -> Iterator[Connection]:
    """Open a short transaction of its own, which the request's rollback does not touch.

    SQLite has one writer: nothing may be left open in the session, or the two would wait for each other.
    """
    with changing(), db.engine.begin() as connection:
        yield connection
