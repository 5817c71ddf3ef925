"""Where a row that others point at is used: said by the rooms that point, asked before it is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from babel.support import LazyProxy

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.core.errors import RuleBroken
from crm.core.locale import _, number


@dataclass(frozen=True, slots=True)
class Use:
    """One column that points at rows of ``of``; ``by`` is the attribute of the row that it keeps."""

    of: str
    column: Any
    label: LazyProxy
    by: str = "id"


_uses: list[Use] = []


def register_use(of: str, column: Any, label: LazyProxy, *, by: str = "id") -> None:
    """Say that ``column`` points at rows of ``of`` (a table, or one of the office's lists)."""
    if not any(use.of == of and str(use.column) == str(column) for use in _uses):
        _uses.append(Use(of, column, label, by))


def registered(of: str | None = None) -> Sequence[Use]:
    """Return the known uses, all of them or those of one table."""
    return [use for use in _uses if of is None or use.of == of]


def uses(row: Any, *of: str) -> list[tuple[str, int]]:
    """Tell where a row is used and how often, what is in the trash or hidden from the asker included."""
    found = []
    with acting_as(SYSTEM):
        for use in _uses:
            if use.of in of:
                count = sa.select(sa.func.count()).where(use.column == getattr(row, use.by))
                number_of = db.session.scalar(count.execution_options(with_deleted=True)) or 0
                if number_of:
                    found.append((str(use.label), number_of))
    return found


def in_words(found: Sequence[tuple[str, int]]) -> str:
    """Say uses in a line: "Documents: 3, Interactions: 12"."""
    return ", ".join(f"{label}: {number(count)}" for label, count in found)


def refuse_if_used(row: Any, *of: str, instead: str) -> None:
    """Refuse to take away a row that is used, saying where and how often, and what to do instead."""
    if found := uses(row, *of):
        raise RuleBroken(_("This is in use (%(places)s).", places=in_words(found)) + f" {instead}")


def remove(row: Any, *of: str, instead: str) -> None:
    """Delete a row nobody uses; one that a place nobody named still uses is refused as well."""
    refuse_if_used(row, *of, instead=instead)
    try:
        with db.session.begin_nested():
            db.session.delete(row)
            db.session.flush()
    except sa.exc.IntegrityError as error:
        raise RuleBroken(_("This is still in use elsewhere.") + f" {instead}") from error
