"""A request is one transaction: what is kept, what is dropped, and what the next page says of it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import flash, has_request_context, redirect
from sqlalchemy import event
from sqlalchemy.orm.exc import StaleDataError

from crm.core import audit
from crm.core.access import SYSTEM, Permission, Role, acting_as, actor, requires
from crm.core.db import db
from crm.core.policy import RecordGrant
from crm.core.transactions import UsedFormKey
from crm.core.web import toast
from crm.core.writes import insert
from crm.tasks import service
from crm.tasks.models import Task
from tests import build
from tests.crowd import together, twin

URL = "/tasks/new"
SAVED = "Đã lưu."


@pytest.fixture
def staff(as_role):
    return as_role(Role.STAFF)


@pytest.fixture
def form(staff, answers):
    """Give a filled-in form, as a browser would send it."""
    return answers(staff, URL, title="Gửi thư cảm ơn")


@pytest.fixture
def behind(app, monkeypatch):
    """Give ``behind(view)``: put a view of the test's own behind the form's address."""

    def put(view):
        monkeypatch.setitem(app.view_functions, "tasks.new", requires(Permission.TASK_EDIT)(view))

    return put


@pytest.fixture
def commit_fails(app):
    """Give ``commit_fails(error)``: from now on the commit of every request ends with that error."""
    added = []

    def with_(error):
        def fail(_session):
            if has_request_context():
                raise error

        event.listen(db.session, "before_commit", fail)
        added.append(fail)

    yield with_
    for fail in added:
        event.remove(db.session, "before_commit", fail)


def tasks():
    """Count the tasks there are."""
    with acting_as(SYSTEM):
        return db.session.scalar(sa.select(sa.func.count()).select_from(Task))


def add_task():
    """Do what a view does when a form is good."""
    toast("Đã ghi việc mới.")
    return service.add_task(service.TaskEntry(title="Gửi thư cảm ơn"), actor=actor())


def test_work_is_kept_and_said_once_when_the_answer_is_good(staff, form):
    answer = staff.post(URL, data=form)
    assert answer.status_code in (302, 303)
    assert tasks() == 1
    assert SAVED in staff.get(answer.location).text
    assert SAVED not in staff.get(answer.location).text


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 429, 500, 503])
def test_a_refusal_keeps_nothing_and_the_next_page_does_not_say_saved(staff, form, behind, status):
    def view():
        add_task()
        return "refused", status

    behind(view)
    assert staff.post(URL, data=form).status_code == status
    assert tasks() == 0
    assert "Đã ghi việc mới." not in staff.get("/tasks").text


@pytest.mark.parametrize("error", [ValueError("tên bí mật"), KeyError("x"), RuntimeError("tên bí mật")])
def test_an_exception_keeps_nothing_and_tells_nobody_its_text(staff, form, behind, error):
    def view():
        add_task()
        raise error

    behind(view)
    answer = staff.post(URL, data=form)
    assert answer.status_code == 500
    assert "tên bí mật" not in answer.text
    assert tasks() == 0
    assert "Đã ghi việc mới." not in staff.get("/tasks").text


def test_an_earlier_toast_outlives_an_accident_of_a_later_request(staff, form, behind):
    staff.post(URL, data=form)

    def view():
        add_task()
        raise ValueError

    behind(view)
    assert staff.post(URL, data=form | {"form_key": "another"}).status_code == 500
    page = staff.get("/tasks").text
    assert SAVED in page
    assert "Đã ghi việc mới." not in page


def test_a_toast_that_a_refused_form_has_shown_is_not_said_again(staff, form):
    staff.post(URL, data=form)
    refused = staff.post(URL, data=form | {"form_key": "another", "title": ""})
    assert refused.status_code == 422
    told = (SAVED in refused.text) + (SAVED in staff.get("/tasks").text)
    assert told == 1


def locked():
    return sa.exc.OperationalError("COMMIT", {}, Exception("database is locked"))


def taken():
    return sa.exc.IntegrityError("COMMIT", {}, Exception("UNIQUE constraint failed: nothing.known"))


@pytest.mark.parametrize(
    ("error", "status"),
    [(locked(), 503), (StaleDataError("1 row expected"), 409), (taken(), 409), (OSError(5, "I/O"), 500)],
)
def test_an_error_of_the_commit_reaches_the_error_page_with_the_typing(
    staff, form, commit_fails, error, status
):
    commit_fails(error)
    answer = staff.post(URL, data=form)
    assert answer.status_code == status
    assert "Gửi thư cảm ơn" in answer.text
    assert str(error) not in answer.text
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert tasks() == 0
    assert SAVED not in staff.get("/tasks").text


def test_a_row_that_exists_already_is_found_out_at_the_commit(staff, form, behind):
    task = build.task(owner_id=staff.person.id)
    db.session.add(RecordGrant(record_id=task.id, user_id=staff.person.id))
    db.session.commit()

    def view():
        toast(SAVED)
        db.session.add(RecordGrant(record_id=task.id, user_id=actor().id))
        return redirect("/tasks")

    behind(view)
    answer = staff.post(URL, data=form)
    assert answer.status_code == 409
    assert "Gửi thư cảm ơn" in answer.text
    assert SAVED not in staff.get("/tasks").text


def test_a_form_whose_commit_failed_can_be_sent_again_as_it_is(staff, form, app):
    failures = [locked()]

    def fail_once(_session):
        if has_request_context() and failures:
            raise failures.pop()

    event.listen(db.session, "before_commit", fail_once)
    try:
        assert staff.post(URL, data=form).status_code == 503
        assert staff.post(URL, data=form).status_code in (302, 303)
    finally:
        event.remove(db.session, "before_commit", fail_once)
    assert tasks() == 1


def test_notes_of_a_refused_request_survive(as_role, answers, behind):
    staff = as_role(Role.STAFF)
    form = answers(staff, URL, title="x")

    def view():
        add_task()
        audit.note("tried", actor_id=actor().id, detail="nothing came of it")
        raise ValueError

    behind(view)
    assert staff.post(URL, data=form).status_code == 500
    kept = db.session.scalars(sa.select(audit.AuditNote).where(audit.AuditNote.verb == "tried")).one()
    assert kept.actor_id == staff.person.id
    assert kept.request_id
    assert tasks() == 0


def test_a_refusal_is_noted_with_who_and_where(as_role):
    viewer = as_role(Role.VIEWER)
    assert viewer.get("/settings").status_code == 403
    kept = db.session.scalars(sa.select(audit.AuditNote).where(audit.AuditNote.verb == "refused")).one()
    assert (kept.actor_id, kept.detail) == (viewer.person.id, "/settings")


def test_the_same_form_sent_twice_makes_one_record_and_leads_to_the_same_place(staff, form):
    first, second = staff.post(URL, data=form), staff.post(URL, data=form)
    assert second.status_code == 303
    assert second.location == first.location
    assert tasks() == 1


def test_twenty_clicks_at_once_make_one_record_and_all_lead_to_it(staff, form):
    browsers = [twin(staff) for _ in range(20)]
    done = together(lambda number: browsers[number].post(URL, data=form), 20)
    assert {answer.status_code for answer in done} <= {302, 303}
    assert len({answer.location for answer in done}) == 1
    assert tasks() == 1


def test_a_refused_form_can_be_corrected_and_sent_again_with_the_same_key(staff, form):
    assert staff.post(URL, data=form | {"title": ""}).status_code == 422
    assert staff.post(URL, data=form).status_code in (302, 303)
    assert tasks() == 1


def test_a_form_that_is_only_shown_again_does_not_use_its_key_up(staff, form, behind):
    seen = []

    def view():
        seen.append(1)
        return "one more row"

    behind(view)
    for _ in range(2):
        assert staff.post(URL, data=form).text == "one more row"
    assert len(seen) == 2
    assert db.session.scalar(sa.select(sa.func.count()).select_from(UsedFormKey)) == 0


@pytest.mark.parametrize("key", ["\x00", "khóa \u202e", "'; --", "x" * 5000])
def test_a_key_that_we_never_gave_out_breaks_nothing(staff, form, key):
    assert staff.post(URL, data=form | {"form_key": key}).status_code < 500


def test_work_for_htmx_answered_with_a_redirect_header_is_one_record_too(staff, form, behind):
    def view():
        add_task()
        return "", 204, {"HX-Redirect": "/tasks?done=1"}

    behind(view)
    staff.post(URL, data=form)
    assert staff.post(URL, data=form).location == "/tasks?done=1"
    assert tasks() == 1


def test_a_page_view_keeps_nothing_it_wrote_and_may_not_add_records(staff, behind):
    def sly():
        db.session.execute(insert(UsedFormKey).values(key="sly", used_at=sa.func.now()))
        return "shown"

    behind(sly)
    assert staff.get(URL).status_code == 200
    assert db.session.scalar(sa.select(sa.func.count()).select_from(UsedFormKey)) == 0
    behind(lambda: add_task() and "shown")
    assert staff.get(URL).status_code == 500
    assert tasks() == 0


def test_a_toast_of_a_page_view_is_said(staff, behind):
    """A view that only leads on may say why."""

    def view():
        flash("Trang này đã chuyển.")
        return redirect("/tasks")

    behind(view)
    staff.get(URL)
    assert "Trang này đã chuyển." in staff.get("/tasks").text
