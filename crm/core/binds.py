"""Values that a statement asks for when it runs, so that it is built once and serves everybody, every day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

import sqlalchemy as sa

from crm.core import clock
from crm.core.access import viewer


def _key() -> int | None:
    actor = viewer()
    return actor.id if actor else None


def viewer_id() -> sa.BindParameter[int]:
    """Return the key of the person looking."""
    return sa.bindparam("viewer", callable_=_key, type_=sa.Integer, unique=True)


def when_run(ask: Callable[[], int]) -> sa.BindParameter[int]:
    """Return a key that is asked for when the statement runs."""
    return sa.bindparam("key", callable_=ask, type_=sa.Integer, unique=True)


def today() -> sa.BindParameter[date]:
    """Return the calendar day at the office."""
    return sa.bindparam("today", callable_=lambda: clock.today(), type_=sa.Date, unique=True)


S = TypeVar("S")

_constants: dict[int, Any] = {}


def constant(statement: S) -> S:
    """Enter a statement that lives as long as the house does: what is made of it is kept, too."""
    _constants[id(statement)] = statement
    return statement


def is_constant(statement: Any) -> bool:
    """Tell whether this very statement will come again."""
    return _constants.get(id(statement)) is statement


def built_once(build: Callable[..., sa.Select[Any]]) -> Callable[..., tuple[sa.Select[Any], dict[str, Any]]]:
    """Build a statement at the first call and only fill in its values afterwards.

    ``build`` gets a bound parameter for each value by name and may only compare with it; what comes back goes
    to ``session.execute(*...)``. To put a statement of several joins together takes longer than to run it.
    """
    statement: sa.Select[Any] | None = None

    @wraps(build)
    def filled(**values: Any) -> tuple[sa.Select[Any], dict[str, Any]]:
        nonlocal statement
        if statement is None:
            statement = constant(build(**{name: sa.bindparam(name) for name in values}))
        return statement, values

    return filled
