"""What is kept of a paper, and how it is sent, on both databases."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core.db import Words, db
from crm.documents.models import Attachment, DocumentLink, LinkRole, PaperDirection
from crm.requests.models import Answer, DelegationRequest
from tests import build
from tests.briefings.visit import incoming
from tests.papers.desk import begun, change, issued, official, papers, pdf, registered, texts, word
from tests.statements import statements


@pytest.fixture
def visit(app):
    return incoming()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("plan", "KẾ HOẠCH"),
        ("submission", "TỜ TRÌNH"),
        ("reply", "V/v trả lời đề nghị"),
        ("consultation", "V/v xin ý kiến"),
        ("summons", "GIẤY MỜI"),
    ],
)
def test_a_paper_that_is_saved_unchanged_goes_on_following_the_record(as_role, visit, answers, kind, words):
    client = as_role()
    url = begun(client, answers, visit, kind)
    assert texts() == {}
    change(visit.trip, name=Words(vi="Đoàn Cục Cấp thoát nước"))
    for text in (pdf(client, url), word(client, url)):
        assert words in text
        assert "Cục Cấp thoát nước" in text


def test_own_words_replace_the_drafted_ones_and_can_be_taken_back(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", purpose="Mục đích riêng", funding="Ngân sách thành phố")
    assert texts() == {"purpose": "Mục đích riêng", "funding": "Ngân sách thành phố"}
    assert "Mục đích riêng." in pdf(client, url)
    assert "Lấy lại từ hồ sơ" in client.get(url).text
    back = client.post(url, data=answers(client, url, funding="Nguồn khác") | {"again": "purpose"})
    assert back.status_code == 303
    assert texts() == {"funding": "Nguồn khác"}
    assert "Cấp nước sạch." in pdf(client, url)


def test_a_sent_paper_bears_number_and_day_and_its_texts_stand_still(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", "", position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn")
    assert issued(client, answers, url, registers="").status_code == 303
    change(visit.trip, purpose=Words(vi="Chất thải rắn"))
    text = pdf(client, url)
    assert "Số: 12/KH-SNgV" in text.replace("\xa0", " ") or "Số: 12/" in text
    assert "ngày 20 tháng 11 năm 2026" in text
    assert "Cấp nước sạch." in text
    assert registered() == []
    page = client.get(official(visit)).text
    assert "Sửa số, ngày" in page
    assert "Ghi vào sổ văn bản" in page


def test_a_sent_paper_goes_into_the_register_once_with_its_sheets(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", "", position="GIÁM ĐỐC", signer="Trần Thị Mẫu Đơn")
    assert issued(client, answers, url).status_code == 303
    (entered,) = registered()
    assert (entered.direction, entered.issued_on) == (PaperDirection.OUTGOING, date(2026, 11, 20))
    assert entered.number.startswith("12/")
    assert (entered.signer, entered.title[:9]) == ("Trần Thị Mẫu Đơn", "Đón tiếp ")
    link = db.session.scalars(sa.select(DocumentLink)).one()
    assert (link.record_id, link.role) == (visit.trip.id, LinkRole.BASIS)
    assert db.session.scalars(sa.select(Attachment.filename)).one().endswith(".pdf")
    assert client.post(f"{url}/register", data=answers(client, url)).status_code == 409
    assert issued(client, answers, url, number="13").status_code in (409, 422)
    assert len(registered()) == 1
    assert papers()[0].number == 12
    assert "đã vào sổ" in client.get(official(visit)).text


def test_a_paper_that_stands_in_the_register_already_is_linked_and_not_entered_again(as_role, visit, answers):
    client = as_role()
    url = begun(client, answers, visit, "plan", "", position="GIÁM ĐỐC", signer="A", symbol="KH-SNgV")
    there = build.document("Kế hoạch", number="12/KH-SNgV", issued_on=date(2026, 11, 20))
    assert issued(client, answers, url).status_code == 303
    assert [one.id for one in registered()] == [there.id]
    assert papers()[0].document_id == there.id


def test_a_reply_begins_with_what_was_decided_on_the_request(as_role, visit, answers):
    build.row(
        DelegationRequest(
            delegation_id=visit.trip.id,
            asker="Đại sứ quán Nhật Bản",
            decision=Answer.DECLINE,
            reply=Words(vi="Lời riêng của cơ quan."),
            reply_to=Answer.DECLINE,
        )
    )
    client = as_role()
    url = begun(client, answers, visit, "reply")
    text = pdf(client, url)
    assert "Lời riêng của cơ quan." in text
    assert "Đại sứ quán Nhật Bản" in text
    assert texts() == {}
    with statements() as seen:
        client.get(official(visit, "/new/reply"))
    assert len(seen) <= 12
