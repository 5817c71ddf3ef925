"""What the pages of conferences promise."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from crm.conferences.models import Conference
from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.reference import service as reference
from crm.settings.models import Office
from tests import browsing, build


@pytest.fixture(autouse=True)
def periods(app, noon):
    reference.load_deadlines()
    db.session.commit()


def conferences():
    with acting_as(SYSTEM):
        db.session.expire_all()
        return db.session.scalars(sa.select(Conference).order_by(Conference.id)).all()


def begun(browser, answers, **given):
    url = "/conferences/new"
    given = {"name_vi": "Hội thảo nước sạch", "starts_on": "15/03/2027"} | given
    answer = browser.post(url, data=answers(browser, url, **given))
    assert answer.status_code == 302, answer.text
    return conferences()[-1]


def noted(browser, answers, one, step, **given):
    url = f"/conferences/{one.id}/procedure/{step}"
    return browser.post(url, data=answers(browser, url, **given))


def test_the_page_says_who_allows_it_and_by_which_article(as_role, answers):
    browser = as_role()
    one = begun(browser, answers)
    page = browser.get(f"/conferences/{one.id}").text
    assert "chưa rõ" in page
    assert "Chưa rõ có khách từ cấp Bộ trưởng trở lên hay không." in page
    url = f"/conferences/{one.id}/edit"
    browser.post(url, data=answers(browser, url, has_leaders="no", has_topics="yes", topics="religion"))
    page = browser.get(f"/conferences/{one.id}").text
    assert "Thủ tướng Chính phủ" in page
    assert "Nội dung liên quan đến: Tôn giáo." in page
    assert "Điều 3 khoản 1 điểm b" in page
    assert "03/02/2027" in page


def test_a_wrong_answer_is_refused_beside_its_field_and_the_typing_stays(as_role, answers):
    browser, url = as_role(), "/conferences/new"
    given = {"name_vi": "Hội thảo", "starts_on": "15/03/2027", "ends_on": "14/03/2027", "place": "Cát Bà"}
    answer = browser.post(url, data=answers(browser, url, **given))
    assert answer.status_code == 422
    assert 'id="ends_on-errors"' in answer.text
    assert 'value="Cát Bà"' in answer.text
    assert conferences() == []


def test_holding_it_without_a_permit_is_refused_beside_the_day(as_role, answers):
    browser = as_role()
    one = begun(browser, answers, starts_on="10/11/2026")
    assert "chưa được phép" in browser.get(f"/conferences/{one.id}").text
    answer = noted(browser, answers, one, "hold", done_on="10/11/2026")
    assert answer.status_code == 422
    assert 'id="done_on-errors"' in answer.text
    assert "Chưa có văn bản cho phép." in answer.text
    permit = {"done_on": "01/11/2026", "verdict": "permit", "number": "1204/UBND-NV"}
    assert noted(browser, answers, one, "decide", **permit).status_code == 302
    assert noted(browser, answers, one, "hold", done_on="10/11/2026").status_code == 302
    assert conferences()[0].held_on == date(2026, 11, 10)


def test_two_officers_deciding_the_same_step_lose_nothing(as_role, answers):
    browser = as_role()
    one = begun(browser, answers)
    url = f"/conferences/{one.id}/procedure/receive"
    late = answers(browser, url, done_on="20/11/2026", number="99/CV")
    noted(browser, answers, one, "receive", done_on="19/11/2026", number="88/CV")
    answer = browser.post(url, data=late)
    assert answer.status_code == 409
    assert "99/CV" in answer.text
    assert conferences()[0].received_number == "88/CV"


def test_a_step_and_a_deletion_are_undone_from_the_toast(as_role, answers):
    browser = as_role(role=Role.MANAGER)
    one = begun(browser, answers, has_leaders="yes")
    url = f"/conferences/{one.id}/procedure/receive"
    data = answers(browser, url, done_on="20/11/2026", number="88/CV")
    browsing.undo(browser, browser.post(url, data=data, follow_redirects=True).text)
    assert conferences()[0].received_on is None
    page = browser.get("/conferences").text
    token = {
        "csrf_token": page.split('"X-CSRFToken": "')[1].split('"')[0],
        "version": conferences()[0].version,
    }
    told = browser.post(f"/conferences/{one.id}/delete", data=token, follow_redirects=True).text
    assert conferences() == []
    browsing.undo(browser, told)
    assert [row.id for row in conferences()] == [one.id]


def test_the_submission_and_the_report_print_what_is_known_and_name_what_is_not(as_role, answers):
    browser = as_role()
    known = {"has_leaders": "no", "has_topics": "no", "host": "Sở Xây dựng", "ours_count": "40"}
    one = begun(browser, answers, starts_on="10/11/2026", **known)
    body = f"/conferences/{one.id}/procedure/bodies/new"
    asked = {"body": "Công an thành phố", "received_on": "02/11/2026", "replied_on": "05/11/2026"}
    browser.post(body, data=answers(browser, body, **asked, opinion="agrees", reply_number="87/CATP"))
    words = printed(browser.get(f"/conferences/{one.id}/submission.pdf").data)
    for told in ("TỜ TRÌNH", "06/2020/QĐ-TTg", "Sở Xây dựng", "Chủ tịch Ủy ban", "Điều 3 khoản 2", "87/CATP"):
        assert told in words
    permit = {"done_on": "06/11/2026", "verdict": "permit", "number": "1204/UBND-NV"}
    noted(browser, answers, one, "decide", **permit)
    noted(browser, answers, one, "hold", done_on="10/11/2026")
    url = f"/conferences/{one.id}/outcome"
    came = {"attended_ours": "38", "attended_foreign": "12", "outcomes": "Thống nhất lập nhóm công tác."}
    assert browser.post(url, data=answers(browser, url, **came)).status_code == 302
    words = printed(browser.get(f"/conferences/{one.id}/report.pdf").data)
    told = ("BÁO CÁO", "1204/UBND-NV ngày 06 tháng 11 năm 2026", "38 đại biểu Việt Nam", "nhóm công tác")
    for said in (*told, "kiến nghị, việc cần theo dõi"):
        assert said in words
    with zipfile.ZipFile(io.BytesIO(browser.get(f"/conferences/{one.id}/report.docx").data)) as file:
        assert "Thống nhất lập nhóm công tác." in file.read("word/document.xml").decode()


def printed(content):
    """Return what a PDF says, in one line."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_list_and_a_partner_lead_to_each_other_and_hide_what_is_restricted(as_role, answers):
    browser, place = as_role(), build.locality()
    begun(browser, answers, locality_id=str(place.id))
    begun(browser, answers, name_vi="Chuyện kín", locality_id=str(place.id), classification="restricted")
    here = f"/conferences?locality={place.id}"
    assert f'href="{here}"' in browser.get(f"/localities/{place.id}").text
    other = as_role(unit_id=build.unit("Phòng khác").id, email="khac@example.vn")
    for url in (here, f"/localities/{place.id}", "/search?q=hoi+thao", "/"):
        page = other.get(url).text
        assert "Chuyện kín" not in page, url
    assert "Hội thảo nước sạch" in other.get(here).text
    assert "Không có hội nghị, hội thảo nào khớp bộ lọc." in other.get(f"{here}&state=refused").text


def test_a_viewer_reads_and_changes_nothing(as_role, answers):
    one = begun(as_role(), answers)
    viewer = as_role(role=Role.VIEWER, email="xem@example.vn")
    page = viewer.get(f"/conferences/{one.id}/procedure").text
    assert "Nhận hồ sơ xin phép" in page
    assert "/procedure/receive" not in page
    assert viewer.get(f"/conferences/{one.id}/procedure/receive").status_code == 403


def test_the_submission_of_a_province_names_its_own_chair(as_role, answers):
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.named"):
        office = db.session.get(Office, 1)
        office.superior, office.city = Words(vi="UBND tỉnh Quảng Ninh"), Words(vi="Quảng Ninh")
    db.session.commit()
    browser = as_role()
    one = begun(browser, answers, has_leaders="no", has_topics="no")
    words = printed(browser.get(f"/conferences/{one.id}/submission.pdf").data)
    assert "thuộc Chủ tịch Ủy ban nhân dân tỉnh Quảng Ninh" in words
    assert "UBND thành phố" not in words
