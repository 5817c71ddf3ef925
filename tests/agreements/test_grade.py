"""How close a tie is on the pages: what is said of it, what is set by hand, and the stage beside it."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements.models import Agreement, AgreementKind, ChainLink, SignatorySide, Signature, Term
from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import FieldChange
from crm.core.db import db
from crm.core.errors import Conflict, Invalid
from crm.core.records import Classification
from crm.partnerships import service
from crm.partnerships.models import Grade, PartnerApproval, Partnership, Stage
from crm.partnerships.service import GradeEntry
from tests import build

A = PartnerApproval


@pytest.fixture
def place(app, noon):
    """Give Kitakyushu as it went: friendship for five years, review, sister city."""
    return kitakyushu(Stage.SISTER)


def kitakyushu(stage):
    here = build.locality(native_name="北九州市", native_lang="ja")
    build.partnership(here, stage=stage, stage_since=date(2014, 4, 18))
    first = build.agreement(
        here,
        "Thỏa thuận hữu nghị, hợp tác",
        agreement_kind=AgreementKind.FRIENDSHIP,
        signed_on=date(2009, 4, 17),
        term=Term.FIXED,
        expires_on=date(2014, 4, 17),
        expiry_decision="Rà soát, nâng lên kết nghĩa",
        sectors="green water",
    )
    second = build.agreement(
        here,
        "Thỏa thuận kết nghĩa",
        agreement_kind=AgreementKind.SISTER,
        signed_on=date(2014, 4, 18),
        previous_id=first.id,
        link=ChainLink.UPGRADES,
        sectors="green water",
    )
    for side in SignatorySide:
        build.row(Signature(agreement_id=second.id, side=side, name="Người đứng đầu"))
    db.session.commit()
    return here


def tie():
    with acting_as(SYSTEM):
        db.session.expire_all()
        return db.session.scalars(sa.select(Partnership)).one()


def grade(place, **given):
    with acting_as(SYSTEM):
        service.grade_tie(place.id, GradeEntry(**given), actor=SYSTEM)
    db.session.commit()


def test_the_partners_page_tells_the_story_in_order(place, as_role):
    page = as_role(Role.VIEWER).get(f"/localities/{place.id}").text
    told = page[page.index('id="grade"') : page.index('class="columns"')]
    words = ("Kết nghĩa", "17/04/2009", "đến 17/04/2014", "Rà soát, nâng lên kết nghĩa", "Nâng cấp quan hệ")
    words += ("18/04/2014",)
    at = 0
    for word in words:
        at = told.index(word, at)
    assert "chưa khớp" not in told
    assert "Sửa" not in told


def test_a_grade_set_by_hand_stands_beside_the_derived_one_and_can_be_taken_back(place, as_role, answers):
    browser = as_role()
    url = f"/agreements/with/{place.id}/grade"
    data = answers(browser, url, grade="friendship", reason="Bạn coi là hữu nghị")
    assert browser.post(url, data=data).status_code == 302
    page = browser.get(f"/localities/{place.id}").text
    assert "Xác định riêng" in page
    assert "Bạn coi là hữu nghị" in page
    assert "Theo thỏa thuận: Kết nghĩa." in page
    assert "Giai đoạn ghi là “Kết nghĩa”, cấp độ được xác định là “Hữu nghị, hợp tác”." in page
    assert "Bạn coi là hữu nghị" in browser.get(f"/agreements?locality={place.id}").text
    back = answers(browser, f"/localities/{place.id}", version=str(tie().version))
    assert browser.post(f"{url}/derived", data=back).status_code == 302
    kept = tie()
    assert (kept.grade, kept.grade_reason, kept.graded_on, kept.graded_by_id) == (None, "", None, None)
    assert "Xác định riêng" not in browser.get(f"/localities/{place.id}").text


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"grade": "contact"}, "reason", "Vui lòng nêu lý do."),
        ({"reason": "Theo thư"}, "grade", "Chọn cấp độ"),
        ({"approval_body": "Hội đồng"}, "approval", "Chọn tình trạng"),
        ({"approval": "asked", "approval_on": "01/01/2030"}, "approval_on", "Ngày này chưa đến."),
    ],
)
def test_half_an_answer_is_refused_beside_its_field(place, as_role, answers, given, field, sentence):
    browser, url = as_role(), f"/agreements/with/{place.id}/grade"
    answer = browser.post(url, data=answers(browser, url, **given))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="{field}-errors"' in answer.text
    for said in given.values():
        assert said in answer.text
    assert tie().grade is None


def test_only_who_may_move_a_tie_may_grade_it(place, as_role):
    assert as_role(Role.VIEWER).get(f"/agreements/with/{place.id}/grade").status_code == 403


def test_what_the_partners_council_says_is_part_of_the_tests(place, as_role):
    grade(
        place,
        approval=A.APPROVED,
        approval_body="Hội đồng thành phố",
        approval_on=date(2014, 3, 20),
        approval_source="Thư",
    )
    page = as_role().get(f"/localities/{place.id}").text
    for word in ("Đã thông qua", "Hội đồng thành phố", "20/03/2014"):
        assert word in page
    assert "Chưa rõ" not in page[page.index('id="grade"') : page.index('class="columns"')]


def test_a_stage_that_differs_leads_to_the_move_filled_in(app, noon, as_role):
    place = kitakyushu(Stage.FRIENDSHIP)
    browser = as_role()
    page = browser.get(f"/localities/{place.id}").text
    assert "Giai đoạn ghi là “Hữu nghị, hợp tác”, theo thỏa thuận là “Kết nghĩa”." in page
    url = f"/localities/{place.id}/partnership/stage?to=sister&amp;on=2014-04-18"
    assert url in page
    form = browser.get(url.replace("&amp;", "&")).text
    assert 'value="sister" selected' in form or 'selected value="sister"' in form
    assert 'value="18/04/2014"' in form


def test_a_restricted_agreement_puts_no_words_into_a_move_that_all_read(app, noon, as_role):
    here = kitakyushu(Stage.FRIENDSHIP)
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.restricted"):
        for one in db.session.scalars(sa.select(Agreement)):
            one.classification = Classification.RESTRICTED
    db.session.commit()
    page = as_role(Role.MANAGER).get(f"/localities/{here.id}").text
    assert "partnership/stage?to=sister" in page
    assert "reason=" not in page
    assert "on=2014-04-18" not in page


def test_nonsense_in_the_address_of_a_move_is_no_proposal(place, as_role):
    url = f"/localities/{place.id}/partnership/stage?to=queen&on=99999999999&reason=%00"
    assert as_role().get(url).status_code == 200


def test_a_tie_sealed_without_its_paper_asks_for_the_paper(app, noon, as_role):
    here = build.locality()
    build.partnership(here, stage=Stage.SISTER)
    page = as_role().get(f"/localities/{here.id}").text
    assert "trong sổ không có thỏa thuận nào" in page
    assert f"/agreements/new?locality={here.id}" in page


def test_setting_a_grade_says_who_and_when_and_is_kept_in_the_history(place):
    grade(place, grade=Grade.CONTACT, reason="Theo bạn")
    kept = tie()
    assert (kept.grade, kept.graded_on) == (Grade.CONTACT, date(2026, 11, 22))
    fields = set(db.session.scalars(sa.select(FieldChange.field).where(FieldChange.entity == "partnership")))
    assert {"grade", "grade_reason"} <= fields


def test_two_officers_do_not_grade_over_each_other(place):
    version = tie().version
    grade(place, approval=A.ASKED, version=version)
    with pytest.raises(Conflict):
        grade(place, approval=A.REFUSED, version=version)
    db.session.rollback()
    with pytest.raises(Invalid):
        grade(place, grade=Grade.SISTER)


def test_a_newly_chosen_partner_brings_what_belongs_to_it(place, as_role, answers):
    browser = as_role()
    form = browser.get(f"/agreements/new?locality={place.id}").text
    assert "Thỏa thuận kết nghĩa (18/04/2014)" in form
    bare = answers(
        browser, "/agreements/new", locality_id=str(place.id), choose_partner="1", name_vi="Bản ghi nhớ"
    )
    shown = browser.post("/agreements/new", data=bare).text
    assert "Thỏa thuận kết nghĩa (18/04/2014)" in shown
    assert 'value="Bản ghi nhớ"' in shown
