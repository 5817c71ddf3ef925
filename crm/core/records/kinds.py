"""The register of the kinds there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from babel.support import LazyProxy

from crm.core.access import Actor, Permission
from crm.core.records.model import Record

Timeline = Callable[[Record], "Sequence[sa.Select[Any]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record, as its feature registers it at start-up.

    ``timeline`` gives the selects of ``timeline_row`` columns that this kind adds to another record's thread.
    It is asked once for all records of a kind, so it looks at ``kind`` and ``id`` of what it gets alone.
    ``settle`` brings what is derived from a record (what finds it, who sees it) to what was put back.
    ``guard`` raises what else speaks against taking a change of a record back: it gets the record, the key
    of the change and its steps.
    """

    code: str
    model: type[Record]
    label: LazyProxy
    plural: LazyProxy
    endpoint: str
    permission: Permission
    edit: Permission | None = None
    delete: Permission | None = None
    settle: Callable[[Any, Actor], None] | None = None
    guard: Callable[[Any, int, Sequence[Any]], None] | None = None
    timeline: Timeline | None = None
    search_order: int | None = None
    """Place of the kind among search results; None for kinds that are found through others."""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Enter a kind in the register; the same kind twice is the same entry."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Return the registered kind; KeyError for an unknown code."""
    return _kinds[code]


def kinds() -> Sequence[Kind]:
    """Return all kinds in the order in which search shows them."""
    return sorted(_kinds.values(), key=lambda kind: (kind.search_order or 99, kind.code))
