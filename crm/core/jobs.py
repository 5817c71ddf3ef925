"""Work for later: a row in our own database, written by the change that asks for it.

A feature names handlers with ``@job`` or ``@every`` and asks with ``enqueue``; ``worker.py`` does the work.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, db, is_sqlite, member
from crm.core.writes import aside, insert

LEASE = timedelta(minutes=5)
KEPT = timedelta(days=90)
"""How long a finished job is remembered, and with it the key that keeps it from being done again."""


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Base):
    """One piece of work. Its payload carries numbers of rows, never personal data.

    It goes with the account that asked for it: without that person it would run with the system's eyes.
    """

    __tablename__ = "job"
    __unaudited__ = True
    __table_args__ = (sa.Index("ix_job_due", "state", "run_after"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(60))
    payload: Mapped[str] = mapped_column(sa.Text)
    unique_key: Mapped[str | None] = mapped_column(sa.String(200), unique=True)
    state: Mapped[JobState] = mapped_column(member(JobState), default=JobState.QUEUED)
    run_after: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    worker: Mapped[str | None] = mapped_column(sa.String(120))
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int]
    progress: Mapped[int] = mapped_column(default=0)
    progress_of: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(sa.Text)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    finished_at: Mapped[datetime | None]


class LeaseLost(Exception):
    """Another worker has taken the job over: what this one did is dropped."""


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt at a job, as its handler sees it."""

    job_id: int
    actor_id: int | None
    worker: str
    is_last: bool

    def progress(self, done: int, of: int) -> None:
        """Show how far the job is and renew its lease; call it well within five minutes.

        SQLite shows nothing while the handler's transaction is open: nobody else can write or take over then.
        """
        if is_sqlite() and db.session().in_transaction():
            return
        fresh = {"progress": done, "progress_of": of, "lease_until": clock.now() + LEASE}
        with aside() as connection:
            if not connection.execute(self._row().values(fresh)).rowcount:
                raise LeaseLost

    def release(self) -> None:
        """Let the database go before waiting for something else; nothing may have been written yet."""
        db.session.rollback()

    def settle(self, **values: object) -> None:
        """Commit the work with the job's new state, or nothing of it if the lease was lost."""
        done = db.session.execute(self._row().values(worker=None, lease_until=None, **values))
        if not done.rowcount:  # type: ignore[attr-defined]  # SQLAlchemy types execute() by its parent class
            raise LeaseLost
        db.session.commit()

    def _row(self) -> sa.Update:
        return sa.update(Job).where(Job.id == self.job_id, Job.worker == self.worker)


Handler = Callable[[dict[str, Any], Run], None]
GivenUp = Callable[[dict[str, Any], str], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """How jobs of one kind are done."""

    handler: Handler
    max_attempts: int
    period: timedelta | None
    given_up: GivenUp | None = None


kinds: dict[str, Kind] = {}


def job(
    kind: str,
    *,
    max_attempts: int = 5,
    period: timedelta | None = None,
    given_up: GivenUp | None = None,
) -> Callable[[Handler], Handler]:
    """Name the function that does jobs of ``kind``. It never commits: its end is the commit.

    ``given_up`` is told, with the job's payload and the sentence of the rule that refused it, if any, when
    nobody will try again; what it writes is committed with the job's end.
    """

    def register(handler: Handler) -> Handler:
        kinds[kind] = Kind(handler, max_attempts, period, given_up)
        return handler

    return register


def every(*, hours: float, kind: str) -> Callable[[Handler], Handler]:
    """Name the function that is to be done once in every period, however many machines there are."""
    return job(kind, period=timedelta(hours=hours))


def enqueue(
    kind: str,
    payload: dict[str, Any],
    *,
    key: str | None = None,
    run_after: datetime | None = None,
    actor_id: int | None = None,
) -> int:
    """Ask for a job in the caller's transaction; a key that was used before gives the first job's id."""
    now = clock.now()
    values = {
        "kind": kind,
        "payload": json.dumps(payload, ensure_ascii=False),
        "unique_key": key,
        "run_after": run_after or now,
        "max_attempts": kinds[kind].max_attempts,
        "actor_id": actor_id,
    }
    new = insert(Job).values(values).on_conflict_do_nothing(index_elements=["unique_key"]).returning(Job.id)
    made = db.session.scalar(new)
    return made or db.session.scalars(sa.select(Job.id).where(Job.unique_key == key)).one()


@every(hours=24, kind="jobs.prune")
def prune(_payload: dict[str, Any], _run: Run) -> None:
    """Forget jobs that were finished long ago."""
    db.session.execute(sa.delete(Job).where(Job.finished_at < clock.now() - KEPT))
