"""Entering the office's own days; a table that contradicts itself is refused with the row it clashes with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crm.core import audit, records, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.core.locale import day as in_words
from crm.localities.models import Locality
from crm.workdays import queries
from crm.workdays.models import CalendarDay, DayKind, Repeats, city_scope, country_scope
from crm.workdays.rules import Calendar, is_working_day, published, weekend_of

LONGEST = 31
"""Days that one entry may span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """What the office knows of a day, or of several in a row; ``exchanged`` is the day worked for it."""

    kind: DayKind
    first: date
    last: date | None = None
    country: str = ""
    locality_id: int | None = None
    name: Words
    source: str = ""
    repeats: Repeats = Repeats.ONCE
    exchanged: date | None = None


def _scope(entry: DayEntry) -> str:
    if entry.kind is DayKind.CITY_DAY:
        if entry.locality_id is None:
            raise Invalid(_("Say which city keeps this day."), field="locality_id")
        records.get(Locality, entry.locality_id)
        return city_scope(entry.locality_id)
    if not entry.country:
        raise Invalid(_("Choose a country or territory."), field="country")
    return country_scope(entry.country)


def _plain(country: str, year: int) -> Calendar:
    """Return a country's calendar without the office's rows."""
    known = published(country, year)
    return Calendar(frozenset(known.off), known.working, weekend_of(country))


def _refuse_clash(scope: str, day: date, field: str) -> None:
    clash = queries.row_on(scope, day)
    if clash is not None:
        raise Invalid(
            _("%(day)s is in the table already: %(name)s.", day=in_words(day), name=clash.name.best("vi")),
            field=field,
        )


def _check_off(scope: str, day: date) -> None:
    name = published(scope, day.year).off.get(day)
    if name is not None:
        raise Invalid(
            _("%(day)s is a day off already: %(name)s.", day=in_words(day), name=name), field="first"
        )


def _check_working(scope: str, day: date, field: str) -> None:
    if is_working_day(day, _plain(scope, day.year)):
        raise Invalid(_("%(day)s is a working day already.", day=in_words(day)), field=field)


def _days(entry: DayEntry) -> list[date]:
    last = entry.last or entry.first
    if last < entry.first:
        raise Invalid(_("The last day comes before the first."), field="last")
    count = (last - entry.first).days + 1
    if count > LONGEST:
        raise Invalid(_("At most %(num)s days in one entry.", num=LONGEST), field="last")
    return [entry.first + timedelta(days=number) for number in range(count)]


def enter_days(entry: DayEntry, *, actor: Actor) -> list[CalendarDay]:
    """Enter a day, several in a row, or a day off together with the day that is worked for it."""
    demand(actor, Permission.SETTINGS_EDIT)
    scope, days = _scope(entry), _days(entry)
    for day in days:
        _refuse_clash(scope, day, "first")
        if entry.kind is DayKind.OFF:
            _check_off(scope, day)
        elif entry.kind is DayKind.WORKING:
            _check_working(scope, day, "first")
    exchanged = entry.exchanged
    if exchanged is not None:
        if entry.kind is not DayKind.OFF or len(days) != 1:
            raise Invalid(_("Only a single day off is exchanged for a working day."), field="exchanged")
        if exchanged == entry.first:
            raise Invalid(_("A day cannot be off and worked at once."), field="exchanged")
        _refuse_clash(scope, exchanged, "exchanged")
        _check_working(scope, exchanged, "exchanged")
    with audit.change(actor, "calendar.entered"):
        made = [_row(entry, scope, day, entry.kind, exchanged) for day in days]
        if exchanged is not None:
            made.append(_row(entry, scope, exchanged, DayKind.WORKING, entry.first))
        db.session.flush()
    return made


def _row(entry: DayEntry, scope: str, day: date, kind: DayKind, other: date | None) -> CalendarDay:
    made = CalendarDay(
        scope=scope,
        locality_id=entry.locality_id if entry.kind is DayKind.CITY_DAY else None,
        day=day,
        kind=kind,
        repeats=entry.repeats,
        name=entry.name,
        source=entry.source,
        swapped_with=other,
    )
    db.session.add(made)
    return made


def work_on(country: str, day: date, *, name: Words, actor: Actor) -> CalendarDay:
    """Say that a published day off is worked here after all."""
    demand(actor, Permission.SETTINGS_EDIT)
    _refuse_clash(country_scope(country), day, "first")
    _check_working(country, day, "first")
    with audit.change(actor, "calendar.entered"):
        made = CalendarDay(scope=country_scope(country), day=day, kind=DayKind.WORKING, name=name)
        db.session.add(made)
        db.session.flush()
    return made


def remove_day(row_id: int, *, version: int | None, actor: Actor) -> CalendarDay:
    """Take a day out of the office's table, and with it the day it was exchanged for."""
    demand(actor, Permission.SETTINGS_EDIT)
    found = queries.row(row_id)
    if found is None:
        raise Missing(_("This day is no longer in the table."))
    with audit.change(actor, "calendar.removed"):
        versions.bump(found, seen=version)
        other = queries.row_on(found.scope, found.swapped_with) if found.swapped_with else None
        if other is not None and other.swapped_with == found.day:
            db.session.delete(other)
        db.session.delete(found)
        db.session.flush()
    return found
