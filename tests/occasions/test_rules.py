"""The rules of anniversaries and of letters, without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.occasions.models import Basis
from crm.occasions.rules import (
    Beginning,
    LetterState,
    Mark,
    Step,
    anniversary_on,
    back_plan,
    begins_on,
    coming,
    congratulates,
    first_known,
    mark_of,
    proposed_language,
    state_of,
    year_wished,
)
from crm.occasions.service import product_days
from crm.papers.rules import LETTER_LANGUAGES
from crm.workdays.rules import Calendar, is_working_day, published

calm = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LEADS = st.lists(st.integers(0, 800), min_size=1, max_size=6)


def began(since, **given):
    return Beginning(key="tie-1", basis=Basis.TIE, since=since, **given)


@calm
@given(DAYS, DAYS)
def test_an_anniversary_comes_every_five_years_on_its_day_and_never_late(since, first):
    found = list(coming(began(since), first, first + timedelta(days=20 * 366)))
    assert all(one.years > 0 and one.years % 5 == 0 and one.year == since.year + one.years for one in found)
    assert all(one.day.month == since.month for one in found)
    assert all(since.day - one.day.day in (0, 1) for one in found)
    assert len({one.years for one in found}) == len(found)


@pytest.mark.parametrize(("year", "day"), [(2029, date(2029, 2, 28)), (2028, date(2028, 2, 29))])
def test_29_february_is_remembered_on_28_february_in_common_years(year, day):
    assert anniversary_on(date(2024, 2, 29), year) == day


def test_of_what_only_the_year_is_known_the_anniversary_has_no_day():
    found = list(coming(began(date(2006, 1, 1), is_year_only=True), date(2026, 11, 24), date(2028, 11, 24)))
    assert [(one.years, one.day, one.last_day) for one in found] == [(20, None, date(2026, 12, 31))]


def test_a_whole_day_says_more_than_the_year_alone():
    known = [(date(2009, 1, 1), True), (date(2009, 4, 17), False), (date(2014, 4, 18), False)]
    assert first_known(known) == (date(2009, 4, 17), False)
    assert first_known([(date(2006, 1, 1), True), *known]) == (date(2006, 1, 1), True)
    assert first_known([]) is None


def test_tens_weigh_more_than_fives():
    assert [mark_of(years) for years in (5, 10, 15, 20)] == [Mark.EVEN, Mark.ROUND, Mark.EVEN, Mark.ROUND]


@calm
@given(
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    LEADS,
    st.sets(st.dates(date(2025, 1, 1), date(2030, 1, 1)), max_size=9),
)
def test_work_is_due_on_working_days_from_now_on_and_in_the_order_of_its_leads(day, leads, off):
    calendar, today = Calendar(off), date(2026, 1, 1)
    steps = [Step(str(at), "Việc", days) for at, days in enumerate(leads)]
    plan = back_plan(day, steps, today, calendar)
    assert all(is_working_day(one.due_on, calendar) and one.due_on >= today for one in plan)
    assert [one.due_on for one in plan] == sorted(one.due_on for one in plan)
    assert all(one.is_short or one.due_on <= day - timedelta(days=one.step.days) for one in plan)
    assert begins_on(day, steps, calendar) <= min(one.due_on for one in plan)


def test_work_for_an_anniversary_after_tet_is_due_before_tet():
    calendar = Calendar(published("VN", 2027).off, published("VN", 2027).working)
    due = back_plan(date(2027, 2, 15), [Step("press", "Tặng phẩm", 7)], date(2026, 11, 24), calendar)[
        0
    ].due_on
    assert due == date(2027, 2, 3)  # nobody works from 4 to 10 February


def test_the_product_s_days_have_sources_and_the_national_days_are_those_of_the_published_calendar():
    days = list(product_days())
    assert all(one["source"] for one in days)
    assert all(one["source_url"] for one in days if one["kind"] == "diplomatic")
    for one in days:
        if one["kind"] == "national":
            assert one["day"].replace(year=2026) in published(one["country_code"], 2026).off, one


def test_a_letter_is_proposed_in_two_languages_and_its_state_follows_its_days():
    assert [proposed_language(code) for code in ("ja", "ru", "", "nl")] == ["vi+ja", "vi+ru", "en", "en"]
    day = date(2026, 12, 20)
    assert [state_of(None, None), state_of(day, None), state_of(day, day)] == list(LetterState)
    assert (year_wished(date(2026, 12, 20)), year_wished(date(2027, 1, 1))) == (2027, 2027)


@pytest.mark.parametrize("lang", LETTER_LANGUAGES)
def test_words_of_joy_are_known_in_every_language(lang):
    joyful = {
        "vi": "Tôi xin chúc mừng Ngài.",
        "en": "My warmest Congratulations.",
        "ja": "心よりお祝い申し上げます。",
        "zh": "表示诚挚的祝贺。",
        "ko": "진심으로 축하드립니다.",
        "ru": "Поздравляю Вас.",
        "lo": "ຂໍອວຍພອນ",
        "fr": "Toutes mes félicitations.",
    }
    assert congratulates(joyful[lang], lang)
    assert not congratulates("Noto 2024", lang)
