"""What the pages of tasks promise."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.tasks.models import Task
from tests import browsing, build


def tasks():
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(Task).order_by(Task.id)).all()


def test_my_tasks_stand_in_groups_by_day(as_role, noon):
    browser = as_role(locale="en")
    for title, due in (
        ("Trễ", date(2026, 11, 14)),
        ("Nay", date(2026, 11, 22)),
        ("Mai kia", date(2026, 11, 25)),
    ):
        build.task(title, owner_id=browser.person.id, due_on=due)
    page = browser.get("/tasks").text
    assert page.index("Overdue") < page.index("Trễ") < page.index("Nay") < page.index("Mai kia")


def test_the_empty_list_says_so_and_offers_one_button(as_role):
    assert "/tasks/new" in as_role().get("/tasks").text


def test_a_task_is_finished_from_the_list_and_the_toast_takes_it_back(as_role):
    browser = as_role()
    task = build.task(owner_id=browser.person.id)
    data = {"csrf_token": browser_token(browser, "/tasks"), "next": "/tasks"}
    answer = browser.post(f"/tasks/{task.id}/done", data=data, follow_redirects=True)
    assert tasks()[0].done_on is not None
    browsing.undo(browser, answer.text)
    assert tasks()[0].done_on is None


def browser_token(browser, url):
    return browser.get(url).text.split('name="csrf_token" value="')[1].split('"')[0]


def test_finishing_never_leads_to_another_site(as_role):
    browser = as_role()
    task = build.task(owner_id=browser.person.id)
    data = {"csrf_token": browser_token(browser, "/tasks"), "next": "//evil.example/"}
    assert browser.post(f"/tasks/{task.id}/done", data=data).location == "/tasks"


def test_work_is_given_out_through_the_form(as_role, answers):
    browser = as_role()
    yen = build.person(name="Lê Hoàng Yến")
    data = answers(browser, "/tasks/new", title="Đặt lịch", due_on="25/11/2026", owner_id=yen.id)
    browser.post("/tasks/new", data=data)
    assert [(task.title, task.due_on, task.owner_id) for task in tasks()] == [
        ("Đặt lịch", date(2026, 11, 25), yen.id)
    ]


def test_the_same_form_sent_twice_is_one_task(as_role, answers):
    browser = as_role()
    data = answers(browser, "/tasks/new", title="Đặt lịch")
    first, second = (browser.post("/tasks/new", data=data) for _ in range(2))
    assert len(tasks()) == 1
    assert first.location == second.location


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"due_on": "32/11/2026"}, "There is no 32/11. Enter a day from 01 to 30."),
        ({"due_on": "5/13/2026"}, "There is no month 13"),
        ({"title": ""}, "Please enter"),
        ({"title": "x" * 301}, "At most 300 characters"),
        ({"title": "a\x00b"}, "invisible character"),
        ({"owner_id": "99999999999"}, "error"),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_the_typing_kept(as_role, answers, typed, said):
    browser = as_role(locale="en")
    data = answers(browser, "/tasks/new", **{"title": "Đặt lịch nhà máy", **typed})
    answer = browser.post("/tasks/new", data=data)
    assert answer.status_code == 422
    assert said in answer.text
    assert tasks() == []


def test_saving_over_somebody_is_refused_and_the_typing_kept(as_role, answers):
    browser, other = as_role(), as_role(name="Lê Yến")
    task = build.task(owner_id=browser.person.id)
    url = f"/tasks/{task.id}/edit"
    mine = answers(browser, url, title="Bản của tôi")
    other.post(url, data=answers(other, url, title="Bản của Yến"))
    answer = browser.post(url, data=mine)
    assert answer.status_code == 409
    assert "Bản của tôi" in answer.text
    assert tasks()[0].title == "Bản của Yến"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_see_tasks_and_cannot_change_them(as_role, role):
    browser = as_role(role)
    task = build.task(owner_id=browser.person.id)
    assert "/done" not in browser.get("/tasks").text
    assert browser.get("/tasks/new").status_code == 403
    assert browser.post(f"/tasks/{task.id}/done").status_code in (400, 403)


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/tasks").status_code == 302


@pytest.mark.parametrize("key", ["0", "2147483648", "999999999999999999999"])
def test_a_key_that_no_table_holds_is_not_there(as_role, key):
    assert as_role().get(f"/tasks/{key}").status_code == 404


def test_what_was_typed_is_never_markup(as_role):
    browser = as_role()
    build.task("<script>alert(1)</script>", owner_id=browser.person.id)
    assert "<script>alert" not in browser.get("/tasks").text


def test_everybodys_tasks_can_be_cut_by_person_and_state(as_role, noon):
    browser = as_role()
    yen = build.person(name="Lê Hoàng Yến")
    build.task("Của Yến", owner_id=yen.id, due_on=date(2026, 11, 1))
    build.task("Của Hà", owner_id=browser.person.id)
    assert "Của Hà" not in browser.get(f"/tasks/all?owner={yen.id}").text
    assert "Của Hà" not in browser.get("/tasks/all?show=late").text
    assert browser.get("/tasks/all?owner=x&show=nothing&page=zz").status_code == 200
