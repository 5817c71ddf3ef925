"""How figures are read, names chosen and places called."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from crm.core.locale import speaking
from crm.localities import rules
from crm.localities.models import NameKind


@dataclass(frozen=True)
class Name:
    lang: str
    kind: NameKind
    text: str


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("947.092", "947092"),
        ("491,95", "491.95"),
        ("1.234.567,8", "1234567.8"),
        ("3 194,72", "3194.72"),
        ("491.95", "491.95"),
        ("12", "12"),
    ],
)
def test_a_figure_is_read_as_vietnamese_offices_write_it(typed, value):
    assert rules.read_figure(typed, "vi") == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "value"), [("947,092", "947092"), ("491.95", "491.95"), ("1,234.5", "1234.5")]
)
def test_a_figure_is_read_in_english_too(typed, value):
    assert rules.read_figure(typed, "en") == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["abc", "12 người", "1,2,3", "--3", "9" * 16, "0,12345", "=1+1", "NaN", "1e9", "٣"]
)
def test_what_is_no_figure_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        rules.read_figure(typed, "vi")


@pytest.mark.parametrize("value", ["947092", "491.95", "0.1234", "1000000", "-3.5"])
def test_a_figure_that_was_kept_is_shown_so_that_reading_it_again_gives_the_same(value):
    for lang in ("vi", "en"):
        with speaking(lang):
            assert rules.read_figure(rules.figure_text(Decimal(value)), lang) == Decimal(value)


def test_a_chinese_city_is_printed_in_sino_vietnamese_and_a_korean_one_is_not():
    names = [
        Name("vi", NameKind.SINO_VIETNAMESE, "Nhân Xuyên"),
        Name("vi", NameKind.OFFICIAL, "Thành phố Incheon"),
        Name("ko", NameKind.NATIVE, "인천광역시"),
    ]
    assert rules.print_name(names, "KR") == "Thành phố Incheon"
    assert rules.print_name(names, "CN") == "Nhân Xuyên"
    assert rules.print_name([*names, Name("vi", NameKind.SHORT, "Incheon")], "KR") == "Incheon"
    assert rules.native_form(names) == ("인천광역시", "ko")


@pytest.mark.parametrize("kind", [NameKind.RARE, NameKind.READING, NameKind.FORMER])
def test_search_aids_are_never_printed(kind):
    assert rules.print_name([Name("vi", kind, "Bắc Cửu Châu")], "JP") == ""


def test_countries_and_territories_are_called_in_the_language_spoken():
    with speaking("vi"):
        assert rules.country_name("JP") == "Nhật Bản"
        assert ("KR", "Hàn Quốc") in rules.country_choices()
    with speaking("en"):
        assert rules.country_name("JP") == "Japan"
    assert not rules.is_country("EU")


@pytest.mark.parametrize(
    ("code", "zone"),
    [("JP", "Asia/Tokyo"), ("VN", "Asia/Ho_Chi_Minh"), ("RU", "Europe/Moscow"), ("XK", "Etc/UTC")],
)
def test_a_country_suggests_its_time_zone(code, zone):
    assert rules.default_zone(code) == zone


def test_a_figure_is_old_when_its_year_lies_beyond_the_limit_of_the_office():
    assert rules.years_stale(2020, 2026, 5) == 6
    assert rules.years_stale(2021, 2026, 5) is None
    assert rules.years_stale(None, 2026, 5) is None
