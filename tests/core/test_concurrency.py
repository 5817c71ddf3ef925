"""Many officers at once: nothing is lost, nobody sees "locked", and a busy database is told politely."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from crm import ROOT
from crm.core import audit, records
from crm.core.access import SYSTEM, Permission, Role, acting_as, actor, requires
from crm.core.db import db, is_sqlite
from crm.localities.models import Locality
from crm.partnerships.models import Partnership
from crm.settings.models import Office
from crm.tasks.models import Task
from tests import browsing, build, offices
from tests.crowd import together, twin

OFFICERS, TIMES = 20, 10


@pytest.fixture
def staff(as_role):
    return as_role(Role.STAFF)


def total(statement):
    """Count what everybody did together."""
    with acting_as(SYSTEM):
        return db.session.scalar(statement)


def test_twenty_officers_who_read_and_then_write_lose_nothing(app, staff, answers, monkeypatch):
    """Each adds one to what it has read: any lost race shows in the sum."""
    form = answers(staff, "/tasks/new", title="x")

    def count_up():
        with audit.change(actor(), "test.counted"):
            lock = sa.select(Office).where(Office.id == 1).with_for_update()
            office = db.session.scalar(lock)
            office.report_days = office.report_days + 1
        return "counted"

    monkeypatch.setitem(app.view_functions, "tasks.new", requires(Permission.TASK_EDIT)(count_up))
    before = total(sa.select(Office.report_days))
    browsers = [twin(staff) for _ in range(OFFICERS)]

    def work(number):
        sent = [form | {"form_key": f"{number}-{turn}"} for turn in range(TIMES)]
        return [browsers[number].post("/tasks/new", data=data).status_code for data in sent]

    done = [status for statuses in together(work, OFFICERS) for status in statuses]
    assert done == [200] * OFFICERS * TIMES
    assert total(sa.select(Office.report_days)) == before + OFFICERS * TIMES


def test_twenty_officers_who_add_work_at_once_each_find_it_once(staff, answers):
    form = answers(staff, "/tasks/new")
    browsers = [twin(staff) for _ in range(OFFICERS)]

    def work(number):
        return [
            browsers[number]
            .post(
                "/tasks/new", data=form | {"title": f"Việc {number}-{turn}", "form_key": f"{number}-{turn}"}
            )
            .status_code
            for turn in range(3)
        ]

    done = [status for statuses in together(work, OFFICERS) for status in statuses]
    assert set(done) <= {302, 303}
    with acting_as(SYSTEM):
        titles = db.session.scalars(sa.select(Task.title)).all()
    assert len(titles) == len(set(titles)) == OFFICERS * 3


def test_of_fifty_edits_of_one_version_exactly_one_wins(staff, answers):
    task = build.task()
    url = f"/tasks/{task.id}/edit"
    form = answers(staff, url)
    browsers = [twin(staff) for _ in range(50)]

    def work(number):
        data = form | {"title": f"Bản {number}", "form_key": f"key-{number}"}
        return browsers[number].post(url, data=data)

    done = together(work, 50)
    won = [number for number, answer in enumerate(done) if answer.status_code < 400]
    assert len(won) == 1
    assert sorted({answer.status_code for answer in done})[1:] == [409]
    assert all(f"Bản {number}" in answer.text for number, answer in enumerate(done) if number != won[0])
    with acting_as(SYSTEM):
        kept = records.get(Task, task.id)
        assert (kept.title, kept.version) == (f"Bản {won[0]}", 2)
    assert total(sa.select(sa.func.count()).where(audit.ChangeSet.verb == "task.edited")) == 1


def test_of_twenty_who_begin_the_same_tie_one_does_and_the_others_are_told_beside_the_field(staff, answers):
    city = build.locality()
    url = f"/localities/{city.id}/partnership/new"
    form = answers(staff, url, next_action="Gửi thư ngỏ")
    browsers = [twin(staff) for _ in range(20)]
    done = together(lambda n: browsers[n].post(url, data=form | {"form_key": f"key-{n}"}), 20)
    statuses = sorted(answer.status_code for answer in done)
    assert statuses[0] < 400
    assert set(statuses[1:]) == {422}
    for answer in done:
        if answer.status_code == 422:
            assert 'id="to_stage-errors"' in answer.text
            assert "Gửi thư ngỏ" in answer.text
    assert total(sa.select(sa.func.count()).select_from(Partnership)) == 1


def test_an_edit_and_a_delete_at_once_never_leave_half_of_each(as_role, answers):
    manager = as_role(Role.MANAGER)
    for _ in range(5):
        city = build.locality()
        url = f"/localities/{city.id}"
        edit = answers(manager, f"{url}/edit", **{"names-0-text": "Kitakyūshū"})
        one, other = twin(manager), twin(manager)
        posts = [
            lambda one=one, url=url, edit=edit: one.post(f"{url}/edit", data=edit),
            lambda other=other, url=url, edit=edit: other.post(
                f"{url}/delete", data={"csrf_token": edit["csrf_token"]}
            ),
        ]
        done = together(lambda number, posts=posts: posts[number]().status_code, 2)
        assert done[1] < 400
        assert done[0] in (302, 303, 404, 409)
        with acting_as(SYSTEM):
            assert records.find(Locality, city.id) is None


# Somebody outside holds the database


class Holder:
    """Another program that holds the write lock, as a backup or a shell left open does."""

    def __init__(self, url):
        self.url, self.connection = url, None

    def __enter__(self):
        if self.url.get_backend_name() == "sqlite":
            self.connection = sqlite3.connect(self.url.database, isolation_level=None)
            self.connection.execute("BEGIN IMMEDIATE")
        else:
            self.engine = sa.create_engine(self.url)
            self.connection = self.engine.connect()
            self.connection.execute(sa.text("LOCK TABLE task, record IN EXCLUSIVE MODE"))
        return self

    def __exit__(self, *_failure):
        self.connection.rollback()
        self.connection.close()
        if self.url.get_backend_name() != "sqlite":
            self.engine.dispose()


@pytest.fixture
def impatient(app):
    """Let the office wait a fifth of a second for a lock, where it waits five seconds in life."""

    def hurry(connection, _record, _proxy):
        if is_sqlite():
            connection.execute("PRAGMA busy_timeout = 200")
        else:
            connection.execute("SET lock_timeout = '200ms'")
            connection.commit()

    db.session.commit()
    engine = db.engine
    event.listen(engine, "checkout", hurry)
    yield
    event.remove(engine, "checkout", hurry)
    db.session.remove()
    engine.dispose()


def test_while_somebody_holds_the_database_reading_goes_on_and_writing_is_refused_politely(
    app, staff, answers, impatient
):
    build.task("Việc đã có", owner_id=staff.person.id)
    form = answers(staff, "/tasks/new", title="Gửi thư cảm ơn")
    with Holder(db.engine.url):
        assert "Việc đã có" in staff.get("/tasks").text
        refused = staff.post("/tasks/new", data=form)
        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "5"
        assert "Gửi thư cảm ơn" in refused.text
        assert "locked" not in refused.text
        assert staff.get("/tasks").status_code == 200
    again = staff.post("/tasks/new", data=form)
    assert again.status_code in (302, 303)
    with acting_as(SYSTEM):
        assert sorted(db.session.scalars(sa.select(Task.title))) == ["Gửi thư cảm ơn", "Việc đã có"]


def test_somebody_who_holds_the_database_for_a_moment_only_makes_others_wait(staff, answers):
    form = answers(staff, "/tasks/new", title="Gửi thư cảm ơn")
    browser, held, answered = twin(staff), threading.Event(), []
    db.session.commit()
    with Holder(db.engine.url):

        def write():
            held.set()
            answered.append(browser.post("/tasks/new", data=form).status_code)

        waiting = threading.Thread(target=write)
        waiting.start()
        held.wait()
        waiting.join(0.3)
        assert answered == []
    waiting.join()
    assert answered[0] in (302, 303)


# The server is killed


class Server:
    """The real web server over the office's database, in processes of its own that can be killed."""

    def __init__(self, app, folder):
        self.folder, self.process = folder, None
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port = door.getsockname()[1]
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        self.environment = os.environ | offices.SECRETS | {"INSTANCE_DIR": str(folder), "DATABASE_URL": url}

    def start(self):
        where = f"127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "gunicorn", "-b", where, "--threads", "4", "--log-level", "critical"]
        self.process = subprocess.Popen(
            [*command, "--no-control-socket", "wsgi:app"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            with contextlib.suppress(OSError):
                if self.ask("GET", "/health/live").status == 200:
                    return
            threading.Event().wait(0.05)
        raise AssertionError("the server did not start")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, method, path, data=None, cookie=""):
        """Send one request over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, urlencode(data or {}, doseq=True), headers)
            answer = connection.getresponse()
            answer.read()
            return answer
        finally:
            connection.close()


@pytest.mark.full
def test_a_server_killed_while_officers_write_has_kept_every_acknowledged_row_exactly_once(
    tmp_path, office_of
):
    """Whoever got no answer sends the same form again, as people do; that must not make a second row."""
    app = office_of("sqlite")
    with app.app_context():
        offices.empty()
        staff = browsing.sign_in(app.test_client(), build.person())
        form = browsing.answers(staff, "/tasks/new")
        name = app.config["SESSION_COOKIE_NAME"]
        cookie = f"{name}={staff.get_cookie(name).value}"
        db.session.remove()
        server, acknowledged, over = Server(app, tmp_path), [], threading.Event()

        def officer(number):
            turn = 0
            while not over.is_set():
                title = f"Việc {number}-{turn}"
                data = form | {"title": title, "form_key": f"kill-{number}-{turn}"}
                with contextlib.suppress(OSError, http.client.HTTPException):
                    if server.ask("POST", "/tasks/new", data, cookie).status in (302, 303):
                        acknowledged.append(title)
                        turn += 1

        server.start()
        officers = [threading.Thread(target=officer, args=(number,)) for number in range(4)]
        for one in officers:
            one.start()
        for kill in range(4):
            enough = len(acknowledged) + 12 + kill
            while len(acknowledged) < enough:
                threading.Event().wait(0.01)
            server.kill()
            server.start()
        over.set()
        for one in officers:
            one.join()
        server.kill()
        with acting_as(SYSTEM):
            titles = db.session.scalars(sa.select(Task.title)).all()
        assert len(titles) == len(set(titles))
        assert set(acknowledged) <= set(titles)
        assert len(set(titles) - set(acknowledged)) <= len(officers)
        sets = total(sa.select(sa.func.count()).where(audit.ChangeSet.verb == "task.added"))
        assert sets == len(titles)
        assert db.session.scalar(sa.text("PRAGMA integrity_check")) == "ok"
        assert db.session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        offices.empty()
