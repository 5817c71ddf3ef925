"""Agreements that follow each other: the line they make, and why it may not close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar


class Linked(Protocol):
    """What is asked of an agreement."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def previous_id(self) -> int | None:
        """The one before it."""

    @property
    def signed_on(self) -> date | None:
        """When it was signed."""


L = TypeVar("L", bound=Linked)


def is_circle(before: Mapping[int, int | None], one: int, previous: int) -> bool:
    """Tell whether ``one`` would come to follow itself if it followed ``previous``."""
    seen: set[int] = set()
    at: int | None = previous
    while at is not None and at not in seen:
        if at == one:
            return True
        seen.add(at)
        at = before.get(at)
    return False


def line_of(rows: Iterable[L], one: int) -> list[L]:
    """Return all that hangs together with one agreement, the earliest first; itself alone is no line."""
    known = {row.id: row for row in rows}
    together, waiting = {one}, [one]
    while waiting:
        at = waiting.pop()
        near = {key for key, row in known.items() if row.previous_id == at}
        if at in known and known[at].previous_id in known:
            near.add(known[at].previous_id or 0)
        waiting += near - together
        together |= near
    line = sorted((known[key] for key in together if key in known), key=_age)
    return line if len(line) > 1 else []


def _age(row: Linked) -> tuple[date, int]:
    return (row.signed_on or date.max, row.id)
