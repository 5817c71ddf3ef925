"""Sheets: rows that stay whole, words that stay words, a file that is the same each time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader

from crm.core.paper.edges import Edges
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.sheet import Imprint, Part, bind, press
from crm.core.paper.type import Bit, Style, bold, one_line, para, width_of
from tests.briefings.pdf_reading import fonts, pages, text, text_by_poppler

BODY = Style(10, 14)
EDGES = Edges(head="Đoàn A", foot="Bản in lần 1", is_internal=False)
IMPRINT = Imprint(
    "Tên", "Sở", "Loại", "vi", datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=7)))
)
WIDE = (Column(0, 160),)


def row(*words: str | Bit) -> Row:
    return Row(cells=((para(BODY, *words),),), columns=WIDE)


def printed(*rows: Row, head: Row | None = None) -> bytes:
    with press("vi"):
        return bind([Part([Listing(rows, head)])], EDGES, IMPRINT)


@pytest.mark.parametrize(
    "words",
    [
        "Müller <b>AG",
        "<script>alert(1)</script> & </para>",
        "=cmd|' /C calc'!A0",
        "&lt;b&gt; &amp;",
        "ບຸນມີ(Bunmi)",
        "ບຸນມີ ແສງທອງ",
        "สมชาย วงศ์ดี น้ำ ที่",
        "𠮷野家",
        "小倉健一(Kokura)한미래",
        "Соколов",
    ],
)
def test_words_are_printed_and_copied_as_they_are_written(words: str) -> None:
    paper = printed(row(words))
    assert words in text(paper)
    assert words in text_by_poppler(paper)


def test_every_typeface_is_embedded() -> None:
    for font in fonts(printed(row("Nguyễn 小倉 李 한 ບຸນ สม Соколов", bold(" đậm")))):
        assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


def test_the_file_knows_its_time_and_language_from_the_print_and_not_from_the_clock() -> None:
    reader = PdfReader(BytesIO(printed(row("a"))))
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20261122164000+07'00'"
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.metadata["/Title"] == "Tên"
    assert reader.metadata["/Creator"] == "Nhịp Cầu"


def test_another_print_in_between_changes_no_byte() -> None:
    first = printed(row("ບຸນມີ ที่ 小倉"))
    printed(row("ແສງທອງ วงศ์ดี น้ำ"), row("ບຸນມີ"))
    assert printed(row("ບຸນມີ ที่ 小倉")) == first


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut() -> None:
    head = table_head(WIDE, (para(BODY, "Cột đầu"),))
    paper = printed(*[row(f"[dòng {n} " + "chữ " * 90 + f"hết {n}]") for n in range(30)], head=head)
    assert len(pages(paper)) > 1
    for page in pages(paper):
        assert "Cột đầu" in page
        assert page.count("[dòng") == page.count("hết")


def test_a_band_never_stands_alone_at_the_foot_of_a_page() -> None:
    rows = [one for n in range(60) for one in (band(para(BODY, f"nhóm {n}.")), row(f"thuộc nhóm {n}."))]
    for page in pages(printed(*rows)):
        assert page.count("nhóm") % 2 == 0


def test_a_row_taller_than_a_page_flows_on() -> None:
    paper = printed(row("trước"), row("chữ " * 6000), row("sau"))
    assert text(paper).count("chữ") == 6000
    assert "sau" in pages(paper)[-1]


def test_a_word_wider_than_the_page_is_broken_and_not_lost() -> None:
    assert text(printed(row("x" * 900))).replace(" ", "").count("x") == 900
    lao = "ບຸນມີແສງທອງ" * 40
    assert text(printed(row(lao))).replace(" ", "").count("ບຸນມີ") >= 38


def test_a_head_line_too_long_ends_in_an_ellipsis() -> None:
    short = one_line(BODY, "Đoàn " * 200, 100)
    assert short.endswith("…")
    assert width_of(BODY, short) <= 100 * 72 / 25.4


def test_pages_are_numbered_of_how_many() -> None:
    paper = pages(printed(row("chữ " * 6000)))
    assert [f"{n}/{len(paper)}" in page for n, page in enumerate(paper, start=1)] == [True] * len(paper)
