"""What every briefing paper promises, whatever its content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from crm.briefings.content import Briefing, Direction, Edition, Missing, PersonName, Side, TalkingTopic
from crm.briefings.pdf import render_cards, render_leader, render_members, render_pack, render_programme
from crm.core.paper import MissingGlyph
from tests.briefings.pdf_reading import fonts, golden_text, pages, text, text_by_poppler
from tests.briefings.sample_content import MEETINGS, MEMBERS, VIETNAMESE, english, for_edition

GOLDEN = Path(__file__).parent / "golden"
PAPERS = [render_pack, render_leader, render_members, render_programme, render_cards]
LISTS = [render_pack, render_members, render_cards]
GUEST = for_edition(VIETNAMESE, Edition.GUEST)
STAFF = for_edition(VIETNAMESE, Edition.STAFF)

Render = Callable[[Briefing], bytes]


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return the content with every word changed, codes of languages apart."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = [f.name for f in fields(value) if not f.name.endswith("lang")]
        return replace(value, **{name: changed(getattr(value, name), change) for name in words})
    return value


def with_member(name: PersonName, **more: Any) -> Briefing:
    return replace(VIETNAMESE, members=(replace(MEMBERS[0], name=name, **more),))


@pytest.mark.parametrize("render", LISTS)
def test_every_name_is_found_exactly_in_every_script(render: Render) -> None:
    paper = render(VIETNAMESE)
    by_pypdf, by_poppler = text(paper), text_by_poppler(paper)
    for member in MEMBERS:
        is_card_of_ours = render is render_cards and member.side is Side.OURS
        latin = member.name.latin.upper() if is_card_of_ours else member.name.latin
        for written in filter(None, (latin, member.name.native)):
            assert written in by_pypdf
            assert written in by_poppler


@pytest.mark.parametrize("render", [render_pack, render_members])
def test_every_reading_aid_is_found_exactly(render: Render) -> None:
    words = text(render(VIETNAMESE))
    for member in MEMBERS:
        assert member.name.reading in words
        assert isinstance(member.name.reading_vi, str | None)
        assert (member.name.reading_vi or "") in words


@pytest.mark.parametrize("render", PAPERS)
def test_every_typeface_is_embedded(render: Render) -> None:
    found = fonts(render(VIETNAMESE))
    assert found
    for font in found:
        assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


@pytest.mark.parametrize("render", PAPERS)
def test_the_same_content_gives_the_same_bytes(render: Render) -> None:
    first = render(VIETNAMESE)
    render_members(with_member(PersonName("B", "ບຸນມີ น้ำ 闻", "lo")))
    assert render(VIETNAMESE) == first


@pytest.mark.parametrize("render", PAPERS)
def test_a_letter_that_cannot_be_drawn_is_refused_by_name(render: Render) -> None:
    content = with_member(PersonName("Ann 😀"))
    content = replace(
        content,
        leader=replace(VIETNAMESE.leader, who=PersonName("Ann 😀")),  # type: ignore[type-var]
        delegation=replace(VIETNAMESE.delegation, short="Ann 😀"),
    )
    with pytest.raises(MissingGlyph, match="1F600.*Ann"):
        render(content)


def test_a_title_that_cannot_be_drawn_is_refused_on_the_cover_too() -> None:
    delegation = replace(VIETNAMESE.delegation, title_vi="Đoàn 😀")
    with pytest.raises(MissingGlyph, match="1F600"):
        render_pack(replace(VIETNAMESE, delegation=delegation))


def test_prints_made_at_the_same_time_do_not_disturb_each_other() -> None:
    alone = [render_members(VIETNAMESE), render_cards(VIETNAMESE)]
    with ThreadPoolExecutor(4) as pool:
        papers = list(pool.map(lambda render: render(VIETNAMESE), [render_members, render_cards] * 4))
    assert papers == alone * 4


@pytest.mark.parametrize("hostile", ["Müller <b>AG & Co", "<script>alert(1)</script>", "=cmd|'/C calc'!A0"])
def test_markup_is_printed_as_it_is_written(hostile: str) -> None:
    content = replace(changed(VIETNAMESE, lambda words: hostile if words else words), leader=Missing("x"))
    for render in (render_pack, render_members, render_programme):
        assert text(render(content)).count(hostile) > 5
    cards = with_member(PersonName(hostile), title_vi=hostile)
    assert hostile in text(render_cards(cards))


def test_decomposed_accents_print_like_composed_ones() -> None:
    decomposed = changed(VIETNAMESE, lambda words: unicodedata.normalize("NFD", words))
    assert render_pack(decomposed) == render_pack(VIETNAMESE)


@pytest.mark.parametrize(
    "name",
    [
        PersonName("Ô"),
        PersonName("", "李", "zh"),
        PersonName("X" * 300, "漢" * 120, "ja", "か" * 100, "Y" * 200),
        PersonName("B", "ບຸນມີແສງທອງ" * 20, "lo"),
    ],
)
def test_names_of_any_length_print(name: PersonName) -> None:
    content = with_member(name, title_vi="T" * 300, title_en="E" * 300)
    for render in (render_members, render_cards):
        words = text(render(content)).replace(" ", "")
        assert name.latin.replace(" ", "") in words
        assert name.native[:1] in words


def test_sixty_members_print_in_order_and_on_thirty_sheets_of_cards() -> None:
    people = tuple(
        replace(MEMBERS[0], number=str(n), name=PersonName(f"Người thứ {n:02d}")) for n in range(1, 61)
    )
    words = text(render_members(replace(VIETNAMESE, members=people)))
    places = [words.index(person.name.latin) for person in people]
    assert places == sorted(places)
    assert len(pages(render_cards(replace(VIETNAMESE, members=people)))) == 30


def test_more_than_twenty_six_members_are_listed_in_one_language() -> None:
    many = tuple(MEMBERS[0] for _ in range(27))
    assert "Vice Mayor" not in text(render_members(replace(VIETNAMESE, members=many)))


def test_what_is_empty_is_printed_with_its_owner() -> None:
    empty = Briefing("vi", VIETNAMESE.strip, VIETNAMESE.delegation, owner="Đ/c Hà")
    sheets = pages(render_pack(empty))
    assert len(sheets) == 14
    for sheet in sheets[1:]:
        assert "chưa có – Đ/c Hà bổ sung" in " ".join(sheet.split())
    assert "chưa có – Đ/c Hà bổ sung" in text(render_cards(empty))


def test_a_paper_speaks_its_own_language() -> None:
    words = text(render_pack(english()))
    assert "Members of both delegations" in words
    assert "not yet available – Đ/c Hà to supply" in words
    assert "Hai nhóm song song (no English text yet – Đ/c Thử)" in words
    assert "chưa có" not in words.replace("chưa có ý kiến", "")
    assert PdfReader(BytesIO(render_pack(english()))).trailer["/Root"]["/Lang"] == "en"


def test_the_internal_box_the_print_and_the_page_stand_on_every_page() -> None:
    sheets = pages(render_pack(VIETNAMESE))
    for number, sheet in enumerate(sheets, start=1):
        assert "LƯU HÀNH NỘI BỘ" in sheet
        assert "DỮ LIỆU MẪU" in sheet
        if number > 1:
            assert "Bản in lần 3 · 22/11/2026, 16:40" in sheet
            assert f"{number}/{len(sheets)}" in sheet


def test_a_guest_reads_nothing_that_is_ours_alone() -> None:
    paper = render_pack(GUEST)
    words = text(paper)
    ours = [
        "LƯU HÀNH NỘI BỘ",
        "đọc:",
        "thưa:",
        "Cô-cư-ra",
        "Đ/c Hà bổ sung",
        "Đ/c Thử",
        "QUÁ HẠN",
        "Ta nói",
        "Tránh",
        "CHƯA HỨA",
        "Hoa tặng Trưởng đoàn",
        "biên bản làm việc 12/03/2026",
        "Điểm cần cân nhắc",
        "0900 000 101",
        "Ăn chay",
        "Ấn bản",
        "Người nhận",
        "bản 02/12",
        "Đã thống nhất với phía bạn",
    ]
    assert [secret for secret in ours if secret in words] == []
    assert "0900 000 102" in words
    assert "小倉 健一" in words
    metadata = PdfReader(BytesIO(paper)).metadata
    assert not any("nội bộ" in str(value).lower() for value in metadata.values())


def test_notes_on_members_are_for_staff_only() -> None:
    assert "Ăn chay" in text(render_members(STAFF))
    assert "Ăn chay" not in text(render_members(VIETNAMESE))


def test_a_change_is_marked_and_explained() -> None:
    assert "thay đổi so với bản in lần 2" in text(render_programme(VIETNAMESE))
    unchanged = changed_items(changed=False)
    assert "thay đổi so với" not in text(render_programme(unchanged))


def changed_items(**more: Any) -> Briefing:
    days = tuple(
        replace(day, items=tuple(replace(item, **more) for item in day.items))
        for day in VIETNAMESE.programme.days
    )
    return replace(VIETNAMESE, programme=replace(VIETNAMESE.programme, days=days))


def test_what_is_owed_says_by_how_long() -> None:
    words = text(render_pack(VIETNAMESE))
    assert "QUÁ HẠN 53 ngày" in words
    assert "còn 23 ngày" in words


def test_a_figure_carries_its_year_and_an_old_one_says_so() -> None:
    words = text(render_pack(VIETNAMESE))
    assert "947.092 người" in words
    assert "2020 · số liệu cũ, 6 năm · [1]" in words
    assert "nguồn khác: 4,6 triệu" in words
    assert "947,092 người" in text(render_pack(english()))


def test_each_meeting_has_a_page_and_its_labels_keep_their_order() -> None:
    topic = TalkingTopic("T", "nói", "đề nghị", "hỏi", "đáp", "tránh")
    content = replace(VIETNAMESE, meetings=(replace(MEETINGS[0], topics=(topic,)), MEETINGS[0]))
    sheets = [sheet for sheet in pages(render_pack(content)) if "Ta nói" in sheet]
    assert len(sheets) == 2
    labels = ["Ta nói", "Ta đề nghị", "Bạn có thể hỏi", "Tránh"]
    places = [sheets[0].index(label) for label in labels]
    assert places == sorted(places)


def test_an_item_past_midnight_says_so() -> None:
    late = changed_items(starts=time(22, 30), ends=time(1, 15))
    assert "đến 01:15 (hôm sau)" in text(render_programme(late))


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (date(2026, 11, 25), date(2026, 11, 27), "25–27/11/2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30/11–02/12/2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30/12/2026–02/01/2027"),
        (date(2026, 11, 25), date(2026, 11, 25), "· 25/11/2026"),
    ],
)
def test_a_span_of_days_is_written_once(starts: date, ends: date, written: str) -> None:
    delegation = replace(VIETNAMESE.delegation, starts=starts, ends=ends)
    assert written in text(render_members(replace(VIETNAMESE, delegation=delegation)))


def test_the_pack_reads_as_it_was_approved() -> None:
    assert golden_text(render_pack(VIETNAMESE)) == (GOLDEN / "pack-vi.txt").read_text(encoding="utf-8")


def _headings(content: Briefing) -> list[str]:
    """Return the numbered titles of a pack, in their order."""
    found: list[str] = []
    for sheet in pages(render_pack(content)):
        found += [line for line in sheet.splitlines() if re.fullmatch(r"\d{1,2} [A-ZĐ].{4,60}", line)]
    return found


def test_the_pack_has_the_sections_of_the_office_in_their_order() -> None:
    told = [line.split(" ", 1)[1].split(":")[0] for line in _headings(VIETNAMESE)]
    order = ["Thành phần hai đoàn", "Tiểu sử", "Thông tin đối tác", "Quan hệ giữa hai nước"]
    assert told[1:5] == order
    assert told[7:10] == ["Gợi ý nội dung trao đổi", "Phát biểu, chúc rượu", "Lễ tân"]


def test_those_who_travel_read_of_the_place_before_its_people() -> None:
    trip = replace(VIETNAMESE.delegation, direction=Direction.OUTGOING)
    told = [line.split(" ", 1)[1].split(":")[0] for line in _headings(replace(VIETNAMESE, delegation=trip))]
    assert told[2:4] == ["Thông tin đối tác", "Tiểu sử"]


def test_a_guests_pack_has_no_section_that_nobody_writes_for_guests() -> None:
    guests = replace(VIETNAMESE, strip=replace(VIETNAMESE.strip, edition=Edition.GUEST))
    words = text(render_pack(guests))
    assert not re.search("Quan hệ giữa hai nước|Phát biểu", words)


def test_a_long_name_in_a_narrow_column_is_cut_between_its_words() -> None:
    history = VIETNAMESE.history
    lines = tuple(replace(one, expires=Missing("Nguyễn Thị Thu Hà")) for one in history.agreements)
    words = text(render_pack(replace(VIETNAMESE, history=replace(history, agreements=lines))))
    assert "Nguyễn Thị Thu Hà" in words
