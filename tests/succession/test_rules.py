"""Names and holders of a day, and sums that agree across any merger: pure rules."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace

import pytest

from crm.localities.models import NameKind
from crm.localities.rules.succession import NamesOn, Place, closes_circle, names_by_day
from crm.partnerships.models import Stage
from crm.succession.rules import DutyState, Pact, Standing, Tie, duty_state, mergers, pacts_on, ties_on
from crm.succession.rules.standing import Kept

MERGED = date(2025, 7, 1)
CITY, PROVINCE, DISTRICT = 1, 2, 3


def former(text, until, place=7):
    kind = NameKind.FORMER
    return SimpleNamespace(
        locality_id=place, lang="vi", kind=kind, text=text, valid_from=None, valid_to=until
    )


def planned(text, on, place=7):
    kind = NameKind.PLANNED
    return SimpleNamespace(locality_id=place, lang="vi", kind=kind, text=text, valid_from=on, valid_to=None)


NAMES = [former("A", date(1975, 5, 1)), former("B", date(1990, 1, 1)), planned("D", date(2027, 1, 1))]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1975, 4, 30), "A"),
        (date(1975, 5, 1), "B"),
        (date(1989, 12, 31), "B"),
        (date(1990, 1, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), "D"),
    ],
)
def test_a_place_is_called_by_the_name_of_the_day(day, name):
    assert names_by_day(NAMES, day).get(7) == name


def test_another_stands_for_a_place_from_the_very_day_on_and_through_every_merger():
    places = {
        3: Place(3, "Quận", successor_id=2, succeeded_on=date(1998, 1, 1)),
        2: Place(2, "Tỉnh", successor_id=1, succeeded_on=MERGED),
        1: Place(1, "Thành phố"),
    }
    told = {day: NamesOn(day, places).body(3) for day in (date(1997, 12, 31), date(1998, 1, 1), MERGED)}
    assert list(told.values()) == [3, 2, 1]


def test_places_that_follow_each_other_in_a_circle_are_found_and_never_loop():
    assert closes_circle({2: 1, 3: 2}, 1, 3)
    assert not closes_circle({2: 1}, 3, 1)
    round_about = {
        1: Place(1, "Một", successor_id=2, succeeded_on=MERGED),
        2: Place(2, "Hai", successor_id=1, succeeded_on=MERGED),
    }
    assert NamesOn(MERGED, round_about).body(1) in (1, 2)


def book(*kept, begun=date(2004, 1, 1), pacts=()):
    """Return a book with one tie for each set of bodies that kept it."""
    places = {
        CITY: Place(CITY, "Hải Phòng"),
        PROVINCE: Place(PROVINCE, "Hải Dương", successor_id=CITY, succeeded_on=MERGED),
        DISTRICT: Place(DISTRICT, "Hồng Bàng", successor_id=CITY, succeeded_on=MERGED),
    }
    ties = [
        Tie(
            id=10 + number,
            partner_id=100 + number,
            partner=f"Nơi {number}",
            native="",
            native_lang="",
            country="KR",
            stage=Stage.FRIENDSHIP,
            moves=((begun, Stage.FRIENDSHIP, False),),
            kept=tuple(Kept(one) for one in bodies),
        )
        for number, bodies in enumerate(kept)
    ]
    return Standing(ties, pacts, places, (), CITY, frozenset(places))


@pytest.mark.parametrize("sizes", list(product((0, 1, 2), repeat=3)))
def test_the_sums_before_and_after_a_merger_agree_save_what_both_had(sizes):
    only_city, only_province, both = sizes
    kept = [()] * only_city + [(PROVINCE,)] * only_province + [(CITY, PROVINCE)] * both
    pacts = [Pact(1, 100, date(2010, 1, 1)), Pact(2, 101, date(2011, 1, 1), DISTRICT)]
    standing = book(*kept, pacts=pacts)
    (merger,) = mergers(standing)
    assert merger.is_balanced
    assert merger.ties_before == only_city + only_province + 2 * both
    assert merger.after == merger.ties_before - both == len(ties_on(standing, MERGED))
    assert len(merger.doubled) == both
    assert merger.pacts_after == 2 == len(pacts_on(standing, MERGED))


def test_what_came_on_the_very_day_is_told_apart_from_what_was_inherited():
    (merger,) = mergers(book((), begun=MERGED))
    assert (merger.ties_before, merger.after, merger.new) == (0, 1, 1)
    assert merger.is_balanced


def test_a_tie_is_not_there_before_it_began_nor_after_it_was_parked():
    standing = book((PROVINCE,))
    assert ties_on(standing, date(2003, 12, 31)) == []
    moves = ((date(2004, 1, 1), Stage.FRIENDSHIP, False), (date(2020, 1, 1), Stage.PARKED, False))
    parked = Tie(1, 100, "Nơi", "", "", "KR", Stage.PARKED, moves)
    asleep = Standing([parked], (), {}, (), CITY)
    assert [len(ties_on(asleep, day)) for day in (date(2019, 12, 31), date(2020, 1, 1))] == [1, 0]


def test_how_far_the_new_name_has_come_follows_from_its_days():
    day = date(2026, 1, 1)
    told = [duty_state(None, None), duty_state(day, None), duty_state(day, day + timedelta(days=1))]
    assert told == [DutyState.OPEN, DutyState.NOTIFIED, DutyState.DONE]
