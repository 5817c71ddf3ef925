"""The worker: takes jobs by a lease, does each in one transaction, tries again later what failed.

The handler's writes and the mark "done" are one commit, and that commit fails when the lease has passed to
somebody else: a killed worker leaves nothing behind, and nothing is done twice.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import sqlalchemy as sa
from flask import current_app

from crm.core import clock
from crm.core.access import SYSTEM, Actor, acting_as
from crm.core.db import db
from crm.core.errors import CrmError
from crm.core.jobs import LEASE, Job, JobState, LeaseLost, Run, enqueue, kinds

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
POLL_SECONDS, PERIOD_SECONDS = 1.0, 60.0
OURS = str(Path(__file__).resolve().parent.parent)

log = logging.getLogger(__name__)
_find_actor: Callable[[int], Actor | None] | None = None


def actors_come_from(find: Callable[[int], Actor | None]) -> None:
    """Say how a job finds the person it acts for; one that is not found sees no record."""
    global _find_actor
    _find_actor = find


def enqueue_periodic(now: datetime) -> None:
    """Ask for the periodic work of the present period, unless somebody has."""
    with current_app.app_context():
        for kind, known in kinds.items():
            if known.period:
                number = int(now.timestamp() // known.period.total_seconds())
                enqueue(kind, {}, key=f"{kind} {number}")
        db.session.commit()


def claim(worker: str) -> Job | None:
    """Lease the next job that is due, or whose worker has died, in a short transaction."""
    now = clock.now()
    waiting = sa.and_(Job.state == JobState.QUEUED, Job.run_after <= now)
    orphaned = sa.and_(Job.state == JobState.RUNNING, Job.lease_until < now)
    due = (
        sa.select(Job).where(waiting | orphaned, Job.kind.in_(kinds)).order_by(Job.run_after, Job.id).limit(1)
    )
    found = None
    while found is None and (job := db.session.scalar(due.with_for_update(skip_locked=True))):
        if job.attempts < job.max_attempts:
            found = job
            job.state, job.attempts, job.lease_until = JobState.RUNNING, job.attempts + 1, now + LEASE
            job.worker = f"{worker[:80]} {secrets.token_hex(8)}"
        else:
            log.error("job %s (%s): its worker died every time", job.id, job.kind)
            job.state, job.finished_at, job.error = JobState.FAILED, now, "worker died"
            _tell_given_up(job.kind, job.payload, "")
        db.session.flush()
    db.session.commit()
    return found


def run_one(worker: str) -> bool:
    """Do one job if any is due; tell whether there was one."""
    with current_app.app_context():
        job = claim(worker)
        if job is None:
            return False
        run = Run(job.id, job.actor_id, job.worker or "", job.attempts >= job.max_attempts)
        try:
            _attempt(run, job.kind, job.attempts, job.payload)
        except LeaseLost:
            log.warning("job %s (%s) was taken over by another worker", run.job_id, job.kind)
        return True


def _attempt(run: Run, kind: str, attempt: int, payload: str) -> None:
    """Call the handler and commit its work, or drop it and put the job back."""
    try:
        with acting_as(_actor(run)):
            kinds[kind].handler(json.loads(payload), run)
        run.settle(state=JobState.DONE, finished_at=clock.now(), error=None)
    except LeaseLost:
        db.session.rollback()
        raise
    except Exception as error:
        db.session.rollback()
        log.warning("job %s (%s), attempt %s: %s", run.job_id, kind, attempt, _place(error))
        _put_back(run, kind, attempt, payload, error)


def _actor(run: Run) -> Actor | None:
    """Return whose eyes the job reads with: the person who asked for it, or the system's own."""
    if run.actor_id is None:
        return SYSTEM
    return _find_actor(run.actor_id) if _find_actor else None


def _place(error: Exception) -> str:
    """Say what failed and where, without the message: it may quote what a person typed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(OURS)]
    frame = (ours or frames)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _tell_given_up(kind: str, payload: str, sentence: str) -> None:
    """Let the feature know that nobody will try again."""
    if given_up := kinds[kind].given_up:
        given_up(json.loads(payload), sentence)


def _put_back(run: Run, kind: str, attempt: int, payload: str, error: Exception) -> None:
    """Try again later; give up after the last attempt, or at once when the office's rules refuse."""
    refused = isinstance(error, CrmError) and error.status < 500
    sentence = error.sentence if isinstance(error, CrmError) else ""
    reason = sentence or _place(error)
    if refused or run.is_last:
        _tell_given_up(kind, payload, sentence)
        run.settle(state=JobState.FAILED, finished_at=clock.now(), error=reason)
    else:
        run.settle(state=JobState.QUEUED, run_after=clock.now() + back_off(attempt), error=reason)


def back_off(attempt: int) -> timedelta:
    """Return how long to wait after the failed attempt number ``attempt``."""
    return min(FIRST_WAIT * (1 << min(attempt - 1, 20)), LONGEST_WAIT)


def run_due(limit: int = 100, worker: str = "timer") -> int:
    """Do what is due, at most ``limit`` jobs; return how many."""
    enqueue_periodic(clock.now())
    for count in range(limit):
        if not run_one(worker):
            return count
    return limit


def work(worker: str, stop: Event) -> None:
    """Do jobs until ``stop`` is set; a database that is away or busy is asked again."""
    next_period = time.monotonic()
    while not stop.is_set():
        busy = False
        try:
            if time.monotonic() >= next_period:
                enqueue_periodic(clock.now())
                next_period = time.monotonic() + PERIOD_SECONDS
            busy = run_one(worker)
        except sa.exc.SQLAlchemyError as error:
            log.warning("the worker cannot reach the database: %s", type(error).__name__)
        if not busy:
            stop.wait(POLL_SECONDS)
