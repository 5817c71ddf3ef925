"""Holidays against what was announced, lunar days, and working-day arithmetic across them."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.workdays.rules import (
    Calendar,
    LunarDay,
    Unit,
    add_months,
    deadline,
    is_settled,
    is_working_day,
    lunar_day,
    next_working_day,
    previous_working_day,
    published,
    solar_day,
    source_of,
    weekend_of,
    working_days_between,
    working_days_later,
)
from tests.workdays.official import ANNOUNCED, CHINESE, CHUSEOK, FIXED, HUNG_KINGS, LUNAR

YEARS = range(2024, 2031)


def days(year, text):
    return {date(year, *map(int, one.split("-"))) for one in text.split()}


def calendar(country, *years):
    known = [published(country, year) for year in years]
    off = frozenset(day for one in known for day in one.off)
    return Calendar(off, frozenset(day for one in known for day in one.working), weekend_of(country))


@pytest.mark.parametrize(("country", "year"), ANNOUNCED)
def test_weekdays_off_and_days_worked_are_as_announced(country, year):
    off, worked = ANNOUNCED[country, year]
    known = published(country, year)
    assert {day for day in known.off if day.weekday() < 5} == days(year, off)
    assert set(known.working) == days(year, worked)


@pytest.mark.parametrize("country", FIXED)
@pytest.mark.parametrize("year", YEARS)
def test_what_the_law_fixes_is_off_every_year(country, year):
    assert days(year, FIXED[country]) <= set(published(country, year).off)


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_new_year_is_each_countrys_own(year):
    for country, text in LUNAR[year].items():
        (first,) = days(year, text)
        assert first in published(country, year).off, (country, first)
    (tet,) = days(year, LUNAR[year]["VN"])
    assert lunar_day(tet) == LunarDay(1, 1, year)
    around = {tet - timedelta(days=1), *(tet + timedelta(days=number) for number in range(3))}
    assert around <= set(published("VN", year).off)
    (seollal,) = days(year, LUNAR[year]["KR"])
    assert {seollal - timedelta(days=1), seollal + timedelta(days=1)} <= set(published("KR", year).off)


@pytest.mark.parametrize("year", YEARS)
def test_other_lunar_days_fall_where_the_calendar_says(year):
    (kings,), (moon,) = days(year, HUNG_KINGS[year]), days(year, CHUSEOK[year])
    assert kings in published("VN", year).off
    assert (lunar_day(kings).day, lunar_day(kings).month) == (10, 3)
    assert {moon - timedelta(days=1), moon, moon + timedelta(days=1)} <= set(published("KR", year).off)


@pytest.mark.parametrize("year", YEARS)
def test_the_five_days_of_tet_and_the_chinese_festivals_are_off(year):
    (tet,) = days(year, LUNAR[year]["VN"])
    off = set(published("VN", year).off)
    assert {tet + timedelta(days=number) for number in range(-1, 4)} <= off
    assert off & {date(year, 9, 1), date(year, 9, 3)}, "one day beside National Day"
    assert days(year, CHINESE[year]) <= set(published("CN", year).off)


@pytest.mark.parametrize("country", ["JP", "CN", "KR"])
def test_partners_holidays_have_vietnamese_names(country):
    english = {name for year in YEARS for name in published(country, year, "en").off.values()}
    spoken = {name for year in YEARS for name in published(country, year, "vi").off.values()}
    assert not [name for name in spoken if re.search(r" (Day|Holiday|Festival|Year|for)\b|Alternative", name)]
    assert "Ngày Văn hóa" in published("JP", 2026, "vi").off[date(2026, 11, 3)]
    assert any("Culture Day" in name for name in english) == (country == "JP")


def test_only_the_countries_asked_for_are_loaded():
    """The package knows 250 countries; a web worker keeps the few that the office has partners in."""
    asked = "from crm.workdays.rules import published; published('VN', 2026); published('JP', 2026)"
    count = "import sys; print(sum(name.startswith('holidays.countries.') for name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", f"{asked}; {count}"], capture_output=True, check=True)
    assert int(told.stdout) <= 4


def test_a_source_is_named_for_every_published_day():
    assert "25/12/2025" in source_of("VN", date(2026, 1, 10))
    assert source_of("VN", date(2026, 9, 2)).startswith("holidays 0.")


def test_years_without_an_announcement_are_estimates():
    today = date(2026, 11, 24)
    assert is_settled("VN", 2026, today)
    assert not is_settled("VN", 2027, today)
    assert is_settled("JP", 2027, today)
    assert not is_settled("JP", 2028, today)


def test_tet_of_2030_is_a_day_before_the_chinese_new_year():
    assert solar_day(LunarDay(1, 1, 2030)) == date(2030, 2, 2)
    assert date(2030, 2, 2) in published("VN", 2030).off
    assert "Spring Festival" in published("CN", 2030, "en").off[date(2030, 2, 3)]
    assert "Spring Festival" not in published("CN", 2030, "en").off[date(2030, 2, 2)]


@pytest.mark.parametrize(("year", "day"), [(1985, (1, 21)), (2007, (2, 17)), (2030, (2, 2)), (2053, (2, 18))])
def test_tet_is_not_always_the_chinese_new_year(year, day):
    assert lunar_day(date(year, *day)) == LunarDay(1, 1, year)


def test_what_no_law_was_seen_for_is_kept_apart_and_not_counted():
    known = published("VN", 2026)
    assert known.doubted == {date(2026, 11, 24): "Ngày Văn hóa Việt Nam"}
    assert is_working_day(date(2026, 11, 24), calendar("VN", 2026))
    for year in range(2026, 2040):
        assert not [day for day in published("VN", year).off if day.month == 11], year


def test_an_unknown_country_and_a_far_year_have_no_days_off():
    assert published("ZZ", 2026).off == {}
    assert published("VN", 1700).off == {}
    assert is_working_day(date(2026, 9, 2), calendar("ZZ", 2026))


VN = calendar("VN", 2024, 2025, 2026, 2027)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ((2026, 2, 12), 2, (2026, 2, 23)),  # Thursday before Tết: Friday 13, then Monday after it
        ((2026, 2, 16), 1, (2026, 2, 23)),  # received on a day off: counting begins after the holiday
        ((2025, 12, 31), 1, (2026, 1, 5)),  # Friday 02/01 is exchanged
        ((2026, 1, 9), 1, (2026, 1, 10)),  # for Saturday 10/01
        ((2026, 8, 20), 2, (2026, 8, 22)),  # Saturday 22/08 is worked in exchange
        ((2026, 8, 28), 1, (2026, 9, 3)),  # 31/08 off in exchange, 01/09 and 02/09
        ((2026, 4, 24), 1, (2026, 4, 28)),  # Hùng Kings on a Sunday, off on Monday
        ((2026, 5, 4), 7, (2026, 5, 13)),
        ((2026, 5, 4), 0, (2026, 5, 4)),
        ((2026, 2, 23), -1, (2026, 2, 13)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, amount, end):
    assert working_days_later(date(*start), amount, VN) == date(*end)


def test_a_report_within_seven_working_days_of_tet():
    assert deadline(date(2025, 1, 24), 7, Unit.WORKING_DAY, VN) == date(2025, 2, 11)
    assert deadline(date(2025, 1, 24), 15, Unit.CALENDAR_DAY, VN) == date(2025, 2, 8)
    assert deadline(date(2025, 1, 31), 1, Unit.MONTH, VN) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2025, 1, 31), 1, (2025, 2, 28)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 3, 31), -1, (2026, 2, 28)),
        ((2026, 12, 15), 1, (2027, 1, 15)),
    ],
)
def test_months_end_with_the_month(start, amount, end):
    assert add_months(date(*start), amount) == date(*end)


DAYS = st.dates(date(2024, 2, 1), date(2027, 10, 1))


@given(DAYS, st.integers(0, 40))
def test_days_counted_on_and_back_agree(start, amount):
    end = working_days_later(start, amount, VN)
    assert working_days_between(start, end, VN) == amount
    assert amount == 0 or is_working_day(end, VN)
    if is_working_day(start, VN):
        assert working_days_later(end, -amount, VN) == start


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_a_longer_period_never_ends_earlier(start, one, more):
    assert working_days_later(start, one, VN) <= working_days_later(start, one + more, VN)
    assert working_days_later(start, one + more, VN) == working_days_later(
        working_days_later(start, one, VN), more, VN
    )


@given(DAYS)
def test_the_nearest_working_days_enclose_any_day(day):
    before, after = previous_working_day(day, VN), next_working_day(day, VN)
    assert before <= day <= after
    assert is_working_day(before, VN)
    assert is_working_day(after, VN)
    assert (before == after) == is_working_day(day, VN)


@given(st.dates(date(1900, 2, 1), date(2100, 12, 1)))
def test_lunar_days_follow_each_other_and_lead_back(day):
    lunar, following = lunar_day(day), lunar_day(day + timedelta(days=1))
    assert solar_day(lunar) == day
    assert 1 <= lunar.day <= 30
    assert following.day in (lunar.day + 1, 1)


def test_a_calendar_without_working_days_is_told_of_and_not_searched_for_ever():
    with pytest.raises(ValueError, match="no working day"):
        next_working_day(date(2026, 1, 1), Calendar(weekend=range(7)))
