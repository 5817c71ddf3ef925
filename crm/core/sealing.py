"""The chain over the audit: each change set is sealed over the one before, by a job and not by the request.

The seal covers salted digests of the values, so that erasing a value keeps the chain valid while changing one
breaks it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from crm.core import clock
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db, is_sqlite
from crm.core.jobs import Run, every
from crm.core.transactions import forget_old_keys

SETTLED = timedelta(minutes=10)
"""A set this old has no older one still to be committed: ids are given before commits."""
BATCH = 1000
LOCK = 20261123


def _seal(before: str, row: ChangeSet, digests: list[str]) -> str:
    told = (
        before,
        row.id,
        row.at.isoformat(),
        row.actor_id,
        row.verb,
        row.record_id,
        row.undo_of_id,
        *digests,
    )
    return hashlib.sha256("\x1f".join(str(part) for part in told).encode()).hexdigest()


def _digests(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {key: [] for key in ids}
    asked = sa.select(FieldChange.change_set_id, FieldChange.digest).where(FieldChange.change_set_id.in_(ids))
    for key, digest in db.session.execute(asked.order_by(FieldChange.id)):
        found[key].append(digest)
    return found


def _last_seal() -> str:
    newest = (
        sa.select(ChangeSet.seal).where(ChangeSet.seal.is_not(None)).order_by(ChangeSet.id.desc()).limit(1)
    )
    return db.session.scalar(newest) or ""


def seal(until: datetime | None = None) -> int:
    """Seal what has settled, in the order of ids, under one lock; return how many sets."""
    if not is_sqlite():
        db.session.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    settled = until or clock.now() - SETTLED
    asked = sa.select(ChangeSet).where(ChangeSet.seal.is_(None), ChangeSet.at <= settled)
    rows = db.session.scalars(asked.order_by(ChangeSet.id).limit(BATCH)).all()
    digests, before = _digests([row.id for row in rows]), _last_seal()
    for row in rows:
        before = row.seal = _seal(before, row, digests[row.id])
    db.session.flush()
    return len(rows)


def first_broken() -> int | None:
    """Return the id of the first sealed set that does not fit the chain, or None when all fit."""
    before, last = "", 0
    while True:
        asked = sa.select(ChangeSet).where(ChangeSet.seal.is_not(None), ChangeSet.id > last)
        rows = db.session.scalars(asked.order_by(ChangeSet.id).limit(BATCH)).all()
        if not rows:
            return None
        digests = _digests([row.id for row in rows])
        for row in rows:
            if row.seal != _seal(before, row, digests[row.id]):
                return row.id
            before, last = row.seal, row.id


@every(hours=1, kind="audit.seal")
def seal_job(_payload: dict[str, Any], _run: Run) -> None:
    """Seal what the last hour brought."""
    while seal() == BATCH:
        pass


@every(hours=24, kind="form_keys.forget")
def forget_keys_job(_payload: dict[str, Any], _run: Run) -> None:
    """Drop form keys that nobody can send any more."""
    forget_old_keys()
