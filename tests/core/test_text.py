"""Text is clean at the door, found in any script and sorted as Vietnamese is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.core.text import (
    Term,
    TermKind,
    UnfitReason,
    UnfitText,
    clean_line,
    clean_prose,
    fold,
    query_terms,
    search_tokens,
    sort_key,
)
from crm.core.text.order import SORT_KEY_LENGTH

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


def finds(query: str, *texts: str) -> bool:
    """Answer as a full-text table would: words by prefix, phrases side by side, every term met."""
    tokens = search_tokens(*texts).split()

    def met(term: Term) -> bool:
        if term.kind is TermKind.WORD:
            return any(token.startswith(term.parts[0]) for token in tokens)
        size = len(term.parts)
        return any(tuple(tokens[at : at + size]) == term.parts for at in range(len(tokens)))

    terms = query_terms(query)
    return bool(terms) and all(met(term) for term in terms)


# --- the door ---------------------------------------------------------------------------------------


def test_a_name_typed_with_loose_accents_is_kept_composed():
    assert clean_line(unicodedata.normalize("NFD", "Nguyễn Thị Ẩn"), 80) == "Nguyễn Thị Ẩn"


def test_a_line_has_single_blanks_and_no_line_breaks():
    assert clean_line("  田中\u3000健一 \r\n\t環境\u00a0局長 ", 80) == "田中 健一 環境 局長"


def test_prose_keeps_its_lines_with_plain_line_ends():
    assert clean_prose("\r\n Một \r\n\r\nHai\u2028Ba\r", 80) == "Một\n\nHai\nBa"


def test_invisible_marks_leave_without_a_word():
    assert clean_line("\ufeffTa\u200bna\u200eka\u200f", 80) == "Tanaka"


def test_an_accent_behind_an_invisible_mark_still_composes():
    assert clean_line("e\u200b\u0301", 1) == "é"


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_typed_is_nothing_kept(text):
    assert clean_line(text, 80) == clean_prose(text, 80) == ""


@pytest.mark.parametrize("name", ["O", "金", "Ý", "<script>", "=cmd|' /C calc'!A0", "Müller <b>AG"])
def test_short_and_odd_texts_are_kept_as_typed(name):
    assert clean_line(name, 80) == clean_prose(name, 80) == name


@pytest.mark.parametrize("clean", [clean_line, clean_prose])
@pytest.mark.parametrize(
    ("text", "reason", "data"),
    [
        ("Hải\x00Phòng", UnfitReason.NUL, {"at": 4}),
        ("\ud83d", UnfitReason.SURROGATE, {"at": 1, "code": "U+D83D"}),
        ("a\x07", UnfitReason.CONTROL, {"at": 2, "code": "U+0007"}),
        ("a\x85b", UnfitReason.CONTROL, {"at": 2, "code": "U+0085"}),
        ("a\uffff", UnfitReason.CONTROL, {"at": 2, "code": "U+FFFF"}),
        ("exe\u202egpj", UnfitReason.BIDI, {"at": 4, "code": "U+202E"}),
        ("\u2067a", UnfitReason.BIDI, {"at": 1, "code": "U+2067"}),
        ("x" * 81, UnfitReason.TOO_LONG, {"limit": 80, "length": 81}),
    ],
)
def test_what_may_not_be_kept_is_refused_with_its_reason(clean, text, reason, data):
    with pytest.raises(UnfitText) as refusal:
        clean(text, 80)
    assert (refusal.value.reason, refusal.value.data) == (reason, data)


def test_length_is_measured_on_what_would_be_kept():
    assert len(clean_line("  " + unicodedata.normalize("NFD", "ệ") * 80 + "\u200b", 80)) == 80


@settings(deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    for clean in (clean_line, clean_prose):
        try:
            once = clean(text, 1000)
        except UnfitText:
            continue
        assert clean(once, 1000) == once
        assert unicodedata.is_normalized("NFC", once)


# --- folding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Kitakyūshū", "kitakyushu"),
        ("ＫＩＴＡ　１２", "kita 12"),
        ("Straße Łódź Øresund", "strasse lodz oresund"),
        ("が", "が"),
        ("キタキュウシュウ", "きたきゅうしゅう"),
        ("ｷﾞﾌ", "ぎふ"),
        ("葛\U000e0100城", "葛城"),
        ("Пушкарёв", "пушкарев"),
        ("인천", "인천"),
        ("๑๒ ธันวาคม", "12 ธันวาคม"),
    ],
)
def test_spellings_of_one_word_meet(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@settings(deadline=None)
@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


# --- search -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "1631/QĐ-UBND",
        "1631 qd ubnd",
        "1631qdubnd",
        "qd-ubnd",
        "1631QĐ/UBND",
        "qđubnd",
        "1631",
        "1",
        "１６３１",
    ],
)
def test_a_document_is_found_by_its_number_however_it_is_typed(query):
    assert finds(query, "Quyết định 1631/QĐ-UBND ngày 05/5/2023")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("北九", "福岡県北九州市"),
        ("北", "福岡県北九州市"),
        ("きたきゅうしゅう", "キタキュウシュウ"),
        ("キタキュウ", "きたきゅうしゅう"),
        ("ｷﾀ", "きたきゅうしゅう"),
        ("k", "Kitakyūshū"),
        ("kitakyu", "Kita-kyūshū"),
        ("o'brien", "Seán O\u2019Brien"),
        ("obrien", "Seán O'Brien"),
        ("광역시", "인천광역시"),
        ("인천 광역시", "인천광역시"),
        ("인천광역시", "인천 광역시"),
        ("เทพ", "กรุงเทพมหานคร"),
        ("ວຽງຈັນ", "ນະຄອນຫຼວງວຽງຈັນ"),
        ("пуш", "Игорь Пушкарёв"),
        ("tanaka 健一", "田中 健一 TANAKA Kenichi"),
        ("第1631号", "文書第1631号"),
        ("3-2-1", "小倉北区3-2-1"),
        ("uông b", "Thành phố Uông Bí"),
        ("tanaka@city", "tanaka@city.example.jp"),
    ],
)
def test_any_form_finds_the_record(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("九北", "北九州"),
        ("か", "が"),
        ("kyushu", "Kitakyushu"),
        ("hai tokyo", "Hải Phòng"),
        ("", "Hải Phòng"),
    ],
)
def test_what_is_not_there_is_not_found(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize("query", ["", "  ", "/-.,'\"%_*()&|!:", "\u0301", "\U0001f600"])
def test_a_query_of_signs_alone_asks_for_nothing(query):
    assert query_terms(query) == []


def test_a_query_says_what_it_asks_for():
    assert query_terms("北九州 Kita Kita") == [
        Term(TermKind.PHRASE, ("北", "九", "州")),
        Term(TermKind.WORD, ("kita",)),
    ]


def test_a_very_long_query_stays_bounded():
    assert len(query_terms(" ".join(f"w{n}" for n in range(500)))) == 12
    assert query_terms("x" * 500) == [Term(TermKind.WORD, ("x" * 64,))]


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_tokens_hold_letters_and_digits_alone(first, second):
    tokens = search_tokens(first, second)
    assert all(unicodedata.category(char)[0] in "LN" for char in tokens.replace(" ", ""))
    assert tokens == " ".join(tokens.split())


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_text_finds_itself(text):
    assert finds(text, text) or not query_terms(text)


# --- order ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An", "Ánh", "Ăng", "Âm", "Ba"],
        ["Cao Bằng", "Cần Thơ", "Da Lat", "Đà Nẵng", "Điện Biên"],
        ["Hai", "Hai An", "Hải An", "Hai Ba", "Hải Phòng", "Haiti"],
        ["Quận 1", "Quận Ba"],
        ["1631", "Hà Nội", "Zürich", "Владивосток", "きた", "南宁", "인천"],
        ["Muller", "Müller", "Mullet"],
        ["oan", "oang", "ôn", "ơn"],
    ],
)
def test_lists_stand_in_the_order_of_the_vietnamese_alphabet(ordered):
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(keys)
    assert [key.encode() for key in keys] == sorted(key.encode() for key in keys)
    assert len(set(keys)) == len(keys)


def test_the_place_of_the_tone_mark_makes_no_difference():
    assert sort_key("Hoà Bình") == sort_key("HÒA BÌNH") == sort_key(unicodedata.normalize("NFD", "hoà  bình"))


def test_the_first_part_decides_wholly_before_the_second():
    people = [("An", "Vũ"), ("Án", "Bùi"), ("An Bình", "Lê"), ("Bình", "An")]
    keys = [sort_key(*person) for person in people]
    assert keys == sorted(keys)


@settings(deadline=None)
@given(st.lists(st.text(max_size=400), max_size=4))
def test_a_sort_key_always_fits_its_column(parts):
    assert len(sort_key(*parts)) <= SORT_KEY_LENGTH
