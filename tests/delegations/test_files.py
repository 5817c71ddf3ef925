"""A list of members from a file: read as it stands, or refused in a sentence with nothing written."""

import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.delegations import queries
from crm.delegations.paste import Fault, ProblemCode, Unreadable, apply, read_file
from crm.delegations.paste.files import LARGEST
from crm.delegations.paste.papers import day_of

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại"]
PEOPLE = [
    [1, "TANAKA Kenichi", "Cục trưởng", "Cục Môi trường", "0901234567"],
    [2, "SATO Yumi", "Trưởng phòng", "Cục Môi trường", "0901234568"],
]


def sheet(rows=PEOPLE, header=HEADER, merge=(), sheets=1):
    """Write an Excel file."""
    book = openpyxl.Workbook()
    page = book.active
    for row in [header, *rows] if header else rows:
        page.append(row)
    for area in merge:
        page.merge_cells(area)
    for _more in range(sheets - 1):
        book.create_sheet("Khác").append(["ghi chú"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def document(rows=None, lines=()):
    """Write a Word file with a table, or with lines."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    if rows:
        table = paper.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = str(text)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def names(pasted):
    return [draft.latin_name for draft in apply(pasted)]


def test_an_excel_sheet_is_read_with_title_and_body():
    drafts = apply(read_file(sheet(), "danh-sach.xlsx"))
    assert [(one.latin_name, one.title_vi, one.phone) for one in drafts] == [
        ("TANAKA Kenichi", "Cục trưởng", "0901234567"),
        ("SATO Yumi", "Trưởng phòng", "0901234568"),
    ]


def test_what_stands_in_a_passport_is_kept_apart_and_sealed(as_role, answers, coming):
    from tests.delegations.test_paste_pages import save

    header = ["Full name", "Passport No", "Date of birth", "Nationality"]
    rows = [
        ["TANAKA Kenichi", "TK 1234567", date(1970, 5, 6), "Nhật Bản"],
        ["KIM Minsu", "M1234567", "1980.12.1", "대한민국"],
    ]
    browser = as_role(Role.STAFF)
    save(browser, coming, send(browser, answers, coming, sheet(rows, header), "a.xlsx"))
    with acting_as(SYSTEM):
        kept = [(m.passport_number, m.born_on, m.nationality) for m in queries.members_of(coming.id)]
    assert kept == [("TK1234567", "1970-05-06", "JP"), ("M1234567", "1980-12-01", "KR")]
    raw = db.session.execute(sa.text("SELECT passport_number, born_on FROM delegation_member")).all()
    assert "1234567" not in str(raw)
    assert "1970" not in str(raw)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("06/05/1970", "1970-05-06"),
        ("1970-05-06", "1970-05-06"),
        ("1970年5月6日", "1970-05-06"),
        ("6 May 1970", "1970-05-06"),
        ("MAY 6, 1970", "1970-05-06"),
        ("1970", None),
        ("31/02/1970", None),
        ("06/05/70", None),
        ("không rõ", None),
    ],
)
def test_days_of_birth_as_lists_write_them(text, wanted):
    assert day_of(text) == wanted


def test_merged_cells_are_spread_and_marked_and_a_title_over_the_table_is_left_out():
    rows = [["DANH SÁCH ĐOÀN", None, None, None, None], HEADER, *PEOPLE]
    pasted = read_file(sheet(rows, header=None, merge=["A1:E1", "D3:D4"]), "a.xlsx")
    assert names(pasted) == ["TANAKA Kenichi", "SATO Yumi"]
    assert [draft.organisation for draft in apply(pasted)] == ["Cục Môi trường"] * 2
    assert ProblemCode.MERGED in {problem.code for row in pasted.rows for problem in row.problems}
    assert ProblemCode.LEFT_OUT in {problem.code for problem in pasted.problems}


def test_a_list_without_headers_is_guessed_from_what_stands_in_it():
    assert names(read_file(sheet(header=None), "a.xlsx")) == ["TANAKA Kenichi", "SATO Yumi"]


def test_wrong_headers_lose_nobody():
    rows = read_file(sheet(header=["Cột 1", "Cột 2", "Cột 3", "Cột 4", "Cột 5"]), "a.xlsx").rows
    assert {"TANAKA Kenichi", "SATO Yumi"} <= {cell for row in rows for cell in row.cells}


def test_a_formula_is_never_taken_for_its_value():
    """Nobody has saved what it comes to: the cell is named, and left for the office to type."""
    pasted = read_file(
        sheet([[1, '=CONCATENATE("TANAKA ","Kenichi")', "Cục trưởng", "", ""], PEOPLE[1]]), "a.xlsx"
    )
    told = [problem for problem in pasted.problems if problem.code is ProblemCode.FORMULA]
    assert [problem.data["cells"] for problem in told] == ["B2"]
    assert "CONCATENATE" not in str(pasted.rows)


def test_only_one_sheet_is_read_and_that_is_said():
    pasted = read_file(sheet(sheets=2), "a.xlsx")
    assert ProblemCode.ONE_SHEET in {problem.code for problem in pasted.problems}
    assert len(pasted.rows) == 2


def test_a_word_table_and_word_lines_are_read():
    assert names(read_file(document([HEADER, *PEOPLE]), "a.docx")) == ["TANAKA Kenichi", "SATO Yumi"]
    lines = ["1. Ông TANAKA Kenichi, Cục trưởng", "2. Bà SATO Yumi, Trưởng phòng"]
    assert names(read_file(document(lines=lines), "a.docx")) == ["TANAKA Kenichi", "SATO Yumi"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
@pytest.mark.parametrize("parted", [";", ",", "\t"])
def test_a_csv_is_read_in_whatever_way_it_was_saved(encoding, parted):
    import unicodedata

    lines = [["Họ tên", "Chức vụ"], ["Nguyễn Thu Hà", "Trưởng phòng"], ["SATO Yumi", "Chuyên viên"]]
    text = "\r\n".join(parted.join(line) for line in lines)
    if encoding == "cp1258":
        text = as_1258(text)
    pasted = read_file(text.encode(encoding), "a.csv")
    assert names(pasted) == ["Nguyễn Thu Hà", "SATO Yumi"]
    assert [unicodedata.normalize("NFC", one.title_vi) for one in apply(pasted)] == [
        "Trưởng phòng",
        "Chuyên viên",
    ]


def as_1258(text):
    """Part tones from letters as the old code page needs it."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = ""
    for letter in unicodedata.normalize("NFC", text):
        spelt = unicodedata.normalize("NFD", letter)
        marks = "".join(mark for mark in spelt if mark in tones)
        found += unicodedata.normalize("NFC", "".join(one for one in spelt if one not in tones)) + marks
    return found


def ole(stream):
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + (stream + "\0").encode("utf-16-le") + b"\0" * 600
    )


def bomb():
    """Pack a sheet that unpacks to far more than anybody's list."""
    kept = io.BytesIO(sheet())
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/media/image1.bin", b"\0" * (301 * 1024 * 1024))
    return kept.getvalue()


BAD = [
    ("an old Excel file under a new name", ole("Workbook"), "a.xlsx", Fault.OLD_EXCEL),
    ("an old Word file", ole("WordDocument"), "a.doc", Fault.OLD_WORD),
    ("a file with a password", ole("EncryptedPackage"), "a.xlsx", Fault.LOCKED),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.xlsx", Fault.UNKNOWN),
    ("half a file", sheet()[:1500], "a.xlsx", Fault.BROKEN),
    ("more than five megabytes", b"a;b\n" * (LARGEST // 4 + 1), "a.csv", Fault.TOO_LARGE),
    ("an empty sheet", sheet([], header=None), "a.xlsx", Fault.EMPTY),
    ("an empty document", document(), "a.docx", Fault.EMPTY),
    ("300 people", sheet([[at, f"NAME {at}", "", "", ""] for at in range(300)]), "a.xlsx", Fault.TOO_MANY),
]


@pytest.mark.parametrize(("said", "content", "name", "fault"), BAD, ids=[case[0] for case in BAD])
def test_a_file_that_is_no_list_is_refused_with_its_reason(said, content, name, fault):
    with pytest.raises(Unreadable) as refused:
        read_file(content, name)
    assert refused.value.fault is fault


@pytest.mark.full
def test_a_pack_that_unpacks_to_hundreds_of_megabytes_is_never_unpacked():
    with pytest.raises(Unreadable) as refused:
        read_file(bomb(), "a.xlsx")
    assert refused.value.fault is Fault.BROKEN


@pytest.mark.full
def test_fifty_thousand_rows_are_counted_and_refused():
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for at in range(50_000):
        page.append([at, f"NAME {at}", "Cục trưởng"])
    kept = io.BytesIO()
    book.save(kept)
    with pytest.raises(Unreadable) as refused:
        read_file(kept.getvalue(), "a.xlsx")
    assert (refused.value.fault, refused.value.data["count"]) == (Fault.TOO_MANY, 50_000)


def send(browser, answers, delegation, content, name):
    url = f"/delegations/{delegation.id}/paste"
    given = answers(browser, url, side="theirs")
    given["file"] = (io.BytesIO(content), name)
    return browser.post(url, data=given, content_type="multipart/form-data")


def test_a_file_goes_through_the_preview_and_is_saved_whole(as_role, answers, coming):
    from tests.delegations.test_paste_pages import save

    browser = as_role(Role.STAFF)
    shown = send(browser, answers, coming, sheet(), "danh-sach.xlsx")
    assert shown.status_code == 200
    assert "TANAKA Kenichi" in shown.text
    assert save(browser, coming, shown).status_code == 302
    with acting_as(SYSTEM):
        assert [one.latin_name for one in queries.members_of(coming.id)] == ["TANAKA Kenichi", "SATO Yumi"]


def test_a_bad_file_is_refused_beside_its_field_and_nothing_is_written(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    refused = send(browser, answers, coming, ole("Workbook"), "a.xlsx")
    assert refused.status_code == 422
    assert 'id="file-errors"' in refused.text
    assert ".xlsx" in refused.text
    with acting_as(SYSTEM):
        assert queries.members_of(coming.id) == []
