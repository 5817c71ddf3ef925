"""Every paper after Decree 30/2020/NĐ-CP, Appendix I, measured on the PDF and on the Word file.

Within 1 mm and half a point; a test's name or docstring tells the figure of the decree.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from crm.core.paper.administrative import PaperType, render_docx, render_pdf
from crm.papers.content import PaperKind
from crm.papers.rules import TYPES
from crm.papers.wording import letter_or_paper, paper_of
from tests.core.paper.administrative import office, reading
from tests.core.paper.administrative.measure import BOLD, BOLD_ITALIC, ITALIC, REGULAR, near, set_in, stands
from tests.core.paper.administrative.reading import MM
from tests.papers.pact import pact
from tests.papers.visit import HEAD, MADE, OUT, VISIT, of

LEFT, RIGHT, MIDDLE = 65, 145, 112
NAMES = {
    PaperType.SUBMISSION: "TỜ TRÌNH",
    PaperType.DECISION: "QUYẾT ĐỊNH",
    PaperType.PLAN: "KẾ HOẠCH",
    PaperType.INVITATION: "GIẤY MỜI",
    PaperType.REPORT: "BÁO CÁO",
}
PAPERS = {
    "plan": of(PaperKind.PLAN, has_programme=True, recipients=("Sở Y tế", "Lưu: VT")),
    "submission": of(PaperKind.SUBMISSION),
    "submission-out": of(PaperKind.SUBMISSION, OUT, has_members=False),
    "decision": of(PaperKind.DECISION, OUT),
    "reply": of(PaperKind.REPLY, replace(VISIT, sender="thành phố Kitakyushu")),
    "consultation": of(PaperKind.CONSULTATION),
    "summons": of(PaperKind.SUMMONS, texts={"invited": ("Lãnh đạo Sở Y tế",)}),
    "report": of(PaperKind.REPORT),
    "pact-consultation": pact(PaperKind.CONSULTATION),
    "pact-submission": pact(PaperKind.SUBMISSION),
    "pact-report": pact(PaperKind.REPORT_PM),
    "pact-copy": pact(PaperKind.COPY_MOFA),
}


@cache
def described(name):
    return paper_of(PAPERS[name])


@pytest.fixture(
    scope="module",
    params=[
        *((name, "pdf") for name in PAPERS),
        *(pytest.param((name, "word"), marks=pytest.mark.full) for name in PAPERS),
    ],
    ids=lambda told: "-".join(told),
)
def printed(request, tmp_path_factory):
    name, form = request.param
    if form == "pdf":
        return described(name), render_pdf(described(name), MADE)
    return described(name), office.printed(
        render_docx(described(name), MADE), tmp_path_factory.mktemp("office")
    )


def test_superior_and_state_are_12_to_13_points_and_the_agency_is_bold(printed):
    paper, sheets = printed
    if paper.superior:
        superior = reading.find(sheets, "UBND THÀNH PHỐ HẢI PHÒNG")
        set_in(superior, REGULAR, 12)
        stands(superior, 23.3, 27.1, centre=LEFT)
        agency = reading.find(sheets, "SỞ NGOẠI VỤ")
        stands(agency, 29.1, 33.2, centre=LEFT)
    else:
        agency = reading.find(sheets, "ỦY BAN NHÂN DÂN")
        assert agency.centre == near(LEFT)
    set_in(agency, BOLD, 13)
    state = reading.find(sheets, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    set_in(state, BOLD, 12)
    stands(state, 23.4, 27.1, centre=RIGHT)


def test_motto_is_bold_13_to_14_over_a_line_of_its_own_length(printed):
    _paper, sheets = printed
    motto = reading.find(sheets, "Độc lập - Tự do - Hạnh phúc")
    set_in(motto, BOLD, 14)
    stands(motto, 29.2, 33.6, centre=RIGHT)
    rule = reading.rule_below(sheets, motto)
    assert (rule.width, rule.y0) == (near(motto.width, 0.5), near(34.6))


def test_line_of_the_agency_is_a_third_to_half_of_the_text(printed):
    paper, sheets = printed
    words = reading.find(sheets, "SỞ NGOẠI VỤ" if paper.superior else "THÀNH PHỐ HẢI PHÒNG")
    assert 1 / 3 <= reading.rule_below(sheets, words).width / words.width <= 1 / 2


def test_number_is_13_points_and_blank_place_and_day_are_italic_13_to_14(printed):
    paper, sheets = printed
    number = reading.find(sheets, f"Số:/{paper.symbol}")
    set_in(number, REGULAR, 13)
    stands(number, 38.4, 42.6, centre=LEFT)
    day = reading.find(sheets, "Hải Phòng, ngày tháng năm 2026")
    set_in(day, ITALIC, 14)
    stands(day, 38.5, 43.0, centre=RIGHT)


def test_type_of_paper_is_bold_capitals_13_to_14_and_the_summary_bold_over_its_line(printed):
    """A letter has neither: see the next one."""
    paper, sheets = printed
    if paper.type is PaperType.LETTER:
        return
    kind = reading.find(sheets, NAMES[paper.type])
    set_in(kind, BOLD, 14)
    stands(kind, 52.6, 57.0, centre=MIDDLE)
    rule = reading.rule_below(sheets, kind)
    title = [row for row in reading.rows(sheets) if row.page == 1 and kind.foot < row.foot < rule.y0]
    first, last = title[0], title[-1]
    for row in title:
        set_in(row, BOLD, 14)
        assert row.centre == near(MIDDLE)
    assert first.top == near(59.0)
    assert rule.weight == near(0.75, 0.1)
    assert 1 / 3 <= rule.width / last.width <= 1 / 2


def test_subject_of_a_letter_is_12_to_13_points_6_points_below_the_number(printed):
    """Decree 30: "V/v" upright, centred under number and symbol, 6 pt away from them."""
    paper, sheets = printed
    if paper.type is not PaperType.LETTER:
        return
    number = reading.find(sheets, f"Số:/{paper.symbol}")
    about = [
        row
        for row in reading.rows(sheets)
        if row.page == 1 and row.foot > number.foot and row.x1 < 100 and row.centre == near(LEFT)
    ]
    first = about[0]
    assert "".join(one.text for one in first.letters).startswith("V/v")
    set_in(first, REGULAR, 12)
    assert (first.foot - number.foot) * MM == near(6 + 15 + 0.8, 2)


def test_text_is_justified_13_to_14_with_a_first_line_of_127_and_6_points_between(printed):
    _paper, sheets = printed
    lines = [row for row in reading.rows(sheets) if row.page == 1 and row.foot > 85 and row.bottom < 275]
    full = [row for row in lines if row.x1 == near(192, 0.6) and row.x0 == near(32, 0.6)]
    begun = [row for row in lines if row.x0 == near(44.7)]
    assert begun
    for row in full:
        assert row.sizes == {14.0}
    gaps = [
        (second.foot - first.foot) * MM
        for first, second in zip(lines, lines[1:], strict=False)
        if first.page == second.page and second.sizes == first.sizes == {14.0}
    ]
    assert all(gap >= 20 for gap in gaps)
    starts = [
        (second.foot - first.foot) * MM
        for first, second in zip(lines, lines[1:], strict=False)
        if second.x0 == near(44.7)
        and first.sizes == second.sizes == {14.0}
        and first.foot > begun[0].foot - 0.1
    ]
    assert all(gap - 20.5 >= 6 - 0.5 for gap in starts)


def test_headings_are_bold_and_their_words_capitals(printed):
    paper, sheets = printed
    if TYPES and paper.type in (PaperType.LETTER, PaperType.INVITATION):
        return
    first = next(row for row in reading.rows(sheets) if "".join(c.text for c in row.letters).startswith("I."))
    assert first.faces == {BOLD}
    assert first.x0 == near(44.7)


def test_signature_is_bold_14_at_the_right_and_recipients_11_at_the_left_edge(printed):
    """Nơi nhận: 12 bold italic, level with the position; the name stands under it, without degrees."""
    _paper, sheets = printed
    position = reading.find(sheets, "KT. GIÁM ĐỐC")
    own = reading.find(sheets, "PHÓ GIÁM ĐỐC")
    name = reading.find(sheets, "Trần Thị Mẫu Đơn", page=position.page)
    for words in (position, own, name):
        set_in(words, BOLD, 14)
        assert words.centre == near(152)
    assert name.page == position.page
    sent = reading.find(sheets, "Nơi nhận:")
    set_in(sent, BOLD_ITALIC, 12)
    assert (sent.x0, sent.top) == (near(32), near(position.top, 0.5))
    kept = reading.find(sheets, "- Lưu: VT.")
    set_in(kept, REGULAR, 11)
    assert kept.x0 == near(32)


def test_margins_are_20_to_25_30_to_35_15_to_20_and_all_is_black_in_one_family(printed):
    _paper, sheets = printed
    for row in reading.rows(sheets):
        if len(row.letters) < 3 and row.bottom < 20:
            continue
        assert row.top >= 22 - 0.1
        assert row.bottom <= 275 + 0.1
        assert row.x0 >= 32 - 0.2
        assert row.x1 <= 192 + 0.2
    latin = {one.face.split("-")[0] for one in reading.letters(sheets) if one.text.isascii()}
    assert latin == {"Tinos"}
    assert all(shade in (0, 0.0) for one in reading.letters(sheets) for shade in one.ink)


def test_page_numbers_are_14_centred_in_the_upper_margin_and_each_annex_begins_anew(printed):
    paper, sheets = printed
    pages = len(reading.sheets(sheets))
    tops = {at: next(row for row in reading.rows(sheets) if row.page == at) for at in range(1, pages + 1)}
    numbered = {at: row for at, row in tops.items() if row.bottom < 20}
    for row in numbered.values():
        set_in(row, REGULAR, 14)
        stands(row, 12.5, 17.0, centre=MIDDLE)
    assert 1 not in numbered
    starts = [
        reading.find(sheets, f"({'Kèm theo'}", page=at) for at in range(2, pages + 1) if _opens(sheets, at)
    ]
    assert len(starts) == len(paper.annexes)
    assert not {one.page for one in starts} & set(numbered), "the first page of an annex bears no number"


def _opens(sheets, page):
    return any(
        "".join(c.text for c in row.letters).startswith("Phụlục") and row.faces == {BOLD} and row.top < 30
        for row in reading.rows(sheets)
        if row.page == page
    )


# At the edges of what there is.

LONG = "Đón tiếp và làm việc với đoàn đại biểu cấp cao " + "của các cơ quan thuộc thành phố Kitakyushu " * 5
SCRIPTS = (
    ("KOKURA Ken'ichi", "小倉 健一", "ja"),
    ("LI Minghua", "李明华", "zh"),
    ("KIM Minsu", "김민수", "ko"),
    ("Bounmy", "ບຸນມີ", "lo"),
    ("Ivan Petrov", "Иван Петров", "ru"),
)
CROWD = replace(
    VISIT,
    members=tuple(
        replace(
            HEAD, name=f"{SCRIPTS[at % 5][0]} {at}", native=SCRIPTS[at % 5][1], native_lang=SCRIPTS[at % 5][2]
        )
        for at in range(200)
    ),
    items=VISIT.items * 60,
)
CROWDED = of(
    PaperKind.PLAN,
    CROWD,
    has_programme=True,
    summary=LONG[:290],
    recipients=(*(f"Sở, ban, ngành thứ {at}" for at in range(39)), "Lưu: VT"),
)


@pytest.fixture(scope="module", params=["pdf", pytest.param("word", marks=pytest.mark.full)])
def crowded(request, tmp_path_factory):
    paper = paper_of(CROWDED)
    if request.param == "pdf":
        return render_pdf(paper, MADE)
    return office.printed(render_docx(paper, MADE), tmp_path_factory.mktemp("office"))


def test_two_hundred_members_forty_recipients_and_a_long_title_stay_within_the_margins(crowded):
    for row in reading.rows(crowded):
        if len(row.letters) < 4 and row.bottom < 20:
            continue
        assert row.top >= 22 - 0.2
        assert row.bottom <= 275 + 0.2
        assert row.x0 >= 32 - 0.2
        assert row.x1 <= 192 + 0.3
    text = reading.text(crowded)
    assert text.count("Sở,ban,ngànhthứ") == 39
    assert f"Bounmy{198}" in text


def test_the_head_of_a_table_is_repeated_on_every_page_of_it(crowded):
    pages = len(reading.sheets(crowded))
    heads = [
        row.page
        for row in reading.rows(crowded)
        if row.faces == {BOLD}
        and {"Chứcvụ,cơquan", "Địađiểm"} & {_run(row, "Chứcvụ,cơquan"), _run(row, "Địađiểm")}
    ]
    assert len(set(heads)) >= 9
    assert max(heads) == pages


def _run(row, words):
    return words if words in "".join(one.text for one in row.letters) else ""


@pytest.mark.parametrize("native", [native for _latin, native, _lang in SCRIPTS])
def test_names_in_other_scripts_are_in_the_annex_and_in_the_sentence(crowded, native):
    first = native.split()[0]  # a name may go on in the next line of its cell
    assert reading.text(crowded).count(first) >= 40


# Letters to guests: no paper of the decree, so nothing of them is measured but that nothing is lost.


@pytest.mark.full
@pytest.mark.parametrize(("latin", "native", "lang"), SCRIPTS)
def test_a_letter_for_word_keeps_names_in_every_script(latin, native, lang, tmp_path):
    who = replace(HEAD, name=latin, native=native, native_lang=lang)
    made = letter_or_paper(of(PaperKind.INVITATION, replace(VISIT, members=(who,)), lang=f"vi+{lang}"))
    for sheets in (render_pdf(made, MADE), office.printed(render_docx(made, MADE), tmp_path)):
        text = reading.text(sheets)
        assert len(reading.sheets(sheets)) == 2
        for name in (latin, native, "Trần Thị Mẫu Đơn"):
            assert "".join(name.split()) in text
