"""The print figures of Decree 30, measured on the PDF, and on the Word file as an office suite prints it.

Every check is one line of the table of figures: within 1 mm and half a point.
"""

from __future__ import annotations

import pytest

from tests.core.paper.administrative import office, reading
from tests.core.paper.administrative.measure import (
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    SIZE,
    near,
    set_in,
    stands,
)
from tests.core.paper.administrative.reading import MM
from tests.core.paper.administrative.specimen import docx, pdf

LEFT, RIGHT, MIDDLE = 65, 145, 112


@pytest.fixture(scope="module", params=["pdf", pytest.param("word", marks=pytest.mark.full)])
def paper(request, tmp_path_factory):
    if request.param == "pdf":
        return pdf()
    return office.printed(docx(), tmp_path_factory.mktemp("office"))


def test_superior_agency(paper):
    words = reading.find(paper, "UBND THÀNH PHỐ HẢI PHÒNG")
    set_in(words, REGULAR, 12)
    stands(words, 23.3, 27.1, centre=LEFT, x=(34.2, 95.8))


def test_name_of_the_state(paper):
    words = reading.find(paper, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    set_in(words, BOLD, 12)
    stands(words, 23.4, 27.1, centre=RIGHT, x=(100.8, 189.2))


def test_issuing_agency(paper):
    words = reading.find(paper, "SỞ NGOẠI VỤ")
    set_in(words, BOLD, 13)
    stands(words, 29.1, 33.2, centre=LEFT)


def test_line_of_the_agency(paper):
    words = reading.find(paper, "SỞ NGOẠI VỤ")
    rule = reading.rule_below(paper, words)
    assert rule.weight == near(0.75, 0.1)
    assert (rule.centre, rule.y0) == (near(LEFT), near(34.6))
    assert rule.width / words.width == near(0.4, 0.03)


def test_motto(paper):
    words = reading.find(paper, "Độc lập - Tự do - Hạnh phúc")
    set_in(words, BOLD, 14)
    stands(words, 29.2, 33.6, centre=RIGHT, x=(114.8, 175.2))


def test_line_of_the_motto(paper):
    words = reading.find(paper, "Độc lập - Tự do - Hạnh phúc")
    rule = reading.rule_below(paper, words)
    assert rule.weight == near(0.75, 0.1)
    assert (rule.x0, rule.x1, rule.y0) == (near(114.8), near(175.2), near(34.6))
    assert rule.width == near(words.width, 0.5)


def test_number(paper):
    words = reading.find(paper, "Số:/BC-SNgV")
    set_in(words, REGULAR, 13)
    stands(words, 38.4, 42.6, centre=LEFT)
    blank = words.letters[3].x1, words.letters[4].x0
    assert blank[1] - words.letters[2].x1 > 10, "room for the number"


def test_place_and_day(paper):
    words = reading.find(paper, "Hải Phòng, ngày tháng năm 2026")
    set_in(words, ITALIC, 14)
    stands(words, 38.5, 43.0, centre=RIGHT)


def test_type_of_paper(paper):
    words = reading.find(paper, "BÁO CÁO")
    set_in(words, BOLD, 14)
    stands(words, 52.6, 57.0, centre=MIDDLE)


def test_summary(paper):
    first = reading.find(paper, "Kết quả đón tiếp và làm việc với đoàn đại biểu")
    second = reading.find(paper, "thành phố Kitakyushu, Nhật Bản (25 - 27/11/2026)")
    set_in(first, BOLD, 14)
    set_in(second, BOLD, 14)
    assert (first.top, first.centre, second.centre) == (near(59.0), near(MIDDLE), near(MIDDLE))
    assert second.foot - first.foot == near(6, 0.2)


def test_line_of_the_summary(paper):
    words = reading.find(paper, "thành phố Kitakyushu, Nhật Bản (25 - 27/11/2026)")
    rule = reading.rule_below(paper, words)
    assert rule.weight == near(0.75, 0.1)
    assert (rule.centre, rule.y0) == (near(MIDDLE), near(70.3))
    assert rule.width / words.width == near(0.4, 0.03)


def test_addressee(paper):
    words = reading.find(paper, "Kính gửi: Ủy ban nhân dân thành phố Hải Phòng.")
    set_in(words, REGULAR, 14)
    stands(words, 76.8, 81.3, centre=MIDDLE)


def test_text(paper):
    first = reading.find(paper, "Thực hiện Kế hoạch số")
    second = reading.find(paper, "Ủy ban nhân dân thành phố về đón tiếp")
    full = next(row for row in reading.rows(paper) if row.page == 1 and row.foot == near(second.foot, 0.05))
    set_in(full, REGULAR, 14)
    assert first.top == near(85.8)
    assert (first.x0, full.x0, full.x1) == (near(44.7), near(32), near(192))
    assert (second.foot - first.foot) * MM == near(20.5, SIZE)


def test_gap_between_paragraphs(paper):
    last = reading.find(paper, "thành phố Hải Phòng.", page=1)
    lines = [row for row in reading.rows(paper) if row.page == 1 and row.foot > 100]
    at = next(
        i for i, row in enumerate(lines) if row.letters[0].x0 == near(44.7) and i and lines[i - 1].x1 < 150
    )
    gap = (lines[at].foot - lines[at - 1].foot) * MM - 20.5
    assert last is not None
    assert gap == near(6.8, SIZE)
    assert gap >= 6


def test_heading(paper):
    words = reading.find(paper, "I. THÔNG TIN CHUNG")
    set_in(words, BOLD, 14)
    assert words.x0 == near(44.7)


def test_table(paper):
    head, cell = reading.find(paper, "Cơ quan thực hiện"), reading.find(paper, "Dự thảo kế hoạch hợp tác")
    set_in(head, BOLD, 13)
    set_in(cell, REGULAR, 13)
    upper, lower = reading.find(paper, "Sở Nông nghiệp và"), reading.find(paper, "Môi trường", page=2)
    assert (lower.foot - upper.foot) * MM == near(16.5, SIZE)
    grid = [rule for rule in reading.rules(paper) if rule.page == 2]
    assert {rule.weight for rule in grid} == {0.5}
    assert (min(r.x0 for r in grid), max(r.x1 for r in grid)) == (near(32), near(192))
    assert len([rule for rule in grid if rule.width < 0.3]) == 5
    assert len([rule for rule in grid if rule.y1 - rule.y0 < 0.3]) == 5


def test_page_number(paper):
    top = {page: [row for row in reading.rows(paper) if row.page == page][0] for page in (1, 2)}
    number = top[2]
    assert [one.text for one in number.letters] == ["2"]
    set_in(number, REGULAR, 14)
    stands(number, 12.5, 17.0, centre=MIDDLE)
    assert top[1].top > 22, "the first page bears no number"


def test_position(paper):
    words = reading.find(paper, "GIÁM ĐỐC")
    set_in(words, BOLD, 14)
    assert words.centre == near(152)


def test_name_of_the_signer(paper):
    position, words = reading.find(paper, "GIÁM ĐỐC"), reading.find(paper, "Trần Thị Mẫu Đơn")
    set_in(words, BOLD, 14)
    assert (words.centre, words.top - position.top) == (near(152), near(34))
    assert words.page == position.page


def test_heading_of_the_recipients(paper):
    position, words = reading.find(paper, "GIÁM ĐỐC"), reading.find(paper, "Nơi nhận:")
    set_in(words, BOLD_ITALIC, 12)
    assert (words.x0, words.top) == (near(32), near(position.top, 0.5))


def test_recipients(paper):
    position = reading.find(paper, "GIÁM ĐỐC")
    first, second = reading.find(paper, "- Như trên;"), reading.find(paper, "- Bộ Ngoại giao (để báo cáo);")
    last = reading.find(paper, "- Lưu: VT, HTQT, H. 05 bản.")
    set_in(first, REGULAR, 11)
    set_in(last, REGULAR, 11)
    assert (first.x0, first.top - position.top) == (near(32), near(5.7))
    assert (second.foot - first.foot) * MM == near(13.6, SIZE)


def test_margins(paper):
    for row in reading.rows(paper):
        if [one.text for one in row.letters] == ["2"]:
            continue
        assert row.top >= 22 - 0.1
        assert row.bottom <= 275 + 0.1
        assert row.x0 >= 32 - 0.2
        assert row.x1 <= 192 + 0.2


def test_everything_is_black_and_in_one_family(paper):
    assert {one.face.split("-")[0] for one in reading.letters(paper)} == {"Tinos"}
    assert all(shade in (0, 0.0) for one in reading.letters(paper) for shade in one.ink)


def test_two_lines_of_text_stand_over_the_signature(paper):
    position = reading.find(paper, "GIÁM ĐỐC")
    over = [
        row for row in reading.rows(paper) if row.page == position.page and 22 < row.top < position.top - 3
    ]
    assert len(over) >= 2
