"""The pages of the history and of the trash, and acting on several rows."""

from __future__ import annotations

import re
from datetime import date

import pytest
import sqlalchemy as sa

from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.delegations import service as delegations
from crm.delegations.service import MemberEntry
from crm.localities.models import Scope
from crm.partnerships import service as partnerships
from crm.partnerships.models import Stage
from crm.partnerships.rules import PastDay
from crm.partnerships.service import MoveEntry
from crm.people.models import Contact
from crm.tasks.models import Task
from tests import browsing, build
from tests.statements import statements


def now(row):
    """Read a record as it is, deleted or not."""
    db.session.expire_all()
    with acting_as(SYSTEM):
        asked = sa.select(type(row)).where(type(row).id == row.id)
        return db.session.scalar(asked.execution_options(with_deleted=True))


def change(person, record, **fields):
    """Let somebody change fields of a record."""
    with acting_as(person), audit.change(person, "test.changed"):
        again = records.open_for_change(type(record), record.id, version=None)
        audit.about(again)
        for name, value in fields.items():
            setattr(again, name, value)
        records.touch(again, actor=person)
    db.session.commit()


def send(browser, page, action, **fields):
    """Send the bar above the list, or another form, as it stands in ``page``."""
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    return browser.post(action, data={"csrf_token": token} | fields, follow_redirects=True)


# History


def test_the_history_of_one_of_many_takes_back_that_one_whole(as_role):
    browser = as_role()
    places = [build.locality(name) for name in ("Kobe", "Busan")]
    ties = [build.partnership(place) for place in places]
    someone = build.person(name="Lê Minh Đức")
    send(
        browser,
        browser.get("/localities").text,
        "/localities/chosen/officer",
        ids=[str(place.id) for place in places],
        owner_id=str(someone.id),
    )
    assert [now(row).owner_id for row in (*places, *ties)] == [someone.id] * 4
    page = browser.get(f"/history/{places[0].id}").text
    assert f'name="record_id" value="{places[0].id}"' in page
    action = re.findall(r'action="(/changes/[0-9]+/undo)"', page)[0]
    assert send(browser, page, action, record_id=str(places[0].id)).status_code == 200
    assert [now(row).owner_id for row in (*places, *ties)] == [None, someone.id, None, someone.id]
    for nonsense in ("zz", "0", "-1", str(10**20)):
        assert send(browser, page, action, record_id=nonsense).status_code == 404
    assert [now(row).owner_id for row in (*places, *ties)] == [None, someone.id, None, someone.id]


def test_the_history_speaks_as_a_colleague_reads(as_role, noon):
    browser = as_role(name="Trần Thu Hà")
    ha = browser.person
    visitors = build.delegation(build.locality())
    change(ha, visitors, owner_id=ha.id, starts_on=date(2026, 11, 24), letter_number="12/BG")
    change(ha, visitors, letter_number="", name=Words(vi="Đoàn Cục Môi trường", en="Environment Bureau"))
    with acting_as(ha):
        entry = MemberEntry(side="theirs", latin_name="TANAKA Kenichi", diet="ăn chay")
        guest = delegations.add_member(visitors.id, entry, actor=ha)
        db.session.commit()
        entry = MemberEntry(side="theirs", latin_name="TANAKA Kenji", diet="không hải sản")
        delegations.change_member(visitors.id, guest.id, entry, actor=ha)
        db.session.commit()
    assert "Lịch sử thay đổi" in browser.get(f"/delegations/{visitors.id}").text
    page = browser.get(f"/history/{visitors.id}").text
    for told in (
        "<strong>Trần Thu Hà</strong>",
        "12:00 22/11/2026",
        "Điền Chuyên viên phụ trách: “Trần Thu Hà”",
        "Đổi Ngày đầu từ “25/11/2026” sang “24/11/2026”",
        "Bỏ trống Số công văn của bạn, trước là “12/BG”",
        "(Tiếng Anh): “Environment Bureau”",
        "Thêm – Thành viên: TANAKA Kenichi",
        "từ “TANAKA Kenichi” sang “TANAKA Kenji”",
        "đã thay đổi",
        "Tạo hồ sơ",
    ):
        assert told in page, told
    assert "ăn chay" not in page
    assert "hải sản" not in page


def test_a_locality_s_history_tells_of_its_tie_and_undo_stands_where_it_can(as_role, noon):
    browser = as_role(name="Trần Thu Hà")
    place = build.locality()
    tie = build.partnership(place, Stage.CONTACTED)
    with acting_as(browser.person):
        for stage, day in ((Stage.EXPLORING, 20), (Stage.INTENT, 21)):
            entry = MoveEntry(to_stage=stage, on=PastDay(date(2026, 11, day)))
            partnerships.move_stage(place.id, entry, actor=browser.person)
            db.session.commit()
    page = browser.get(f"/history/{place.id}").text
    assert "Thêm – Chuyển giai đoạn" in page
    first = page[: page.index("Tìm hiểu, thăm dò") if "Tìm hiểu, thăm dò" in page else None]
    assert page.count("/undo") >= 1, first
    browsing.undo(browser, page)
    assert now(tie).stage is Stage.EXPLORING
    browsing.undo(browser, browser.get(f"/history/{place.id}").text, place=-1)
    page = browser.get(f"/history/{place.id}").text
    assert "hoàn tác" in page


def test_readers_read_the_history_and_undo_nothing(as_role):
    reader = as_role(Role.VIEWER)
    place = build.locality()
    change(build.person(), place, website="https://example.org")
    page = reader.get(f"/history/{place.id}").text
    assert "https://example.org" in page
    assert "/undo" not in page
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    last = db.session.scalar(sa.select(sa.func.max(audit.ChangeSet.id)))
    assert reader.post(f"/changes/{last}/undo", data={"csrf_token": token}).status_code == 403
    assert reader.get("/trash").status_code == 403


def test_the_history_of_what_may_not_be_seen_is_not_there_and_not_named(as_role):
    browser, keeper = as_role(), build.person(name="Người giữ")
    hidden = build.locality("Bí ẩn", classification="restricted", actor=keeper)
    person = build.contact()
    change(keeper, person, locality_id=hidden.id)
    assert browser.get(f"/history/{hidden.id}").status_code == 404
    page = browser.get(f"/history/{person.id}").text
    assert "Bí ẩn" not in page
    assert "(không hiển thị)" in page


def test_a_long_history_is_paged_with_few_questions_to_the_database(as_role):
    browser, place = as_role(), build.locality()
    for number in range(35):
        change(browser.person, place, city_day=str(number))
    browser.get(f"/history/{place.id}")
    with statements() as asked:
        page = browser.get(f"/history/{place.id}").text
    assert len(asked) <= 16, "\n".join(asked)
    assert "page=2" in page
    assert "Tạo hồ sơ" in browser.get(f"/history/{place.id}?page=2").text


def test_an_undo_that_is_refused_says_who_and_when(as_role, noon):
    browser = as_role()
    place = build.locality()
    change(browser.person, place, city_day="10/02")
    mine = db.session.scalar(sa.select(sa.func.max(audit.ChangeSet.id)))
    change(build.person(name="Lê Minh Đức"), place, city_day="11/02")
    page = send(browser, browser.get("/").text, f"/changes/{mine}/undo", next="/localities").text
    assert "Lê Minh Đức đã sửa “Ngày truyền thống, ngày thành lập” lúc 12:00 22/11/2026." in page
    assert now(place).city_day == "11/02"


# Trash


def test_the_trash_tells_who_and_when_and_what_comes_back(as_role, noon):
    boss = as_role(Role.MANAGER, name="Nguyễn Văn An")
    place = build.locality("Busan")
    build.contact(locality_id=place.id)
    build.task(locality_id=place.id)
    assert "Chưa có gì bị xóa." in boss.get("/trash").text
    send(boss, boss.get(f"/localities/{place.id}").text, f"/localities/{place.id}/delete", version="1")
    page = boss.get("/trash").text
    assert re.search(r"Busan.*Nguyễn Văn An.*12:00 22/11/2026", page, re.S)
    assert "Liên hệ: 1" in page or "Đầu mối: 1" in page or ": 1" in page
    assert "Busan" in boss.get("/trash?kind=locality&q=busan").text
    assert "không có mục đã xóa nào" in boss.get("/trash?kind=contact").text.lower()
    told = send(boss, page, "/trash/restore", ids=str(place.id)).text
    assert "Đã khôi phục: Busan" in told
    assert now(place).deleted_at is None
    browsing.undo(boss, told)
    assert now(place).deleted_at is not None


def test_officers_see_in_the_trash_what_they_may_take_out_and_nothing_restricted(as_role):
    staff, boss = as_role(), build.person(Role.MANAGER)
    mine = build.contact("TANAKA Kenichi", actor=staff.person)
    build_gone = [build.contact("SATO Yui"), build.contact("Bí ẩn", classification="restricted", actor=boss)]
    for one in (mine, *build_gone):
        with acting_as(SYSTEM), audit.change(boss, "test.deleted", one):
            records.delete(records.open_for_change(Contact, one.id, version=None), actor=boss)
        db.session.commit()
    page = staff.get("/trash").text
    assert "TANAKA" in page
    assert "SATO" not in page
    assert "Bí ẩn" not in page
    for one in build_gone:
        send(staff, page, "/trash/restore", ids=str(one.id))
        assert now(one).deleted_at is not None
    assert "ít nhất một dòng" in send(staff, page, "/trash/restore").text


def test_what_is_no_longer_visible_is_refused_without_its_name(as_role):
    staff, keeper = as_role(), build.person(Role.MANAGER)
    hidden = build.contact("Bí ẩn", classification="restricted", actor=keeper)
    with acting_as(SYSTEM), audit.change(keeper, "test.deleted", hidden):
        records.delete(records.open_for_change(Contact, hidden.id, version=None), actor=keeper)
    db.session.commit()
    told = send(staff, staff.get("/trash").text, "/trash/restore", ids=[str(hidden.id), "x", "99999999999"])
    assert "Hồ sơ không còn, hoặc bạn không được xem." in told.text
    assert "Bí ẩn" not in told.text


# Several rows at once


def test_officers_are_changed_for_several_and_the_toast_takes_it_back(as_role, noon):
    browser, other = as_role(), build.person(name="Lê Minh Đức")
    places = [build.locality(name, scope=Scope.FOREIGN) for name in ("Kobe", "Busan", "Đại Liên")]
    ties = [build.partnership(place) for place in places[:2]]
    page = browser.get("/localities").text
    seen = [f"{place.id}:{tie.version}" for place, tie in zip(places, ties, strict=False)]
    assert all(f'value="{value}"' in page for value in seen)
    change(other, ties[1], next_action="Gửi thư")
    ids = [*seen, f"{places[2].id}:"]
    told = send(browser, page, "/localities/chosen/officer", ids=ids, owner_id=str(other.id)).text
    assert "Đã giao 1 địa phương cho Lê Minh Đức phụ trách." in told
    assert "Busan: Lê Minh Đức đã sửa lúc 12:00 22/11/2026." in told
    assert "Đại Liên: Chưa có quan hệ với địa phương này." in told
    assert [now(tie).owner_id for tie in ties] == [other.id, None]
    assert "Đã hoàn tác: Kobe" in browsing.undo(browser, told).text
    assert now(ties[0]).owner_id is None


def test_without_script_all_rows_of_a_page_are_chosen_by_a_link(as_role):
    browser = as_role()
    build.task(owner_id=browser.person.id)
    assert "checked" not in browser.get("/tasks/all").text.split("<tbody")[1].split("</tbody>")[0]
    page = browser.get("/tasks/all?pick=all").text
    assert re.search(r'name="ids"[^>]* checked', page)
    assert 'form="picking"' in page


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_have_no_boxes_and_no_way_around_them(as_role, role):
    reader, work = as_role(role), build.task()
    page = reader.get("/tasks/all").text
    assert 'name="ids"' not in page
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    sent = reader.post("/tasks/chosen/done", data={"csrf_token": token, "ids": f"{work.id}:1"})
    assert sent.status_code == 403
    person = build.contact()
    page = send(reader, page, "/contacts/chosen/delete", ids=f"{person.id}:1").text
    assert "Vai trò của bạn không được làm việc này" in page
    assert now(person).deleted_at is None


def test_tasks_are_finished_handed_over_and_postponed_together(as_role, answers):
    browser, other = as_role(), build.person(name="Lê Minh Đức")
    work = [build.task(title, owner_id=browser.person.id) for title in ("Gửi thư", "Gọi điện")]
    ids = [f"{one.id}:1" for one in work]
    page = browser.get("/tasks/all").text
    told = send(browser, page, "/tasks/chosen/owner", ids=ids, owner_id=str(other.id)).text
    assert "Đã giao 2 việc cho Lê Minh Đức." in told
    ids = [f"{one.id}:2" for one in work]
    asked = send(browser, page, "/tasks/chosen/due", ids=ids).text
    assert "Gửi thư" in asked
    wrong = send(browser, asked, "/tasks/chosen/due", ids=ids, step="send", due_on="32/11")
    assert wrong.status_code == 422
    assert "32/11" in wrong.text, "what was typed is kept"
    send(browser, wrong.text, "/tasks/chosen/due", ids=ids, step="send", due_on="30/11/2026")
    assert {now(one).due_on for one in work} == {date(2026, 11, 30)}
    ids = [f"{one.id}:3" for one in work]
    told = send(browser, page, "/tasks/chosen/done", ids=ids, next="/tasks/all").text
    assert all(now(one).done_on for one in work)
    browsing.undo(browser, told)
    assert not any(now(one).done_on for one in work)


def test_a_next_action_and_a_task_for_several_localities(as_role):
    browser = as_role()
    places = [build.locality(name) for name in ("Kobe", "Busan")]
    ties = [build.partnership(place) for place in places]
    ids = [f"{place.id}:1" for place in places]
    page = browser.get("/localities").text
    asked = send(browser, page, "/localities/chosen/next", ids=ids).text
    sent = {"ids": ids, "step": "send"}
    send(browser, asked, "/localities/chosen/next", next_action="Gửi thư mời", **sent)
    assert {now(tie).next_action for tie in ties} == {"Gửi thư mời"}
    owner = str(browser.person.id)
    told = send(browser, asked, "/tasks/chosen/localities", title="Gọi điện", owner_id=owner, **sent).text
    assert "Đã thêm 2 việc." in told
    with acting_as(SYSTEM):
        assert {row.locality_id for row in db.session.scalars(sa.select(Task))} == {p.id for p in places}
    browsing.undo(browser, told)
    with acting_as(SYSTEM):
        assert db.session.scalars(sa.select(Task)).all() == []


def test_visits_people_delegations_and_commitments(as_role):
    boss, other = as_role(Role.MANAGER), build.person(name="Lê Minh Đức")
    place = build.locality()
    visit, person, trip = build.interaction(place), build.contact(), build.delegation(place)
    promise = build.commitment(place)
    for url, action, row, fields in (
        ("/interactions", "/interactions/chosen/delete", visit, {}),
        ("/contacts", "/contacts/chosen/delete", person, {}),
        ("/delegations/?show=all", "/delegations/chosen/officer", trip, {"owner_id": str(other.id)}),
        ("/commitments", "/commitments/chosen/officer", promise, {"owner_id": str(other.id)}),
        ("/commitments", "/commitments/chosen/due", promise, {"step": "send", "due_on": "30/11/2026"}),
    ):
        page = boss.get(url).text
        ids = re.findall(rf'name="ids" value="({row.id}:[0-9]+)"', page)
        assert ids, url
        told = send(boss, page, action, ids=ids, next=url, **fields).text
        assert "/undo" in told, action
    assert now(visit).deleted_at
    assert now(person).deleted_at
    assert now(trip).owner_id == now(promise).owner_id == other.id
    assert now(promise).due_on == date(2026, 11, 30)
