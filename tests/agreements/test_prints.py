"""The register of a year and the sheet of an agreement, on the screen and read back from paper."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from crm.agreements import service
from crm.agreements.models import AgreementKind, ChainLink, SignatorySide, StepCode, Term, Track
from crm.agreements.service import ArticleEntry, SignatureEntry, StepEntry
from crm.commitments.models import Side
from crm.commitments.service import CommitmentEntry, add_commitment
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.core.records import Classification
from tests.statements import statements

ROTATED = {"signed_on": date(2014, 4, 18), "effective_on": date(2014, 4, 18)}


def read(client, url):
    """Return the pages of a print, each with its words."""
    sent = client.get(url)
    assert (sent.status_code, sent.mimetype) == (200, "application/pdf"), url
    return PdfReader(BytesIO(sent.data)).pages


def words(pages):
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def signed(wrote):
    """Write down an agreement of a former province, and the one that took its place."""
    first = wrote("Thỏa thuận hữu nghị", signed_on=date(2009, 4, 17), agreement_kind=AgreementKind.FRIENDSHIP)
    return wrote(
        "Thỏa thuận kết nghĩa",
        **ROTATED,
        agreement_kind=AgreementKind.SISTER,
        our_party="Ủy ban nhân dân tỉnh Hải Dương",
        our_party_now="Ủy ban nhân dân thành phố Hải Phòng",
        their_party="Thành phố Kitakyushu",
        languages="vi ja",
        originals=4,
        place="Kitakyushu",
        term=Term.OPEN,
        notice_days=90,
        previous_id=first.id,
        link=ChainLink.UPGRADES,
        signatures=(
            SignatureEntry(side=SignatorySide.OURS, name="Trần An", post="Chủ tịch"),
            SignatureEntry(side=SignatorySide.THEIRS, name="KITA Kenji", post="Thị trưởng"),
        ),
    )


def test_the_register_lists_a_year_with_the_names_of_then(signed, as_role):
    reader = as_role()
    page = reader.get("/agreements/register?year=2014").text
    for said in (
        "Thỏa thuận kết nghĩa",
        "Hải Dương",
        "nay là: Ủy ban nhân dân thành phố Hải Phòng",
        "Trần An",
    ):
        assert said in page
    assert "Thỏa thuận hữu nghị" not in page
    (sheet,) = read(reader, "/agreements/register.pdf?year=2014")
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
    told = words([sheet])
    for said in (
        "Sổ theo dõi thỏa thuận quốc tế năm 2014",
        "Ủy ban nhân dân tỉnh Hải Dương (nay là: Ủy ban nhân dân thành phố Hải Phòng)",
        "KITA Kenji",
        "4 bản chính",
        "từ 18/04/2014 không thời hạn",
        "chưa lưu hồ sơ",
    ):
        assert said.casefold() in told.casefold(), said


def test_the_register_numbers_by_the_day_of_signing_and_tells_what_is_due_after_it(wrote, as_role):
    later = wrote("Bản ghi nhớ sau", signed_on=date(2026, 11, 20))
    wrote("Bản ghi nhớ trước", signed_on=date(2026, 3, 1))
    service.begin(later.id, Track.NORMAL, version=None, actor=SYSTEM)
    copy = StepEntry(code=StepCode.COPY_MOFA, done_on=date(2026, 11, 22), number="7/UBND")
    service.take_step(later.id, copy, is_ending=False, actor=SYSTEM)
    filed = StepEntry(code=StepCode.ARCHIVE, done_on=date(2026, 11, 22), number="HS-12")
    service.take_step(later.id, filed, is_ending=False, actor=SYSTEM)
    db.session.commit()
    told = words(read(as_role(), "/agreements/register.pdf?year=2026"))
    assert told.index("1 Bản ghi nhớ trước") < told.index("2 Bản ghi nhớ sau")
    assert "Báo cáo: hạn 05/12/2026" in told
    assert "Bản sao: 22/11/2026 (7/UBND)" in told
    assert "lưu: HS-12" in told


def test_a_year_of_many_agreements_asks_no_more_of_the_database(wrote, as_role):
    reader = as_role()
    wrote("Một", signed_on=date(2020, 1, 2))
    reader.get("/agreements/register?year=2020")
    with statements() as few:
        reader.get("/agreements/register?year=2020")
    for number in range(6):
        wrote(f"Thêm {number}", signed_on=date(2020, 2, 2))
    with statements() as many:
        reader.get("/agreements/register?year=2020")
    assert len(many) == len(few)


def test_a_year_without_agreements_and_nonsense_are_answered(as_role, app):
    reader = as_role()
    assert "Không có thỏa thuận nào" in reader.get("/agreements/register?year=1999").text
    assert "Không có thỏa thuận nào" in words(read(reader, "/agreements/register.pdf?year=1999"))
    for nonsense in ("x", "9" * 5000):
        assert reader.get(f"/agreements/register?year={nonsense}").status_code == 200


def test_a_restricted_agreement_stands_in_nobody_elses_register(wrote, as_role):
    wrote("Bản ghi nhớ kín", signed_on=date(2015, 5, 5), classification=Classification.RESTRICTED)
    page = as_role().get("/agreements/register?year=2015").text
    assert "Bản ghi nhớ kín" not in page


def test_the_sheet_tells_the_line_the_articles_and_what_is_owed(signed, as_role, noon):
    article = service.add_article(
        signed.id, ArticleEntry(number="1", heading=Words(vi="Môi trường")), actor=SYSTEM
    )
    add_commitment(
        CommitmentEntry(
            text=Words(vi="Gửi số liệu nước sạch"),
            locality_id=signed.locality_id,
            agreement_id=signed.id,
            article_id=article.id,
            side=Side.OURS,
            due_on=noon.date() - timedelta(days=8),
        ),
        actor=SYSTEM,
    )
    service.begin(signed.id, Track.NORMAL, version=None, actor=SYSTEM)
    db.session.commit()
    pages = read(as_role(), f"/agreements/{signed.id}/sheet.pdf")
    assert len(pages) <= 2
    told = words(pages)
    for said in (
        "17/04/2009 Thỏa thuận hữu nghị",
        "18/04/2014 Thỏa thuận kết nghĩa",
        "Nâng cấp quan hệ",
        "nay là: Ủy ban nhân dân thành phố Hải Phòng",
        "90 ngày",
        "Môi trường Quá hạn",
        "Gửi số liệu nước sạch",
        "QUÁ HẠN 8 ngày",
        "Trình tự thông thường",
        "Báo cáo Thủ tướng Chính phủ",
        "KITA Kenji",
    ):
        assert said in told.replace("\xa0", " "), said


def test_an_agreement_of_which_little_is_known_says_so(wrote, as_role):
    told = words(read(as_role(), f"/agreements/{wrote().id}/sheet.pdf"))
    assert "chưa có" in told
