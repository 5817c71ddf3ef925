"""A paper as a Word file: a good one, with real styles, that says the same as the PDF and names nobody."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn

from crm.core.paper import MissingGlyph
from crm.core.paper.administrative import PaperType, Paragraph, Urgency, render_docx
from tests.core.paper.administrative import office, reading
from tests.core.paper.administrative.specimen import (
    BODY,
    FOLLOWED,
    MADE,
    SCRIPTS,
    SPECIMEN,
    WITH_ANNEXES,
    docx,
    pdf,
)

TWIPS = 1440 / 25.4


def parts(file):
    with zipfile.ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(paper=SPECIMEN):
    return Document(BytesIO(docx(paper)))


def paragraphs(paper=SPECIMEN):
    """Return every paragraph, those in cells too, in the order of the file."""
    return list(document(paper).element.body.iter(qn("w:p")))


def words(paragraph):
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def style_names(paper=SPECIMEN):
    named = {style.style_id: style.name for style in document(paper).styles}
    found = {}
    for paragraph in paragraphs(paper):
        key = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
        found.setdefault(named[key], []).append(words(paragraph))
    return found


def test_the_same_paper_of_the_same_moment_is_the_same_file():
    assert render_docx(WITH_ANNEXES, MADE) == render_docx(replace(WITH_ANNEXES), MADE)


def test_the_package_holds_what_is_needed_and_bears_no_hour():
    with zipfile.ZipFile(BytesIO(docx())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = set(package.namelist())
    assert {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/settings.xml"} <= names
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "theme" in name]
    assert len(docx()) < 40_000


def test_the_file_tells_its_title_and_names_nobody():
    said = document().core_properties
    assert said.title == f"Báo cáo {SPECIMEN.summary}"
    assert (said.author, said.last_modified_by, said.comments) == ("", "", "")
    assert said.created == said.modified
    assert b"python" not in b"".join(parts(docx()).values()).lower()


@pytest.mark.parametrize("paper", [SPECIMEN, WITH_ANNEXES], ids=["report", "annexes"])
def test_it_says_what_the_pdf_says(paper):
    written = "".join("".join(words(paragraph).split()) for paragraph in paragraphs(paper))
    printed = reading.text(pdf(paper))
    assert sorted(re.findall(r"\w", written)) == sorted(re.findall(r"\w", _without_repeats(printed, paper)))


def _without_repeats(printed, paper):
    """Leave out what the PDF says anew on each page: page numbers, and the head of a table over two pages."""
    for number in re.findall("2", "2" * (2 if paper is WITH_ANNEXES else 1)):
        printed = printed.replace(number, "", 1)
    return printed.replace("TTHọvàtênChứcvụ", "", 1) if paper is WITH_ANNEXES else printed


def test_every_paragraph_has_a_style_of_its_own_and_headings_are_headings():
    found = style_names()
    assert "Normal" not in found
    assert found["Heading 1"][0] == "I. THÔNG TIN CHUNG"
    assert found["Title"] == ["BÁO CÁO"]
    assert found["Quốc hiệu"] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert found["Tên nơi nhận"][-1] == "- Lưu: VT, HTQT, H. 05 bản."
    assert found["Body Text"][-1].startswith("Trên đây là kết quả")


def test_nothing_empty_stands_for_a_gap():
    empty = {name: texts for name, texts in style_names(WITH_ANNEXES).items() if not all(texts)}
    assert set(empty) <= {"Đường kẻ", "Cuối phần"}
    ruled = [p for p in paragraphs() if p.find(f".//{qn('w:pBdr')}") is not None]
    assert len(ruled) == 3
    assert not [p for p in paragraphs() if "  " in words(p).replace("\u00a0", "")]


def test_times_new_roman_in_vietnamese_in_black():
    styles = parts(docx())["word/styles.xml"].decode()
    assert styles.count("Times New Roman") == 4
    assert 'w:lang w:val="vi-VN"' in styles
    assert '<w:color w:val="000000"/>' in styles
    assert "<w:widowControl/>" in styles


def test_other_scripts_name_faces_that_word_has():
    runs = {
        words(run): run for run in document(replace(SPECIMEN, body=(SCRIPTS,))).element.body.iter(qn("w:r"))
    }
    named = {text: run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for text, run in runs.items() if text.strip()}

    def face(text, kind):
        return next(fonts for said, fonts in named.items() if text in said).get(qn(f"w:{kind}"))

    assert face("小倉", "eastAsia") == "MS Mincho"
    assert face("明华", "eastAsia") == "SimSun"
    assert face("김민수", "eastAsia") == "Batang"
    assert face("ບຸນມີ", "cs") == "Leelawadee UI"
    assert next(fonts for said, fonts in named.items() if "Иван" in said) is None


def test_page_and_margins():
    for section in document(WITH_ANNEXES).sections:
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [edge.mm for edge in edges] == pytest.approx([22, 22, 32, 18], abs=0.1)


def test_each_part_numbers_its_pages_from_one_but_for_the_first():
    sections = document(WITH_ANNEXES).sections
    assert len(sections) == 3
    for section in sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert "PAGE" in sections[0].header._element.xml
    assert "PAGE" not in sections[0].first_page_header._element.xml


def test_tables_are_as_wide_as_the_text_and_only_one_has_lines():
    head, grid, end = document().tables
    for table in (head, grid, end):
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) == pytest.approx(160 * TWIPS, abs=4)
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    lined = [table._tbl.tblPr.find(qn("w:tblBorders")) is not None for table in (head, grid, end)]
    assert lined == [False, True, False]
    first = grid.rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)


def test_two_tables_never_touch_for_word_would_join_them():
    paper = replace(
        SPECIMEN, type=PaperType.LETTER, addressees=("Bộ A", "Bộ B"), body=(FOLLOWED, FOLLOWED), annexes=()
    )
    kinds = [child.tag for child in document(paper).element.body]
    assert kinds.count(qn("w:tbl")) == 5
    assert not any(one == two == qn("w:tbl") for one, two in pairwise(kinds))


def test_the_signature_is_kept_with_the_end_of_the_text():
    last = [p for p in paragraphs() if words(p).startswith("Trên đây là kết quả")]
    assert last[0].find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    short = document(replace(SPECIMEN, body=(*BODY, Paragraph("Hết."))))
    kept = [p.paragraph_format.keep_with_next for p in short.paragraphs if p.text][-2:]
    assert kept == [True, True]


def test_word_reads_it_as_a_file_of_its_own_time():
    assert 'w:name="compatibilityMode"' in parts(docx())["word/settings.xml"].decode()


def test_a_letter_that_no_face_draws_is_refused():
    with pytest.raises(MissingGlyph, match="U\\+12000"):
        render_docx(replace(SPECIMEN, body=(Paragraph("chữ \U00012000"),)), MADE)


def test_what_is_typed_is_never_read_as_markup():
    body = (Paragraph("A < B & C > D </w:t> ]]>"),)
    assert "A < B & C > D </w:t> ]]>" in [words(p) for p in paragraphs(replace(SPECIMEN, body=body))]


def test_marks_are_framed_in_their_colour():
    paper = replace(SPECIMEN, is_internal=True, urgency=Urgency.URGENT, is_sample=True)
    framed = {
        words(p): p.find(f".//{qn('w:pBdr')}/{qn('w:left')}").get(qn("w:color"))
        for p in paragraphs(paper)
        if p.find(f".//{qn('w:pBdr')}/{qn('w:left')}") is not None
    }
    assert framed == {"KHẨN": "FF0000", "LƯU HÀNH NỘI BỘ": "000000"}
    assert "DỮ LIỆU MẪU" in document(paper).sections[0].first_page_footer.paragraphs[0].text


def test_a_page_needs_no_word_writer_to_show_a_paper():
    code = "import sys, crm.papers.views; print('docx' in sys.modules, 'lxml' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]


@pytest.mark.full
def test_an_office_suite_prints_the_scripts_and_the_annexes_like_the_pdf(tmp_path):
    printed = office.printed(docx(WITH_ANNEXES), tmp_path)
    for name in ("小倉 健一", "李明华", "김민수", "Иван Петров"):
        assert reading.find(printed, name).foot == pytest.approx(
            reading.find(pdf(WITH_ANNEXES), name).foot, abs=1
        )
    tops = [next(row for row in reading.rows(printed) if row.page == page) for page in range(1, 6)]
    numbers = ["".join(c.text for c in row.letters) if row.top < 20 else "" for row in tops]
    assert numbers == ["", "2", "", "2", ""]
