"""The papers of an agreement at the desk: begun from its procedure, sent, and told to it."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements import queries, service
from crm.agreements.models import Opinion, StepCode, Track
from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import ChangeSet
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.documents.models import Attachment, DocumentLink
from crm.papers.models import AgreementPaper, AgreementPaperText
from crm.reference import service as reference
from tests import build
from tests.papers.desk import issued, pdf, registered, saved, word

NUMBER = "12/SNgV"


@pytest.fixture
def way(app, noon):
    """Give an agreement that is being prepared, with two bodies that are to be asked."""
    reference.load_lists()
    reference.load_deadlines()
    entry = service.AgreementEntry(
        locality_id=build.locality(native_lang="ja").id,
        name=Words(vi="Bản ghi nhớ về nước sạch", ja="覚書"),
        languages="vi ja",
    )
    with acting_as(SYSTEM):
        made = service.add_agreement(entry, actor=SYSTEM)
        for name in ("Bộ Ngoại giao", "Bộ Tài chính"):
            body = service.ConsultationEntry(body=name)
            service.ask_body(made.id, body, is_ending=False, actor=SYSTEM)
    db.session.commit()
    return made


def official(pact, rest=""):
    return f"/agreements/{pact.id}/official{rest}"


def bodies(pact):
    with acting_as(SYSTEM):
        db.session.expire_all()
        return queries.consultations_of(pact.id)


def steps(pact):
    with acting_as(SYSTEM):
        db.session.expire_all()
        return {one.code: (one.done_on, one.number) for one in queries.steps_taken(pact.id)}


def sign(pact):
    """Decide and sign, as officers note it."""
    with acting_as(SYSTEM):
        for code, day in ((StepCode.DECIDE, 18), (StepCode.SIGN, 20)):
            entry = service.StepEntry(code=code, done_on=date(2026, 11, day), number="9/QĐ", note="Hải Phòng")
            service.take_step(pact.id, entry, is_ending=False, actor=SYSTEM)
    db.session.commit()


def letter(client, answers, pact, at=0, **given):
    return saved(client, answers, official(pact, f"/new/consultation?body={bodies(pact)[at].id}"), **given)


def signed_by(client, answers, url, **given):
    head = {"registers": ""} | given
    return issued(client, answers, url, **head)


def test_the_procedure_leads_to_a_letter_for_each_body_and_back(as_role, way, answers):
    client = as_role()
    page = client.get(f"/agreements/{way.id}/procedure").text
    assert page.count("Soạn công văn<") == 2
    assert "Soạn tờ trình" in page
    assert "Soạn báo cáo" in page
    url = letter(client, answers, way)
    for text in (pdf(client, url), word(client, url)):
        assert "lấy ý kiến về việc ký kết Bản ghi nhớ về nước sạch" in text
        assert "Kính gửi: Bộ Ngoại giao" in text
        assert "07 ngày làm việc kể từ ngày nhận đủ hồ sơ" in text
    page = client.get(f"/agreements/{way.id}/procedure").text
    assert page.count("Soạn công văn<") == 1
    assert url in page
    assert "Công văn xin ý kiến (dự thảo)" in page
    assert "Công văn xin ý kiến: Bộ Tài chính" in client.get(official(way)).text


def test_own_words_stay_and_everything_else_follows_the_record(as_role, way, answers):
    client = as_role()
    url = letter(client, answers, way, questions="Đề nghị cho ý kiến về Điều 3")
    kept = db.session.scalars(sa.select(AgreementPaperText)).all()
    assert [(one.code, one.text) for one in kept] == [("questions", "Đề nghị cho ý kiến về Điều 3")]
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        way.name = Words(vi="Bản ghi nhớ về cấp nước")
    db.session.commit()
    text = pdf(client, url)
    assert "Điều 3" in text
    assert "Bản ghi nhớ về cấp nước" in text


def test_an_issued_letter_tells_the_procedure_when_it_went_and_under_which_number(as_role, way, answers):
    client = as_role()
    url = letter(client, answers, way, symbol="SNgV", position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn")
    assert signed_by(client, answers, url).status_code == 303
    first, second = bodies(way)
    assert (first.sent_on, first.sent_number) == (date(2026, 11, 20), NUMBER)
    assert second.sent_on is None
    assert "chậm nhất ngày 01 tháng 12 năm 2026" in pdf(client, url)
    verbs = [
        one.verb for one in db.session.scalars(sa.select(ChangeSet).order_by(ChangeSet.id.desc()).limit(1))
    ]
    assert verbs == ["agreement.paper_issued"]
    assert signed_by(client, answers, url, number="13", dated="21/11/2026").status_code == 303
    first = bodies(way)[0]
    assert (first.sent_on, first.sent_number) == (date(2026, 11, 21), "13/SNgV")


def test_what_an_officer_entered_of_a_body_stays(as_role, way, answers):
    entry = service.ConsultationEntry(
        body="Bộ Ngoại giao",
        sent_on=date(2026, 11, 16),
        sent_number="70/UBND",
        complete_on=date(2026, 11, 17),
    )
    with acting_as(SYSTEM):
        service.edit_consultation(way.id, bodies(way)[0].id, entry, actor=SYSTEM)
    db.session.commit()
    client = as_role()
    url = letter(client, answers, way, position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn")
    assert signed_by(client, answers, url).status_code == 303
    assert (bodies(way)[0].sent_on, bodies(way)[0].sent_number) == (date(2026, 11, 16), "70/UBND")


def test_a_letter_that_left_after_the_answer_is_refused_beside_its_day_and_nothing_is_written(
    as_role, way, answers
):
    entry = service.ConsultationEntry(
        body="Bộ Ngoại giao", replied_on=date(2026, 11, 17), opinion=Opinion.AGREES
    )
    with acting_as(SYSTEM):
        service.edit_consultation(way.id, bodies(way)[0].id, entry, actor=SYSTEM)
    db.session.commit()
    client = as_role()
    url = letter(client, answers, way, position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn")
    refused = signed_by(client, answers, url)
    assert refused.status_code == 422
    assert "đã nhận hồ sơ hoặc trả lời từ ngày 17/11/2026" in refused.text
    db.session.expire_all()
    assert db.session.scalars(sa.select(AgreementPaper.dated)).all() == [None]


def test_the_submission_takes_the_first_step_and_goes_into_the_register(as_role, way, answers):
    client = as_role()
    url = saved(client, answers, official(way, "/new/submission"), position="GIÁM ĐỐC", signer="Trần An")
    assert issued(client, answers, url).status_code == 303
    done_on, number = steps(way)[StepCode.PROPOSE]
    assert (done_on, number[:3]) == (date(2026, 11, 20), "12/")
    (entered,) = registered()
    assert entered.number == number
    assert db.session.scalars(sa.select(DocumentLink.record_id)).one() == way.id


def test_the_report_waits_for_the_signing_and_then_meets_its_day(as_role, way, answers):
    client = as_role()
    url = saved(
        client,
        answers,
        official(way, "/new/report_pm"),
        position="CHỦ TỊCH",
        signer="Lê An",
        symbol="BC-UBND",
    )
    refused = signed_by(client, answers, url)
    assert refused.status_code == 422
    assert "Thỏa thuận chưa được ký." in refused.text
    sign(way)
    assert signed_by(client, answers, url, dated="21/11/2026").status_code == 303
    assert steps(way)[StepCode.REPORT_PM] == (date(2026, 11, 21), "12/BC-UBND")
    with acting_as(SYSTEM):
        due = {one.rule_code: (one.due_on, one.met_on) for one in queries.clocks_of(way.id)}
    assert due["report_to_pm"] == (date(2026, 12, 5), date(2026, 11, 21))
    text = pdf(client, url)
    assert "Thủ tướng Chính phủ" in text
    assert "chậm nhất ngày 05 tháng 12 năm 2026" in text


def test_an_ending_has_its_own_papers(as_role, way, answers):
    sign(way)
    with acting_as(SYSTEM):
        service.begin(way.id, Track.ENDING, reason="Hai bên thống nhất", version=None, actor=SYSTEM)
    db.session.commit()
    client = as_role()
    assert "Công văn thông báo chấm dứt" in client.get(official(way)).text
    url = saved(client, answers, official(way, "/new/notify_mofa"))
    assert "thông báo việc chấm dứt hiệu lực Bản ghi nhớ về nước sạch" in pdf(client, url)
    submission = saved(client, answers, official(way, "/new/submission?course=ending"))
    assert "chấm dứt hiệu lực" in word(client, submission)


def test_papers_outlive_the_body_they_ask_and_go_with_a_draft_that_is_given_up(as_role, way, answers):
    client = as_role()
    url = letter(client, answers, way, content="Lời riêng")
    with acting_as(SYSTEM):
        service.remove_consultation(way.id, bodies(way)[0].id, version=None, actor=SYSTEM)
    db.session.commit()
    assert "Lời riêng" in client.get(url).text
    assert client.post(f"{url}/remove", data=answers(client, url)).status_code == 303
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AgreementPaperText)) == 0


def test_what_is_not_of_this_agreement_is_not_there(as_role, way):
    client = as_role()
    for rest in ("/new/plan", "/new/consultation?body=99999", "/99999", "/99999.pdf"):
        assert client.get(official(way, rest)).status_code == 404


def test_those_who_only_read_find_papers_and_no_way_to_begin_one(as_role, way, answers):
    url = letter(as_role(), answers, way)
    reader = as_role(Role.VIEWER)
    assert reader.get(url).status_code == 200
    assert "/new/" not in reader.get(official(way)).text
    assert "Soạn" not in reader.get(f"/agreements/{way.id}/procedure").text
    assert reader.get(official(way, "/new/submission")).status_code == 403


def test_a_number_that_another_paper_bears_is_refused_beside_it_and_nothing_is_written(as_role, way, answers):
    client = as_role()
    head = {"position": "GIÁM ĐỐC", "signer": "Trần An", "symbol": "SNgV"}
    assert issued(client, answers, letter(client, answers, way, **head)).status_code == 303
    second = letter(client, answers, way, at=1, **head)
    refused = issued(client, answers, second)
    assert refused.status_code == 422
    assert "Số 12/SNgV đã cấp cho" in refused.text
    assert bodies(way)[1].sent_on is None
    assert len(registered()) == 1
    assert issued(client, answers, second, registers="").status_code == 303
    assert (bodies(way)[1].sent_number, len(registered())) == (NUMBER, 1)


def test_sheets_of_a_restricted_agreement_stay_off_an_entry_that_others_read(as_role, way, answers):
    there = build.document("Công văn", number=NUMBER, issued_on=date(2026, 11, 20))
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        way.classification = Classification.RESTRICTED
    db.session.commit()
    manager = as_role(Role.MANAGER)
    url = letter(manager, answers, way, position="GIÁM ĐỐC", signer="Trần An", symbol="SNgV")
    assert issued(manager, answers, url).status_code == 303
    assert [one.id for one in registered()] == [there.id]
    with acting_as(SYSTEM):
        assert db.session.scalars(sa.select(Attachment.record_id)).all() == []


def test_the_longest_title_leaves_a_subject_that_can_be_saved_and_sent(as_role, way, answers):
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        way.name = Words(vi=("Bản ghi nhớ về hợp tác cảng biển " * 10)[:300])
    db.session.commit()
    client = as_role()
    url = saved(client, answers, official(way, "/new/submission"), position="GIÁM ĐỐC", signer="Trần An")
    assert issued(client, answers, url).status_code == 303
    kept = db.session.scalars(sa.select(AgreementPaper.summary)).one()
    assert kept.endswith(("biển…", "cảng…", "tác…", "hợp…", "về…", "nhớ…", "ghi…", "Bản…"))
