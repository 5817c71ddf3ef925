"""The calendar on screen, and what stands under the dates of forms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crm.core.access import Role
from crm.workdays import queries
from tests import build

pytestmark = pytest.mark.usefixtures("noon")


def test_everybody_reads_a_year_with_its_sources(as_role):
    build.locality("Kitakyushu", country_code="JP")
    client = as_role(Role.VIEWER)
    text = client.get("/working-calendar").text
    assert "16/02/2026" in text
    assert "Tết Nguyên Đán" in text
    assert "holidays" in text
    assert "Thêm ngày" not in text
    assert "03/11/2026" in client.get("/working-calendar?country=JP").text
    assert client.get("/working-calendar?country=<x>&year=99999").status_code == 200


def test_a_day_in_doubt_is_offered_and_entered_in_one_step(as_role, answers):
    client = as_role(Role.MANAGER)
    assert "24/11/2026, Ngày Văn hóa Việt Nam: chưa tính là ngày nghỉ" in client.get("/working-calendar").text
    address = "/working-calendar/new?country=VN&day=2026-11-24"
    answer = client.post("/working-calendar/new", data=answers(client, address))
    assert answer.status_code == 302
    text = client.get("/working-calendar").text
    assert "chưa tính là ngày nghỉ" not in text
    assert "24/11/2026" in text


def test_a_contradiction_stands_beside_its_field_with_the_typing_kept(as_role, answers):
    client = as_role(Role.MANAGER)
    sent = answers(client, "/working-calendar/new", first="02/09/2026", name_vi="Nghỉ thêm")
    answer = client.post("/working-calendar/new", data=sent)
    assert answer.status_code == 422
    assert "Ngày 02/09/2026 vốn đã là ngày nghỉ: Quốc khánh" in answer.text
    assert 'value="Nghỉ thêm"' in answer.text


def test_a_published_day_is_worked_after_all_and_taken_back(as_role, answers):
    client = as_role(Role.MANAGER)
    page = client.get("/working-calendar").text
    key = page.split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": key, "country": "VN", "day": "2026-09-01"}
    assert client.post("/working-calendar/work", data=sent).status_code == 302
    assert "Làm bù" in client.get("/working-calendar").text
    wrong = sent | {"day": "2026-99-01"}
    assert client.post("/working-calendar/work", data=wrong, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("03/11/2026", ["Thứ Ba", "25/9 âm lịch", "Ngày nghỉ – Nhật Bản"]),
        ("02/09/2026", ["Ngày nghỉ – Việt Nam: Quốc khánh", "ngày làm việc trước đó: Thứ Sáu 28/08/2026"]),
        ("22/08/2026", ["Làm bù – Việt Nam"]),
        ("28/11/2026", ["Thứ Bảy", "ngày làm việc trước đó: Thứ Sáu 27/11/2026", 'data-day="27/11/2026"']),
        ("23/11/2026", ["Ngày nghỉ – Nhật Bản: Ngày Cảm tạ lao động"]),
        ("3/1", ["Thứ Bảy"]),
        ("32/11/2026", []),
        ("<script>", []),
        ("", []),
    ],
)
def test_a_day_that_is_typed_is_explained_for_both_sides(as_role, typed, told):
    place = build.locality("Kitakyushu", country_code="JP")
    answer = as_role(Role.VIEWER).get(
        "/working-calendar/note", query_string={"due_on": typed, "locality": place.id}
    )
    assert answer.status_code == 200
    assert all(one in answer.text for one in told)
    assert told or not answer.text.strip()


def test_a_form_that_is_shown_again_explains_its_days_without_script(as_role, answers):
    place = build.locality("Kitakyushu", country_code="JP")
    trip = build.delegation(place, "Đoàn", starts_on=date(2026, 11, 3), ends_on=date(2026, 11, 4))
    text = as_role(Role.STAFF).get(f"/delegations/{trip.id}/edit").text
    assert "Ngày nghỉ – Nhật Bản" in text
    assert f'hx-get="/working-calendar/note?locality={place.id}"' in text


def test_a_delegation_says_what_both_sides_keep_while_it_is_here(as_role):
    place = build.locality("Kitakyushu", country_code="JP")
    trip = build.delegation(place, "Đoàn", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 4))
    text = as_role(Role.STAFF).get(f"/delegations/{trip.id}").text
    assert "Ngày nghỉ, ngày kỷ niệm của hai bên" in text
    assert "Ngày nghỉ – Nhật Bản" in text
    quiet = build.delegation(place, "Đoàn khác", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 2))
    assert "ngày kỷ niệm của hai bên" not in as_role(Role.STAFF).get(f"/delegations/{quiet.id}").text


def test_only_a_deadline_offers_the_working_day_before_it(as_role):
    client = as_role(Role.VIEWER)
    asked = "/working-calendar/note?{}=28/11/2026"
    assert "ngày làm việc trước đó" in client.get(asked.format("tasks-0-due_on")).text
    assert "ngày làm việc trước đó" in client.get(asked.format("next_action_on")).text
    assert "ngày làm việc trước đó" not in client.get(asked.format("happened_on")).text


def test_the_due_days_of_follow_ups_have_their_notes(as_role):
    text = as_role(Role.STAFF).get("/interactions/new").text
    assert 'hx-target="#tasks-0-due_on-day"' in text
    assert 'id="tasks-0-due_on-day"' in text
    assert 'aria-describedby="tasks-0-due_on-day"' in text


def test_records_say_what_either_side_keeps_on_their_days(as_role):
    place = build.locality("Kitakyushu", country_code="JP")
    client = as_role(Role.STAFF)
    visit = build.interaction(place, happened_on=date(2026, 11, 3))
    task = build.task(due_on=date(2026, 9, 2), locality_id=place.id)
    promise = build.commitment(place, due_on=date(2026, 11, 23))
    assert "Ngày nghỉ – Nhật Bản: Ngày Văn hóa" in client.get(f"/interactions/{visit.id}").text
    assert "Ngày nghỉ – Việt Nam: Quốc khánh" in client.get(f"/tasks/{task.id}").text
    assert "Ngày nghỉ – Nhật Bản: Ngày Cảm tạ lao động" in client.get(f"/commitments/{promise.id}").text


def test_an_announcement_is_looked_at_before_it_is_entered(as_role, answers):
    client = as_role(Role.MANAGER)
    lines = "29/04/2027 làm bù 08/05/2027 Nghỉ lễ 30/4\n03/09/2027 Quốc khánh"
    sent = answers(client, "/working-calendar/paste", source="12/TB-BNV", lines=lines)
    looked = client.post("/working-calendar/paste", data=sent | {"action": "preview"}).text
    assert "Thứ Bảy 08/05/2027" in looked
    assert "vốn đã là ngày nghỉ: Quốc khánh" in looked
    assert "Nhập các ngày này" not in looked
    refused = client.post("/working-calendar/paste", data=sent | {"action": "enter"})
    assert "vốn đã là ngày nghỉ" in refused.text
    sent["lines"] = "\n".join(f"{day:02}/0{month}/2027 Nghỉ" for month in (3, 7, 8) for day in range(1, 22))
    assert "nhiều nhất 60 dòng" in client.post("/working-calendar/paste", data=sent).text
    sent["lines"] = lines.split("\n")[0]
    assert client.post("/working-calendar/paste", data=sent | {"action": "enter"}).status_code == 302
    year = client.get("/working-calendar?year=2027").text
    assert "12/TB-BNV" in year
    assert "08/05/2027" in year
    assert "Dự kiến." not in year


def test_a_year_that_is_not_announced_is_called_an_estimate(as_role):
    client = as_role(Role.VIEWER)
    assert "Dự kiến." in client.get("/working-calendar?year=2028").text
    assert "Dự kiến." not in client.get("/working-calendar?year=2026").text


def test_the_name_of_a_day_is_corrected(as_role, answers):
    client = as_role(Role.MANAGER)
    made = answers(client, "/working-calendar/new", first="29/04/2027", name_vi="Nghỉ")
    client.post("/working-calendar/new", data=made)
    key = queries.rows_of(["VN"])[0].id
    late = answers(client, f"/working-calendar/{key}", name_vi="Nghỉ khác")
    sent = answers(client, f"/working-calendar/{key}", name_vi="Nghỉ lễ", source="12/TB-BNV")
    assert client.post(f"/working-calendar/{key}", data=sent).status_code == 302
    assert "Nghỉ lễ" in client.get("/working-calendar?year=2027").text
    overtaken = client.post(f"/working-calendar/{key}", data=late)
    assert overtaken.status_code == 409
    assert "Nghỉ khác" in overtaken.text
    assert "Nghỉ lễ" in overtaken.text
    assert client.get("/working-calendar/999").status_code == 404


def test_a_removed_exchange_is_put_back_whole(as_role, answers):
    client = as_role(Role.MANAGER)
    given = {"first": "29/04/2027", "exchanged": "08/05/2027", "name_vi": "Nghỉ lễ", "source": "12/TB-BNV"}
    client.post("/working-calendar/new", data=answers(client, "/working-calendar/new", **given))
    before = [(row.day, row.kind, row.swapped_with, row.name, row.source) for row in queries.rows_of(["VN"])]
    year = client.get("/working-calendar?year=2027").text
    (key, *_more) = re.findall(r"/working-calendar/(\d+)/remove", year)
    token = year.split('name="csrf_token" value="')[1].split('"')[0]
    client.post(f"/working-calendar/{key}/remove", data={"csrf_token": token, "version": "1"})
    assert queries.rows_of(["VN"]) == []
    (undo,) = set(re.findall(r"/working-calendar/removed/\d+", client.get("/working-calendar").text))
    assert client.post(undo, data={"csrf_token": token}).status_code == 302
    after = [(row.day, row.kind, row.swapped_with, row.name, row.source) for row in queries.rows_of(["VN"])]
    assert after == before
    assert len(after) == 2
    client.post(undo, data={"csrf_token": token})
    assert "/2027 đã có trong bảng: Nghỉ lễ" in client.get("/working-calendar").text
    assert len(queries.rows_of(["VN"])) == 2


def test_an_officer_cannot_change_the_calendar(as_role):
    client = as_role(Role.STAFF)
    assert client.get("/working-calendar/new").status_code == 403
    assert client.get("/working-calendar/paste").status_code == 403
    assert client.post("/working-calendar/work").status_code in (400, 403)
