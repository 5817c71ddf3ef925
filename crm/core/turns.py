"""Writers of one process take turns on SQLite, in the order in which they came.

SQLite lets one writer in and makes the others knock again and again; whoever has waited longest knocks least
often, and in a crowd may be sent away although every writer was quick. So the threads of a process queue
here, and only the first knocks. It is a courtesy, not a lock: after a while one goes and knocks without it.
"""

from __future__ import annotations

from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import Pool

PATIENCE_SECONDS = 4.0
_HELD = "turn"

_turns: WeakKeyDictionary[Pool, Lock] = WeakKeyDictionary()


def take_turn(connection: Connection) -> None:
    """Wait until no other thread of this process writes to the same database."""
    give_back(connection.info)
    turn = _turns.setdefault(connection.engine.pool, Lock())
    if turn.acquire(timeout=PATIENCE_SECONDS):
        connection.info[_HELD] = turn


def give_back(held_by: dict[Any, Any]) -> None:
    """Let the next one in; ``held_by`` is what a connection remembers."""
    turn = held_by.pop(_HELD, None)
    if turn is not None:
        turn.release()


@event.listens_for(Engine, "commit")
@event.listens_for(Engine, "rollback")
def _ended(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and not connection.invalidated:
        give_back(connection.info)


@event.listens_for(Pool, "checkin")
def _returned(_connection: Any, record: Any) -> None:
    give_back(record.info)
