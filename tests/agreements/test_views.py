"""What the pages of agreements promise."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements.models import Agreement, Article
from crm.commitments.models import Commitment, CommitmentState, Side
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.reference import service as reference
from tests import browsing, build


@pytest.fixture(autouse=True)
def lists(app, noon):
    reference.load_lists()
    reference.load_deadlines()
    db.session.commit()


def agreements():
    with acting_as(SYSTEM):
        db.session.expire_all()
        return db.session.scalars(sa.select(Agreement).order_by(Agreement.id)).all()


def begun(browser, answers, place, **given):
    url = f"/agreements/new?locality={place.id}"
    answer = browser.post(url, data=answers(browser, url, name_vi="Bản ghi nhớ", **given))
    assert answer.status_code == 302, answer.text
    return agreements()[-1]


def test_an_agreement_needs_a_title_and_a_partner_and_begins_its_procedure(as_role, answers):
    browser, place = as_role(), build.locality(native_lang="ja")
    made = begun(browser, answers, place, name_own="覚書")
    assert made.name == {"vi": "Bản ghi nhớ", "ja": "覚書"}
    page = browser.get(f"/agreements/{made.id}/procedure").text
    assert "Trình tự thông thường" in page
    assert "Chưa có quyết định thì không ghi nhận việc ký được." in page


def test_a_wrong_day_is_refused_beside_its_field_and_the_typing_stays(as_role, answers):
    browser, place = as_role(), build.locality()
    url = f"/agreements/new?locality={place.id}"
    data = answers(
        browser,
        url,
        name_vi="Thỏa thuận",
        signed_on="17/04/2009",
        effective_on="01/01/2009",
        occasion="Chuyến thăm",
    )
    answer = browser.post(url, data=data)
    assert answer.status_code == 422
    assert "Không thể có hiệu lực trước ngày ký." in answer.text
    assert "Chuyến thăm" in answer.text
    assert agreements() == []


def test_a_treaty_name_is_saved_and_warned_of(as_role, answers):
    browser, place = as_role(), build.locality()
    url = f"/agreements/new?locality={place.id}"
    answer = browser.post(url, data=answers(browser, url, name_vi="Hiệp định hợp tác"), follow_redirects=True)
    assert "Điều 6" in answer.text
    assert agreements()[0].title == "Hiệp định hợp tác"


def test_signing_without_a_decision_is_refused_on_the_page(as_role, answers):
    browser = as_role()
    made = begun(browser, answers, build.locality())
    url = f"/agreements/{made.id}/procedure/signing/sign"
    answer = browser.post(url, data=answers(browser, url, done_on="20/11/2026", note="Hải Phòng"))
    assert answer.status_code == 422
    assert "Chưa có quyết định" in answer.text
    assert 'value="Hải Phòng"' in answer.text
    decide = f"/agreements/{made.id}/procedure/signing/decide"
    browser.post(decide, data=answers(browser, decide, done_on="19/11/2026"))
    browser.post(url, data=answers(browser, url, done_on="20/11/2026"))
    assert agreements()[0].signed_on == date(2026, 11, 20)


def test_two_officers_deciding_the_same_step_lose_nothing(as_role, answers):
    browser = as_role()
    made = begun(browser, answers, build.locality())
    url = f"/agreements/{made.id}/procedure/signing/decide"
    late = answers(browser, url, done_on="20/11/2026", number="7/QĐ-UBND")
    browser.post(url, data=answers(browser, url, done_on="19/11/2026", number="5/QĐ-UBND"))
    answer = browser.post(url, data=late)
    assert answer.status_code == 409
    assert "7/QĐ-UBND" in answer.text


def test_what_one_saves_while_another_writes_comes_together(as_role, answers):
    browser, place = as_role(), build.locality()
    made = begun(browser, answers, place)
    url = f"/agreements/{made.id}/edit"
    mine, theirs = (answers(browser, url, place="Kitakyushu"), answers(browser, url, occasion="Lễ hội"))
    browser.post(url, data=theirs)
    assert browser.post(url, data=mine).status_code == 302
    kept = agreements()[0]
    assert (kept.place, kept.occasion) == ("Kitakyushu", "Lễ hội")


def test_deleting_and_noting_a_step_are_undone_from_the_toast(as_role, answers):
    browser = as_role(role=Role.MANAGER)
    made = begun(browser, answers, build.locality())
    page = browser.get("/agreements").text
    token = {"csrf_token": page.split('"X-CSRFToken": "')[1].split('"')[0], "version": made.version}
    told = browser.post(f"/agreements/{made.id}/delete", data=token, follow_redirects=True).text
    assert agreements() == []
    browsing.undo(browser, told)
    assert [one.id for one in agreements()] == [made.id]
    url = f"/agreements/{made.id}/procedure/signing/pm_asked"
    told = browser.post(url, data=answers(browser, url, done_on="19/11/2026"), follow_redirects=True).text
    assert "30/11/2026" in told
    browsing.undo(browser, told)
    assert "30/11/2026" not in browser.get(f"/agreements/{made.id}/procedure").text


def test_the_page_leads_from_an_article_to_the_visit_that_delivered_it_and_back(as_role):
    browser, place = as_role(), build.locality()
    pact = build.agreement(place, "Thỏa thuận kết nghĩa", signed_on=date(2014, 4, 18))
    article = build.row(Article(agreement_id=pact.id, number="3", text=Words(vi="Giao lưu."), place=1))
    visit = build.interaction(place, "Đoàn nghệ thuật dự lễ hội")
    build.commitment(
        place,
        "Mời đoàn nghệ thuật",
        agreement_id=pact.id,
        article_id=article.id,
        delivered_id=visit.id,
        state=CommitmentState.DONE,
        evidence="Đã dự",
        closed_on=date(2026, 5, 13),
    )
    assert f'href="/interactions/{visit.id}"' in browser.get(f"/agreements/{pact.id}").text
    assert (
        f'href="/agreements/{pact.id}#article-{article.id}"' in browser.get(f"/interactions/{visit.id}").text
    )


def test_what_each_side_owes_stands_two_steps_from_home(as_role):
    browser, place = as_role(), build.locality()
    build.commitment(place, "Gửi số liệu")
    build.commitment(place, "Cử chuyên gia", side=Side.THEIRS)
    assert 'href="/commitments"' in browser.get("/").text
    assert 'href="/commitments/owed"' in browser.get("/commitments").text
    page = browser.get("/commitments/owed").text
    assert page.index("Gửi số liệu") < page.index("Phía bạn cần thực hiện") < page.index("Cử chuyên gia")


def test_a_line_of_minutes_becomes_a_commitment_in_place(as_role, answers):
    browser, place = as_role(), build.locality()
    visit = build.interaction(place)
    url = f"/commitments/new?locality={place.id}&source={visit.id}&text=Gửi+bản+đồ"
    browser.post(url, data=answers(browser, url))
    with acting_as(SYSTEM):
        made = db.session.scalars(sa.select(Commitment)).one()
    assert (made.source_id, made.title) == (visit.id, "Gửi bản đồ")


def test_the_list_is_filtered_by_where_they_stand(as_role):
    browser, place = as_role(), build.locality()
    build.agreement(place, "Đang chuẩn bị ký")
    build.agreement(place, "Còn hiệu lực", signed_on=date(2024, 1, 1), expires_on=date(2027, 6, 1))
    build.agreement(place, "Đã hết hạn", signed_on=date(2014, 1, 1), expires_on=date(2019, 1, 1))
    shown = {
        view: [title for title in ("Đang chuẩn bị ký", "Còn hiệu lực", "Đã hết hạn") if f">{title}<" in text]
        for view in ("preparing", "in_force", "expiring", "past")
        if (text := browser.get(f"/agreements?show={view}").text)
    }
    assert shown == {
        "preparing": ["Đang chuẩn bị ký"],
        "in_force": ["Còn hiệu lực"],
        "expiring": ["Còn hiệu lực"],
        "past": ["Đã hết hạn"],
    }


def test_who_may_not_see_an_agreement_does_not_meet_it_anywhere(as_role):
    place = build.locality()
    pact = build.agreement(place, "Chuyện kín", signed_on=date(2024, 1, 1), classification="restricted")
    browser = as_role()
    pages = ("/agreements", f"/localities/{place.id}", "/search?q=kin")
    assert not [page for page in pages if "Chuyện kín" in browser.get(page).text]
    assert browser.get(f"/agreements/{pact.id}").status_code == 404
