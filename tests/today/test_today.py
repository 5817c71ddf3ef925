"""The page of one person's day: what is on, late, waiting and coming, and what can be done in one tap."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from crm.commitments.models import Side
from crm.core.access import Role
from crm.core.db import Words
from crm.core.records import Classification
from crm.delegations.models import DelegationStatus, ProgrammeItem
from tests import browsing, build
from tests.statements import statements

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def me(app):
    return build.person(role=Role.STAFF)


@pytest.fixture
def client(app, me):
    return browsing.sign_in(app.test_client(), me)


def parts(client):
    text = client.get("/today").text
    titles = ("Hôm nay", "Quá hạn", "Chờ bạn xử lý", "Sắp đến")
    found = re.split(r'(?=<section class="today-part")', text)[1:]
    return {title: next((one for one in found if f">{title}" in one), "") for title in titles}


def test_things_stand_in_the_part_of_their_day(client, me):
    place = build.locality("Kitakyushu")
    build.task("Gửi số liệu", owner_id=me.id, due_on=date(2026, 11, 14))
    build.task("Đặt phiên dịch", owner_id=me.id, due_on=TODAY)
    build.task("Soạn thư mời", owner_id=me.id, due_on=date(2026, 11, 26))
    build.task("Việc năm sau", owner_id=me.id, due_on=date(2027, 1, 5))
    build.task("Việc của người khác", owner_id=build.person().id, due_on=TODAY)
    build.commitment(place, "Bạn gửi tài liệu", owner_id=me.id, side=Side.THEIRS, due_on=date(2026, 11, 1))
    told = parts(client)
    assert "Đặt phiên dịch" in told["Hôm nay"]
    assert "Gửi số liệu" in told["Quá hạn"]
    assert ">8 ngày<" in told["Quá hạn"]
    assert "Bạn gửi tài liệu" in told["Quá hạn"]
    assert "Soạn thư mời" in told["Sắp đến"]
    assert "T5 26/11" in told["Sắp đến"]
    assert "Việc năm sau" not in "".join(told.values())
    assert "Việc của người khác" not in "".join(told.values())
    assert "1 việc hôm nay · 2 quá hạn" in client.get("/today").text


def test_the_longest_overdue_comes_first_and_the_day_runs_by_the_hour(client, me):
    place = build.locality("Kitakyushu")
    here = build.delegation(place, "Đoàn đang ở đây", status=DelegationStatus.UNDER_WAY,
                            starts_on=date(2026, 11, 21), ends_on=date(2026, 11, 23))  # fmt: skip
    for hour, title in ((15, "Họp chuyên gia"), (9, "Chào xã giao")):
        row = {"delegation_id": here.id, "day": TODAY, "starts_at": time(hour, 0)}
        build.row(ProgrammeItem(**row, title=Words(vi=title)))
    build.task("Trễ ít", owner_id=me.id, due_on=date(2026, 11, 20))
    build.task("Trễ nhiều", owner_id=me.id, due_on=date(2026, 10, 1))
    told = parts(client)
    assert told["Hôm nay"].index("Chào xã giao") < told["Hôm nay"].index("Họp chuyên gia")
    assert told["Quá hạn"].index("Trễ nhiều") < told["Quá hạn"].index("Trễ ít")
    assert f"/interactions/new?delegation={here.id}" in told["Hôm nay"]


def test_what_waits_for_me_is_a_tie_without_a_plan_a_visit_to_complete_and_a_request(client, me):
    place = build.locality("Seattle")
    build.partnership(place, owner_id=me.id)
    build.interaction(place, "Gặp nhanh", owner_id=me.id, is_to_complete=True, happened_on=date(2026, 11, 10))
    build.delegation(place, "Đoàn xin vào", owner_id=me.id, status=DelegationStatus.REQUESTED,
                     starts_on=date(2027, 2, 1), ends_on=date(2027, 2, 3))  # fmt: skip
    waiting = parts(client)["Chờ bạn xử lý"]
    assert all(word in waiting for word in ("Seattle", "Gặp nhanh", "Đoàn xin vào"))


def test_a_manager_sees_ties_that_nobody_is_in_charge_of_and_an_officer_does_not(client, as_role):
    build.partnership(build.locality("Seattle"), owner_id=None)
    assert "Seattle" not in client.get("/today").text
    told = as_role(Role.MANAGER).get("/today").text
    assert "Seattle" in told
    assert "Chưa có người phụ trách" in told


def test_a_task_is_done_from_here_and_the_page_is_back(client, me):
    task = build.task("Đặt phiên dịch", owner_id=me.id, due_on=TODAY)
    form = re.search(rf'<form[^>]*action="/tasks/{task.id}/done".*?</form>', client.get("/today").text, re.S)[
        0
    ]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    answer = client.post(f"/tasks/{task.id}/done", data=sent)
    assert (answer.status_code, answer.location) == (302, "/today")
    assert "Đặt phiên dịch" not in parts(client)["Hôm nay"]


def test_restricted_work_of_others_stays_hidden(client):
    place = build.locality("Nơi kín", classification=Classification.RESTRICTED)
    build.delegation(place, "Đoàn kín", classification=Classification.RESTRICTED,
                     status=DelegationStatus.UNDER_WAY, starts_on=TODAY, ends_on=TODAY)  # fmt: skip
    text = client.get("/today").text
    assert "Đoàn kín" not in text
    assert "Nơi kín" not in text


def test_an_empty_day_says_so_with_one_way_on(client):
    told = parts(client)
    assert "Hôm nay chưa có" in told["Hôm nay"]
    assert "/interactions/new" in told["Hôm nay"]
    assert told["Quá hạn"] == ""


def test_a_viewer_has_nothing_to_press(as_role):
    build.partnership(build.locality("Seattle"), owner_id=None)
    assert "Đánh dấu hoàn thành" not in as_role(Role.VIEWER).get("/today").text


def test_the_day_takes_the_same_statements_however_full_it_is(client, me):
    def count():
        with statements() as seen:
            assert client.get("/today").status_code == 200
        return len(seen)

    count()
    empty = count()
    place = build.locality()
    build.partnership(place, owner_id=me.id, next_action="Gửi thư", next_action_on=TODAY)
    for number in range(6):
        build.task(f"Việc {number}", owner_id=me.id, due_on=TODAY)
        build.interaction(place, f"Gặp {number}", owner_id=me.id, happened_on=TODAY)
    assert count() == empty <= 12
