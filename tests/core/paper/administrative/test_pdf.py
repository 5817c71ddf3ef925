"""A paper as PDF: what it says of itself, where it breaks, what it does at the edges of what there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from crm.core.paper import MissingGlyph
from crm.core.paper.administrative import (
    Annex,
    Basis,
    Heading,
    Listing,
    PaperType,
    Paragraph,
    Point,
    Signature,
    Urgency,
    missing,
    render_pdf,
)
from tests.core.paper.administrative import reading
from tests.core.paper.administrative.specimen import BODY, MADE, SCRIPTS, SPECIMEN, WITH_ANNEXES, pdf

SENTENCE = "Hai bên trao đổi về cấp nước, xử lý chất thải và giao lưu thanh thiếu niên của hai thành phố. "


def said(paper, *words):
    text = reading.text(paper)
    return all("".join(one.split()) in text for one in words)


def is_within_margins(paper):
    return all(
        row.x0 >= 31.8
        and row.x1 <= 192.2
        and (row.top >= 21.9 or len(row.letters) < 3)
        and row.bottom <= 275.1
        for row in reading.rows(paper)
    )


def test_the_same_paper_of_the_same_moment_is_the_same_file():
    assert render_pdf(WITH_ANNEXES, MADE) == render_pdf(replace(WITH_ANNEXES), MADE)


def test_the_file_tells_its_title_and_names_nobody():
    info = PdfReader(BytesIO(pdf())).metadata
    assert info.title == f"Báo cáo {SPECIMEN.summary}"
    assert not info.author or info.author == "anonymous"
    assert not info.subject or info.subject == "unspecified"


def test_every_face_is_embedded_and_scripts_find_theirs():
    paper = pdf(replace(SPECIMEN, body=(SCRIPTS,)))
    assert said(paper, "小倉健一", "李明华", "김민수", "ບຸນມີ", "Иван Петров")
    assert reading.find(paper, "小倉").faces == {"NotoSansJP-Regular"}
    assert reading.find(paper, "明华").faces == {"NotoSansSC-Regular"}
    assert reading.find(paper, "김민수").faces == {"NotoSansKR-Regular"}
    assert reading.find(paper, "Иван").faces == {"Tinos-Regular"}
    for page in PdfReader(BytesIO(paper)).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"] or "Tinos" not in str(font)


@pytest.mark.parametrize(
    "given",
    [
        {"body": (Paragraph("chữ \U00012000"),)},
        {"agency": "Sở \U00012000"},
        {"summary": "về \U00012000"},
        {"signature": Signature(("Giám đốc",), "A \U00012000")},
    ],
)
def test_a_letter_that_no_face_draws_is_refused(given):
    with pytest.raises(MissingGlyph, match="U\\+12000"):
        render_pdf(replace(SPECIMEN, **given), MADE)


def test_number_and_day_of_an_issued_paper():
    paper = pdf(replace(SPECIMEN, number=7, dated=date(2027, 2, 5)))
    assert said(paper, "Số: 07/BC-SNgV", "Hải Phòng, ngày 05 tháng 02 năm 2027")
    assert said(pdf(replace(SPECIMEN, dated=date(2027, 3, 15))), "ngày 15 tháng 3 năm 2027")


def test_long_names_of_agencies_stand_in_two_lines_and_the_rest_moves_down():
    paper = pdf(
        replace(
            SPECIMEN,
            superior="Ủy ban nhân dân thành phố Hải Phòng",
            agency="Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch",
        )
    )
    upper, lower = reading.find(paper, "ỦY BAN NHÂN DÂN"), reading.find(paper, "THÀNH PHỐ HẢI PHÒNG")
    agency = reading.find(paper, "TRUNG TÂM XÚC TIẾN")
    assert upper.foot < lower.foot < agency.foot
    assert (upper.centre, lower.centre) == (pytest.approx(65, abs=0.5), pytest.approx(65, abs=0.5))
    number, day = reading.find(paper, "/BC-SNgV"), reading.find(paper, "Hải Phòng, ngày")
    assert number.foot == pytest.approx(day.foot, abs=0.5)
    assert reading.rule_below(paper, agency).y0 < number.top
    assert is_within_margins(paper)


@pytest.mark.parametrize("summary", ["Kết quả làm việc với đoàn " * 12, "K" * 300, "K"])
def test_a_summary_of_any_length_stays_in_the_middle_with_its_line(summary):
    paper = pdf(replace(SPECIMEN, summary=summary.strip()))
    lines = [
        row for row in reading.rows(paper) if row.page == 1 and row.top > 57 and row.faces == {"Tinos-Bold"}
    ]
    lines = lines[
        : next((i for i, row in enumerate(lines) if "THÔNG" in "".join(c.text for c in row.letters)), None)
    ]
    assert all(row.centre == pytest.approx(112, abs=0.6) and row.width <= 131 for row in lines)
    assert all(b.foot - a.foot == pytest.approx(6, abs=0.1) for a, b in zip(lines, lines[1:], strict=False))
    assert reading.rule_below(paper, lines[-1]).width == pytest.approx(0.4 * lines[-1].width, abs=0.3)
    assert (len(lines) > 1) == (len(summary) > 1)


def test_lines_of_a_summary_are_of_like_length():
    paper = pdf(
        replace(SPECIMEN, summary="Kết quả đón tiếp và làm việc với đoàn đại biểu cấp cao thành phố Incheon")
    )
    first, second = (reading.find(paper, word) for word in ("Kết quả đón tiếp", "Incheon"))
    assert second.foot - first.foot == pytest.approx(6, abs=0.1)


def test_names_of_one_letter():
    paper = pdf(replace(SPECIMEN, superior="", agency="A", place="B", signature=Signature(("C",), "D")))
    assert said(paper, "A", "B, ngày", "C", "D")
    assert is_within_margins(paper)


def test_several_addressees_stand_one_below_the_other():
    paper = pdf(replace(SPECIMEN, addressees=("Bộ Ngoại giao", "Ủy ban nhân dân thành phố.")))
    first, second = (
        reading.find(paper, "- Bộ Ngoại giao;"),
        reading.find(paper, "- Ủy ban nhân dân thành phố."),
    )
    lead = reading.find(paper, "Kính gửi:")
    assert first.x0 == pytest.approx(second.x0, abs=0.1)
    assert first.foot == pytest.approx(lead.foot, abs=0.1)
    assert first.foot < second.foot
    assert lead.x1 < first.x0


def test_nobody_addressed_means_no_line_for_it_and_no_as_above():
    paper = pdf(replace(SPECIMEN, addressees=()))
    assert not said(paper, "Kính gửi")
    assert not said(paper, "Như trên")


def test_a_letter_says_what_it_is_about_under_its_number():
    paper = pdf(replace(SPECIMEN, type=PaperType.LETTER, summary="mời dự buổi làm việc", symbol="SNgV-HTQT"))
    number, about = reading.find(paper, "Số: /SNgV-HTQT"), reading.find(paper, "V/v mời dự buổi làm việc")
    assert about.foot > number.foot
    assert about.centre == pytest.approx(65, abs=0.5)
    assert about.sizes == {12.0}
    assert not said(paper, "BÁO CÁO")


def test_grounds_are_in_italics_and_end_as_the_decree_says():
    paper = pdf(replace(SPECIMEN, body=(Basis(("Căn cứ Luật A.", "Theo đề nghị của B;")),)))
    assert reading.find(paper, "Căn cứ Luật A;").faces == {"Tinos-Italic"}
    assert reading.find(paper, "Theo đề nghị của B.").faces == {"Tinos-Italic"}


def test_headings_and_points_are_numbered_through():
    blocks = (
        Heading("Một"),
        Point("điểm thứ nhất"),
        Heading("Hai", 2),
        Point("chi tiết", 3),
        Point("chi tiết nữa", 3),
        Point("điểm thứ ba"),
        Heading("Bốn"),
        Point("lại từ đầu"),
        Listing(("gạch một", "gạch hai")),
    )
    lines = ["I. MỘT", "1. điểm thứ nhất", "2. Hai", "a) chi tiết", "b) chi tiết nữa", "3. điểm thứ ba"]
    lines += ["II. BỐN", "1. lại từ đầu", "- gạch một;", "- gạch hai."]
    paper = pdf(replace(SPECIMEN, body=blocks))
    feet = [reading.find(paper, line).foot for line in lines]
    assert feet == sorted(feet)
    assert reading.find(paper, "2. Hai").faces == {"Tinos-Bold"}


def test_what_is_missing_is_printed_with_whoever_supplies_it():
    paper = pdf(replace(SPECIMEN, body=(Paragraph(missing("Đ/c Hà", "đánh giá")),)))
    assert reading.find(paper, "chưa có").faces == {"Tinos-Italic"}
    assert reading.find(paper, "– Đ/c Hà bổ sung: đánh giá").faces == {"Tinos-Regular"}


def test_the_mark_stands_in_a_frame_of_one_line_under_the_number():
    paper = pdf(replace(SPECIMEN, is_internal=True))
    words, number = reading.find(paper, "LƯU HÀNH NỘI BỘ"), reading.find(paper, "/BC-SNgV")
    frame = [r for r in reading.rules(paper) if r.page == 1 and r.y0 < words.foot < r.y1]
    assert words.faces == {"Tinos-Bold"}
    assert 13 <= min(words.sizes) <= 14
    assert words.top > number.bottom
    assert min(r.x0 for r in frame) < words.x0
    assert max(r.x1 for r in frame) > words.x1


@pytest.mark.parametrize(("urgency", "width"), list(zip(Urgency, (30, 40, 20), strict=True)))
def test_marks_of_urgency_are_red_and_of_the_decrees_size(urgency, width):
    paper = pdf(replace(SPECIMEN, urgency=urgency))
    words = reading.find(paper, urgency.value)
    frame = next(r for r in reading.rules(paper) if r.page == 1 and r.y0 < words.foot < r.y1)
    assert (frame.width, frame.y1 - frame.y0) == (pytest.approx(width, abs=0.5), pytest.approx(8, abs=0.5))
    assert words.letters[0].ink == (1, 0, 0)


@pytest.mark.parametrize("lines", range(1, 13))
def test_the_signature_never_stands_without_two_lines_of_text(lines):
    body = (*BODY[:9], *(Paragraph("Một dòng.") for _ in range(lines)), Paragraph(SENTENCE * 4))
    paper = pdf(replace(SPECIMEN, body=body))
    position, name = reading.find(paper, "GIÁM ĐỐC"), reading.find(paper, "Trần Thị Mẫu Đơn")
    text = [
        row for row in reading.rows(paper) if row.page == position.page and 21.9 < row.top < position.top - 3
    ]
    assert position.page == name.page
    assert len([row for row in text if "Tinos-Regular" in row.faces]) >= 2
    assert is_within_margins(paper)


def test_a_heading_is_never_the_last_line_of_a_page():
    for lines in range(8, 24):
        filler = tuple(Paragraph("Một dòng.") for _ in range(lines))
        paper = pdf(replace(SPECIMEN, body=(*filler, Heading("Cuối trang"), Paragraph(SENTENCE * 3))))
        heading, text = reading.find(paper, "I. CUỐI TRANG"), reading.find(paper, "Hai bên trao đổi")
        assert heading.page == text.page


def test_a_table_over_two_pages_repeats_its_head_and_cuts_no_row():
    paper = pdf(WITH_ANNEXES)
    heads = [row for row in reading.rows(paper) if "".join(c.text for c in row.letters) == "TTHọvàtênChứcvụ"]
    assert len(heads) == 2
    assert heads[0].page + 1 == heads[1].page
    assert is_within_margins(paper)


def test_a_row_taller_than_a_page_is_still_printed():
    table = replace(SPECIMEN.body[12], rows=(("1", SENTENCE * 60, "", ""), ("2", "cuối", "", "")))
    paper = pdf(replace(SPECIMEN, body=(table, Paragraph(SENTENCE))))
    assert said(paper, "cuối")
    assert is_within_margins(paper)


def test_each_annex_counts_its_own_pages_and_bears_a_number_among_several():
    paper = pdf(WITH_ANNEXES)
    first, second = reading.find(paper, "Phụ lục I", page=3), reading.find(paper, "Phụ lục II", page=5)
    assert (first.centre, second.centre) == (pytest.approx(112, abs=0.5), pytest.approx(112, abs=0.5))
    tops = [next(row for row in reading.rows(paper) if row.page == page) for page in range(1, 6)]
    numbers = ["".join(c.text for c in row.letters) if row.top < 20 else "" for row in tops]
    assert numbers == ["", "2", "", "2", ""]
    assert said(paper, "(Kèm theo Báo cáo số /BC-SNgV ngày tháng năm 2026 của Sở Ngoại vụ)")
    alone = pdf(replace(SPECIMEN, annexes=(Annex("Danh sách", (Paragraph("A."),)),)))
    assert "".join(c.text for c in reading.find(alone, "Phụ lục", page=3).letters) == "Phụlục"


def test_a_sample_says_so_on_every_page():
    paper = pdf(replace(SPECIMEN, is_sample=True))
    for page in (1, 2):
        assert reading.find(paper, "DỮ LIỆU MẪU", page=page).top > 275
