"""Days of countries, and on which day each comes next; city days are read from the working calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from crm.core.audit import FieldChange
from crm.core.db import db
from crm.core.locale import language
from crm.core.undo import rows, steps_of
from crm.localities.rules import country_name
from crm.occasions.models import DayKind, OccasionDay
from crm.occasions.rules import anniversary_on
from crm.workdays.models import CalendarDay
from crm.workdays.queries import city_days, falls_on


@dataclass(frozen=True, slots=True)
class NextDay:
    """A day that comes back every year, as it falls next."""

    day: date
    who: str
    name: str
    source: str
    country_code: str = ""
    locality_id: int | None = None


def country_days(kind: DayKind | None = None) -> Sequence[OccasionDay]:
    """Return the days of countries, by kind and country."""
    asked = sa.select(OccasionDay).order_by(OccasionDay.kind, OccasionDay.country_code)
    return db.session.scalars(asked if kind is None else asked.where(OccasionDay.kind == kind)).all()


def day_row(day_id: int) -> OccasionDay | None:
    """Return one of them, or None."""
    return db.session.scalar(sa.select(OccasionDay).where(OccasionDay.id == day_id))


def days_removed_by(change_id: int) -> list[OccasionDay]:
    """Return the days that a change took out of the table, as they were; they are not in the database."""
    asked = sa.select(FieldChange).where(FieldChange.change_set_id == change_id).order_by(FieldChange.id)
    return [
        OccasionDay(
            **{
                name: rows.value_of(OccasionDay, name, text)
                for name, text in rows.known(OccasionDay, step.before).items()
                if name != "id"
            }
        )
        for step in steps_of(db.session.scalars(asked))
        if step.existed and not step.exists and step.entity == OccasionDay.__tablename__
    ]


def next_national_days(today: date) -> Sequence[NextDay]:
    """Return every national day as it falls next, the nearest first."""
    found = [
        NextDay(_next(one.day, today), country_name(one.country_code), one.name.best(language()), one.source)
        for one in country_days(DayKind.NATIONAL)
        if not one.is_year_only
    ]
    return sorted(found, key=lambda one: (one.day, one.who))


def _next(day: date, today: date) -> date:
    this_year = anniversary_on(day, today.year)
    return this_year if this_year >= today else anniversary_on(day, today.year + 1)


def next_city_days(today: date) -> Sequence[NextDay]:
    """Return the city days of the working calendar as they fall next, as far as they may be seen."""
    return sorted(_city_days(today), key=lambda one: (one.day, one.who))


def _city_days(today: date) -> Iterator[NextDay]:
    for row, title in city_days():
        day = _falls_next(row, today)
        if day is not None:
            yield NextDay(day, title, row.name.best(language()), row.source, locality_id=row.locality_id)


def _falls_next(row: CalendarDay, today: date) -> date | None:
    found = (falls_on(row, year) for year in (today.year, today.year + 1))
    return next((day for day in found if day is not None and day >= today), None)
