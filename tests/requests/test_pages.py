"""The gate on screen: a request entered in one go, looked at, decided, answered."""

import pytest

from crm.core.access import Role
from tests import build

NEW = "/requests/new"
GIVEN = {
    "sender_vi": "Cục Môi trường thành phố Kitakyushu",
    "starts_on": "21/12/2026",
    "ends_on": "23/12/2026",
    "letter_number": "412/KITA",
    "received_on": "20/11/2026",
    "host": "city",
    "topic": "Cấp nước sạch",
}


@pytest.fixture
def entered(as_role, answers, place, noon):
    """Give an officer's browser and the address of a request just entered."""
    browser = as_role(Role.STAFF)
    reply = browser.post(NEW, data=answers(browser, NEW, locality_id=str(place.id), **GIVEN))
    assert reply.status_code == 302
    return browser, reply.location


def test_a_request_is_entered_in_one_go_and_the_gate_says_what_the_rules_make_of_it(entered):
    browser, url = entered
    text = browser.get(url).text
    assert "412/KITA" in text
    assert "Đoàn Cục Môi trường thành phố Kitakyushu" in text
    assert text.count('class="check check-') == 7
    assert "Kiến nghị theo quy tắc: Tiếp nhận" in text
    assert "lời chào trân trọng" in text
    assert "highest consideration" in text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"sender_vi": ""}, "Vui lòng nhập Cơ quan cử đoàn."),
        ({"starts_on": "31/02/2027"}, "31/02/2027"),
        ({"ends_on": "20/12/2026"}, "Ngày cuối trước ngày đầu."),
        ({"received_on": "01/12/2026"}, "Ngày này chưa đến."),
        ({"guests": "nhiều"}, "guests"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    as_role, answers, place, noon, given, sentence
):
    browser = as_role(Role.STAFF)
    filled = answers(browser, NEW, locality_id=str(place.id), **(GIVEN | given))
    reply = browser.post(NEW, data=filled)
    assert reply.status_code == 422
    assert sentence in reply.text
    assert "Cấp nước sạch" in reply.text
    assert "Đoàn Cục Môi trường" not in browser.get("/delegations/?show=all").text


def test_a_decision_against_the_recommendation_asks_why_and_then_stands(entered, answers):
    browser, url = entered
    post = f"{url}/decide"
    asked = answers(browser, url, answer="decline")
    refused = browser.post(post, data=asked)
    assert refused.status_code == 422
    assert "Ghi lý do quyết định khác kiến nghị." in refused.text
    done = browser.post(post, data=asked | {"reason": "Trùng kỳ họp Hội đồng"}, follow_redirects=True)
    assert "Đã quyết định. Trạng thái: Không tiếp nhận." in done.text
    assert "Trùng kỳ họp Hội đồng" in done.text
    assert "rất tiếc không thể đón tiếp" in done.text
    record = browser.get(url.replace("/requests/", "/delegations/")).text
    assert "Trùng kỳ họp Hội đồng" in record


def test_the_answer_is_worded_by_the_office_and_the_draft_comes_back(entered, answers):
    browser, url = entered
    page = f"{url}/reply"
    assert browser.get(page).location == url, "nothing is worded before it is decided"
    browser.post(f"{url}/decide", data=answers(browser, url, answer="accept"))
    as_drafted = answers(browser, page)
    assert browser.post(page, data=as_drafted).status_code == 302
    assert "Cơ quan đã sửa lời." not in browser.get(url).text, "a draft that was left alone stays a draft"
    browser.post(page, data=answers(browser, page, reply_vi="Kính gửi Quý Cục"))
    shown = browser.get(url).text
    assert "Kính gửi Quý Cục" in shown
    assert "We are pleased to welcome" in shown
    draft = f"{url}/reply/draft"
    token = answers(browser, page)["csrf_token"]
    assert browser.post(draft, data={"csrf_token": token}).status_code == 302
    assert "vui mừng được đón tiếp" in browser.get(url).text


def test_a_viewer_reads_the_gate_and_changes_nothing(entered, as_role):
    _browser, url = entered
    viewer = as_role(Role.VIEWER)
    text = viewer.get(url).text
    assert "Kết quả từng quy tắc" in text
    assert 'action="' + url + '/decide"' not in text
    assert viewer.get(NEW).status_code == 403
    assert viewer.get(f"{url}/edit").status_code == 403


def test_what_was_asked_is_corrected_and_a_delegation_without_a_request_gets_one(entered, answers, place):
    browser, url = entered
    edit = f"{url}/edit"
    reply = browser.post(edit, data=answers(browser, edit, guests="12", topic="Chất thải rắn"))
    assert reply.status_code == 302
    assert "Chất thải rắn" in browser.get(url).text
    bare = build.delegation(place, "Đoàn chưa có thư")
    assert "Chưa ghi thư đề nghị." in browser.get(f"/requests/{bare.id}").text
    assert "Ghi đề nghị" in browser.get(f"/delegations/{bare.id}").text
    edit = f"/requests/{bare.id}/edit"
    assert browser.post(edit, data=answers(browser, edit, topic="Thể thao")).status_code == 302


def test_a_manager_sets_the_figures_of_the_rules(as_role, answers, app):
    browser = as_role(Role.MANAGER)
    url = "/settings/gate/notice"
    assert browser.post(url, data=answers(browser, url, amount="500")).status_code == 422
    assert browser.post(url, data=answers(browser, url, amount="7")).status_code == 302
    assert "ít nhất 7 ngày làm việc" in browser.get("/settings/gate").text
    assert browser.get("/settings/gate/nothing").status_code == 404
    assert as_role(Role.STAFF).get("/settings/gate").status_code == 403


def test_a_restricted_letter_is_not_shown_to_who_may_not_see_it(entered, as_role, answers):
    browser, url = entered
    hidden = {"number": "77/KITA", "classification": "restricted", "owner_id": browser.person.id}
    letter = build.document("Thư hạn chế", **hidden)
    edit = f"{url}/edit"
    given = answers(browser, edit, letter_number="77/KITA")
    assert browser.post(edit, data=given).status_code == 302
    assert f'href="/documents/{letter.id}"' in browser.get(url).text
    assert f'href="/documents/{letter.id}"' not in as_role(Role.STAFF).get(url).text
