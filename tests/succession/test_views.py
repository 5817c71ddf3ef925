"""Pages of names and mergers: lists and prints of two days, forms, and what bad input gets."""

from __future__ import annotations

import pytest

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.localities.models import Locality
from crm.settings.models import Office
from tests.briefings.pdf_reading import text_by_poppler
from tests.statements import asked_by
from tests.succession.conftest import PAPER, join


@pytest.fixture
def merged(land):
    join(land.province, land.city)
    return land


@pytest.fixture
def manager(merged, as_role):
    return as_role(Role.MANAGER)


def printed(browser, what, day):
    return text_by_poppler(browser.get(f"/succession/{what}.pdf?as_of={day}").data)


def test_the_list_of_partners_stands_as_on_the_day_asked_for(manager):
    moved = manager.get("/localities?as_of=30/06/2025")
    before = manager.get(moved.location).text
    after = manager.get("/succession/partners?as_of=01/07/2025").text
    assert "Hải Dương <span" in before
    assert "kế thừa từ Hải Dương" not in before
    assert "Hải Dương <span" not in after
    assert "kế thừa từ Hải Dương, 01/07/2025" in after
    for page in (before, after):
        assert "Hải Phòng <strong>1</strong> + Hải Dương <strong>1</strong> = <strong>2</strong>" in page


def test_the_prints_of_the_two_days_read_back_with_the_names_of_their_day(manager):
    before, after = printed(manager, "partners", "2025-06-30"), printed(manager, "partners", "2025-07-01")
    sums = "30/06/2025: Hải Phòng 1 + Hải Dương 1 = 2; 01/07/2025: Hải Phòng 2."
    assert "tính đến ngày 30/06/2025" in before
    assert "Hải Dương · 1 đối tác" in before
    assert sums in before
    assert "Hải Phòng · 2 đối tác" in after
    assert "Hải Dương · 1" not in after
    assert sums in after
    assert "kế thừa từ Hải Dương, 01/07/2025" in after


def test_agreements_are_printed_with_the_party_of_the_day_and_the_name_they_were_signed_with(manager):
    moved = manager.get("/agreements?as_of=30/06/2025")
    assert "Ủy ban nhân dân tỉnh Hải Dương" in manager.get(moved.location).text
    before, after = printed(manager, "agreements", "30/06/2025"), printed(manager, "agreements", "01/07/2025")
    assert "Hải Dương · 1 thỏa thuận" in before
    assert "ký với tên" not in before
    assert "Hải Phòng · 2 thỏa thuận" in after
    assert "ký với tên: Ủy ban nhân dân tỉnh Hải Dương" in after


def test_a_day_that_is_none_is_told_beside_the_box_and_stays_in_it(manager):
    page = manager.get("/succession/partners?as_of=31/02/2025")
    assert page.status_code == 200
    assert 'value="31/02/2025"' in page.text
    assert "as-of-wrong" in page.text


def test_the_agreement_and_the_partner_say_from_whom_the_city_has_them(manager, merged):
    pact = manager.get(f"/agreements/{merged.pact.id}").text
    assert "Ủy ban nhân dân tỉnh Hải Dương" in pact
    assert PAPER in pact
    assert "Chưa thực hiện" in pact
    assert "kế thừa từ Hải Dương" in manager.get(f"/localities/{merged.suwon.id}").text


def test_the_duty_is_written_down_and_counted(manager, merged, answers):
    at = f"/succession/{merged.pact.id}/names"
    given = answers(manager, at, notified_on="01/09/2025", number="120/SNgV", updated_on="01/10/2025")
    assert manager.post(at, data=given).status_code == 302
    page = manager.get("/succession").text
    assert "Đã cập nhật tên gọi: 1/2" in page
    assert "120/SNgV" in page


def test_a_duty_refused_keeps_what_was_typed(manager, merged, answers):
    at = f"/succession/{merged.pact.id}/names"
    page = manager.post(at, data=answers(manager, at, notified_on="30/06/2025", number="120/SNgV"))
    assert page.status_code == 422
    assert "30/06/2025" in page.text
    assert "120/SNgV" in page.text
    assert "01/07/2025" in page.text


def test_a_manager_renames_a_place_and_the_old_name_is_told(manager, merged, answers):
    at = f"/succession/{merged.suwon.id}/rename"
    given = answers(manager, at, name_vi="Suwon Mới", effective_on="01/01/2026", basis="Công văn 12")
    assert manager.post(at, data=given).status_code == 302
    page = manager.get(f"/localities/{merged.suwon.id}").text
    assert "Suwon Mới" in page
    assert "đến trước 01/01/2026" in page
    assert "Suwon Mới" not in manager.get("/succession/partners?as_of=30/06/2025").text


def test_a_merger_without_its_paper_is_refused_beside_the_field(manager, merged, answers):
    at = f"/succession/{merged.kitakyushu.id}/merge"
    given = answers(manager, at, effective_on="01/01/2026", basis="")
    page = manager.post(at, data=given)
    assert page.status_code == 422
    assert db.session.get(Locality, merged.kitakyushu.id).successor_id is None


def test_an_officer_sees_the_lists_and_may_not_rename(merged, as_role):
    officer = as_role(Role.STAFF)
    assert officer.get("/succession").status_code == 200
    assert officer.get(f"/succession/{merged.suwon.id}/rename").status_code == 403
    assert "/rename" not in officer.get(f"/localities/{merged.suwon.id}").text


@pytest.mark.parametrize("at", ["/succession", "/succession/partners", "/succession/agreements"])
def test_a_list_takes_at_most_12_statements(manager, at):
    assert asked_by(manager, at) <= 12


def test_register_sheet_and_papers_name_our_party_as_it_was_at_the_signing_and_as_it_is_now(merged, as_role):
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.named"):
        db.session.get(Office, 1).superior = Words(vi="UBND thành phố Hải Phòng")
    db.session.commit()
    client = as_role()
    page = client.get("/agreements/register?year=2004").text
    assert "Ủy ban nhân dân tỉnh Hải Dương" in page
    assert "nay là: Hải Phòng" in page
    sheet = text_by_poppler(client.get(f"/agreements/{merged.pact.id}/sheet.pdf").data)
    assert "nay là: Hải Phòng" in sheet
    paper = client.get(f"/agreements/{merged.pact.id}/official/new/copy_mofa").text
    assert "tỉnh Hải Dương (nay là Ủy ban nhân dân thành phố Hải Phòng)" in paper
    own = client.get("/agreements/register?year=2014").text
    assert "Kitakyushu" in own
    assert "nay là" not in own
