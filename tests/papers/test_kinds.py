"""The prose of plans, submissions, letters and invitations: from the record, and nothing made up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from crm.core.paper.administrative import (
    Basis,
    Centred,
    Heading,
    Listing,
    PaperType,
    Paragraph,
    Point,
    Table,
    plain,
    render_docx,
    render_pdf,
)
from crm.papers.content import Answer, Asked, Item, PaperKind, Travel
from crm.papers.rules import (
    DELEGATION_PAPERS,
    GUEST_LETTERS,
    LETTER_LANGUAGES,
    check_symbol,
    letter_languages,
    offered,
    usual_symbol,
)
from crm.papers.wording import draft_of, lacking, letter_or_paper, paper_of
from tests.core.paper.administrative import reading
from tests.papers.visit import BUREAU, MADE, OUT, VISIT, of

IN_THEIRS = replace(
    VISIT,
    bureau=replace(
        BUREAU, names={"en": "Department of Foreign Affairs"}, cities={"en": "Hai Phong", "ja": "ハイフォン"}
    ),
    partners={"vi": "Kitakyushu", "en": "Kitakyushu", "ja": "北九州市"},
    purposes={"vi": "Cấp nước sạch", "en": "clean water", "ja": "上水道に関する協議"},
    items=(
        replace(
            VISIT.items[0],
            titles={"vi": "Tiếp xã giao", "en": "Courtesy call", "ja": "表敬訪問"},
        ),
        replace(VISIT.items[0], title="Ra sân bay", titles={"en": "To the airport"}, is_move=True),
    ),
)


def said(material):
    lines = []
    for block in paper_of(material).body:
        match block:
            case Heading(text) | Paragraph(text) | Point(text):
                lines.append(plain(text))
            case Listing(items):
                lines += [f"- {plain(item)}" for item in items]
            case Basis(grounds):
                lines += [plain(ground) for ground in grounds]
            case Centred(text):
                lines.append(text)
            case Table(columns, rows):
                lines.append(" | ".join(column.title for column in columns))
                lines += [" | ".join(plain(cell) for cell in row) for row in rows]
    return "\n".join(lines)


def letter(kind, lang, visit=IN_THEIRS, **chosen):
    return letter_or_paper(of(kind, visit, lang=lang, **chosen))


def told(sheet):
    return "\n".join(plain(words) for words in (sheet.salutation, *sheet.text, sheet.closing))


@pytest.mark.parametrize(
    ("travel", "kinds"),
    [
        (Travel.INCOMING, set(DELEGATION_PAPERS) - {"decision"}),
        (Travel.OUTGOING, {"consultation", "submission", "decision", "thanks", "report"}),
        (Travel.ONLINE, {"reply", "consultation", "submission", "thanks", "report"}),
    ],
)
def test_each_way_of_travelling_asks_for_its_papers(travel, kinds):
    assert set(offered(travel)) == kinds


@pytest.mark.parametrize(
    ("kind", "mark", "symbol"),
    [
        (PaperKind.PLAN, PaperType.PLAN, "KH-SNgV"),
        (PaperKind.SUBMISSION, PaperType.SUBMISSION, "TTr-SNgV"),
        (PaperKind.REPORT, PaperType.REPORT, "BC-SNgV"),
        (PaperKind.SUMMONS, PaperType.INVITATION, "GM-SNgV"),
        (PaperKind.DECISION, PaperType.DECISION, "QĐ-UBND"),
        (PaperKind.REPLY, PaperType.LETTER, "SNgV"),
        (PaperKind.CONSULTATION, PaperType.LETTER, "SNgV"),
    ],
)
def test_the_symbol_bears_the_type_and_the_office_as_decree_30_appendix_iii_has_it(kind, mark, symbol):
    assert (paper_of(of(kind)).type, usual_symbol(kind, BUREAU)) == (mark, symbol)
    check_symbol(symbol, kind)


def test_a_plan_has_its_six_parts_in_order():
    text = said(of(PaperKind.PLAN))
    parts = [
        "Mục đích, yêu cầu",
        "Thành phần",
        "Thời gian, địa điểm, chương trình",
        "Phân công nhiệm vụ",
        "Kinh phí",
        "Tổ chức thực hiện",
    ]
    at = [text.index(f"\n{part}\n") for part in parts]
    assert at == sorted(at)
    assert "Cấp nước sạch." in text
    assert "Đoàn khách: gồm 01 người do ông KOKURA Ken'ichi (小倉\u00a0健一)" in text


def test_a_plan_says_which_body_does_what_by_when():
    text = said(of(PaperKind.PLAN))
    assert "Sở Ngoại vụ:\n- Chủ trì, phối hợp" in text
    assert "Công an thành phố:\n- Bảo đảm an ninh" in text
    assert "(xong trước ngày 18/11/2026)" in text
    assert "Bộ Ngoại giao:" not in text, "only bodies with a usual duty"
    hosted = replace(VISIT, items=(replace(VISIT.items[0], host="Phó Giám đốc Sở Xây dựng"),))
    assert "Sở Xây dựng:\n- Chuẩn bị nội dung" in said(of(PaperKind.PLAN, hosted))


def test_the_programme_stands_in_the_plan_or_in_an_annex_with_its_own_number():
    inside = of(PaperKind.PLAN)
    assert "Thời gian | Nội dung | Địa điểm" in said(inside)
    assert [annex.title for annex in paper_of(inside).annexes] == ["Danh sách thành viên"]
    annexed = of(PaperKind.PLAN, has_programme=True)
    assert "Chương trình: chi tiết tại Phụ lục II." in said(annexed)
    assert [annex.title for annex in paper_of(annexed).annexes] == ["Danh sách thành viên", "Chương trình"]
    alone = of(PaperKind.PLAN, has_programme=True, has_members=False)
    assert "chi tiết tại Phụ lục." in said(alone)
    assert "danh sách kèm theo" not in said(alone)


def test_a_submission_for_those_who_go_shows_names_titles_ranks_days_place_money_and_invitation():
    text = said(of(PaperKind.SUBMISSION, OUT, has_members=False))
    assert "TT | Họ và tên | Chức vụ, cơ quan | Ngạch, cấp bậc | Ghi chú" in text
    assert "1 | Vũ Minh Họa | Giám đốc | Lãnh đạo sở, ban, ngành | Trưởng đoàn" in text
    assert "2 | Lê Quang Thử | Chuyên viên | Lãnh đạo sở, ban, ngành | " in text
    assert "Điểm đến: Kitakyushu, Nhật Bản." in text
    assert "từ ngày 25 đến ngày 27 tháng 11 năm 2026" in text
    assert "Kinh phí: [chưa có" in text
    assert "thư mời số 15/KCP của Kitakyushu" in text
    assert paper_of(of(PaperKind.SUBMISSION, OUT)).summary.startswith("Về việc cử đoàn Cục Môi trường")


def test_a_decision_is_the_committees_names_whom_it_sends_and_leaves_its_signature_open():
    material = of(PaperKind.DECISION, OUT, has_members=False, position=(), signer="")
    paper, text = paper_of(material), said(material)
    assert (paper.superior, paper.agency) == ("", "Ủy ban nhân dân thành phố Hải Phòng")
    assert "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng\nCăn cứ [chưa có" in text
    assert "Căn cứ văn bản số 15/KCP" in text
    assert "Quyết định:\nĐiều 1. Cử 02 người có tên trong danh sách dưới đây" in text
    assert "1 | Vũ Minh Họa | Giám đốc | Lãnh đạo sở, ban, ngành | Trưởng đoàn" in text
    assert {"nguồn kinh phí", "số, ngày tờ trình", "người ký"} <= set(lacking(material, draft_of(material)))


def test_a_submission_without_an_invitation_says_that_it_is_missing():
    material = of(PaperKind.SUBMISSION, replace(OUT, letter=""))
    assert "thư mời của phía bạn" in lacking(material, draft_of(material))
    assert "chưa có – Đ/c Hà bổ sung: thư mời của phía bạn" in said(material)


def test_a_submission_goes_to_who_decides_and_lists_what_is_attached():
    paper = paper_of(of(PaperKind.SUBMISSION))
    assert paper.addressees == ("Ủy ban nhân dân thành phố Hải Phòng",)
    text = said(of(PaperKind.SUBMISSION, replace(VISIT, letter="412/ABC")))
    assert text.startswith("Căn cứ văn bản số 412/ABC")
    assert "Hồ sơ gửi kèm Tờ trình gồm:\n- Dự thảo Kế hoạch" in text
    assert text.endswith("kính trình Ủy ban nhân dân thành phố Hải Phòng xem xét, quyết định./.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer.ACCEPT, "đồng ý tiếp đoàn"),
        (Answer.REDIRECT, "thuộc chức năng của"),
        (Answer.DECLINE, "rất tiếc chưa thể"),
    ],
)
def test_a_reply_accepts_redirects_or_declines(answer, words):
    text = said(of(PaperKind.REPLY, replace(VISIT, letter="412/ABC", sender="thành phố X"), answer=answer))
    assert words in text
    assert "văn bản số 412/ABC của thành phố X" in text


def test_a_reply_is_the_office_s_own_where_it_was_worded_for_this_decision():
    asked = Asked("Đại sứ quán X", date(2026, 11, 3), Answer.REDIRECT, "gặp Sở Xây dựng", ("Lời riêng.",))
    visit = replace(VISIT, letter="412/ABC", asked=asked)
    worded = said(of(PaperKind.REPLY, visit, answer=Answer.REDIRECT))
    assert "Lời riêng." in worded
    assert "nhận được văn bản" not in worded
    other = said(of(PaperKind.REPLY, visit, answer=Answer.ACCEPT))
    assert "Lời riêng." not in other
    assert "văn bản số 412/ABC ngày 03 tháng 11 năm 2026 của Đại sứ quán X" in other
    unworded = replace(visit, asked=replace(asked, words=()))
    assert "phương án: gặp Sở Xây dựng." in said(of(PaperKind.REPLY, unworded, answer=Answer.REDIRECT))


def test_a_letter_to_other_bodies_goes_to_those_of_the_list():
    paper = paper_of(of(PaperKind.CONSULTATION))
    assert paper.addressees == ("Bộ Ngoại giao", "Công an thành phố")
    assert "thời hạn trả lời" in lacking(of(PaperKind.CONSULTATION), draft_of(of(PaperKind.CONSULTATION)))


def test_guests_of_the_city_are_asked_to_one_item():
    text = said(of(PaperKind.SUMMONS, texts={"invited": ("Lãnh đạo Sở Y tế", "Báo Hải Phòng")}))
    assert "- Lãnh đạo Sở Y tế\n- Báo Hải Phòng" in text
    assert "Thời gian: 14 giờ 00, thứ Tư, ngày 25 tháng 11 năm 2026." in text
    assert "Địa điểm: Phòng khách số 1." in text


def test_the_officers_words_replace_the_drafted_ones_and_a_dash_leaves_a_section_out():
    own = said(of(PaperKind.PLAN, texts={"purpose": ("Mục đích riêng",), "funding": ("-",), "basis": ("-",)}))
    assert "Mục đích riêng." in own
    assert "Cấp nước sạch" not in own
    assert "\nKinh phí\n" not in own
    assert "chưa có" not in own


def test_lines_with_a_dash_stand_under_the_line_above():
    blocks = paper_of(
        of(PaperKind.PLAN, texts={"tasks": ("Sở A", "- Việc một", "- Việc hai", "Sở B", "- Việc ba")})
    )
    listed = [block for block in blocks.body if isinstance(block, Listing)]
    assert [one.items for one in listed] == [("Việc một", "Việc hai"), ("Việc ba",)]
    assert [plain(block.text) for block in blocks.body if isinstance(block, Point)][-4:-2] == [
        "Sở A:",
        "Sở B:",
    ]


def test_what_is_missing_is_told_once_and_names_the_signature():
    material = of(PaperKind.PLAN, replace(VISIT, purpose="", members=()), position=(), signer="")
    told_of = lacking(material, draft_of(material))
    assert {"mục đích chuyến thăm", "nguồn kinh phí", "người ký", "chức vụ người ký"} <= set(told_of)
    assert len(told_of) == len(set(told_of))


@pytest.mark.parametrize("kind", sorted(GUEST_LETTERS))
@pytest.mark.parametrize("lang", LETTER_LANGUAGES)
def test_letters_are_drafted_in_every_language_and_set_in_both_files(kind, lang):
    made = letter(kind, lang)
    assert len(made.sheets) == 1
    assert "{" not in told(made.sheets[0])
    assert render_docx(made, MADE)
    text = reading.text(render_pdf(made, MADE))
    assert "TrầnThịMẫuĐơn" in text
    assert ("小倉健一" if lang == "ja" else "KOKURA") in text


def test_a_letter_in_two_languages_is_whole_in_each():
    made = letter(PaperKind.THANKS, "vi+ja")
    first, second = made.sheets
    assert "trân trọng cảm ơn" in told(first)
    assert "Tiếp xã giao (ngày 25 tháng 11 năm 2026)" in told(first)
    assert "表敬訪問" in told(second)
    assert plain(second.addressee[0]) == "小倉\u00a0健一 (KOKURA Ken'ichi)".replace("\u00a0", " ")
    assert second.remark
    assert not first.remark


def test_thanks_name_meetings_and_neither_journeys_nor_gifts():
    text = told(letter(PaperKind.THANKS, "en").sheets[0])
    assert "Courtesy call (25 November 2026)" in text or "Courtesy call (November 25, 2026)" in text
    assert "airport" not in text
    assert "gift" not in text.lower()
    assert "meetings" not in told(letter(PaperKind.THANKS, "en", VISIT).sheets[0])


def test_a_letter_uses_the_form_of_address_that_is_recorded():
    head = replace(VISIT.members[0], address={"en": "Director General Kokura", "vi": "Ngài Cục trưởng"})
    visit = replace(IN_THEIRS, members=(head, *VISIT.members[1:]))
    assert told(letter(PaperKind.INVITATION, "en", visit).sheets[0]).startswith(
        "Dear Director General Kokura,"
    )
    assert told(letter(PaperKind.INVITATION, "vi", visit).sheets[0]).startswith("Kính gửi Ngài Cục trưởng,")
    assert told(letter(PaperKind.INVITATION, "en").sheets[0]).startswith("Dear Mr. KOKURA Ken'ichi,")


def test_a_letter_goes_to_a_chosen_member_and_says_when_there_is_nobody():
    second = replace(VISIT.members[0], name="AOKI Jun", native="", is_head=False, key=7)
    visit = replace(IN_THEIRS, members=(*VISIT.members, second))
    made = letter(PaperKind.INVITATION, "en", visit, member_id=7)
    assert plain(made.sheets[0].addressee[0]) == "AOKI Jun"
    nobody = of(PaperKind.INVITATION, replace(IN_THEIRS, members=()), lang="en")
    assert "người nhận thư" in lacking(nobody, draft_of(nobody))


@pytest.mark.parametrize(
    ("partner", "langs"),
    [
        ("ja", ("en", "ja", "vi+en", "vi+ja", "vi")),
        ("", ("en", "vi+en", "vi")),
        ("de", ("en", "vi+en", "vi")),
        ("en", ("en", "vi+en", "vi")),
    ],
)
def test_letters_are_offered_in_english_and_in_the_partners_language(partner, langs):
    assert letter_languages(partner) == langs


def test_a_gap_in_a_sentence_stands_in_brackets_so_that_one_sees_where_it_ends():
    words = said(of(PaperKind.CONSULTATION, VISIT))
    assert re.search(r"trước ngày \[chưa có – Đ/c Hà bổ sung: [^\]]+\] để tổng hợp", words)


def test_whoever_carries_out_a_plan_or_a_decision_receives_it():
    decision = paper_of(of(PaperKind.DECISION, OUT))
    assert decision.recipients == ("Như Điều 3", "Lưu: VT")
    plan = paper_of(of(PaperKind.PLAN, VISIT))
    assert plan.recipients == (
        "UBND thành phố Hải Phòng (để báo cáo)",
        "Các cơ quan được phân công nhiệm vụ",
        "Lưu: VT",
    )


@pytest.mark.parametrize("kind", [PaperKind.DECISION, PaperKind.SUBMISSION, PaperKind.REPORT])
def test_a_paper_names_where_a_delegation_goes_once(kind):
    out = replace(OUT, name="Đoàn Hải Phòng thăm Kitakyushu")
    summary = draft_of(of(kind, out)).summary
    assert "đoàn Hải Phòng thăm" not in summary
    assert summary.count("Kitakyushu") == 1


def test_a_letter_does_not_name_the_same_bureau_twice():
    head = replace(
        VISIT.members[0],
        titles={"en": "Director General, Environment Bureau"},
        bodies={"en": "Environment Bureau, City of Kitakyushu"},
    )
    sheet = letter(PaperKind.INVITATION, "en", replace(IN_THEIRS, members=(head,))).sheets[0]
    assert [plain(line) for line in sheet.addressee][1:] == [
        "Director General, Environment Bureau",
        "City of Kitakyushu",
    ]


def test_a_letter_of_thanks_tells_meetings_in_the_order_in_which_they_took_place():
    first, last = (
        Item(date(2026, 11, day), time(9), None, "", "", titles={"en": title})
        for day, title in ((26, "Left on the 26th"), (25, "Came on the 25th, over the date line"))
    )
    words = told(letter(PaperKind.THANKS, "en", replace(IN_THEIRS, items=(first, last))).sheets[0])
    assert words.index("Left on the 26th") < words.index("Came on the 25th")
