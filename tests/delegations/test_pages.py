"""The list of delegations, the page of one, and its form, as the office sees them."""

from datetime import date, time

import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.delegations.models import (
    Delegation,
    DelegationStatus,
    Direction,
    LeaderBrief,
    MemberSide,
    ProgrammeItem,
    TalkingTopic,
)
from tests import browsing, build
from tests.statements import asked_by


def kept(record_id):
    """Read a delegation as it stands in the database."""
    with acting_as(SYSTEM):
        return db.session.scalar(sa.select(Delegation).where(Delegation.id == record_id))


def row(thing):
    return build.row(thing)


def test_staff_register_a_delegation_and_find_it_in_the_list(as_role, answers, place, noon):
    browser = as_role(Role.STAFF)
    form = answers(
        browser,
        "/delegations/new",
        name_vi="Đoàn Cục Cấp thoát nước",
        locality_id=place.id,
        direction="in",
        starts_on="1/12/2026",
        ends_on="3/12/2026",
        host_vi="Sở Ngoại vụ",
    )
    reply = browser.post("/delegations/new", data=form, follow_redirects=True)
    assert "Đoàn Cục Cấp thoát nước" in reply.text
    assert "01–03/12/2026" in reply.text
    listed = browser.get("/delegations/?show=upcoming").text
    assert "Đoàn Cục Cấp thoát nước" in listed


def test_a_question_in_several_languages_is_headed_by_what_it_is_about(as_role, place, noon):
    trip = build.delegation(place, host=Words(vi="Sở Ngoại vụ"))
    page = as_role(Role.STAFF).get(f"/delegations/{trip.id}/edit/host").text
    assert "<h1>Cơ quan chủ trì đón tiếp</h1>" in page


def test_who_reads_english_sees_the_english_name_of_a_delegation(as_role, place, noon):
    trip = build.delegation(place, name=Words(vi="Đoàn văn hóa", en="Culture delegation"))
    for spoken, name in (("vi", "Đoàn văn hóa"), ("en", "Culture delegation")):
        page = as_role(Role.STAFF, locale=spoken).get(f"/delegations/{trip.id}").text
        assert f"<h1>{name} " in page


def test_the_list_of_errors_names_each_field_once(as_role, answers, noon):
    browser = as_role(Role.STAFF)
    form = answers(browser, "/delegations/new", name_vi="", starts_on="31/02/2027", ends_on="")
    page = browser.post("/delegations/new", data=form).text
    listed = page.split('class="form-errors"')[1].split("</ul>")[0]
    assert "Vui lòng nhập Tên đoàn." in listed
    assert "Tên đoàn: " not in listed


def test_the_same_form_sent_twice_is_one_delegation(as_role, answers, place, noon):
    browser = as_role(Role.STAFF)
    given = {"name_vi": "Đoàn", "locality_id": place.id, "starts_on": "1/12/2026", "ends_on": "1/12/2026"}
    form = answers(browser, "/delegations/new", **given)
    first, second = (browser.post("/delegations/new", data=form) for _ in range(2))
    assert first.location == second.location
    with acting_as(SYSTEM):
        assert db.session.scalar(sa.select(sa.func.count(Delegation.id))) == 1


def test_a_visit_that_ends_before_it_starts_is_told_beside_the_field_and_kept(as_role, answers, place, noon):
    browser = as_role(Role.STAFF)
    given = {
        "name_vi": "Đoàn giữ lại",
        "locality_id": place.id,
        "starts_on": "3/12/2026",
        "ends_on": "1/12/2026",
    }
    reply = browser.post("/delegations/new", data=answers(browser, "/delegations/new", **given))
    assert reply.status_code == 422
    assert 'id="ends_on-errors"' in reply.text
    assert "Đoàn giữ lại" in reply.text
    with acting_as(SYSTEM):
        assert db.session.scalar(sa.select(sa.func.count(Delegation.id))) == 0


def test_bad_text_and_unknown_partners_are_refused_with_the_typing_kept(as_role, answers, place, noon):
    browser = as_role(Role.STAFF)
    given = {
        "name_vi": "A" * 301,
        "locality_id": "99999999999",
        "starts_on": "32/12/2026",
        "ends_on": "1/12/2026",
    }
    reply = browser.post("/delegations/new", data=answers(browser, "/delegations/new", **given))
    assert reply.status_code == 422
    assert "A" * 301 in reply.text
    given = {"name_vi": "<script>alert(1)</script>", "locality_id": 2**31 - 1, "starts_on": "1/12/2026"}
    reply = browser.post(
        "/delegations/new", data=answers(browser, "/delegations/new", ends_on="2/12/2026", **given)
    )
    assert reply.status_code == 422
    assert "<script>alert" not in reply.text


def test_a_stale_save_is_refused_and_the_typing_is_kept(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/edit"
    mine = answers(browser, url, name_vi="Tên của tôi")
    browser.post(url, data=answers(browser, url, name_vi="Tên của người khác"))
    reply = browser.post(url, data=mine)
    assert reply.status_code == 409
    assert "Tên của tôi" in reply.text
    assert kept(coming.id).title == "Tên của người khác"


def test_the_page_shows_steps_programme_members_and_what_is_said(as_role, coming):
    build.member(coming, "TANAKA Kenichi", native_name="田中 健一", native_lang="ja", reading_vi="Ta-na-ca")
    item = {"day": date(2026, 11, 25), "starts_at": time(14, 20), "title": Words(vi="Đón tại sân bay")}
    row(ProgrammeItem(delegation_id=coming.id, **item))
    row(
        TalkingTopic(
            delegation_id=coming.id, place=1, title=Words(vi="Nước thải"), say=Words(vi="Cảm ơn bạn")
        )
    )
    row(LeaderBrief(delegation_id=coming.id, why=Words(vi="Sắp ký kế hoạch")))
    text = as_role(Role.VIEWER).get(f"/delegations/{coming.id}").text
    for words in (
        "25–27/11/2026",
        "田中 健一",
        "Ta-na-ca",
        "14:20",
        "Đón tại sân bay",
        "Nước thải",
        "Sắp ký kế hoạch",
    ):
        assert words in text
    assert 'aria-current="step"' in text


def test_a_viewer_reads_but_is_offered_no_change(as_role, coming):
    browser = as_role(Role.VIEWER)
    text = browser.get(f"/delegations/{coming.id}").text
    assert f"/delegations/{coming.id}/edit" not in text
    assert browser.get(f"/delegations/{coming.id}/edit").status_code == 403
    assert browser.post(f"/delegations/{coming.id}/status").status_code in (400, 403)


def test_a_restricted_delegation_is_nowhere_for_others(as_role, place, noon):
    hidden = build.delegation(place, "Đoàn kín đáo", classification="restricted")
    browser = as_role(Role.STAFF)
    url = f"/delegations/{hidden.id}"
    pages = ["", "/edit", "/members", "/paste", "/status", "/programme/new", "/topics/new", "/leader-brief"]
    assert {browser.get(url + page).status_code for page in pages} == {404}
    listed = browser.get("/delegations/?show=upcoming").text
    assert "Đoàn kín đáo" not in listed
    assert 'class="count">1' not in listed
    assert "Đoàn kín đáo" not in browser.get("/delegations/?show=all&q=kin").text
    assert "Đoàn kín đáo" not in browser.get(f"/localities/{place.id}").text


def test_filters_and_views_narrow_the_list(as_role, place, noon):
    over = build.delegation(place, "Đoàn đã về", starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 2))
    build.delegation(place, "Đoàn ra Nhật", direction=Direction.OUTGOING)
    build.delegation(
        place, "Đoàn nợ báo cáo", status=DelegationStatus.COMPLETED, report_due_on=date(2026, 11, 20)
    )
    browser = as_role(Role.VIEWER)
    shown = {
        "show=upcoming": ["Đoàn ra Nhật"],
        "show=report_due": ["Đoàn nợ báo cáo"],
        "show=all&period=past": ["Đoàn đã về"],
        "show=all&direction=out": ["Đoàn ra Nhật"],
        "show=all&status=completed": ["Đoàn nợ báo cáo"],
        "show=all&q=da%20ve": ["Đoàn đã về"],
        f"show=all&locality={place.id}": ["Đoàn ra Nhật", "Đoàn nợ báo cáo", "Đoàn đã về"],
    }
    names = {"Đoàn ra Nhật", "Đoàn nợ báo cáo", "Đoàn đã về"}
    for query, expected in shown.items():
        text = browser.get(f"/delegations/?{query}").text
        assert {name for name in names if name in text} == set(expected), query
    assert (
        browser.get("/delegations/?show=x&status=%00&locality=9999999999999&q=%E2%80%AE").status_code == 200
    )
    assert over.title


def test_a_deleted_delegation_is_gone_and_comes_back(as_role, coming):
    build.member(coming)
    browser = as_role(Role.MANAGER)
    page = browser.get(f"/delegations/{coming.id}")
    assert f"/delegations/{coming.id}/delete" in page.text
    data = {"csrf_token": csrf(page), "version": coming.version}
    gone = browser.post(f"/delegations/{coming.id}/delete", data=data, follow_redirects=True)
    assert browser.get(f"/delegations/{coming.id}").status_code == 404
    browsing.undo(browser, gone.text)
    assert "TANAKA Kenichi" in browser.get(f"/delegations/{coming.id}").text


def test_staff_do_not_delete_what_others_registered(as_role, coming):
    browser = as_role(Role.STAFF)
    page = browser.get(f"/delegations/{coming.id}")
    data = {"csrf_token": csrf(page), "version": coming.version}
    assert browser.post(f"/delegations/{coming.id}/delete", data=data).status_code == 403


def test_steps_follow_the_procedure_and_the_report_gets_its_day(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/status"
    for status in ("in_review", "approved", "confirmed", "under_way", "completed"):
        assert browser.post(url, data=answers(browser, url, to=status)).status_code == 302
    assert kept(coming.id).report_due_on == date(2026, 12, 7)
    refused = browser.post(url, data=answers(browser, url) | {"to": "requested"})
    assert refused.status_code == 422
    assert kept(coming.id).status is DelegationStatus.COMPLETED


def test_a_postponed_delegation_keeps_its_members_and_says_why(as_role, answers, place, noon):
    delegation = build.delegation(place, status=DelegationStatus.CONFIRMED)
    build.member(delegation)
    browser = as_role(Role.STAFF)
    url = f"/delegations/{delegation.id}/status"
    silent = browser.post(url, data=answers(browser, url, to="postponed"))
    assert silent.status_code == 422
    browser.post(url, data=answers(browser, url, to="postponed", reason="Bão số 12"))
    page = browser.get(f"/delegations/{delegation.id}").text
    assert "Bão số 12" in page
    assert "TANAKA Kenichi" in page
    browser.post(url, data=answers(browser, url, to="approved"))
    assert kept(delegation.id).status is DelegationStatus.APPROVED


def test_the_page_asks_the_database_no_more_for_many_members(as_role, coming, app):
    browser = as_role(Role.VIEWER)
    few = asked_by(browser, f"/delegations/{coming.id}")
    for place in range(1, 31):
        build.member(coming, f"MEMBER {place}", place=place, side=MemberSide.THEIRS)
    many = asked_by(browser, f"/delegations/{coming.id}")
    assert many == few
    assert many <= 12


def test_the_list_asks_the_database_no_more_for_many_rows(as_role, place, noon):
    browser = as_role(Role.VIEWER)
    build.delegation(place)
    few = asked_by(browser, "/delegations/?show=all")
    for _ in range(20):
        build.delegation(place)
    assert asked_by(browser, "/delegations/?show=all") == few
    assert few <= 12


def test_delegations_stand_on_the_thread_of_their_partner(as_role, coming, place):
    assert coming.title in as_role(Role.VIEWER).get(f"/localities/{place.id}").text


def csrf(page):
    """Take the token that the page's own buttons send."""
    return page.text.split('name="csrf_token" value="')[1].split('"')[0]
