"""What is said when something cannot be done: in both languages, in part, and without a database."""

from __future__ import annotations

import io
import logging
import re
import sqlite3
from contextvars import Context

import pytest
import sqlalchemy as sa
from flask import request
from flask.testing import FlaskClient
from sqlalchemy import event

from crm.core import audit
from crm.core.access import Permission, Role, requires
from crm.core.db import db
from crm.core.errors import Forbidden, RuleBroken, TooLarge, TooMany
from tests import browsing, build, offices
from tests.markup import faults

SECRET = "chữ không ai được đọc"
TITLES = {
    400: ("Không đọc được biểu mẫu", "The form could not be read"),
    403: ("Bạn không được làm việc này", "You may not do this"),
    404: ("Không có trang này", "Nothing here"),
    405: ("Không có trang này", "Nothing here"),
    409: ("Đã có người lưu trước", "Somebody saved first"),
    413: ("Tệp quá lớn", "The file is too large"),
    429: ("Thử quá nhiều lần", "Too many attempts"),
    500: ("Có lỗi xảy ra", "Something went wrong"),
    503: ("Hệ thống đang bận", "The system is busy"),
}


@pytest.fixture
def raises(app, monkeypatch):
    """Give ``raises(error)``: the page of tasks now ends with that error."""

    def put(error):
        def view(**_path):
            raise error

        for endpoint, permission in (
            ("tasks.mine", Permission.TASK_READ),
            ("tasks.new", Permission.TASK_EDIT),
        ):
            monkeypatch.setitem(app.view_functions, endpoint, requires(permission)(view))

    return put


def busy():
    return sa.exc.OperationalError("SELECT 1", {}, sqlite3.OperationalError("database is locked"))


ACCIDENTS = [
    (Forbidden("Không được."), 403),
    (TooLarge("Quá lớn."), 413),
    (TooMany("Quá nhiều.", retry_after=60), 429),
    (RuntimeError(SECRET), 500),
    (busy(), 503),
    (sa.exc.TimeoutError("QueuePool limit"), 503),
]


@pytest.mark.parametrize(("error", "status"), ACCIDENTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_accident_is_told_in_the_reader_s_language_as_a_page_without_faults(
    as_role, raises, error, status, language
):
    staff = as_role(locale=language)
    raises(error)
    answer = staff.get("/tasks", headers={"Accept-Language": "en" if language == "vi" else "vi"})
    assert answer.status_code == status
    assert TITLES[status][language == "en"] in answer.text
    assert f'lang="{language}"' in answer.text
    assert faults(answer.text) == []
    assert "Traceback" not in answer.text
    assert SECRET not in answer.text


@pytest.mark.parametrize(("asked", "place"), [("en", 1), ("fr", 0), ("vi", 0), ("", 0), ("%00", 0)])
def test_a_stranger_is_answered_in_vietnamese_or_as_asked_whatever_the_browser_prefers(client, asked, place):
    answer = client.get(f"/no-such-page?lang={asked}", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert answer.status_code == 404
    assert TITLES[404][place] in answer.text


def test_the_language_of_one_reader_does_not_stay_for_the_next(app, as_role):
    english, stranger = as_role(locale="en"), app.test_client()

    def both():
        FlaskClient.open(english, "/tasks")
        return FlaskClient.open(stranger, "/sign-in", method="POST", data={})

    refused = Context().run(both)
    assert refused.status_code == 400
    assert TITLES[400][0] in refused.text


def test_a_piece_of_a_page_is_answered_with_a_piece(as_role, raises):
    staff = as_role()
    raises(RuntimeError(SECRET))
    piece = staff.get("/tasks", headers={"HX-Request": "true"})
    boosted = staff.get("/tasks", headers={"HX-Request": "true", "HX-Boosted": "true"})
    assert (piece.status_code, boosted.status_code) == (500, 500)
    assert "<html" not in piece.text
    assert TITLES[500][0] in piece.text
    assert "<html" in boosted.text


def test_an_incident_has_a_number_that_stands_on_the_page_and_in_the_log(as_role, raises, caplog):
    staff = as_role()
    raises(RuntimeError("chỉ trong nhật ký"))
    with caplog.at_level(logging.ERROR):
        answer = staff.get("/tasks")
    number = re.search(r"\b[0-9a-f]{8}\b", answer.text.split("error-piece")[1])
    assert number is not None
    assert f"incident {number[0]}" in caplog.text
    assert "chỉ trong nhật ký" in caplog.text


def test_what_people_typed_stays_out_of_the_log(app, as_role, answers, caplog, monkeypatch):
    staff = as_role()
    data = answers(staff, "/tasks/new", title="Ghi chú riêng về ông A")

    def view():
        db.session.execute(sa.text("INSERT INTO nowhere VALUES (:title)"), {"title": request.form["title"]})

    monkeypatch.setitem(app.view_functions, "tasks.new", requires(Permission.TASK_EDIT)(view))
    with caplog.at_level(logging.DEBUG):
        assert staff.post("/tasks/new", data=data).status_code == 500
    assert "INSERT INTO nowhere" in caplog.text
    assert "Ghi chú riêng" not in caplog.text


def test_a_broken_rule_is_not_told_as_somebody_else_s_save(as_role, raises):
    staff = as_role()
    raises(RuleBroken("Chỉ địa phương nước ngoài mới là đối tác."))
    answer = staff.get("/tasks")
    assert answer.status_code == 409
    assert "Chỉ địa phương nước ngoài mới là đối tác." in answer.text
    assert TITLES[409][0] not in answer.text


def test_a_form_without_its_token_is_refused_in_the_sender_s_language_with_the_typing(as_role):
    staff = as_role(locale="en")
    answer = staff.post("/tasks/new", data={"title": "Thank-you letter <b>", "password": "not shown"})
    assert answer.status_code == 400
    assert TITLES[400][1] in answer.text
    assert "Thank-you letter &lt;b&gt;" in answer.text
    assert "not shown" not in answer.text


def test_every_refusal_by_role_is_noted(as_role, raises):
    viewer = as_role(Role.VIEWER)
    assert viewer.get("/settings").status_code == 403
    raises(Forbidden("Không được."))
    assert viewer.get("/tasks").status_code == 403
    noted = db.session.scalars(
        sa.select(audit.AuditNote.detail).where(audit.AuditNote.verb == "refused")
    ).all()
    assert sorted(noted) == ["/settings", "/tasks"]


@pytest.mark.parametrize(
    "path", ["/tasks/0", "/tasks/2147483648", "/tasks/99999999999999999999", "/tasks/-1", "/tasks/1'"]
)
def test_a_key_that_no_table_can_hold_is_not_there(as_role, path):
    answer = as_role().get(path)
    assert answer.status_code == 404
    assert TITLES[404][0] in answer.text


def test_an_address_used_the_wrong_way_says_which_ways_there_are(as_role):
    task = build.task()
    answer = as_role().get(f"/tasks/{task.id}/done")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert TITLES[405][0] in answer.text


class Watched(io.BytesIO):
    """An upload that knows how much of it was read."""

    read_so_far = 0

    def read(self, size=-1):
        self.read_so_far += max(size, 1)
        return super().read(size)

    def readinto(self, buffer):
        self.read_so_far += len(buffer)
        return super().readinto(buffer)


@pytest.mark.parametrize("path", ["/tasks/new", "/interactions/new", "/sign-in"])
def test_fifty_megabytes_are_refused_before_they_are_read(as_role, path):
    staff, upload = as_role(), Watched(b"--b")
    told = {"CONTENT_LENGTH": str(50 * 1024 * 1024), "CONTENT_TYPE": "multipart/form-data; boundary=b"}
    answer = staff.post(path, environ_overrides=told | {"wsgi.input": upload})
    assert answer.status_code == 413
    assert TITLES[413][0] in answer.text
    assert "20 MB" in answer.text
    assert upload.read_so_far == 0


@pytest.fixture(scope="module")
def gone(tmp_path_factory, new_database):
    """Give an office whose database server will be out of reach, and how to take it away."""
    url = new_database()
    return offices.open_office(url, tmp_path_factory.mktemp("gone"))


@pytest.fixture
def cut_off(gone):
    """Give a browser that has signed in before the database went away."""
    with gone.app_context():
        offices.empty()
        browser = browsing.sign_in(gone.test_client(), build.person())
        db.session.remove()
        db.engine.dispose()

        def no_answer(dialect, record, arguments, options):
            options["host"] = "/nonexistent"

        event.listen(db.engine, "do_connect", no_answer)
        yield browser
        event.remove(db.engine, "do_connect", no_answer)
        db.session.remove()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_database_there_is_still_a_page_that_says_so(cut_off, language):
    answer = cut_off.get(f"/tasks?lang={language}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert TITLES[503][language == "en"] in answer.text
    assert faults(answer.text) == []
    assert "nonexistent" not in answer.text
    assert "psycopg" not in answer.text


def test_without_a_database_a_sent_form_keeps_its_typing(cut_off):
    answer = cut_off.post("/tasks/new", data={"title": "Gửi thư cảm ơn"})
    assert answer.status_code == 503
    assert "Gửi thư cảm ơn" in answer.text


def test_without_a_database_the_server_lives_but_is_not_ready(cut_off):
    assert cut_off.get("/health/live").status_code == 200
    assert cut_off.get("/health/ready").status_code == 503
    with cut_off.get("/static/css/base.css") as sheet:
        assert sheet.status_code == 200
