"""Approval on screen: the table, the route, its steps, what stops a status and what is only advice."""

from datetime import date

import pytest

from crm.approvals import queries
from crm.approvals.models import Passport
from crm.core.access import SYSTEM, Role, acting_as
from tests import build
from tests.browsing import undo


def the_steps(delegation):
    with acting_as(SYSTEM):
        return [step.id for step in queries.route_with_steps(delegation.id)[1]]


@pytest.fixture
def routed(as_role, answers, table, coming):
    """Give an officer's browser and the address of an approval whose route was made on screen."""
    browser, url = as_role(Role.STAFF), f"/approvals/{coming.id}"
    text = browser.get(url).text
    assert "cấp phê duyệt là: Cơ quan A" in text
    made = browser.post(f"{url}/route", data=answers(browser, url, visit_kind="working"))
    assert made.status_code == 302
    return browser, url


def test_the_route_shows_its_steps_its_dossier_and_what_stops_the_approval(routed, coming):
    browser, url = routed
    text = browser.get(url).text
    for part in ("Cơ quan B", "Cơ quan C", "Chưa gửi", "Danh sách đoàn", "Chưa chuyển được"):
        assert part in text
    record = browser.get(f"/delegations/{coming.id}").text
    assert "Đang trình" in record


def test_a_step_is_sent_answered_and_undone(routed, answers, coming):
    browser, url = routed
    step = f"{url}/steps/{the_steps(coming)[0]}"
    sent = answers(browser, step, sent_on="19/11/2026", sent_number="587/SNgV")
    assert browser.post(step, data=sent).status_code == 302
    assert "587/SNgV" in browser.get(url).text
    assert "Đang chờ: Cơ quan B" in browser.get(f"/delegations/{coming.id}").text
    refused = browser.post(step, data=answers(browser, step, outcome="returned", answered_on="20/11/2026"))
    assert refused.status_code == 422
    assert "Ghi nội dung trả lời." in refused.text
    assert "587/SNgV" in refused.text
    given = answers(browser, step, outcome="returned", answered_on="20/11/2026", comment="Thiếu danh sách")
    text = browser.post(step, data=given, follow_redirects=True).text
    assert "Trả lại, yêu cầu bổ sung" in text
    assert text.count("Cơ quan B") > 1
    undo(browser, text)
    assert "Thiếu danh sách" not in browser.get(url).text


def test_the_last_approval_says_that_the_delegation_is_approved(routed, answers, coming):
    browser, url = routed
    step = f"{url}/steps/{the_steps(coming)[2]}"
    given = answers(
        browser, step, sent_on="19/11/2026", answered_on="20/11/2026", outcome="approved", number="12/QĐ"
    )
    text = browser.post(step, data=given, follow_redirects=True).text
    assert "Trạng thái: Đã phê duyệt" in text
    assert "Văn bản số 12/QĐ của Cơ quan A." in text


def test_a_stopped_status_is_refused_in_words_and_a_manager_may_go_on_with_a_reason(
    routed, answers, as_role, coming
):
    browser, _url = routed
    status = f"/delegations/{coming.id}/status"
    page = browser.get(status).text
    assert "Chưa chuyển được" in page
    assert 'name="is_override"' not in page
    refused = browser.post(status, data=answers(browser, status, to="approved"))
    assert refused.status_code == 422
    assert "Cấp phê duyệt chưa có quyết định: Cơ quan A." in refused.text
    manager = as_role(Role.MANAGER)
    given = answers(manager, status, to="approved", is_override="y", reason="Chỉ đạo trực tiếp")
    assert manager.post(status, data=given).status_code == 302
    page = browser.get(status).text
    assert "Chỉ đạo trực tiếp" in page
    assert "Vẫn chuyển khi còn thiếu" in page


def test_bodies_are_added_and_a_dossier_is_withdrawn_and_made_anew(routed, answers):
    browser, url = routed
    new = f"{url}/steps/new"
    assert browser.post(new, data=answers(browser, new, body="Cơ quan E", days="2")).status_code == 302
    assert browser.post(new, data=answers(browser, new, body="", days="0")).status_code == 422
    assert "Cơ quan E" in browser.get(url).text
    withdraw = f"{url}/withdraw"
    assert browser.post(withdraw, data=answers(browser, withdraw)).status_code == 422
    browser.post(withdraw, data=answers(browser, withdraw, reason="Đổi ngày"))
    assert browser.post(f"{url}/route", data=answers(browser, url, visit_kind="working")).status_code == 302
    assert "Đã rút hồ sơ" in browser.get(url).text


def test_papers_are_ticked(routed, answers):
    browser, url = routed
    papers = f"{url}/papers"
    given = answers(browser, papers, **{"papers-0-has_come": "y", "papers-0-note": "bản chụp"})
    assert browser.post(papers, data=given).status_code == 302
    text = browser.get(url).text
    assert "bản chụp" in text
    assert "Hồ sơ còn thiếu: Danh sách đoàn." in text


def test_who_goes_has_invitation_allowance_and_passports(as_role, answers, table, going):
    for place, name in enumerate(("VŨ Minh Họa", "TRẦN Thị Mẫu Đơn"), start=1):
        build.member(going, name, side="ours", place=place, role="head")
    browser, url = as_role(Role.STAFF), f"/approvals/{going.id}"
    text = browser.get(url).text
    assert "Chưa có thư mời." in text
    assert "hơn một người" in text, "two heads"
    travel = f"{url}/travel"
    wrong = browser.post(travel, data=answers(browser, travel, per_diem="nhiều"))
    assert wrong.status_code == 422
    assert browser.post(travel, data=answers(browser, travel, per_diem="-1")).status_code == 422
    assert browser.post(travel, data=answers(browser, travel, per_diem="NaN")).status_code == 422
    given = answers(browser, travel, per_diem="1850000", invitation_from="Brest", invitation_number="118")
    assert browser.post(travel, data=given).status_code == 302
    passports = f"{url}/passports"
    wrong = answers(browser, passports, **{"people-0-expires_on": "31/02/2027"})
    assert browser.post(passports, data=wrong).status_code == 422
    given = answers(browser, passports, **{"people-0-kind": "official", "people-0-expires_on": "01/01/2027"})
    assert browser.post(passports, data=given).status_code == 302
    text = browser.get(url).text
    assert "11.100.000 VND" in text, "two people, three days"
    assert "trước ngày về" in text
    assert "Chưa có thư mời." not in text


def test_the_table_begins_with_a_sample_is_corrected_and_confirmed(as_role, answers, app):
    browser, url = as_role(Role.MANAGER), "/settings/approvals"
    token = answers(browser, f"{url}/new")["csrf_token"]
    assert "Nạp bảng mẫu" in browser.get(url).text
    browser.post(f"{url}/sample", data={"csrf_token": token})
    text = browser.get(url).text
    assert "Bảng mẫu" in text
    assert text.count("Dòng mẫu, chưa xác nhận") == 8
    with acting_as(SYSTEM):
        rule = queries.rules()[0]
        edit, version = f"{url}/{rule.id}", rule.version
    browser.post(edit, data=answers(browser, edit, approver="Phó Giám đốc", is_confirmed="y"))
    assert browser.get(url).text.count("Dòng mẫu, chưa xác nhận") == 7
    new = f"{url}/new"
    clash = browser.post(new, data=answers(browser, new, direction="in", approver="Ai đó"))
    assert clash.status_code == 422
    assert "Đã có dòng khác cho cùng loại đoàn: Phó Giám đốc." in clash.text
    browser.post(f"{url}/confirm", data={"csrf_token": token})
    assert "chưa xác nhận" not in browser.get(url).text
    gone = browser.post(f"{edit}/remove", data={"csrf_token": token, "version": version + 1})
    assert gone.status_code == 302
    assert "Phó Giám đốc" not in browser.get(url).text
    assert as_role(Role.STAFF).get(url).status_code == 403


def test_a_viewer_reads_the_approval_and_changes_nothing(routed, as_role):
    _browser, url = routed
    viewer = as_role(Role.VIEWER)
    text = viewer.get(url).text
    assert "Cơ quan B" in text
    assert "/steps/" not in text
    assert viewer.get(f"{url}/steps/new").status_code == 403


def test_a_visit_that_moved_after_its_approval_is_told(routed, answers, coming):
    browser, url = routed
    step = f"{url}/steps/{the_steps(coming)[2]}"
    given = answers(browser, step, sent_on="19/11/2026", answered_on="20/11/2026", outcome="approved")
    browser.post(step, data=given)
    edit = f"/delegations/{coming.id}/edit"
    browser.post(edit, data=answers(browser, edit, ends_on="30/03/2027"))
    assert "Phê duyệt cho thời gian khác: 27/03/2027–29/03/2027." in browser.get(url).text
    assert coming.ends_on == date(2027, 3, 30)


def test_a_note_on_a_passport_shows_to_officers_alone(as_role, going):
    one = build.member(going, "VŨ Minh Họa", side="ours")
    build.row(Passport(delegation_id=going.id, member_id=one.id, note="đã mất một lần"))
    assert "đã mất một lần" in as_role(Role.STAFF).get(f"/approvals/{going.id}").text
    for role in (Role.VIEWER, Role.LEADER):
        text = as_role(role).get(f"/approvals/{going.id}").text
        assert "VŨ Minh Họa" in text
        assert "đã mất một lần" not in text
