"""Entering the office's own days; a table that contradicts itself is refused with the row it clashes with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from crm.core import audit, records, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import CrmError, Invalid, Missing
from crm.core.locale import _, label, language, weekday
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


def _refuse_clash(scope: str, day: date, field: str, *, but: int | None = None) -> None:
    """Refuse a day that the office has a row for already, and name that row."""
    clash = queries.row_on(scope, day, but=but) or next(
        (
            one
            for one in queries.rows_of([scope])
            if one.repeats is not Repeats.ONCE and queries.falls_on(one, day.year) == day
        ),
        None,
    )
    if clash is not None:
        raise Invalid(
            _("%(day)s is in the table already: %(name)s.", day=in_words(day), name=_named(clash)),
            field=field,
        )


def _refuse_later_clash(entry: DayEntry, scope: str) -> None:
    """Refuse a day that comes back every year onto a day that a later year has a row for."""
    if entry.repeats is Repeats.ONCE:
        return
    coming = CalendarDay(day=entry.first, repeats=entry.repeats)
    for one in queries.rows_of([scope]):
        if one.day > entry.first and queries.falls_on(coming, one.day.year) == one.day:
            raise Invalid(
                _("%(day)s is in the table already: %(name)s.", day=in_words(one.day), name=_named(one)),
                field="repeats",
            )


def _named(row: CalendarDay) -> str:
    """Name a row so that it is found: its name, what it is, the paper it is from."""
    about = [label(row.kind).lower(), row.source]
    return f"{row.name.best(language())} ({', '.join(part for part in about if part)})"


def _check_off(scope: str, day: date) -> None:
    name = published(scope, day.year, language()).off.get(day)
    if name is not None:
        raise Invalid(
            _("%(day)s is a day off already: %(name)s.", day=in_words(day), name=name), field="first"
        )
    if not is_working_day(day, _plain(scope, day.year)):
        raise Invalid(
            _("%(day)s is a weekend day and off already.", day=f"{weekday(day)} {in_words(day)}"),
            field="first",
        )


def _new_days_off(scope: str, days: list[date]) -> list[date]:
    """Return the days of a span that are not off anyway: announcements name weekends and holidays too."""
    if len(days) == 1:
        _check_off(scope, days[0])
        return days
    left = [day for day in days if is_working_day(day, _plain(scope, day.year))]
    if not left:
        raise Invalid(_("All these days are off already."), field="first")
    return left


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


def _checked(entry: DayEntry) -> tuple[str, list[date]]:
    """Return whose days they are and which ones, or refuse with the field that is wrong."""
    if entry.kind is DayKind.WORKING:
        raise Invalid(_("Enter the day off, and beside it the day that is worked for it."), field="kind")
    scope, days, exchanged = _scope(entry), _days(entry), entry.exchanged
    if len(days) > 1 and entry.repeats is not Repeats.ONCE:
        raise Invalid(_("Only a single day comes back every year."), field="last")
    if exchanged is not None and (
        entry.kind is not DayKind.OFF or len(days) != 1 or entry.repeats is not Repeats.ONCE
    ):
        raise Invalid(_("Only a single day off is exchanged for a working day."), field="exchanged")
    if entry.kind is DayKind.OFF and entry.repeats is Repeats.ONCE:
        days = _new_days_off(scope, days)
    for day in days:
        _refuse_clash(scope, day, "first")
    _refuse_later_clash(entry, scope)
    if exchanged is not None:
        if exchanged == entry.first:
            raise Invalid(_("A day cannot be off and worked at once."), field="exchanged")
        _refuse_clash(scope, exchanged, "exchanged")
        _check_working(scope, exchanged, "exchanged")
    return scope, days


def refusal_of(entry: DayEntry) -> str:
    """Say what is wrong with an entry before anybody enters it; nothing when it is right."""
    try:
        _checked(entry)
    except CrmError as refused:
        return refused.sentence
    return ""


def enter_days(entry: DayEntry, *, actor: Actor) -> list[CalendarDay]:
    """Enter a day, several in a row, or a day off together with the day that is worked for it."""
    demand(actor, Permission.SETTINGS_EDIT)
    scope, days = _checked(entry)
    with audit.change(actor, "calendar.entered"):
        made = [_row(entry, scope, day, entry.kind, entry.exchanged) for day in days]
        if entry.exchanged is not None:
            made.append(_row(entry, scope, entry.exchanged, DayKind.WORKING, entry.first))
        db.session.flush()
    return made


def enter_list(entries: Sequence[DayEntry], *, actor: Actor) -> int:
    """Enter the days of an announcement, all of them or none, and return how many rows that made."""
    demand(actor, Permission.SETTINGS_EDIT)
    count = 0
    with audit.change(actor, "calendar.entered"):
        for number, entry in enumerate(entries, start=1):
            try:
                count += len(enter_days(entry, actor=actor))
            except Invalid as refused:
                sentence = _("Line %(number)s: %(sentence)s", number=number, sentence=refused.sentence)
                raise Invalid(sentence, field="lines") from refused
    return count


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


def name_day(row_id: int, *, name: Words, source: str, version: int | None, actor: Actor) -> CalendarDay:
    """Correct how a day is called and who announced it, on both days of an exchange."""
    demand(actor, Permission.SETTINGS_EDIT)
    found = _the(row_id)
    with audit.change(actor, "calendar.entered"):
        versions.bump(found, seen=version)
        for one in (found, _other_of(found)):
            if one is not None:
                one.name, one.source = name, source
            if one is not None and one is not found:
                versions.bump(one, seen=None)
        db.session.flush()
    return found


def _the(row_id: int) -> CalendarDay:
    """Return a day of the table, locked."""
    asked = sa.select(CalendarDay).where(CalendarDay.id == row_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This day is no longer in the table."))
    return found


def _other_of(row: CalendarDay) -> CalendarDay | None:
    """Return the other day of an exchange."""
    other = queries.row_on(row.scope, row.swapped_with) if row.swapped_with else None
    return other if other is not None and other.swapped_with == row.day else None


def remove_day(row_id: int, *, version: int | None, actor: Actor) -> CalendarDay:
    """Take a day out of the office's table, and with it the day it was exchanged for."""
    demand(actor, Permission.SETTINGS_EDIT)
    found = _the(row_id)
    with audit.change(actor, "calendar.removed"):
        versions.bump(found, seen=version)
        other = _other_of(found)
        if other is not None:
            db.session.delete(other)
        db.session.delete(found)
        db.session.flush()
    return found


def put_back(change_id: int, *, actor: Actor) -> list[CalendarDay]:
    """Put back the days that a change took out of the table, unless another row stands there by now."""
    demand(actor, Permission.SETTINGS_EDIT)
    days = queries.days_removed_by(change_id)
    if not days:
        raise Missing(_("There is nothing here that could be undone."))
    for one in days:
        _refuse_clash(one.scope, one.day, "first")
    with audit.change(actor, "calendar.entered"):
        db.session.add_all(days)
        db.session.flush()
    return days
