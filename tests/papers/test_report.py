"""The report's page, its form and its two files, as each role meets them."""

from __future__ import annotations

from io import BytesIO

import pytest
import sqlalchemy as sa
from docx import Document
from pypdf import PdfReader

from crm.commitments.models import Side
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import AuditNote, ChangeSet
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.interactions.models import Decision
from crm.papers.models import DelegationPaper, PaperText
from tests import build
from tests.briefings.visit import incoming, row
from tests.statements import statements


@pytest.fixture
def visit(app):
    return incoming()


def url(visit, ending=""):
    return f"/delegations/{visit.trip.id}/report{ending}"


def printed(client, visit):
    sheets = client.get(url(visit, ".pdf"))
    assert (sheets.status_code, sheets.mimetype) == (200, "application/pdf")
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(sheets.data)).pages)


def written(client, visit):
    file = client.get(url(visit, ".docx"))
    assert file.status_code == 200
    return " ".join(text.text or "" for text in Document(BytesIO(file.data)).element.body.iter() if text.text)


def meeting(visit, title="Làm việc về nước", **given):
    values = {"delegation_id": visit.trip.id, "happened_on": visit.trip.starts_on, "result": "Bạn ghi nhận."}
    return build.interaction(visit.partner, title, **(values | given))


def test_whoever_may_read_a_delegation_takes_its_report(as_role, visit):
    client = as_role(Role.VIEWER)
    assert "小倉" in client.get(url(visit)).text
    assert "BÁO CÁO" in printed(client, visit)
    assert "BÁO CÁO" in written(client, visit)


def test_only_those_who_edit_a_delegation_write_its_report(as_role, visit):
    assert "<textarea" in as_role(Role.STAFF).get(url(visit)).text
    reader = as_role(Role.VIEWER)
    assert "<textarea" not in reader.get(url(visit)).text
    assert reader.post(url(visit), data={"signer": "A"}).status_code in (400, 403)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DelegationPaper)) == 0


def test_a_stranger_is_asked_to_sign_in(client, visit):
    for ending in ("", ".pdf", ".docx"):
        assert client.get(url(visit, ending)).status_code == 302


def test_a_restricted_delegation_has_no_report_for_others(as_role, app):
    visit = incoming(classification=Classification.RESTRICTED)
    client = as_role(Role.STAFF)
    for ending in ("", ".pdf", ".docx"):
        assert client.get(url(visit, ending)).status_code == 404


def test_what_was_logged_is_reported_in_both_files(as_role, visit):
    log = meeting(visit)
    row(Decision(interaction_id=log.id, place=1, text="Lập nhóm công tác"))
    build.commitment(visit.partner, "Gửi dự thảo kế hoạch", source_id=log.id)
    build.commitment(visit.partner, "Trả lời về cán bộ", source_id=visit.trip.id, side=Side.THEIRS)
    build.commitment(visit.partner, "Việc của lần khác")
    client = as_role()
    for text in (printed(client, visit), written(client, visit), client.get(url(visit)).text):
        for words in ("Làm việc về nước", "Bạn ghi nhận.", "Lập nhóm công tác", "Gửi dự thảo kế hoạch"):
            assert words in text
        assert "Trả lời về cán bộ" in text
        assert "Việc của lần khác" not in text


def test_what_lies_outside_the_days_of_the_visit_is_left_out_and_told(as_role, visit):
    meeting(visit, "Gọi chuẩn bị", happened_on=visit.trip.starts_on.replace(day=1))
    page = as_role().get(url(visit)).text
    assert "Gọi chuẩn bị" not in page
    assert "1 lần tiếp xúc nằm ngoài" in page


def test_a_restricted_meeting_is_not_reported_to_those_who_may_not_see_it(as_role, visit):
    meeting(visit, "Buổi họp kín", classification=Classification.RESTRICTED)
    client = as_role(Role.VIEWER)
    assert "Buổi họp kín" not in printed(client, visit)
    assert "Buổi họp kín" not in client.get(url(visit)).text


def test_what_is_told_of_a_member_in_confidence_is_never_printed(as_role, visit):
    told = {"diet": "dị ứng hải sản", "note": "hay mệt", "phone": "090 111 222"}
    build.member(visit.trip, "AOKI Jun", place=2, **told)
    client = as_role()
    for text in (printed(client, visit), written(client, visit), client.get(url(visit)).text):
        assert "AOKI Jun" in text
        assert not any(secret in text for secret in told.values())


def test_the_officers_choices_are_kept_and_printed(as_role, visit, answers):
    client = as_role()
    sent = answers(
        client,
        url(visit),
        assessment="Chuyến thăm đạt mục đích",
        position="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        signer="Trần Thị Mẫu Đơn",
        addressees="Bộ Ngoại giao\nỦy ban nhân dân thành phố",
        recipients="Văn phòng\nLưu: VT, HTQT",
        symbol="BC-SNgV-HTQT",
        is_internal=True,
    )
    assert client.post(url(visit), data=sent).status_code == 303
    for text in (printed(client, visit), written(client, visit)):
        for words in ("Chuyến thăm đạt mục đích.", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu Đơn", "BC-SNgV-HTQT"):
            assert words in text
        for words in ("- Bộ Ngoại giao;", "- Lưu: VT, HTQT.", "LƯU HÀNH NỘI BỘ"):
            assert words in text
    verbs = db.session.scalars(sa.select(ChangeSet.verb).where(ChangeSet.record_id == visit.trip.id)).all()
    assert "delegation.paper_written" in verbs


def test_the_next_report_is_signed_as_the_last_one_was(as_role, visit, answers):
    client = as_role()
    sent = answers(
        client, url(visit), position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn", assessment="Của đoàn này"
    )
    client.post(url(visit), data=sent)
    other = incoming()
    page = client.get(url(other)).text
    assert "Trần Thị Mẫu Đơn" in page
    assert "Của đoàn này" not in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("symbol", "BC SNgV"), ("signer", "TS. Trần Thị Mẫu Đơn"), ("position", "KT. GIÁM ĐỐC")],
)
def test_what_the_decree_does_not_know_is_refused_beside_its_field_and_kept_as_typed(
    as_role, visit, answers, field, value
):
    client = as_role()
    sent = answers(client, url(visit), assessment="Không được mất") | {field: value}
    answer = client.post(url(visit), data=sent)
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in answer.text
    assert value in answer.text
    assert "Không được mất" in answer.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DelegationPaper)) == 0


def test_two_who_write_at_once_lose_nothing(as_role, visit, answers):
    first, second = as_role(), as_role(Role.MANAGER)
    mine, theirs = (
        answers(one, url(visit), assessment=text) for one, text in ((first, "Một"), (second, "Hai"))
    )
    assert first.post(url(visit), data=mine).status_code == 303
    late = second.post(url(visit), data=theirs)
    assert late.status_code == 409
    assert "Hai" in late.text
    assert db.session.scalar(sa.select(PaperText.text).where(PaperText.code == "assessment")) == "Một"


def test_a_letter_that_no_face_draws_is_said_on_the_page_and_offers_no_file(as_role, app):
    visit = incoming(name=Words(vi="Đoàn \U00012000"))
    client = as_role()
    page = client.get(url(visit))
    assert page.status_code == 200
    assert "U+12000" in page.text
    assert "report.pdf" not in page.text
    assert client.get(url(visit, ".docx")).status_code == 422


def test_files_have_good_names_are_kept_nowhere_and_are_noted(as_role, visit):
    client = as_role()
    for ending, place in (("pdf", "inline"), ("docx", "attachment")):
        file = client.get(url(visit, f".{ending}"))
        said = file.headers["Content-Disposition"]
        assert said.startswith(f'{place}; filename="bao-cao-ket-qua-doan-cuc-moi-truong.{ending}"')
        assert said.isascii()
        assert file.headers["Cache-Control"] == "no-store"
        assert client.get(url(visit, f".{ending}")).data == file.data
    notes = db.session.scalars(sa.select(AuditNote).where(AuditNote.verb == "paper.opened")).all()
    assert {(note.record_id, note.actor_id) for note in notes} == {(visit.trip.id, client.person.id)}
    assert {note.detail for note in notes} == {"report pdf", "report docx"}


def test_the_delegations_page_leads_there(as_role, visit):
    assert url(visit) in as_role(Role.VIEWER).get(f"/delegations/{visit.trip.id}").text


def test_the_page_takes_as_many_statements_for_many_rows_as_for_few(as_role, visit):
    client, address = as_role(), url(visit)
    meeting(visit)
    client.get(address)
    with statements() as few:
        client.get(address)
    for at in range(2, 9):
        build.member(visit.trip, f"Người {at}", place=at)
        row(Decision(interaction_id=meeting(visit, f"Lần {at}").id, text="Việc"))
        build.commitment(visit.partner, f"Việc {at}", source_id=visit.trip.id)
    with statements() as many:
        client.get(address)
    assert len(many) == len(few) <= 12


def test_writing_a_report_moves_the_delegations_version(as_role, visit, answers):
    before, client = visit.trip.version, as_role()
    client.post(url(visit), data=answers(client, url(visit), assessment="Xong"))
    with acting_as(SYSTEM):
        assert visit.trip.version == before + 1
