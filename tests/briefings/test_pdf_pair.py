"""Papers in two languages: copied out right in each of them, clause beside clause, nothing of ours alone."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from crm.briefings.content import Edition, Missing, TalkingTopic
from crm.briefings.pdf import render_cards, render_members, render_pack, render_programme
from crm.briefings.words.catalogue import Catalogue
from crm.core.locale import PARTNER_LANGUAGES, catalogue
from tests.briefings.pdf_reading import fonts, pages, text, text_by_poppler
from tests.briefings.sample_content import MEETINGS, VIETNAMESE
from tests.briefings.second_content import SAID, in_two

MM = 72 / 25.4
LEFT, RIGHT = 25.0, 111.5
OURS_ALONE = (
    "LƯU HÀNH NỘI BỘ",
    "đọc:",
    "thưa:",
    "Cô-cư-ra",
    "bổ sung",
    "Đ/c Thử",
    "QUÁ HẠN",
    "Ta nói",
    "CHƯA HỨA",
    "Hoa tặng Trưởng đoàn",
    "Phương án B",
    "biên bản làm việc 12/03/2026",
    "0900 000 101",
    "Ăn chay",
    "Ấn bản",
)


def without_blanks(words: str) -> str:
    """Return the letters alone: where a line ends a reader may see a blank that nobody wrote."""
    return re.sub(r"\s+", "", words).casefold()


def words_at(paper: bytes) -> list[tuple[int, float, float, str]]:
    """Return page, left and top in millimetres, and the letters of every word."""
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-bbox", "-", "-"], input=paper, capture_output=True, check=True
    )
    found, page = [], 0
    for line in done.stdout.decode().splitlines():
        page += "<page " in line
        if told := re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*)</word>', line):
            found.append((page, float(told[1]) / MM, float(told[2]) / MM, told[3]))
    return found


@pytest.fixture
def strict(monkeypatch):
    """Fail on any word that a language lacks, instead of saying it in English."""

    def told(self, message):
        assert message in self._words, message
        return self._words[message]

    monkeypatch.setattr(Catalogue, "ugettext", told)


@pytest.mark.parametrize(
    ("lang", "edition"), [*((lang, Edition.STAFF) for lang in PARTNER_LANGUAGES), ("ja", Edition.GUEST)]
)
def test_both_languages_are_copied_out_as_they_were_written(strict, lang, edition):
    paper, said = render_pack(in_two(lang, edition)), SAID[lang]
    by_pypdf, by_poppler = without_blanks(text(paper)), without_blanks(text_by_poppler(paper))
    for written in (*vars(said).values(), "Chào xã giao Phó Chủ tịch", "Thứ Tư 25/11/2026", "小倉 健一"):
        assert without_blanks(written) in by_pypdf, written
        assert without_blanks(written) in by_poppler, written


@pytest.mark.parametrize("lang", ["ja", "lo", "ru"])
def test_a_paper_in_two_languages_is_the_same_each_time_with_its_faces_inside(lang):
    paper = render_pack(in_two(lang))
    assert render_pack(in_two(lang)) == paper
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts(paper))


@pytest.mark.parametrize("lang", ["ja", "ko", "ru", "lo"])
def test_the_clauses_of_both_columns_begin_level_on_the_grid(lang):
    found = words_at(render_programme(in_two(lang)))
    hours = [(page, x, y) for page, x, y, word in found if re.fullmatch(r"\d\d:\d\d–\d\d:\d\d", word)]
    left = [(page, y) for page, x, y in hours if abs(x - LEFT) < 0.7]
    right = [(page, y) for page, x, y in hours if abs(x - RIGHT) < 0.7]
    assert len(left) == len(right) == len(hours) / 2 == 8
    for (page, y), (other_page, other_y) in zip(left, right, strict=True):
        assert page == other_page
        assert abs(y - other_y) < 0.6


@pytest.mark.parametrize("lang", ["zh", "lo", "ru"])
def test_nothing_of_the_second_column_leaves_its_grid(lang):
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-bbox", "-", "-"],
        input=render_pack(in_two(lang, Edition.GUEST)),
        capture_output=True,
        check=True,
    ).stdout.decode()
    for x_max in re.findall(r'xMax="([\d.]+)"', done):
        assert float(x_max) / MM < 190.6


def test_in_the_partners_column_the_own_script_stands_first():
    words = text(render_members(in_two("ja")))
    assert "1. KOKURA Ken’ichi 小倉 健一" in words
    assert "1. 小倉 健一 KOKURA Ken’ichi" in words
    assert "K1. 李明华" not in words


def test_a_text_that_is_not_translated_is_owed_in_words_our_own_people_read():
    words = text(render_programme(in_two("ja")))
    assert "chưa có bản tiếng Nhật – Đ/c Hà bổ sung" in words
    assert "chưa có bản tiếng Nga – Đ/c Hà bổ sung" in text(render_programme(in_two("ru")))


def test_a_guest_reads_nothing_that_is_ours_alone_in_either_language():
    paper = render_pack(in_two("ja", Edition.GUEST))
    words = text(paper)
    assert [secret for secret in OURS_ALONE if secret in words] == []
    metadata = PdfReader(BytesIO(paper)).metadata
    assert not any("nội bộ" in str(value).lower() for value in metadata.values())
    assert "調整中" in words  # what is owed to us is not yet settled to them


def test_what_is_for_our_eyes_stays_in_vietnamese():
    sheets = pages(render_pack(in_two("ja")))
    ours = [sheet for sheet in sheets if "CHƯA HỨA" in sheet or "Ta nói" in sheet or "QUÁ HẠN" in sheet]
    assert len(ours) >= 3
    assert not any("詳細日程" in sheet for sheet in ours)


def test_the_foot_says_that_nobody_has_read_it_until_somebody_has():
    for sheet in pages(render_members(in_two("zh"))):
        assert "Chưa qua hiệu đính của người bản ngữ" in sheet
        assert "样本" in sheet
    read = render_members(in_two("zh", reviewer="Lý Minh Hoa"))
    assert "Chưa qua hiệu đính" not in text(read)
    assert "Chưa qua hiệu đính" not in text(render_members(VIETNAMESE))


def test_place_cards_bear_the_title_in_the_partners_language():
    words = text(render_cards(in_two("ja")))
    assert "副市長" in words
    assert "chưa có" not in words
    assert "Vice Mayor" not in words


def test_a_lao_name_among_japanese_words_is_shaped_and_copied():
    words = text(render_members(in_two("ja")))
    assert words.count("ບຸນມີ ແສງທອງ") == 2


def test_an_empty_briefing_in_two_languages_prints():
    empty = replace(in_two("ko"), programme=replace(VIETNAMESE.programme, days=()), members=(), contacts=())
    bare = replace(empty.second, programme=empty.programme, members=(), contacts=(), biographies=())
    words = text(render_pack(replace(empty, second=bare, biographies=())))
    assert words.count("chưa có – Đ/c Hà bổ sung") >= 3


def test_every_language_has_the_same_words():
    japanese = catalogue("ja")
    for lang in set(PARTNER_LANGUAGES) - {"ja", "en"}:
        other = catalogue(lang)
        assert set(other._words) == set(japanese._words), lang
        assert set(other._contexts["paper"]) == set(japanese._contexts["paper"]), lang
        assert set(other._counted) == set(japanese._counted), lang
        for message, said in other._words.items():
            assert set(re.findall(r"%\(\w+\)s", said)) == set(re.findall(r"%\(\w+\)s", message)), said


@pytest.mark.parametrize(
    "letters", ["x", *(pytest.param(one, marks=pytest.mark.full) for one in ("ບຸນມີແສງທອງ", "北九州市"))]
)
def test_a_word_of_twenty_thousand_letters_is_printed_whole_and_soon(letters):
    word = (letters * 20_000)[:20_000]
    topic = TalkingTopic("T", we_say=word)
    content = replace(VIETNAMESE, leader=Missing("x"), meetings=(replace(MEETINGS[0], topics=(topic,)),))
    content = replace(content, delegation=replace(content.delegation, short=word))
    render_members(content)  # loads the faces
    started = time.process_time()
    paper = render_pack(content)
    assert time.process_time() - started < 8
    assert without_blanks(text(paper)).count(letters.casefold()) >= 20_000 // len(letters) - 40
