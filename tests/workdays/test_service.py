"""The office's own table: what it changes, and how a contradiction is refused."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import Conflict, Forbidden, Invalid
from crm.workdays import queries, service
from crm.workdays.models import CalendarDay, DayKind, Repeats
from crm.workdays.rules import is_working_day
from crm.workdays.service import DayEntry
from tests import build


@pytest.fixture(autouse=True)
def looking(app):
    with acting_as(SYSTEM):
        yield


def entry(kind, first, *, country="VN", name="Nghỉ theo thông báo", **given):
    return DayEntry(kind=kind, first=first, country=country, name=Words(vi=name), **given)


def enter(kind, first, **given):
    made = service.enter_days(entry(kind, first, **given), actor=SYSTEM)
    db.session.commit()
    return made


def works(*day):
    return is_working_day(date(*day), queries.office_calendar(date(*day), date(*day)))


def test_a_swapped_day_is_off_and_its_saturday_is_worked():
    assert works(2027, 4, 29)
    enter(DayKind.OFF, date(2027, 4, 29), exchanged=date(2027, 5, 8))
    assert not works(2027, 4, 29)
    assert works(2027, 5, 8)


def test_removing_one_half_of_a_swap_removes_the_other():
    off, _worked = enter(DayKind.OFF, date(2027, 4, 29), exchanged=date(2027, 5, 8))
    service.remove_day(off.id, version=1, actor=SYSTEM)
    db.session.commit()
    assert works(2027, 4, 29)
    assert not works(2027, 5, 8)


def test_a_published_day_off_can_be_worked_and_be_off_again():
    made = service.work_on("VN", date(2026, 9, 1), name=Words(vi="Quốc khánh"), actor=SYSTEM)
    db.session.commit()
    assert works(2026, 9, 1)
    service.remove_day(made.id, version=1, actor=SYSTEM)
    db.session.commit()
    assert not works(2026, 9, 1)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        (entry(DayKind.OFF, date(2026, 9, 2)), "first", "vốn đã là ngày nghỉ: Quốc khánh"),
        (entry(DayKind.OFF, date(2027, 3, 13)), "first", "Thứ Bảy 13/03/2027 là ngày nghỉ cuối tuần"),
        (entry(DayKind.OFF, date(2027, 2, 5), last=date(2027, 2, 10)), "first", "vốn đã được nghỉ"),
        (entry(DayKind.WORKING, date(2027, 3, 13)), "kind", "đủ hai vế"),
        (entry(DayKind.OFF, date(2027, 3, 9), last=date(2027, 3, 10), repeats=Repeats.SOLAR), "last", "lặp"),
        (
            entry(DayKind.OFF, date(2027, 3, 9), last=date(2027, 3, 8)),
            "last",
            "Ngày cuối trước ngày đầu",
        ),
        (entry(DayKind.OFF, date(2027, 3, 9), last=date(2027, 8, 8)), "last", "nhiều nhất 31 ngày"),
        (
            entry(DayKind.OFF, date(2027, 3, 9), exchanged=date(2027, 3, 9)),
            "exchanged",
            "vừa nghỉ vừa làm bù",
        ),
        (entry(DayKind.OFF, date(2027, 3, 9), exchanged=date(2027, 3, 10)), "exchanged", "ngày làm việc"),
        (
            entry(DayKind.OFF, date(2027, 3, 9), last=date(2027, 3, 10), exchanged=date(2027, 3, 13)),
            "exchanged",
            "từng ngày",
        ),
        (entry(DayKind.OFF, date(2027, 3, 9), country=""), "country", "Chọn quốc gia"),
        (entry(DayKind.CITY_DAY, date(2027, 3, 9)), "locality_id", "Chọn thành phố"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_beside_its_field(wrong, field, sentence):
    with pytest.raises(Invalid) as refused:
        service.enter_days(wrong, actor=SYSTEM)
    assert refused.value.field == field
    assert sentence in refused.value.sentence
    assert queries.rows_of(["VN"]) == []


def test_the_row_that_a_new_one_clashes_with_is_named():
    enter(DayKind.OFF, date(2027, 4, 29), name="Nghỉ lễ dài ngày", source="12/TB-BNV")
    named = r"29/04/2027 đã có trong bảng: Nghỉ lễ dài ngày \(ngày nghỉ, 12/TB-BNV\)"
    with pytest.raises(Invalid, match=named):
        service.enter_days(entry(DayKind.OFF, date(2027, 4, 28), last=date(2027, 4, 29)), actor=SYSTEM)
    with pytest.raises(Invalid, match="29/04/2027 đã có trong bảng"):
        service.work_on("VN", date(2027, 4, 29), name=Words(vi="Làm"), actor=SYSTEM)


def test_a_day_that_comes_back_clashes_in_every_year():
    enter(DayKind.OFF, date(2026, 5, 13), repeats=Repeats.SOLAR, name="Ngày giải phóng Hải Phòng")
    with pytest.raises(Invalid, match="13/05/2027 đã có trong bảng: Ngày giải phóng Hải Phòng"):
        service.enter_days(entry(DayKind.OFF, date(2027, 5, 13)), actor=SYSTEM)
    enter(DayKind.OFF, date(2027, 10, 12), name="Nghỉ một lần")
    with pytest.raises(Invalid, match="12/10/2027 đã có trong bảng: Nghỉ một lần"):
        service.enter_days(entry(DayKind.OFF, date(2026, 10, 12), repeats=Repeats.SOLAR), actor=SYSTEM)


def test_a_span_leaves_out_what_is_off_anyway():
    made = enter(DayKind.OFF, date(2027, 4, 28), last=date(2027, 5, 4), name="Nghỉ lễ")
    assert [row.day.day for row in made] == [28, 29, 4]  # 30/4, 1/5, the weekend and its Monday are off
    assert all(row.day.weekday() < 5 for row in made)


def test_the_database_itself_keeps_one_row_a_day():
    enter(DayKind.OFF, date(2027, 4, 29))
    again = CalendarDay(scope="VN", day=date(2027, 4, 29), kind=DayKind.WORKING)
    with pytest.raises(sa.exc.IntegrityError), audit.change(SYSTEM, "test"):
        db.session.add(again)
    db.session.rollback()


def test_a_name_is_corrected_on_both_days_of_an_exchange():
    off, worked = enter(DayKind.OFF, date(2027, 4, 29), exchanged=date(2027, 5, 8))
    service.name_day(off.id, name=Words(vi="Nghỉ 30/4"), source="12/TB-BNV", version=1, actor=SYSTEM)
    db.session.commit()
    assert {(one.name["vi"], one.source) for one in queries.rows_of(["VN"])} == {("Nghỉ 30/4", "12/TB-BNV")}
    with pytest.raises(Conflict):
        service.name_day(off.id, name=Words(vi="Khác"), source="", version=1, actor=SYSTEM)
    db.session.rollback()
    with pytest.raises(Conflict):
        service.name_day(worked.id, name=Words(vi="Khác"), source="", version=1, actor=SYSTEM)


def test_an_announcement_is_entered_whole_or_not_at_all():
    good = entry(DayKind.OFF, date(2027, 4, 29), exchanged=date(2027, 5, 8))
    with pytest.raises(Invalid, match="Dòng 2: Ngày 08/05/2027 đã có trong bảng"):
        service.enter_list(
            [good, entry(DayKind.OFF, date(2027, 6, 7), exchanged=date(2027, 5, 8))], actor=SYSTEM
        )
    db.session.rollback()
    assert queries.rows_of(["VN"]) == []
    assert service.enter_list([good], actor=SYSTEM) == 2


def test_a_lunar_day_of_a_long_month_comes_back_in_a_short_one():
    place = build.locality("Kitakyushu", country_code="JP")
    last = {"locality_id": place.id, "country": "", "repeats": Repeats.LUNAR}
    (row,) = enter(DayKind.CITY_DAY, date(2024, 2, 9), name="Ba mươi Tết", **last)
    assert queries.falls_on(row, 2026) == date(2026, 2, 16)  # the twelfth month has 29 days


def test_days_of_another_country_are_another_matter():
    enter(DayKind.OFF, date(2027, 4, 28), country="JP", name="Nghỉ")
    assert works(2027, 4, 28)


def test_a_city_day_comes_back_every_year_by_its_own_calendar():
    place = build.locality("Kitakyushu", country_code="JP")
    given = {"locality_id": place.id, "country": ""}
    enter(DayKind.CITY_DAY, date(2026, 2, 10), repeats=Repeats.SOLAR, name="Ngày thành lập", **given)
    enter(DayKind.CITY_DAY, date(2026, 2, 18), repeats=Repeats.LUNAR, name="Lễ hội mùng hai Tết", **given)
    both = queries.sides(place.id)
    told = {one.name: one.day for one in both.between(date(2030, 1, 25), date(2030, 2, 12)) if one.is_city}
    assert told == {"Ngày thành lập": date(2030, 2, 10), "Lễ hội mùng hai Tết": date(2030, 2, 3)}
    assert not [one for one in both.on(date(2025, 2, 10)) if one.is_city]


def test_both_sides_are_told_of_one_day():
    place = build.locality("Kitakyushu", country_code="JP")
    told = queries.sides(place.id).on(date(2026, 11, 3))
    assert [(one.side, one.is_off) for one in told] == [("JP", True)]
    assert {one.side for one in queries.sides(place.id).on(date(2026, 1, 1))} == {"VN", "JP"}


def test_an_officer_reads_and_does_not_change():
    officer = build.person(role=Role.STAFF)
    with pytest.raises(Forbidden):
        service.enter_days(entry(DayKind.OFF, date(2027, 4, 29)), actor=officer)
