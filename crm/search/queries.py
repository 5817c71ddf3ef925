"""What the search page and the type-ahead boxes show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core import search
from crm.core.db import db
from crm.localities.models import Locality
from crm.people.models import Contact, Organisation

SUGGESTED = 12


def suggestions(query: str, kind: str, *, locality_id: int | None = None) -> Sequence[tuple[int, str]]:
    """Return (id, words) for a type-ahead box; with ``locality_id`` only what is of that locality."""
    groups = search.find(query, kind=kind, limit=SUGGESTED * (4 if locality_id else 1))
    hits = groups[0].hits if groups else []
    beside = _beside(kind, [hit.record_id for hit in hits], locality_id)
    return [(h.record_id, f"{h.title} {beside[h.record_id]}".strip()) for h in hits if h.record_id in beside][
        :SUGGESTED
    ]


def _beside(kind: str, ids: list[int], locality_id: int | None) -> dict[int, str]:
    """Return what stands beside each title: the native name."""
    columns: dict[str, tuple[Any, Any, Any]] = {
        "locality": (Locality.id, Locality.native_name, None),
        "contact": (Contact.id, Contact.native_name, Contact.locality_id),
        "organisation": (Organisation.id, sa.literal(""), Organisation.locality_id),
    }
    if kind not in columns:
        return dict.fromkeys(ids, "")
    key, native, of = columns[kind]
    asked = sa.select(key, native).where(key.in_(ids))
    if locality_id is not None and of is not None:
        asked = asked.where(of == locality_id)
    return {row[0]: row[1] for row in db.session.execute(asked)}
