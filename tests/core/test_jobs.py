"""Jobs are done once: with several workers, with a worker killed in the middle, with a handler that fails."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from crm.core import clock, jobs, worker
from crm.core.db import db
from crm.core.errors import RuleBroken
from crm.core.jobs import Job, JobState, enqueue

TALLY = sa.Table(
    "tally", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("job", sa.Integer)
)

KILLED_WORKER = """
import sys, threading
from pathlib import Path
from crm.core import jobs, worker
from tests.core.conftest import bare_app
from tests.core.test_jobs import mark

def stop_in_the_middle(payload, run):
    mark(payload, run)
    print("in the middle", flush=True)
    threading.Event().wait()

app = bare_app(sys.argv[1], Path(sys.argv[2]))
with app.app_context():
    jobs.job("test.mark")(stop_in_the_middle)
    worker.run_one("doomed")
"""


def mark(payload, run):
    db.session.execute(TALLY.insert().values(job=run.job_id))


def fail(payload, run):
    mark(payload, run)
    raise LookupError("Nguyễn Văn An, passport C1234567")


def refuse(payload, run):
    raise RuleBroken("The list is closed.")


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch):
    """Know our own kinds only, so that no periodic work of the house runs in between."""
    monkeypatch.setattr(jobs, "kinds", {})
    monkeypatch.setattr(worker, "kinds", jobs.kinds)
    jobs.job("test.mark")(mark)
    jobs.job("test.fail", max_attempts=2)(fail)
    jobs.job("test.refuse")(refuse)


@pytest.fixture
def office(bare):
    TALLY.create(db.engine)
    return bare


def ask(kind="test.mark", **more):
    job_id = enqueue(kind, {}, **more)
    db.session.commit()
    return job_id


def marks():
    done = db.session.scalars(sa.select(TALLY.c.job)).all()
    db.session.rollback()
    return sorted(done)


def job_row(job_id):
    """Return the job as it stands, holding nothing in the database."""
    db.session.close()
    job = db.session.get_one(Job, job_id)
    db.session.close()
    return job


def later(**span):
    return clock.held(clock.now() + timedelta(**span))


def test_a_job_asked_for_in_a_change_that_is_dropped_is_never_done(office):
    enqueue("test.mark", {})
    db.session.rollback()

    assert worker.run_due() == 0
    assert marks() == []


def test_a_job_is_done_once_and_says_so(office):
    job_id = ask()

    assert worker.run_due() == 1
    assert worker.run_due() == 0
    assert marks() == [job_id]
    assert job_row(job_id).state is JobState.DONE


def test_the_same_key_is_one_job(office):
    first, second = ask(key="import 7"), ask(key="import 7")

    assert first == second
    assert worker.run_due() == 1


def test_a_job_for_later_waits(office):
    job_id = ask(run_after=clock.now() + timedelta(hours=1))

    assert worker.run_due() == 0
    with later(hours=2):
        assert worker.run_due() == 1
    assert marks() == [job_id]


def test_a_failure_drops_the_work_and_is_tried_again_later_then_given_up(office, caplog):
    job_id = ask("test.fail")

    assert worker.run_due() == 1
    assert worker.run_due() == 0
    with later(hours=1):
        assert worker.run_due() == 1

    job = job_row(job_id)
    assert (job.state, job.attempts) == (JobState.FAILED, 2)
    assert (
        job.error == f"LookupError at test_jobs.py:{fail.__code__.co_firstlineno + 2}"
        or "LookupError" in job.error
    )
    assert marks() == []
    assert f"job {job_id}" in caplog.text


def test_neither_the_log_nor_the_row_repeats_what_a_person_typed(office, caplog):
    job_id = ask("test.fail")
    worker.run_due()

    assert "Nguyễn" not in caplog.text
    assert "Nguyễn" not in job_row(job_id).error


def test_what_the_rules_refuse_is_not_tried_again_and_keeps_the_reason(office):
    job_id = ask("test.refuse")
    worker.run_due()

    job = job_row(job_id)
    assert (job.state, job.attempts, job.error) == (JobState.FAILED, 1, "The list is closed.")


def test_a_leased_job_is_not_given_to_a_second_worker(office):
    ask()

    assert worker.claim("first") is not None
    assert worker.claim("second") is None


def test_a_worker_that_was_taken_over_keeps_nothing_of_its_work(office):
    """The first worker is slow; when it ends, another has the lease, and only that one's work counts."""
    job_id = ask()
    with office.app_context():
        slow = worker.claim("slow")
        run = jobs.Run(slow.id, None, slow.worker, is_last=False)
    with later(minutes=6):
        assert worker.run_due() == 1
    with office.app_context():
        mark({}, run)
        with pytest.raises(jobs.LeaseLost):
            run.settle(state=JobState.DONE)

    assert marks() == [job_id]


def test_progress_keeps_the_lease(office):
    job_id = ask()
    job = worker.claim("careful")
    run = jobs.Run(job.id, None, job.worker, is_last=False)
    db.session.rollback()
    with later(minutes=4):
        run.progress(30, 100)
    with later(minutes=6):
        assert worker.claim("second") is None
    assert (job_row(job_id).progress, job_row(job_id).progress_of) == (30, 100)


def test_a_job_whose_worker_dies_every_time_is_given_up(office, caplog):
    job_id = ask("test.fail")
    for hours in (0, 1):
        with later(hours=hours):
            assert worker.claim("unlucky") is not None
    with later(hours=2):
        assert worker.claim("third") is None

    assert job_row(job_id).state is JobState.FAILED


def test_a_worker_killed_in_the_middle_leaves_a_job_that_is_then_done_exactly_once(
    office, database_url, tmp_path
):
    job_id = ask()
    command = [sys.executable, "-c", KILLED_WORKER, database_url, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as doomed:
        assert doomed.stdout.readline() == "in the middle\n"
        doomed.send_signal(signal.SIGKILL)
    assert doomed.returncode == -signal.SIGKILL
    assert marks() == []
    assert worker.run_due() == 0, "the lease still holds"

    with later(minutes=6):
        assert worker.run_due() == 1
        assert worker.run_due() == 0

    assert marks() == [job_id]
    assert job_row(job_id).attempts == 2


def test_three_workers_do_twenty_jobs_once_each(office, monkeypatch):
    asked = [ask() for _ in range(20)]
    stop = threading.Event()
    left = threading.Semaphore(0)

    def marked(payload, run):
        mark(payload, run)
        left.release()

    jobs.job("test.mark")(marked)
    monkeypatch.setattr(worker, "POLL_SECONDS", 0.02)

    def toil(name):
        with office.app_context():
            worker.work(name, stop)

    hands = [threading.Thread(target=toil, args=(f"w{n}",)) for n in range(3)]
    for hand in hands:
        hand.start()
    for _ in asked:
        assert left.acquire(timeout=30)
    stop.set()
    for hand in hands:
        hand.join(30)

    assert marks() == sorted(asked)
    assert {job_row(job_id).attempts for job_id in asked} == {1}


def test_periodic_work_is_asked_for_once_a_period_by_two_machines(office):
    jobs.every(hours=24, kind="test.daily")(mark)
    with clock.held(clock.now()):
        worker.enqueue_periodic(clock.now())
        worker.enqueue_periodic(clock.now())
        assert worker.run_due() == 1
    with later(hours=24):
        assert worker.run_due() == 1
    assert len(marks()) == 2


def test_a_job_of_a_kind_this_version_does_not_know_is_left_for_one_that_does(office):
    jobs.job("test.newer")(mark)
    ask("test.newer")
    del jobs.kinds["test.newer"]

    assert worker.run_due() == 0


def test_the_timer_command_says_how_much_was_done(office):
    from crm.core.jobs_cli import jobs_cli

    ask()
    office.cli.add_command(jobs_cli)

    assert "1 jobs done" in office.test_cli_runner().invoke(args=["jobs", "run-due"]).output


def test_the_worker_finishes_the_job_at_hand_when_told_to_stop(office):
    stop = threading.Event()

    def last(payload, run):
        mark(payload, run)
        stop.set()

    jobs.job("test.mark")(last)
    first = ask()
    ask()
    worker.work("polite", stop)

    assert marks() == [first]
