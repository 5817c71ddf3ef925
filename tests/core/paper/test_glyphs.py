"""Every letter has a typeface, or is named before anything is printed."""

from __future__ import annotations

import unicodedata

import pytest

from crm.core.paper import MissingGlyph, missing_glyphs
from crm.core.paper.faces import LATIN, face, order
from crm.core.paper.glyphs import clean, runs
from crm.core.paper.type import Style, para

BODY = Style(10, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Ẫm Ở Đỗ Ữu",
        "Kraków, Škoda, Ørsted, Ļeņins",
        "Соколов Игорь",
        "Αθήνα",
        "小倉 健一 きたきゅうしゅう ハイフォン",
        "李明华 广西",
        "한미래 하이퐁",
        "ບຸນມີ ແສງທອງ",
        "สมชาย วงศ์ดี",
        "𠮷野家",
        "m² · – “…” €",
    ],
)
def test_every_script_of_our_partners_can_be_printed(text: str) -> None:
    assert missing_glyphs(text) == []


def test_what_no_typeface_draws_is_named_once() -> None:
    assert missing_glyphs("Ann 😀 và 😀") == ["😀"]


def test_a_lone_half_of_a_letter_is_named_and_not_a_crash() -> None:
    assert missing_glyphs("A\ud800") == ["\ud800"]
    with pytest.raises(MissingGlyph) as refused:
        para(BODY, "A\ud800")
    assert refused.value.sentence.encode()


def test_marks_without_ink_are_not_missing() -> None:
    assert missing_glyphs("a\u200fb\u202ec\ufe0fd\u00a0e\tf") == []


def test_a_sheet_refuses_to_print_a_box() -> None:
    with pytest.raises(MissingGlyph) as refused:
        para(BODY, "Ann 😀")
    assert refused.value.glyphs == ["😀"]
    assert "U+1F600" in refused.value.sentence
    assert "Ann" in refused.value.sentence


@pytest.mark.parametrize(
    ("lang", "family"),
    [("ja", "NotoSansJP"), ("zh", "NotoSansSC"), ("zh-Hans", "NotoSansSC"), ("ko", "NotoSansKR")],
)
def test_a_han_letter_is_drawn_as_in_its_owners_country(lang: str, family: str) -> None:
    assert runs("直", order(lang), 400, False) == ((f"{family}-Regular", "直"),)


def test_a_letter_missing_in_one_country_is_taken_from_another() -> None:
    assert [face for face, _ in runs("直闻", order("ja"), 400, False)] == [
        "NotoSansJP-Regular",
        "NotoSansSC-Regular",
    ]


def test_scripts_without_italics_stay_upright() -> None:
    assert [name for name, _ in runs("a小", order("ja"), 400, True)] == [
        "NotoSans-Italic",
        "NotoSansJP-Regular",
    ]
    assert face(LATIN, 600, False) == "NotoSans-SemiBold"


def test_accents_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Nguyễn")) == "Nguyễn"
