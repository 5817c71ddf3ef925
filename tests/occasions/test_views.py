"""What the pages of anniversaries and letters promise."""

from __future__ import annotations

import re
from datetime import date

import sqlalchemy as sa

from crm.agreements.models import AgreementKind
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.occasions.models import Anniversary, GreetingLetter, GreetingRound, OccasionDay
from tests import build


def rows(model):
    with acting_as(SYSTEM):
        db.session.expire_all()
        return db.session.scalars(sa.select(model).order_by(model.id)).all()


def test_an_anniversary_is_planned_from_its_list_and_never_twice(lists, desk, as_role, answers):
    build.agreement(desk.place, agreement_kind=AgreementKind.SISTER, signed_on=date(2012, 4, 18))
    browser, key = as_role(), f"sister-{desk.place.id}"
    page = browser.get("/occasions").text
    assert "15 năm quan hệ kết nghĩa với Kitakyushu" in page
    assert "Năm chẵn" in page
    url = f"/occasions/plan/{key}/15"
    data = answers(browser, url, day="32/13/2027")
    assert browser.post(url, data=data).status_code == 422
    data = answers(browser, url, work=["invite", "press"], owner_id=str(desk.officer.id))
    answer = browser.post(url, data=data)
    made = rows(Anniversary)[0]
    assert answer.headers["Location"] == f"/occasions/{made.id}"
    shown = browser.get(f"/occasions/{made.id}").text
    assert "18/01/2027" in shown
    assert "Gửi thư mời khách trong nước và nước ngoài" in shown
    assert browser.post(url, data=data | {"form_key": "another"}).status_code == 422
    assert len(rows(Anniversary)) == 1
    assert browser.get(url).status_code == 302


def test_the_list_is_seen_from_another_day_and_nonsense_is_said(lists, desk, as_role):
    browser = as_role(Role.VIEWER)
    assert (
        "55 năm thiết lập quan hệ ngoại giao Việt Nam – Nhật Bản"
        in browser.get("/occasions?on=01/01/2027").text
    )
    page = browser.get("/occasions?on=99/99").text
    assert "Nhập tháng từ 01 đến 12" in page
    assert "Lập kế hoạch<" not in page


def test_a_new_year_round_is_opened_sent_and_printed(desk, as_role, answers):
    browser = as_role()
    assert "Chia buồn, thiên tai" in browser.get("/greetings/new").text
    url = "/greetings/new?occasion=new_year"
    page = browser.get(url).text
    assert 'value="Thư chúc mừng năm mới 2027"' in page
    answer = browser.post(url, data=answers(browser, url, partners=[]))
    assert answer.status_code == 422
    assert "Chọn ít nhất một đối tác." in answer.text
    answer = browser.post(
        url, data=answers(browser, url, partners=[str(desk.place.id)], signer="Vũ Thanh Mẫu")
    )
    about = rows(GreetingRound)[0]
    home = f"/greetings/{about.id}"
    assert answer.headers["Location"] == home
    page = browser.get(home).text
    assert "TAKEUCHI Kazuhisa" in page
    assert "chưa được người bản ngữ đọc" in page
    ids = [str(one.id) for one in rows(GreetingLetter)]
    sent = {**answers(browser, f"{home}/edit"), "ids": ids}
    assert browser.post(f"{home}/mark/sent", data=sent | {"day": "45/1", "way": "post"}).status_code == 422
    assert (
        browser.post(f"{home}/mark/sent", data=sent | {"day": "20/11/2026", "way": "post"}).status_code == 302
    )
    assert {(one.sent_on, one.way) for one in rows(GreetingLetter)} == {(date(2026, 11, 20), "post")}
    assert "20/11/2026 · Bưu điện" in browser.get(home).text
    assert "Thư chúc mừng năm mới 2027" in browser.get(f"/localities/{desk.place.id}").text
    for path in ("letters.pdf", f"letters/{ids[0]}.docx"):
        assert browser.get(f"{home}/{path}").status_code == 200


def test_a_letter_gets_own_words_and_a_condolence_refuses_joy_beside_the_field(desk, as_role, answers):
    browser = as_role()
    url = f"/greetings/new?occasion=condolence&locality={desk.place.id}"
    data = answers(browser, url, event_vi="trận động đất", event_ja="能登半島地震")
    assert browser.post(url, data=data).status_code == 302
    about, one = rows(GreetingRound)[0], rows(GreetingLetter)[0]
    url = f"/greetings/{about.id}/letters/{one.id}"
    assert "能登半島地震" in browser.get(url).text
    answer = browser.post(url, data=answers(browser, url, text_vi="Xin chúc mừng Ngài."))
    assert answer.status_code == 422
    assert "Thư chia buồn không mang lời chúc mừng" in answer.text
    assert "Xin chúc mừng Ngài." in answer.text
    assert browser.post(url, data=answers(browser, url, text_vi="Chia buồn cùng Ngài.")).status_code == 302
    page = browser.get(url).text
    assert "Nội dung tự soạn." in page
    assert "Chia buồn cùng Ngài." in page


def test_who_may_only_read_sees_letters_and_changes_nothing(desk, as_role, answers):
    writer, reader = as_role(), as_role(Role.VIEWER)
    url = f"/greetings/new?occasion=city_day&locality={desk.place.id}&day=01/12/2026"
    writer.post(url, data=answers(writer, url))
    about = rows(GreetingRound)[0]
    assert reader.get(f"/greetings/{about.id}").status_code == 200
    assert "Thêm đối tác" not in reader.get(f"/greetings/{about.id}").text
    assert reader.get(f"/greetings/{about.id}/edit").status_code == 403
    assert reader.get("/settings/occasion-days").status_code == 403


def test_a_country_s_day_is_entered_removed_and_put_back(desk, as_role, answers):
    browser = as_role(Role.MANAGER)
    url = "/settings/occasion-days/new"
    data = answers(browser, url, country_code="BE", day="22/03/1973", source="")
    assert browser.post(url, data=data).status_code == 422
    data = answers(browser, url, country_code="BE", day="22/03/1973", source="Công báo")
    assert browser.post(url, data=data).status_code == 302
    page = browser.get("/settings/occasion-days").text
    assert "22/03/1973" in page
    made = rows(OccasionDay)[-1]
    home = f"/settings/occasion-days/{made.id}"
    browser.post(f"{home}/remove", data=answers(browser, url, version="1"))
    page = browser.get("/settings/occasion-days").text
    assert "22/03/1973" not in page
    undo = re.search(r"/settings/occasion-days/removed/\d+", page)[0]
    browser.post(undo, data=answers(browser, url))
    assert "22/03/1973" in browser.get("/settings/occasion-days").text
