"""The papers of a delegation on the screen: drafted, edited, sent and registered, as each role meets them."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import AuditNote, ChangeSet
from crm.core.db import Words, db
from crm.core.names import Gender
from crm.core.records import Classification
from crm.delegations.models import DelegationMember, Direction
from crm.documents import service as documents
from crm.documents.models import LinkRole
from crm.reference import service as reference
from crm.reference.models import Authority
from tests import build
from tests.briefings.visit import incoming
from tests.papers.desk import begun, change, issued, official, papers, pdf, registered, texts, word
from tests.statements import statements

pytestmark = pytest.mark.parametrize(
    "app", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)], indirect=True
)


@pytest.fixture
def visit(app):
    return incoming()


def signatory(name="Trần Thị Mẫu Đơn", **given):
    entry = {"post": "Phó Giám đốc", "authority": Authority.FOR_HEAD, "behalf": "Giám đốc"} | given
    kept = reference.add_signatory(reference.SignatoryEntry(name=name, **entry), actor=SYSTEM)
    db.session.commit()
    return kept


def paper_of_the_register(visit, title="đón tiếp đoàn", role=LinkRole.BASIS, **given):
    values = {"number": "141/KH-UBND", "issued_on": date(2026, 11, 2), "issuer": "Ủy ban nhân dân thành phố"}
    paper = build.document(title, **(values | given))
    with acting_as(SYSTEM):
        documents.link_paper(paper.id, visit.trip.id, role, actor=SYSTEM)
    db.session.commit()
    return paper


def test_the_delegations_page_leads_to_its_papers(as_role, visit):
    client = as_role(Role.VIEWER)
    assert official(visit) in client.get(f"/delegations/{visit.trip.id}").text
    page = client.get(official(visit)).text
    assert "Chưa soạn văn bản nào" in page
    assert "/new/plan" not in page


def test_a_new_paper_shows_what_the_record_makes_of_it_and_keeps_nothing_until_saved(as_role, visit):
    page = as_role().get(official(visit, "/new/plan")).text
    assert "Cấp nước sạch." in page
    assert "nguồn kinh phí" in page
    assert papers() == []


def test_a_draft_made_before_the_record_changed_is_not_taken_for_own_words(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit)
    sent = answers(client, url, funding="Ngân sách")
    build.member(visit.trip, "AOKI Jun", place=2)
    change(visit.trip, purpose=Words(vi="Chất thải rắn"))
    assert client.post(url, data=sent).status_code == 303
    assert texts() == {"funding": "Ngân sách"}
    assert "Chất thải rắn." in pdf(client, url)


def test_another_answer_brings_its_own_words(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "reply")
    client.post(url, data=answers(client, url, answer="decline"))
    assert texts() == {}
    assert "rất tiếc" in pdf(client, url)


def test_those_who_may_sign_on_the_day_are_offered_with_their_authority(as_role, visit, answers):
    deputy = signatory()
    signatory("Người Cũ", valid_to=date(2020, 1, 1))
    client = as_role()
    page = client.get(official(visit, "/new/plan")).text
    assert "Trần Thị Mẫu Đơn – KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" in page
    assert "Người Cũ" not in page
    url = begun(client, answers, visit, signatory=str(deputy.id))
    assert (papers()[0].position, papers()[0].signer) == ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Trần Thị Mẫu Đơn")
    client.post(url, data=answers(client, url, signatory="", position="CHÁNH VĂN PHÒNG", signer="Lê Văn Thử"))
    assert papers()[0].signer == "Lê Văn Thử"
    assert "CHÁNH VĂN PHÒNG" in pdf(client, url)


def test_the_report_is_offered_them_too(as_role, visit, answers):
    deputy = signatory()
    client, url = as_role(), f"/delegations/{visit.trip.id}/report"
    client.post(url, data=answers(client, url, signatory=str(deputy.id)))
    assert "PHÓ GIÁM ĐỐC" in pdf(client, url)


@pytest.mark.parametrize("page", ["/report", "/official/new/plan", "/official/new/submission"])
def test_papers_of_the_register_are_the_grounds(as_role, visit, page):
    paper_of_the_register(visit)
    paper_of_the_register(visit, "Ảnh chụp", LinkRole.OTHER, number="9/TB-X")
    text = as_role().get(f"/delegations/{visit.trip.id}{page}").text
    assert "số 141/KH-UBND ngày 02 tháng 11 năm 2026 của Ủy ban nhân dân thành phố về đón tiếp đoàn" in text
    assert "9/TB-X" not in text


def test_grounds_that_a_person_may_not_see_are_not_named(as_role, visit):
    paper_of_the_register(visit, classification=Classification.RESTRICTED)
    assert "141/KH-UBND" not in as_role().get(official(visit, "/new/plan")).text


def test_what_is_missing_is_said_before_printing(as_role, visit):
    page = as_role().get(official(visit, "/new/plan")).text
    assert "Chưa có" in page
    for what in ("nguồn kinh phí", "người ký", "chức vụ người ký"):
        assert f"<li>{what}</li>" in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("symbol", "KH SNgV", "không có dấu cách"),
        ("position", "KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("signer", "TS. Trần Thị Mẫu Đơn", "học hàm"),
    ],
)
def test_what_the_decree_does_not_know_is_refused_and_everything_typed_is_kept(
    as_role, visit, answers, field, value, words
):
    client, url = as_role(), official(visit, "/new/plan")
    answer = client.post(url, data=answers(client, url, purpose="Không được mất") | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in answer.text
    assert "Không được mất" in answer.text
    assert value in answer.text
    assert papers() == []


def test_a_letter_goes_out_in_the_language_asked_for(as_role, visit, answers):
    client = as_role()
    page = client.get(official(visit)).text
    assert "Tiếng Việt + Tiếng Nhật" in page
    url = begun(client, answers, visit, "invitation", "?lang=ja")
    assert "ご招待申し上げます" in word(client, url)
    both = begun(
        client, answers, visit, "thanks", "?lang=vi%2Ben", letter_en="Dear friends\n- one more thing"
    )
    text = pdf(client, both)
    assert "trân trọng cảm ơn" in text
    assert "one more thing" in text
    assert texts() == {"letter_en": "Dear friends\n- one more thing"}


@pytest.mark.parametrize("lang", ["de", "zz", "vi+zz", "", "'"])
def test_a_language_that_no_letter_has_gives_an_english_one(as_role, visit, lang):
    page = as_role().get(official(visit, "/new/invitation"), query_string={"lang": lang})
    assert page.status_code == 200
    assert "Yours sincerely" in page.text


def test_a_letter_goes_to_a_chosen_member(as_role, visit, answers):
    second = build.member(visit.trip, "AOKI Jun", place=2, gender=Gender.FEMALE)
    client = as_role()
    url = begun(client, answers, visit, "invitation", "?lang=en", member_id=str(second.id))
    assert "Dear Ms. AOKI Jun," in pdf(client, url)
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.removed"):
        db.session.delete(db.session.get(DelegationMember, second.id))
    db.session.commit()
    assert "KOKURA" in pdf(client, url)


def test_an_outgoing_delegation_has_a_submission_with_its_people(as_role, app, answers):
    trip = incoming(direction=Direction.OUTGOING)
    client = as_role()
    page = client.get(official(trip)).text
    assert "/new/submission" in page
    assert "/new/plan" not in page
    url = begun(client, answers, trip, "submission", has_members="")
    assert "Nguyễn Thị Thu Hà" in pdf(client, url)


# Sent papers.


def test_a_paper_of_the_decree_is_not_issued_without_a_number_and_a_letter_has_none(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit)
    refused = issued(client, answers, url, number="")
    assert refused.status_code == 422
    assert 'id="number-errors"' in refused.text
    assert issued(client, answers, url, number="0").status_code == 422
    assert issued(client, answers, url, dated="31/02/2026").status_code == 422
    letter = begun(client, answers, visit, "invitation", "?lang=en")
    sent = answers(client, f"{letter}/issue", dated="20/11/2026")
    assert client.post(f"{letter}/issue", data=sent).status_code == 303
    kept = papers()[1]
    assert (kept.number, kept.dated) == (None, date(2026, 11, 20))
    assert [one.number for one in registered()] == [""]


def test_a_draft_can_be_given_up_and_brought_back_and_a_sent_paper_cannot(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", "", funding="Ngân sách")
    gone = client.post(f"{url}/remove", data=answers(client, url))
    assert gone.status_code == 303
    assert papers() == []
    assert client.get(url).status_code == 404
    other = begun(client, answers, visit)
    issued(client, answers, other, registers="")
    assert client.post(f"{other}/remove", data=answers(client, other)).status_code == 409


# Who may.


def test_readers_take_papers_and_write_none(as_role, visit, answers):
    url = begun(as_role(), answers, visit)
    reader = as_role(Role.VIEWER)
    assert "KẾ HOẠCH" in pdf(reader, url)
    assert "<textarea" not in reader.get(url).text
    for address in (url, f"{url}/issue", f"{url}/register", f"{url}/remove", official(visit, "/new/plan")):
        assert reader.post(address, data={"signer": "A"}).status_code in (400, 403)
    assert len(papers()) == 1


def test_a_restricted_delegation_has_no_papers_for_others(as_role, app, answers):
    keeper = build.person(unit_id=build.unit("Phòng khác").id)
    hidden = incoming(classification=Classification.RESTRICTED, owner_id=keeper.id)
    client = as_role()
    for rest in ("", "/new/plan", "/1", "/1.pdf", "/1/issue"):
        assert client.get(official(hidden, rest)).status_code == 404


def test_a_paper_of_another_delegation_is_not_found_here(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit)
    other = incoming()
    key = url.rsplit("/", 1)[1]
    assert client.get(official(other, f"/{key}")).status_code == 404
    sent = answers(client, url) | {"version": str(other.trip.version)}
    assert client.post(official(other, f"/{key}/remove"), data=sent).status_code == 404
    assert len(papers()) == 1


def test_what_is_told_of_a_member_in_confidence_stands_in_no_paper(as_role, visit, answers):
    told = {
        "diet": "dị ứng hải sản",
        "access": "xe lăn",
        "health": "huyết áp cao",
        "passport_number": "TR1234567",
        "born_on": "1961-02-03",
        "note": "hay mệt",
        "phone": "090 111 222",
    }
    build.member(visit.trip, "AOKI Jun", place=2, **told)
    client = as_role()
    for kind in ("plan", "submission", "reply", "consultation", "summons", "invitation", "thanks"):
        url = begun(client, answers, visit, kind, "?lang=en")
        for text in (pdf(client, url), word(client, url), client.get(url).text):
            assert not [secret for secret in told.values() if secret in text], kind


# The history and the cost.


def test_every_step_is_in_the_history_and_files_are_noted(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", "", funding="Ngân sách thành phố")
    pdf(client, url)
    issued(client, answers, url)
    verbs = set(db.session.scalars(sa.select(ChangeSet.verb).where(ChangeSet.record_id == visit.trip.id)))
    assert {"delegation.paper_written", "delegation.paper_issued", "delegation.paper_registered"} <= verbs
    assert "plan pdf" in db.session.scalars(sa.select(AuditNote.detail)).all()
    page = client.get(f"/history/{visit.trip.id}").text
    assert "Thêm – Mục của văn bản: Kinh phí" in " ".join(page.split())
    assert "Ngày văn bản" in page


@pytest.mark.parametrize("kind", ["plan", "submission", "consultation", "summons", "thanks"])
def test_a_page_takes_at_most_twelve_statements(as_role, visit, answers, kind):
    signatory()
    client = as_role()
    url = begun(client, answers, visit, kind)
    client.get(url)
    with statements() as kept:
        client.get(url)
    with statements() as new:
        client.get(official(visit, f"/new/{kind}"))
    assert len(kept) <= 12
    assert len(new) <= 12
