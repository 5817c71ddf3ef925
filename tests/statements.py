"""Counts what a page asks of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine

AFTERWARDS = ("INSERT INTO recent_view", "DELETE FROM recent_view")
"""What is noted once the page has gone out is nothing that its reader waits for."""
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the SQL statements that run inside the block, transactions' own words left out."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if not statement.lstrip().upper().startswith((*TRANSACTION, *(text.upper() for text in AFTERWARDS))):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def asked_by(browser, url) -> int:
    """Count the statements that one page takes."""
    with statements() as seen:
        assert browser.get(url).status_code == 200
    return len(seen)
