"""What is known of days: the published holidays with the office's own table laid over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from crm.core.audit import FieldChange
from crm.core.db import db
from crm.core.locale import language
from crm.core.records import beside
from crm.core.undo import rows, steps_of
from crm.localities.models import Locality
from crm.settings.models import Office
from crm.settings.queries import office
from crm.workdays.models import CalendarDay, DayKind, Repeats, city_scope, country_scope
from crm.workdays.rules import (
    Calendar,
    LunarDay,
    lunar_day,
    previous_working_day,
    published,
    solar_day,
    weekend_of,
)

HOME_COUNTRY = "VN"


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about one day. ``side`` is a country's code or a city's name; ``is_off``: nobody works.

    ``is_exchange``: it is one of two days exchanged for each other; a day that is neither is worked as ever.
    """

    day: date
    side: str
    name: str
    is_off: bool
    is_city: bool = False
    row_id: int | None = None
    source: str = ""
    version: int = 0
    is_exchange: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """Whose days are looked at beside our own."""

    id: int
    title: str
    country_code: str


def home_country() -> str:
    """Return the country of the home city; Viet Nam while nobody has said."""
    asked = sa.select(Locality.country_code).where(Locality.id == office().home_locality_id)
    return db.session.scalar(asked) or HOME_COUNTRY


def partner(locality_id: int | None) -> Partner | None:
    """Return a locality whose days are to be shown, or None when it may not be seen."""
    if locality_id is None:
        return None
    asked = sa.select(Locality.id, Locality.title, Locality.country_code).where(Locality.id == locality_id)
    row = db.session.execute(asked).first()
    return Partner(*row) if row else None


def partner_countries() -> Sequence[str]:
    """Return the countries and territories of the localities in the book."""
    return db.session.scalars(sa.select(Locality.country_code).distinct()).all()


def rows_of(scopes: Collection[str]) -> Sequence[CalendarDay]:
    """Return the office's own rows of some scopes, by day."""
    asked = sa.select(CalendarDay).where(CalendarDay.scope.in_(set(scopes)))
    return db.session.scalars(asked.order_by(CalendarDay.day, CalendarDay.id)).all()


def row(row_id: int) -> CalendarDay | None:
    """Return one row of the office's own, or None."""
    return db.session.scalar(sa.select(CalendarDay).where(CalendarDay.id == row_id))


def row_on(scope: str, day: date, *, but: int | None = None) -> CalendarDay | None:
    """Return the office's row of a scope on one day, or None."""
    asked = sa.select(CalendarDay).where(CalendarDay.scope == scope, CalendarDay.day == day)
    return db.session.scalar(asked.where(CalendarDay.id != (but or 0)))


def days_removed_by(change_id: int) -> list[CalendarDay]:
    """Return the days that a change took out of the table, as they were; they are not in the database."""
    asked = sa.select(FieldChange).where(FieldChange.change_set_id == change_id).order_by(FieldChange.id)
    gone = [step for step in steps_of(db.session.scalars(asked)) if step.existed and not step.exists]
    return [
        CalendarDay(
            **{
                name: rows.value_of(CalendarDay, name, text)
                for name, text in rows.known(CalendarDay, step.before).items()
                if name != "id"
            }
        )
        for step in gone
        if step.entity == CalendarDay.__tablename__
    ]


def falls_on(row: CalendarDay, year: int) -> date | None:
    """Return the day on which a row falls in ``year``; None where it does not."""
    if row.repeats is Repeats.ONCE:
        return row.day if row.day.year == year else None
    if year < row.day.year:
        return None
    if row.repeats is Repeats.LUNAR:
        lunar = lunar_day(row.day)
        for lunar_year in (year, year - 1):
            for last in (lunar.day, lunar.day - 1):  # a month of 29 days ends a day earlier
                found = solar_day(LunarDay(last, lunar.month, lunar_year))
                if found is not None:
                    if found.year == year:
                        return found
                    break
        return None
    try:
        return row.day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def year_of(country: str, year: int, rows: Iterable[CalendarDay]) -> list[Noted]:
    """Return what is noted of a country's year, the office's rows in place of what they correct."""
    known = published(country, year, language())
    own = {day: one for one in rows if (day := falls_on(one, year)) is not None}
    told = [
        Noted(day, country, name, is_off=True)
        for day, name in known.off.items()
        if day not in own or own[day].kind is DayKind.CITY_DAY
    ]
    told += [
        Noted(day, country, "", is_off=False, is_exchange=True) for day in known.working if day not in own
    ]
    told += [_noted(day, country, one) for day, one in own.items() if one.kind is not DayKind.CITY_DAY]
    return sorted(told, key=lambda one: one.day)


def _noted(day: date, side: str, row: CalendarDay) -> Noted:
    return Noted(
        day,
        side,
        row.name.best(language()),
        is_off=row.kind is DayKind.OFF,
        is_city=row.kind is DayKind.CITY_DAY,
        row_id=row.id,
        source=row.source,
        version=row.version,
        is_exchange=row.swapped_with is not None,
    )


def calendar_of(country: str, first: date, last: date, rows: Sequence[CalendarDay]) -> Calendar:
    """Return a country's working calendar from the year before ``first`` to the year after ``last``."""
    off: set[date] = set()
    working: set[date] = set()
    for year in range(first.year - 1, last.year + 2):
        for one in year_of(country, year, rows):
            (off if one.is_off else working).add(one.day)
    return Calendar(frozenset(off), frozenset(working), weekend_of(country))


def office_calendar(first: date, last: date) -> Calendar:
    """Return our own working calendar: what deadlines are counted on."""
    country = home_country()
    return calendar_of(country, first, last, rows_of([country_scope(country)]))


@dataclass(frozen=True, slots=True)
class Sides:
    """The days of our side and of a partner's, read once for a page."""

    ours: str
    theirs: Partner | None
    rows: Mapping[str, Sequence[CalendarDay]]

    def _of(self, scope: str) -> Sequence[CalendarDay]:
        return self.rows.get(scope, ())

    def on(self, day: date) -> list[Noted]:
        """Return what is noted of one day, our side first."""
        told = [one for one in year_of(self.ours, day.year, self._of(self.ours)) if one.day == day]
        if self.theirs is None:
            return told
        if self.theirs.country_code != self.ours:
            country = self.theirs.country_code
            told += [one for one in year_of(country, day.year, self._of(country)) if one.day == day]
        for own in self._of(city_scope(self.theirs.id)):
            if falls_on(own, day.year) == day:
                told.append(_noted(day, self.theirs.title, own))
        return told

    def between(self, first: date, last: date) -> list[Noted]:
        """Return what is noted of the days from ``first`` to ``last``, at most two months of them."""
        days = min((last - first).days, 62)
        return [one for number in range(days + 1) for one in self.on(first + timedelta(days=number))]

    def working_day_before(self, day: date) -> date | None:
        """Return our last working day before ``day`` when nobody here works on it; None when it is worked."""
        calendar = calendar_of(self.ours, day, day, self._of(self.ours))
        found = previous_working_day(day, calendar)
        return None if found == day else found


def sides(locality_id: int | None) -> Sides:
    """Read the days of both sides in one statement, however many days are asked for."""
    home: Any = beside(Locality, "home")
    place: Any = beside(Locality, "place")
    ours = sa.func.coalesce(home.country_code, HOME_COUNTRY)
    city = sa.literal(city_scope(locality_id or 0))
    concerns = sa.or_(
        CalendarDay.scope == ours, CalendarDay.scope == place.country_code, CalendarDay.scope == city
    )
    columns: list[Any] = [ours, place.id, place.title, place.country_code, CalendarDay]
    asked = (
        sa.select(*columns)
        .select_from(Office)
        .outerjoin(home, home.id == Office.home_locality_id)
        .outerjoin(place, place.id == (locality_id or 0))
        .outerjoin(CalendarDay, concerns)
    )
    rows = db.session.execute(asked).all()
    if not rows:
        return Sides(HOME_COUNTRY, partner(locality_id), {})
    grouped: dict[str, list[CalendarDay]] = {}
    for *_rest, day in rows:
        if day is not None:
            grouped.setdefault(day.scope, []).append(day)
    our_country, key, title, country, _day = rows[0]
    return Sides(our_country, Partner(key, title, country) if key else None, grouped)


def city_days() -> Sequence[tuple[CalendarDay, str]]:
    """Return the city days of the localities that the person looking may see, with their names."""
    asked = sa.select(CalendarDay, Locality.title).join(Locality, Locality.id == CalendarDay.locality_id)
    return [(row, title) for row, title in db.session.execute(asked.order_by(CalendarDay.day))]


def cities(*, limit: int = 400) -> Sequence[tuple[int, str]]:
    """Return the localities whose city day can be entered, by name."""
    asked = sa.select(Locality.id, Locality.title).order_by(Locality.sort_key, Locality.id)
    return [(key, title) for key, title in db.session.execute(asked.limit(limit))]
