"""The prose of a report: an office's words, only what was logged, gaps named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.core.errors import Invalid
from crm.core.paper.administrative import Heading, Listing, Paragraph, Point, Table, plain
from crm.papers.content import Travel
from crm.papers.rules import ascii_name, check_signature, check_symbol, file_name, with_body
from crm.papers.wording import paper_of
from tests.papers.visit import HEAD, HOST, VISIT

TRIP, DAYS = "đoàn Cục Môi trường thành phố Kitakyushu", "(25\u00a0-\u00a027/11/2026)"


def words(paper):
    """Return every text of a report's body, one to a line."""
    lines = []
    for block in paper.body:
        match block:
            case Heading(text) | Paragraph(text) | Point(text):
                lines.append(plain(text))
            case Listing(items):
                lines += [plain(item) for item in items]
            case Table(_columns, rows):
                lines += [" | ".join(plain(cell) for cell in row) for row in rows]
    return lines


def said(material, **texts):
    given = replace(material, chosen=replace(material.chosen, texts=texts)) if texts else material
    return "\n".join(words(paper_of(given)))


def test_the_head_is_the_offices():
    paper = paper_of(VISIT)
    assert (paper.superior, paper.agency) == ("UBND thành phố Hải Phòng", "Sở Ngoại vụ")
    assert (paper.symbol, paper.place) == ("BC-SNgV", "Hải Phòng")
    assert paper.addressees == ("Ủy ban nhân dân thành phố Hải Phòng",)
    assert (paper.number, paper.dated) == (None, None)
    assert paper.recipients == ("Lưu: VT",)


@pytest.mark.parametrize(
    ("travel", "summary"),
    [
        (
            Travel.INCOMING,
            f"Kết quả đón tiếp và làm việc với {TRIP} {DAYS}",
        ),
        (
            Travel.OUTGOING,
            f"Kết quả chuyến công tác của {TRIP} tại Kitakyushu, Nhật Bản {DAYS}",
        ),
        (
            Travel.ONLINE,
            f"Kết quả làm việc trực tuyến với {TRIP} {DAYS}",
        ),
    ],
)
def test_the_summary_says_which_way_the_delegation_went(travel, summary):
    assert paper_of(replace(VISIT, travel=travel)).summary == summary


@pytest.mark.parametrize(
    ("starts", "ends", "long", "short"),
    [
        ((2026, 11, 5), (2026, 11, 5), "ngày 05 tháng 11 năm 2026", "(05/11/2026)"),
        (
            (2026, 11, 30),
            (2026, 12, 2),
            "từ ngày 30 tháng 11 đến ngày 02 tháng 12 năm 2026",
            "(30/11\u00a0-\u00a002/12/2026)",
        ),
        (
            (2026, 12, 30),
            (2027, 1, 2),
            "từ ngày 30 tháng 12 năm 2026 đến ngày 02 tháng 01 năm 2027",
            "(30/12/2026\u00a0-\u00a002/01/2027)",
        ),
    ],
)
def test_days_are_written_as_papers_write_them(starts, ends, long, short):
    visit = replace(VISIT, starts=date(*starts), ends=date(*ends))
    assert f"Thời gian, địa điểm: {long}, tại thành phố Hải Phòng." in said(visit)
    assert paper_of(visit).summary.endswith(short)


def test_it_tells_what_was_logged():
    text = said(VISIT)
    assert "Mục đích: Cấp nước sạch." in text
    assert "phía Kitakyushu gồm 01 người do ông KOKURA Ken'ichi (小倉\u00a0健一)" in text
    assert "Cục trưởng Cục Môi trường, làm Trưởng đoàn" in text
    assert "phía Hải Phòng gồm 01 người do đồng chí Vũ Minh Họa" in text
    assert "Phó Chủ tịch UBND thành phố, chủ trì (danh sách kèm theo tại Phụ lục)." in text
    assert "14:00\u00a0-\u00a014:45\n25/11/2026 | Tiếp xã giao | Phòng khách số 1" in text
    assert "Làm việc về cấp nước (ngày 26 tháng 11 năm 2026, tại Sở Xây dựng)" in text
    assert "Trao đổi kế hoạch." in text
    assert "Lập nhóm" in text
    assert "1 | Gửi dự thảo | Phía Hải Phòng | 31/01/2027" in text
    assert "2 | Trả lời (ghi nhận) | Phía Kitakyushu (Phòng Giao lưu) | chưa có" in text


def test_who_travels_has_the_head_and_who_hosts_presides():
    text = said(replace(VISIT, travel=Travel.OUTGOING))
    assert "Phó Chủ tịch UBND thành phố, làm Trưởng đoàn" in text
    assert "Cục trưởng Cục Môi trường, chủ trì" in text


def test_nothing_is_made_up_for_what_is_not_there():
    bare = replace(VISIT, purpose="", members=(), items=(), meetings=(), promises=(), host="")
    text = said(bare)
    assert text.count("chưa có – Đ/c Hà bổ sung") >= 6
    assert "Chưa ghi nhận cam kết nào giữa hai bên." in text
    assert paper_of(bare).annexes == ()
    assert "do ông" not in text


def test_without_an_officer_in_charge_nobody_is_named():
    assert "chưa có: nhận xét" in said(replace(VISIT, owner=""))


def test_the_officers_sections_are_theirs_word_for_word():
    text = said(VISIT, assessment=("Đạt mục đích",), proposals=("Giao Sở A", "Giao Sở B."))
    assert "Đạt mục đích." in text
    assert "Giao Sở A.\nGiao Sở B." in text
    assert "nhận xét về mức độ" not in text


def test_grounds_come_first_and_else_the_letter():
    assert "Thực hiện Kế hoạch số 1; Công văn số 2, Sở Ngoại vụ báo cáo kết quả như sau:" in said(
        VISIT, basis=("Kế hoạch số 1", "Công văn số 2;")
    )
    assert "Trên cơ sở văn bản số 412/ABC" in said(replace(VISIT, letter="412/ABC"))


def test_the_last_line_reports_to_whoever_is_addressed():
    assert words(paper_of(VISIT))[-1].endswith("trân trọng báo cáo Ủy ban nhân dân thành phố Hải Phòng./.")
    two = replace(VISIT, chosen=replace(VISIT.chosen, addressees=("A", "B")))
    assert words(paper_of(two))[-1].endswith("trân trọng báo cáo./.")


def test_members_are_annexed_in_their_order_with_their_own_script():
    second = replace(HEAD, name="AOKI Jun", native="", is_head=False, title="")
    (annex,) = paper_of(replace(VISIT, members=(HEAD, second, HOST))).annexes
    theirs, ours = (block for block in annex.body if isinstance(block, Table))
    assert [plain(row[1]) for row in theirs.rows] == ["KOKURA Ken'ichi (小倉\u00a0健一)", "AOKI Jun"]
    assert plain(theirs.rows[1][2]) == "chưa có – Đ/c Hà bổ sung"
    assert [plain(row[1]) for row in ours.rows] == ["Vũ Minh Họa"]


@pytest.mark.parametrize(
    ("post", "body", "both"),
    [
        ("Cục trưởng Cục Môi trường", "Cục Môi trường thành phố X", "Cục trưởng Cục Môi trường thành phố X"),
        ("Trưởng phòng Giao lưu", "Phòng Giao lưu thành phố X", "Trưởng phòng Giao lưu thành phố X"),
        ("Giám đốc", "Sở A", "Giám đốc, Sở A"),
        ("", "Sở A", "Sở A"),
        ("Giám đốc", "", "Giám đốc"),
    ],
)
def test_a_post_and_its_body_say_nothing_twice(post, body, both):
    assert with_body(post, body) == both


@pytest.mark.parametrize("symbol", ["", "BC-SNgV", "BC-SNgV-HTQT", "TTr-UBND"])
def test_symbols_that_are_right(symbol):
    check_symbol(symbol)


@pytest.mark.parametrize("symbol", ["BC SNgV", "BC", "12/BC-SNgV", "-SNgV", "BC--SNgV", "BC-SNgV;"])
def test_symbols_that_are_wrong(symbol):
    with pytest.raises(Invalid) as refusal:
        check_symbol(symbol)
    assert refusal.value.field == "symbol"


@pytest.mark.parametrize(
    "position",
    [
        (),
        ("GIÁM ĐỐC",),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ],
)
def test_signatures_that_are_right(position):
    check_signature(position, "Trần Thị Mẫu Đơn")


@pytest.mark.parametrize(
    ("position", "signer", "field"),
    [
        (("KT. GIÁM ĐỐC",), "A", "position"),
        (("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "A", "position"),
        (("GIÁM ĐỐC",), "TS. Trần Thị Mẫu Đơn", "signer"),
        (("GIÁM ĐỐC",), "PGS.TS Trần Thị Mẫu Đơn", "signer"),
        (("GIÁM ĐỐC",), "ThS Trần Thị Mẫu Đơn", "signer"),
    ],
)
def test_signatures_that_are_wrong(position, signer, field):
    with pytest.raises(Invalid) as refusal:
        check_signature(position, signer)
    assert refusal.value.field == field


def test_names_that_only_look_like_degrees_are_names():
    check_signature(("GIÁM ĐỐC",), "Tsuji Ken")
    check_signature(("GIÁM ĐỐC",), "Bsa Văn A")


def test_a_file_is_kept_under_a_name_that_every_system_takes():
    name = file_name("Đoàn: A/B?", "docx")
    assert name == "Báo cáo kết quả – Đoàn A B.docx"
    assert ascii_name(name) == "bao-cao-ket-qua-doan-a-b.docx"
    assert len(file_name("Đ" * 300, "pdf")) <= 154
