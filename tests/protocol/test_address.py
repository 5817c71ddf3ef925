"""Forms of address that are offered."""

import pytest

from crm.core.names import Gender
from crm.protocol.rules import Addressed, forms_of_address

MAN, WOMAN = Gender.MALE, Gender.FEMALE
TANAKA = {
    "full_name": "TANAKA Kenichi",
    "family_name": "TANAKA",
    "native_name": "田中健一",
    "native_lang": "ja",
}

CASES = [
    ("a mayor", TANAKA | {"gender": MAN, "is_excellency": True, "title_vi": "Thị trưởng"}, "Ngài Thị trưởng"),
    ("a director", TANAKA | {"gender": MAN, "title_vi": "Cục trưởng"}, "Ông Cục trưởng"),
    ("a woman", TANAKA | {"gender": WOMAN, "title_vi": "Trưởng phòng"}, "Bà Trưởng phòng"),
    ("no gender known", TANAKA | {"title_vi": "Trưởng phòng"}, ""),
    ("no title known", TANAKA | {"gender": MAN}, "Ông TANAKA Kenichi"),
    ("one of ours", {"is_ours": True, "gender": MAN, "title_vi": "Phó Giám đốc"}, "Đồng chí Phó Giám đốc"),
    ("nothing known", {}, ""),
]


@pytest.mark.parametrize(("said", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_vietnamese_forms(said, given, wanted):
    assert forms_of_address(Addressed(**given))["vi"] == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (TANAKA | {"gender": MAN, "is_excellency": True}, "His Excellency Mr TANAKA Kenichi"),
        (TANAKA | {"gender": WOMAN, "is_excellency": True}, "Her Excellency Ms TANAKA Kenichi"),
        (TANAKA | {"gender": MAN}, "Mr TANAKA"),
        (TANAKA, ""),
        ({"gender": MAN}, ""),
    ],
)
def test_excellency_only_where_the_rank_carries_it(given, wanted):
    assert forms_of_address(Addressed(**given))["en"] == wanted


@pytest.mark.parametrize(
    ("lang", "given", "wanted"),
    [
        ("ja", {"native_name": "田中健一", "title_native": "局長"}, "田中健一 局長"),
        ("ja", {"native_name": "田中健一"}, "田中健一 様"),
        ("zh", {"native_name": "李明", "gender": WOMAN}, "李明女士"),
        ("ko", {"native_name": "한지민"}, "한지민 님"),
        ("ru", {"native_name": "Иванов", "gender": MAN}, "Господин Иванов"),
        ("fr", {"family_name": "Martin", "gender": WOMAN}, "Madame Martin"),
        ("ru", {"native_name": "Иванов"}, ""),
        ("xx", {"native_name": "?"}, ""),
    ],
)
def test_forms_in_their_language(lang, given, wanted):
    assert forms_of_address(Addressed(native_lang=lang, **given))["native"] == wanted
