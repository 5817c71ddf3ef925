"""A member list from Word, Excel or a mail becomes members, in the order it came, and never an error page."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.core.names import Gender
from crm.delegations import paste
from crm.delegations.paste import Field, ProblemCode

ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("\t\n;,|\"'()（） .1２①:-/\x00\x07\u202e\ud800田中がタ김ທÔôaA@+0"),
        st.characters(exclude_categories=()),
    ),
    max_size=120,
)
ANY_HTML = st.lists(
    st.sampled_from(
        [
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "<td colspan=3>",
            "<td rowspan='2'>",
            "<th>",
            "<br>",
            "<p>",
        ]
        + [
            "</td>",
            "<!--",
            "-->",
            "<![foo",
            "<!",
            "<style>",
            "a",
            "田中",
            "&nbsp;",
            "&#0;",
            "<td rowspan=-1 colspan=x>",
        ]
    ),
    max_size=40,
).map("".join)

EXCEL_VI = (
    "DANH SÁCH ĐOÀN CÔNG TÁC\t\t\t\t\t\t\t\r\n"
    "STT\tHọ và tên\tGiới tính\tChức vụ\tĐơn vị\tSố điện thoại\tEmail\tGhi chú\r\n"
    "1\tNguyễn Văn An\tNam\tPhó Giám đốc\tSở Ngoại vụ\t0912 345 678\tan@haiphong.example\tTrưởng đoàn\r\n"
    "2\tTrần\u00a0Thị\u200b Bình\tNữ\tTrưởng phòng\tSở Ngoại vụ\t\t\tĂn chay\r\n"
    '3\tLê Cường\tNam\t"Chuyên viên\nPhòng Lễ tân"\t\t０９８７６５４３２１\t\tPhiên dịch\r\n'
)
MAIL_JA = """Kính gửi anh Hà,

Danh sách đoàn Kitakyushu như sau:
1. Mr. TANAKA Kenichi (田中 健一), Director General, Environment Bureau
2. Ms. SUZUKI Hanako (鈴木 花子), Deputy Director, International Policy Division - tel +81 93 582 2146
3. Mr. Yamamoto Taro (山本 太郎)
   Interpreter
４．佐藤 次郎（さとう じろう）環境局 主任

Trân trọng,
Phương
"""
MERGED = """<html><style>td{color:red}</style><body><!--StartFragment--><table>
<tr><td colspan=4><p>ĐOÀN KITAKYUSHU</p></td></tr>
<tr><th>STT</th><th>Họ tên</th><th>Chức vụ</th><th>Đơn vị</th></tr>
<tr><td>1</td><td>TANAKA&nbsp;Kenichi<br>田中 健一</td><td x:fmla="=A1>B1">Cục trưởng</td>
<td rowspan=2>Cục Môi trường</td></tr>
<tr><td>2</td><td>SUZUKI Hanako</td><td>Phó Cục trưởng</td></tr>
<tr><td>3</td><td colspan=2>SATO Jiro</td><td>Cục Cảng</td></tr>
</table><!--EndFragment--></body></html>"""


def codes(problems):
    return [problem.code for problem in problems]


def members(text, html="", **how):
    pasted = paste.read(text, html)
    return paste.apply(pasted, **how)


def listed(text, *fields, html="", **how):
    return [tuple(getattr(member, field) for field in fields) for member in members(text, html, **how)]


# --- where lists come from --------------------------------------------------------------------------


def test_an_excel_list_with_a_vietnamese_header():
    pasted = paste.read(EXCEL_VI)
    an, binh, cuong = paste.apply(pasted)

    assert [column.field.value for column in pasted.columns] == (
        ["number", "latin_name", "gender", "title_vi", "organisation", "phone", "email", "note"]
    )
    assert (an.latin_name, an.gender, an.title_vi, an.organisation) == (
        "Nguyễn Văn An",
        Gender.MALE,
        "Phó Giám đốc",
        "Sở Ngoại vụ",
    )
    assert (an.phone, an.email, an.role, an.note) == ("0912 345 678", "an@haiphong.example", "head", "")
    assert (binh.latin_name, binh.gender, binh.note) == ("Trần Thị Bình", Gender.FEMALE, "Ăn chay")
    assert (cuong.title_vi, cuong.phone, cuong.role) == (
        "Chuyên viên Phòng Lễ tân",
        "0987654321",
        "interpreter",
    )
    assert [member.number for member in (an, binh, cuong)] == [3, 4, 5]
    assert pasted.problems[0].data == {"row": 1, "text": "DANH SÁCH ĐOÀN CÔNG TÁC"}
    assert codes(pasted.rows[2].problems) == [ProblemCode.MAYBE_MERGED]
    assert pasted.is_ready


def test_a_word_table_without_header_is_understood_by_its_content():
    text = (
        "1.\tTANAKA Kenichi\t田中 健一\tたなか けんいち\tDirector General\tEnvironment Bureau\r\n"
        "2.\tSUZUKI Hanako\t鈴木 花子\tすずき はなこ\tDeputy Director\tPort Bureau\r\n"
    )
    assert listed(
        text, "latin_name", "native_name", "native_lang", "reading", "title_en", "organisation"
    ) == [
        ("TANAKA Kenichi", "田中 健一", "ja", "たなか けんいち", "Director General", "Environment Bureau"),
        ("SUZUKI Hanako", "鈴木 花子", "ja", "すずき はなこ", "Deputy Director", "Port Bureau"),
    ]


def test_a_mail_with_numbered_lines_and_japanese_names():
    pasted = paste.read(MAIL_JA)
    drafts = paste.apply(pasted, language="ja")

    assert [(m.latin_name, m.native_name, m.native_lang) for m in drafts] == [
        ("TANAKA Kenichi", "田中 健一", "ja"),
        ("SUZUKI Hanako", "鈴木 花子", "ja"),
        ("Yamamoto Taro", "山本 太郎", "ja"),
        ("", "佐藤 次郎", "ja"),
    ]
    assert [m.gender for m in drafts] == [Gender.MALE, Gender.FEMALE, Gender.MALE, None]
    assert (drafts[0].title_en, drafts[0].organisation) == ("Director General", "Environment Bureau")
    assert drafts[1].phone == "+81 93 582 2146"
    assert drafts[2].role == "interpreter"
    assert (drafts[3].reading, drafts[3].organisation, drafts[3].title_native) == (
        "さとう じろう",
        "環境局",
        "主任",
    )
    assert [problem.data["text"] for problem in pasted.problems] == [
        "Kính gửi anh Hà,",
        "Danh sách đoàn Kitakyushu như sau:",
        "Trân trọng,",
        "Phương",
    ]
    assert pasted.is_ready


def test_japanese_lines_with_the_title_before_or_after_the_name():
    text = "1) 田中 健一 環境局長\n2) 北九州市 環境局 主任 佐藤 次郎\n3) 鈴木花子\u3000課長"
    assert listed(text, "native_name", "title_native", "organisation") == [
        ("田中 健一", "環境局長", ""),
        ("佐藤 次郎", "主任", "北九州市, 環境局"),
        ("鈴木花子", "課長", ""),
    ]


def test_a_vietnamese_mail_with_dashes():
    text = "Ông Nguyễn Văn A - Phó Giám đốc\nBà Trần Thị B - Trưởng phòng, Sở Ngoại vụ - Phó đoàn"
    assert listed(text, "latin_name", "gender", "title_vi", "organisation", "role") == [
        ("Nguyễn Văn A", Gender.MALE, "Phó Giám đốc", "", ""),
        ("Trần Thị B", Gender.FEMALE, "Trưởng phòng", "Sở Ngoại vụ", "deputy"),
    ]


def test_a_semicolon_csv_with_quotes():
    text = (
        "\ufeffNo.;Name;Native name;Title;Organization\r\n"
        '1;LI Minghua;李明华;"Deputy Mayor; Vice Chair";Nanning Municipal Government\r\n'
        "2;WANG Fang;王芳;Director;Foreign Affairs Office\r\n"
    )
    assert listed(text, "latin_name", "native_name", "native_lang", "title_en", language="zh") == [
        ("LI Minghua", "李明华", "zh", "Deputy Mayor; Vice Chair"),
        ("WANG Fang", "王芳", "zh", "Director"),
    ]


@pytest.mark.parametrize(
    ("header", "row", "title_field"),
    [
        ("氏名\tふりがな\t役職\t所属", "田中 健一\tたなか けんいち\t環境局長\t北九州市", "title_native"),
        ("姓名\t拼音\t职务\t单位", "李明华\tLi Minghua\t副市长\t南宁市", "title_native"),
        ("성명\t직위\t소속", "유정복\t시장\t인천광역시", "title_native"),
        ("Name\tPosition\tOrganisation", "Anne Le Goff\tDirector\tBrest", "title_en"),
        ("Họ và tên / Full name\tChức vụ / Position\tĐơn vị", "Lê Cường\tGiám đốc\tSở Du lịch", "title_vi"),
    ],
)
def test_headers_of_every_language_name_their_columns(header, row, title_field):
    (member,) = members(f"{header}\n{row}")
    assert member.latin_name or member.native_name
    assert getattr(member, title_field)
    assert member.organisation


@pytest.mark.parametrize(
    "text",
    [
        "성명 | 직위 | 소속\n---|---|---\n김철수 | 국장 | 인천광역시\n이영희 | 과장 | 인천광역시",
        "김철수    국장    인천광역시\n이영희    과장    인천광역시",
        "성명: 김철수\n직위: 국장\n소속: 인천광역시\n\n성명: 이영희\n직위: 과장\n소속: 인천광역시",
        "김철수\n국장\n인천광역시\n\n이영희\n과장\n인천광역시",
        "성명,직위,소속\n김철수,국장,인천광역시\n이영희,과장,인천광역시",
    ],
    ids=["pipes", "aligned", "labelled", "blocks", "commas"],
)
def test_one_list_in_five_shapes_is_one_list(text):
    assert listed(text, "native_name", "native_lang", "title_native", "organisation") == [
        ("김철수", "ko", "국장", "인천광역시"),
        ("이영희", "ko", "과장", "인천광역시"),
    ]


def test_a_html_table_with_merged_cells_is_spread_and_marked():
    pasted = paste.read("ignored where a table is there", MERGED)
    drafts = paste.apply(pasted, language="ja")

    assert [(m.latin_name, m.native_name, m.title_vi, m.organisation) for m in drafts] == [
        ("TANAKA Kenichi", "田中 健一", "Cục trưởng", "Cục Môi trường"),
        ("SUZUKI Hanako", "", "Phó Cục trưởng", "Cục Môi trường"),
        ("SATO Jiro", "", "", "Cục Cảng"),
    ]
    assert [codes(row.problems) for row in pasted.rows] == [[], [ProblemCode.MERGED], [ProblemCode.MERGED]]
    assert codes(pasted.problems) == [ProblemCode.LEFT_OUT]


def test_a_mail_copied_as_html_without_a_table_is_read_as_text():
    assert listed("1. Mr. SATO Jiro, Officer", "latin_name", html="<p>1. Mr. SATO Jiro, Officer</p>") == [
        ("SATO Jiro",)
    ]


def test_a_word_numbered_list_is_not_a_table():
    text = "1.\tMr. TANAKA Kenichi (田中 健一), Director\n2.\tMr. SATO Jiro, Officer"
    assert listed(text, "latin_name", "title_en") == [
        ("TANAKA Kenichi", "Director"),
        ("SATO Jiro", "Officer"),
    ]


def test_family_and_given_name_in_two_columns_make_one_name():
    text = "Họ và tên đệm\tTên\tChức vụ\nNguyễn Văn\tAn\tGiám đốc\nTrần Thị\tBình\tChuyên viên"
    assert listed(text, "latin_name") == [("Nguyễn Văn An",), ("Trần Thị Bình",)]


@pytest.mark.parametrize("mark", ["Trưởng đoàn", "Head of Delegation", "団長", "团长", "단장", "TRƯỞNG ĐOÀN"])
def test_the_head_is_known_wherever_the_mark_stands(mark):
    for text in (
        f"Name\tTitle\tRole\nAnne Le Goff\tMayor\t{mark}",
        f"Name\tTitle\tNote\nAnne Le Goff\tMayor\t{mark}",
        f"1. Ms. Anne Le Goff, Mayor ({mark})",
    ):
        assert listed(text, "latin_name", "role") == [("Anne Le Goff", "head")]


@pytest.mark.parametrize(
    ("name", "language", "guess"),
    [
        ("タナカ ケンイチ", None, "ja"),
        ("田中 かおり", "zh", "ja"),
        ("유정복", None, "ko"),
        ("ທອງສະຫວັນ", None, "lo"),
        ("สมชาย", None, "th"),
        ("Игорь Пушкарёв", None, "ru"),
        ("李明华", None, None),
        ("李明华", "zh", "zh"),
        ("田中 健一", "ja", "ja"),
        ("田中 健一", "vi", None),
    ],
)
def test_the_language_of_a_name_is_guessed_from_its_script(name, language, guess):
    text = f"Name\tTitle\n{name}\tMayor"
    assert listed(text, "native_name", "native_lang", language=language) == [(name, guess)]


# --- what is wrong with lists ------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\ufeff", "Dear all,\n\nBest regards,"])
def test_a_list_of_nobody_is_empty(text):
    pasted = paste.read(text)
    assert pasted.problems[0].code is ProblemCode.EMPTY
    assert not pasted.is_ready


def test_four_hundred_rows_are_refused_whole_with_their_count():
    pasted = paste.read(
        "STT\tHọ tên\tChức vụ\n" + "\n".join(f"{n}\tLê An {n}\tChuyên viên" for n in range(1, 401))
    )
    assert [(problem.code, problem.data) for problem in pasted.problems] == [
        (ProblemCode.TOO_MANY, {"limit": 200, "count": 400})
    ]
    assert (pasted.rows, pasted.is_ready) == ((), False)


def test_two_hundred_rows_are_taken():
    pasted = paste.read("Họ tên\tChức vụ\n" + "\n".join(f"Lê An {n}\tChuyên viên" for n in range(200)))
    assert len(pasted.rows) == 200
    assert pasted.is_ready


def test_missing_names_and_missing_columns_are_told_by_row():
    pasted = paste.read("STT\tHọ tên\tChức vụ\tĐơn vị\n1\tLê An\tChuyên viên\n2\t\tChuyên viên\tSở Y tế")
    assert codes(pasted.rows[0].problems) == [ProblemCode.UNEVEN]
    assert pasted.rows[0].problems[0].data == {"cells": 3, "expected": 4}
    assert codes(pasted.rows[1].problems) == [ProblemCode.MISSING_NAME]
    assert not pasted.is_ready


def test_a_table_without_any_name_says_so():
    pasted = paste.read("Chức vụ\tĐơn vị\nGiám đốc\tSở Y tế\nChuyên viên\tSở Y tế")
    assert codes(pasted.problems) == [ProblemCode.NO_NAME_COLUMN]
    assert not pasted.is_ready


def test_a_title_of_300_characters_is_kept_and_one_more_is_told():
    fits, too_long = paste.read(f"Name\tTitle\nAn A\t{'x' * 300}\nAn B\t{'x' * 301}").rows
    assert fits.problems == ()
    assert [(p.code, p.column, p.data) for p in too_long.problems] == [
        (ProblemCode.TOO_LONG, 1, {"field": "title_en", "limit": 300, "length": 301})
    ]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\ud83d", "\u202e", "\uffff"])
def test_characters_that_cannot_be_kept_are_shown_and_told(sign):
    pasted = paste.read(f"Name\tTitle\nTana{sign}ka\tMayor")
    assert pasted.rows[0].cells[0] == "Tana\ufffdka"
    assert codes(pasted.rows[0].problems) == [ProblemCode.UNREADABLE]


def test_a_person_pasted_twice_is_told_with_the_earlier_row():
    pasted = paste.read(
        "Họ tên\tChức vụ\nNguyễn Văn An\tGiám đốc\nLê B\tChuyên viên\nNGUYỄN VĂN AN\tGiám đốc"
    )
    assert [(p.code, p.data) for p in pasted.rows[2].problems] == [(ProblemCode.DUPLICATE, {"of": 2})]
    assert pasted.is_ready


@pytest.mark.parametrize(
    "cell",
    ["KIM Soo-yeon, PARK Ji-ho", "Lê Văn A và Trần Thị B", "田中 健一、鈴木 花子", '"Lê Văn A\nTrần Thị B"'],
)
def test_two_people_in_one_cell_are_suspected(cell):
    pasted = paste.read(f"Name\tTitle\n{cell}\tOfficer\nLê C\tOfficer")
    assert codes(pasted.rows[0].problems) == [ProblemCode.SEVERAL_NAMES]


@pytest.mark.parametrize(
    "name", ["TANAKA, Kenichi", "Müller <b>AG", "O", "金", "=cmd|' /C calc'!A0", "<script>"]
)
def test_odd_names_are_kept_as_text(name):
    pasted = paste.read(f"Name\tTitle\n{name}\tOfficer\nLê C\tOfficer")
    assert pasted.rows[0].problems == ()
    member = paste.apply(pasted)[0]
    assert name in (member.latin_name, member.native_name)


def test_more_columns_than_a_list_can_have_are_refused():
    assert codes(paste.read("\t".join("abcdefghij" * 5) + "\n" + "\t".join("abcdefghij" * 5)).problems) == [
        ProblemCode.TOO_WIDE
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 400_001,
        "a" * 400_000,
        "@." * 200_000,
        " ," * 200_000,
        "\t" * 400_000,
        "1. " + " (" * 190_000,
        '"' * 399_999,
    ],
    ids=["over", "letters", "dots", "commas", "tabs", "brackets", "quotes"],
)
def test_a_flood_of_one_sign_is_answered_at_once(text):
    start = time.process_time()
    assert not paste.read(text).is_ready
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<![CDATA[",
        "<a ",
        "<td",
        "<td>",
        "<table>",
        "</",
        "<?",
        "<a a='",
        "<tr><td rowspan=200 colspan=40>x",
    ],
)
def test_a_flood_of_tags_is_answered_at_once(unit):
    start = time.process_time()
    paste.read("", "<table><tr><td>a<td>b" + unit * (400_000 // len(unit)))
    assert time.process_time() - start < 5


# --- correcting and saving ----------------------------------------------------------------------------


def test_the_office_may_say_what_a_column_holds():
    pasted = paste.read("Anne Le Goff\tBrest\nJean Dupont\tBrest")
    mapping = (Field.LATIN_NAME, Field.ORGANISATION)
    seen = paste.checked(pasted, mapping)
    assert seen.fields == mapping
    assert [(m.latin_name, m.organisation) for m in paste.apply(pasted, mapping)] == [
        ("Anne Le Goff", "Brest"),
        ("Jean Dupont", "Brest"),
    ]


def test_a_column_choice_without_names_is_told_and_taken_back_when_corrected():
    pasted = paste.read("Anne Le Goff\tDirector\nJean Dupont\tOfficer")
    wrong = paste.checked(pasted, (Field.NOTE,))
    assert codes(wrong.problems) == [ProblemCode.NO_NAME_COLUMN]
    assert paste.checked(wrong, pasted.fields).is_ready


def test_a_corrected_list_is_looked_at_again_and_emptied_rows_leave():
    fields = (Field.LATIN_NAME, Field.TITLE_EN)
    pasted = paste.from_cells(fields, [(4, ["Anne Le Goff", "Mayor"]), (5, ["", " "]), (6, ["", "Officer"])])
    assert [row.number for row in pasted.rows] == [4, 6]
    assert codes(pasted.rows[1].problems) == [ProblemCode.MISSING_NAME]
    assert paste.from_cells(fields, [(4, ["Anne Le Goff", "Mayor"])]).is_ready
    assert codes(paste.from_cells(fields, [(5, ["", ""])]).problems) == [ProblemCode.EMPTY]


def test_what_was_read_comes_back_the_same_from_the_form():
    pasted = paste.read(EXCEL_VI)
    again = paste.from_cells(pasted.fields, [(row.number, row.cells) for row in pasted.rows])
    assert paste.apply(again) == paste.apply(pasted)


# --- whatever comes -----------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT, ANY_HTML)
def test_nothing_pasted_ever_raises(text, html):
    pasted = paste.read(text, html)
    drafts = paste.apply(pasted)
    assert len(drafts) == len(pasted.rows)
    assert pasted.rows or pasted.problems
    assert all("\x00" not in cell for row in pasted.rows for cell in row.cells)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Lê An", "TANAKA Kenichi", "田中 健一", "유정복", "O"]), min_size=1, max_size=20
    ),
    st.sampled_from(["\t", ";", " | ", ","]),
)
def test_rows_keep_the_order_of_the_list(names, gap):
    rows = [gap.join((name, f"Officer {at}", "City Hall")) for at, name in enumerate(names)]
    drafts = members(gap.join(("Name", "Title", "Organisation")) + "\n" + "\n".join(rows))
    assert [draft.latin_name or draft.native_name for draft in drafts] == names
    assert [draft.title_en for draft in drafts] == [f"Officer {at}" for at in range(len(names))]


@settings(max_examples=50, deadline=None)
@given(ANY_TEXT)
def test_reading_what_was_read_changes_nothing_more(text):
    pasted = paste.read(text)
    again = paste.from_cells(pasted.fields, [(row.number, row.cells) for row in pasted.rows])
    if pasted.rows:
        assert [row.cells for row in again.rows] == [row.cells for row in pasted.rows]
