"""Who goes before whom, as tables of cases."""

from datetime import date
from itertools import permutations

import pytest

from crm.protocol.models import PrecedenceKey
from crm.protocol.rules import Attendee, arranged, as_received, by_our_posts, keys_from, keys_text

K = PrecedenceKey
LEVEL, COUNTRY, SINCE, POST, ROLE = K.LEVEL, K.COUNTRY, K.IN_OFFICE, K.POST, K.ROLE


def people(*given):
    """Build people numbered from 1 in the order received."""
    return [Attendee(key=at, received=at, **one) for at, one in enumerate(given, start=1)]


CASES = [
    ("the higher level first", (LEVEL,), people({"level": 4}, {"level": 2}, {"level": 3}), [2, 3, 1]),
    ("no level goes behind", (LEVEL,), people({}, {"level": 8}), [2, 1]),
    (
        "within a level the table of ranks",
        (LEVEL,),
        people({"level": 2, "rank_place": 20}, {"level": 2, "rank_place": 10}),
        [2, 1],
    ),
    (
        "then the country's name in English",
        (LEVEL, COUNTRY),
        people({"level": 2, "country": "VN"}, {"level": 2, "country": "JP"}, {"level": 2, "country": "CN"}),
        [3, 2, 1],
    ),
    ("a country nobody knows goes behind", (COUNTRY,), people({"country": ""}, {"country": "VN"}), [2, 1]),
    (
        "then the longest in office",
        (LEVEL, SINCE),
        people(
            {"level": 2, "in_office_since": date(2024, 5, 1)},
            {"level": 2},
            {"level": 2, "in_office_since": date(2019, 2, 1)},
        ),
        [3, 1, 2],
    ),
    ("alike in everything: as received", (LEVEL, COUNTRY, SINCE), people({}, {}, {}), [1, 2, 3]),
    ("heads, deputies, the others", (ROLE,), people({}, {"role": 1}, {"role": 0}), [3, 2, 1]),
    (
        "a spouse stands behind the principal, whatever the rank",
        (LEVEL,),
        people({"level": 4}, {"level": 2}, {"companion_of": 2}, {"level": 3}),
        [2, 3, 4, 1],
    ),
    (
        "companions of each other are lost nowhere",
        (LEVEL,),
        people({"companion_of": 2}, {"companion_of": 1}, {"level": 1}),
        [3, 1, 2],
    ),
    ("a companion of nobody here stands alone", (LEVEL,), people({"companion_of": 77}, {"level": 1}), [2, 1]),
]


@pytest.mark.parametrize(("said", "keys", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_set_puts_people_in_order(said, keys, given, wanted):
    assert arranged(given, keys, lang="en") == wanted


@pytest.mark.parametrize(("said", "keys", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_the_order_does_not_hang_on_how_they_are_handed_over(said, keys, given, wanted):
    assert {tuple(arranged(some, keys, lang="en")) for some in permutations(given)} == {tuple(wanted)}


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("vi", ["DE", "JP", "CN"]), ("en", ["CN", "DE", "JP"]), ("fr", ["DE", "CN", "JP"])],
)
def test_countries_stand_in_the_order_of_the_agreed_language(lang, wanted):
    """Đức, Nhật Bản, Trung Quốc; China, Germany, Japan; Allemagne, Chine, Japon."""
    countries = ["CN", "JP", "DE"]
    given = people(*({"country": code} for code in countries))
    assert [countries[key - 1] for key in arranged(given, (COUNTRY,), lang=lang)] == wanted


def test_from_a_drawn_letter_the_countries_come_round():
    """The multilateral habit of beginning at a letter drawn by lot."""
    countries = ["CN", "JP", "DE", "LA"]
    given = people(*({"country": code} for code in countries))
    order = arranged(given, (COUNTRY,), lang="en", first_letter="J")
    assert [countries[key - 1] for key in order] == ["JP", "LA", "CN", "DE"]


def test_guests_stand_as_received_and_our_people_by_the_list_of_posts():
    given = people({"level": 8, "post": 5}, {"level": 2, "post": 1}, {"level": 2}, {"post": 5})
    assert as_received(reversed(given)) == [1, 2, 3, 4]
    assert by_our_posts(given) == [2, 1, 4, 3]


def test_the_order_received_closes_every_rule_set():
    assert keys_text((K.RECEIVED, LEVEL, LEVEL)) == "level received"
    assert keys_from("level nonsense country level") == (LEVEL, COUNTRY)
