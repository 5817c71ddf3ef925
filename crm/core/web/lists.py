"""Lists that fetch no more than is shown, and whose URL is the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import request

from crm.core.db import db

PER_PAGE: Final = 50
COUNT_CAP: Final = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list: no more is fetched than is shown, and one row more to know whether there is a next
    page.
    """

    rows: Sequence[T]
    number: int
    has_next: bool
    total: str | None = None
    per_page: int = PER_PAGE

    @property
    def first(self) -> int:
        """Place of the first row shown."""
        return (self.number - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """Place of the last row shown."""
        return self.first + len(self.rows) - 1


def page_number() -> int:
    """Return the page of the list that the URL asks for; nonsense is the first page."""
    asked = request.args.get("page", "1")
    return min(max(int(asked), 1), 10_000) if asked.isdecimal() and len(asked) < 8 else 1


def list_rows(statement: sa.Select[Any], number: int, *, per_page: int = PER_PAGE) -> Listing[Any]:
    """Fetch one page of ``statement``."""
    asked = statement.limit(per_page + 1).offset((number - 1) * per_page)
    rows = db.session.execute(asked).all()
    return Listing(rows[:per_page], number, len(rows) > per_page, per_page=per_page)


def capped_count(statement: sa.Select[Any]) -> tuple[int, str]:
    """Count at most a thousand rows; the words say "1.000+" beyond that."""
    some = statement.order_by(None).limit(COUNT_CAP + 1).subquery()
    found = db.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
    return min(found, COUNT_CAP), f"{found:,}".replace(",", ".") if found <= COUNT_CAP else "1.000+"


def here(**changes: object) -> str:
    """Return this page's URL with some parameters changed; None takes one away."""
    kept = {key: request.args.getlist(key) for key in request.args if key not in changes and key != "page"}
    kept |= {key: [str(value)] for key, value in changes.items() if value is not None}
    query = urlencode(sorted(kept.items()), doseq=True)
    return f"{request.path}?{query}" if query else request.path


def page_url(number: int) -> str:
    """Return the URL of another page of this list."""
    base = here()
    return base if number <= 1 else f"{base}{'&' if '?' in base else '?'}page={number}"
