"""Loose sheets: who is told what, names in every script, nothing beyond the edge of sheet or badge."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from crm.briefings.content import (
    Briefing,
    CallDay,
    CallLine,
    CallSheet,
    Edition,
    MemberLine,
    PersonName,
    Phone,
    SeatingPlan,
    Sheets,
    Side,
    Sitter,
)
from crm.briefings.pdf import render_badges, render_calls, render_seating
from crm.briefings.rules import FileForm, Paper, is_long, layout
from crm.briefings.service.making import RENDER, sheets_of
from crm.core import locale
from crm.core.access import look_with
from crm.delegations.models import ItemKind
from tests import offices
from tests.briefings.full_visit import NAMES, full
from tests.briefings.pdf_reading import fonts, text, text_by_poppler
from tests.briefings.sample_content import VIETNAMESE
from tests.briefings.visit import read

MM = 72 / 25.4
LONG = PersonName(
    latin="Nguyễn Hoàng Phương Khánh Tường Vy Công Tằng Tôn Nữ Thị Bạch Kim Ngân Phùng Thị Mỹ Duyên " * 2,
    native="Константинопольский-Рождественский Александр Всеволодович",
    native_lang="ru",
)
UNBROKEN = PersonName(latin="W" * 120)


def boxes(paper: bytes) -> list[tuple[int, float, float, float, float, str]]:
    """Return page, left, top, right, bottom in millimetres, and the letters of every word."""
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-bbox", "-", "-"], input=paper, capture_output=True, check=True
    )
    found, page = [], 0
    for line in done.stdout.decode().splitlines():
        page += "<page " in line
        if told := re.search(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line
        ):
            x, y, right, bottom = (float(one) / MM for one in told.groups()[:4])
            found.append((page, x, y, right, bottom, told[5]))
    return found


def content(**more) -> Briefing:
    return replace(VIETNAMESE, **more)


def person(name: PersonName, number: int = 1, side: Side = Side.THEIRS) -> MemberLine:
    return MemberLine(
        side=side, number=str(number), name=name, title_vi="Trưởng phòng", organisation="Sở " * 60
    )


@pytest.mark.parametrize("name", [LONG, UNBROKEN, PersonName(latin="", native="若松 美咲", native_lang="ja")])
def test_no_name_leaves_its_badge(name):
    paper = render_badges(content(members=tuple(person(name, at) for at in range(1, 10))))
    cells = [box for box in boxes(paper) if 28 < box[2] < 268]
    assert cells
    for _page, x, _top, right, bottom, word in cells:
        column = 15 if x < 105 else 105
        assert column + 3 <= x, word
        assert right <= column + 87.5, word
        row = 28 + 60 * int((bottom - 28) // 60)
        assert bottom <= row + 60, word


def plan(shape: str, guests: int, hosts: int, name: PersonName) -> SeatingPlan:
    return SeatingPlan(
        shape=shape,
        placed=layout(shape, guests, hosts),
        title="Làm việc " * 40,
        when=VIETNAMESE.delegation.starts,
        starts=VIETNAMESE.programme.days[0].items[0].starts,
        place="Phòng khánh tiết",
        guests=tuple(Sitter(Side.THEIRS, at, name, at == 1) for at in range(1, guests + 1)),
        hosts=tuple(Sitter(Side.OURS, at, name, at == 1) for at in range(1, hosts + 1)),
        guest_interpreter=name.latin,
        host_interpreter="Vũ Thu Hà",
        guest_side="Kitakyushu",
        host_side="Hải Phòng",
        guest_flag="Nhật Bản",
        host_flag="Việt Nam",
    )


@pytest.mark.parametrize("shape", ["facing", "u", "head", "signing"])
@pytest.mark.parametrize(("guests", "hosts", "name"), [(9, 8, LONG), (7, 7, UNBROKEN), (120, 80, LONG)])
def test_no_name_leaves_the_sheet_of_a_seating_plan(shape, guests, hosts, name):
    paper = render_seating(content(sheets=Sheets(seating=(plan(shape, guests, hosts, name),))))
    sizes = {
        tuple(round(float(one) / MM) for one in page.mediabox[2:]) for page in PdfReader(_file(paper)).pages
    }
    assert sizes == {(297, 210)}
    for _page, x, top, right, bottom, word in boxes(paper):
        assert x >= 18, word
        assert right <= 278.5, word
        assert top >= 9, word
        assert bottom <= 199, word


def _file(paper: bytes):
    return BytesIO(paper)


def call(lines: int, words: str = "Chào xã giao") -> CallSheet:
    line = CallLine(at=VIETNAMESE.programme.days[0].items[0].starts, action=words, detail=(words * 3, words))
    return CallSheet(
        role="Lái xe: " + words,
        who=(words, words),
        days=(CallDay(VIETNAMESE.delegation.starts, (line,) * lines),),
        warning=(words * 4,),
        phones=tuple(Phone(words, "0900 000 101") for _one in range(6)),
    )


@pytest.mark.parametrize("lines", [0, 1, 7, 60])
@pytest.mark.parametrize("words", ["Chào xã giao", "Một việc rất dài dòng " * 40, "W" * 300])
def test_nothing_leaves_its_half_of_a_call_sheet(lines, words):
    paper = render_calls(content(sheets=Sheets(calls=(call(lines, words), call(1)))))
    found = boxes(paper)
    for _page, x, top, right, bottom, word in found:
        left = 0 if x < 148.5 else 148.5
        assert left + 7 <= x, word
        assert right <= left + 138, word
        assert top >= 8, word
        assert bottom <= 203, word
    phones = [box for box in found if box[5] == "0900"]
    assert {round(box[2]) for box in phones} <= {171, 172, 184, 185, 186}


@pytest.mark.usefixtures("app")
def test_a_drivers_sheet_names_passengers_and_no_purpose():
    made = full(people=2, items=4)
    calls = {
        sheet.role: sheet for sheet in read(made.trip, paper=Paper.CALLS, edition=Edition.STAFF).sheets.calls
    }
    mine = text(
        sheets_of(
            read(made.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="driver"),
            Paper.CALLS,
            FileForm.PDF,
        )
    )
    assert "KOKURA" in mine
    assert "ghế sau bên phải" in mine
    assert "WAKAMATSU" not in mine, "she sits in no car of this driver"
    assert not re.search("làm việc|Tiếp xã giao|đường bay thẳng|Cảm ơn", mine)
    assert "Có mặt lúc 08:00" in mine
    assert "07:35" in mine, "he leaves in time for the way"
    assert len(calls) == 7, "one for each of six roles, and two drivers"


@pytest.mark.usefixtures("app")
def test_an_interpreter_reads_how_the_head_is_called_and_what_not_to_promise():
    made = full(people=1, items=3)
    words = text(
        sheets_of(
            read(made.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="interpreter"),
            Paper.CALLS,
            FileForm.PDF,
        )
    )
    assert "小倉 健一" in words
    assert "Chưa hứa: đường bay thẳng" in words
    assert "Đi Xe 1, ghế cạnh lái xe." in words


@pytest.mark.usefixtures("app")
def test_a_person_has_a_programme_of_their_own():
    made = full(people=3, items=4)
    apart, guest = made.items[-1], made.people[3]
    shown = read(made.trip, paper=Paper.PROGRAMME, edition=Edition.GUEST, member_id=guest.id)
    keys = {item.key for day in shown.programme.days for item in day.items}
    assert apart.id not in keys
    assert made.items[0].id in keys
    words = text(sheets_of(shown, Paper.PROGRAMME, FileForm.PDF))
    assert f"Chương trình của {guest.latin_name}" in words


@pytest.mark.usefixtures("app")
def test_the_table_of_a_meeting_seats_those_who_take_part_and_shapes_follow_its_kind():
    made = full(people=5, items=6)
    apart = made.items[-1]
    seats = read(made.trip, paper=Paper.SEATING, edition=Edition.STAFF, item_id=apart.id).sheets.seating[0]
    assert [one.name.latin for one in seats.guests] == ["KOKURA Ken'ichi", "WAKAMATSU Misaki"]
    shapes = {
        item.kind: read(made.trip, paper=Paper.SEATING, edition=Edition.STAFF, item_id=item.id)
        .sheets.seating[0]
        .shape
        for item in made.items
    }
    assert shapes[ItemKind.SIGNING] == "signing"
    assert shapes[ItemKind.MEAL] == "head"
    assert shapes[ItemKind.TALKS] == "facing"


ALL = [
    (Paper.CALLS, Edition.STAFF),
    (Paper.BADGES, Edition.GUEST),
    (Paper.SEATING, Edition.GUEST),
    (Paper.CARS, Edition.STAFF),
    (Paper.ROOMS, Edition.STAFF),
    (Paper.CONTACTS, Edition.STAFF),
    (Paper.PROGRAMME, Edition.GUEST),
    (Paper.PACK, Edition.STAFF),
]


@pytest.fixture(scope="module")
def contents(office_of):
    """Read every sheet of one visit, so that the tests need no database."""
    with office_of("sqlite").app_context():
        look_with(None)
        locale.speak("vi")
        offices.empty()
        made = full()
        told = {
            (paper, edition, lang): read(
                made.trip, paper=paper, edition=edition, lang=lang, item_id=made.items[1].id
            )
            for paper, edition in ALL
            for lang in ("vi", "en")
        }
        offices.db.session.remove()
    return told


@pytest.mark.parametrize(("paper", "edition"), ALL)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_sheet_is_the_same_each_time_with_every_face_in_it(contents, paper, edition, lang):
    shown = contents[paper, edition, lang]
    first = sheets_of(shown, paper, FileForm.PDF)
    assert first == sheets_of(shown, paper, FileForm.PDF)
    for font in fonts(first):
        told = font["/FontDescriptor"] if "/FontDescriptor" in font else font["/DescendantFonts"][0]
        assert "/FontFile2" in (told if "/FontFile2" in told else told.get("/FontDescriptor", told)), font
    if paper in (Paper.BADGES, Paper.SEATING, Paper.PACK):
        words = re.sub(r"\s", "", text_by_poppler(first))
        small = paper is Paper.SEATING  # a long name stands on its seat in Latin letters alone
        own = [native for _latin, native, lang, *_r in NAMES if not (small and lang == "ru")]
        assert [native for native in own if native.replace(" ", "") not in words] == []


@pytest.mark.full
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("app")
def test_a_visit_of_two_hundred_and_a_hundred_and_twenty_items_stays_on_its_paper():
    made = full(people=200, items=120)
    for paper in (one for one in RENDER[FileForm.PDF] if one is not Paper.LEADER):
        shown = read(made.trip, paper=paper, edition=Edition.STAFF, item_id=made.items[2].id)
        printed = sheets_of(shown, paper, FileForm.PDF)
        wide = [page.mediabox[2] > page.mediabox[3] for page in PdfReader(_file(printed)).pages]
        for page, x, _top, right, bottom, word in boxes(printed):
            width, height = (297, 210) if wide[page - 1] else (210, 297)
            assert x >= 5, (paper, word)
            assert right <= width - 5, (paper, word)
            assert bottom <= height - 3, (paper, word)


@pytest.mark.parametrize(
    ("paper", "people", "items", "is_so"),
    [
        (Paper.PACK, 12, 12, False),
        (Paper.PACK, 200, 5, True),
        (Paper.PACK, 30, 60, True),
        (Paper.CARDS, 40, 0, False),
        (Paper.CARDS, 200, 0, True),
        (Paper.MEMBERS, 200, 120, False),
    ],
)
def test_what_takes_long_is_left_to_the_worker(paper, people, items, is_so):
    assert is_long(paper, people, items) is is_so
