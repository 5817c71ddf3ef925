"""Days of countries: entered with their source, corrected, taken out and put back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from crm.core import audit, clock, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.localities.rules import country_name, is_country
from crm.occasions import queries
from crm.occasions.models import DayKind, OccasionDay


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """What is known of a country's day; nothing is kept without its source."""

    kind: DayKind
    country_code: str
    day: date
    is_year_only: bool = False
    name: Words = field(default_factory=Words)
    source: str
    source_url: str = ""
    version: int | None = None


def _check(entry: DayEntry, but: int | None = None) -> None:
    if not is_country(entry.country_code):
        raise Invalid(_("Choose a country or territory."), field="country_code")
    if not entry.source.strip():
        raise Invalid(
            _("Say where this day is from: nothing is kept here without its source."), field="source"
        )
    if entry.kind is DayKind.DIPLOMATIC and entry.day > clock.today():
        raise Invalid(_("This day is still to come: relations begin on a day of the past."), field="day")
    if entry.kind is DayKind.NATIONAL and entry.is_year_only:
        raise Invalid(_("A national day needs its day and month."), field="is_year_only")
    same = (one for one in queries.country_days(entry.kind) if one.country_code == entry.country_code)
    if any(one.id != but for one in same):
        name = country_name(entry.country_code)
        raise Invalid(_("%(country)s has this day in the table already.", country=name), field="country_code")


def enter_day(entry: DayEntry, *, actor: Actor) -> OccasionDay:
    """Enter the day of a country."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    with audit.change(actor, "occasion_day.entered"):
        row = OccasionDay()
        _fill(row, entry)
        db.session.add(row)
        db.session.flush()
    return row


def change_day(day_id: int, entry: DayEntry, *, actor: Actor) -> OccasionDay:
    """Correct the day of a country."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _the(day_id)
    _check(entry, but=row.id)
    with audit.change(actor, "occasion_day.changed"):
        versions.bump(row, seen=entry.version)
        _fill(row, entry)
        db.session.flush()
    return row


def _fill(row: OccasionDay, entry: DayEntry) -> None:
    row.kind, row.country_code, row.day = entry.kind, entry.country_code, entry.day
    row.is_year_only, row.name = entry.is_year_only, entry.name
    row.source, row.source_url = entry.source, entry.source_url


def remove_day(day_id: int, *, version: int | None, actor: Actor) -> OccasionDay:
    """Take the day of a country out of the table."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _the(day_id)
    with audit.change(actor, "occasion_day.removed"):
        versions.bump(row, seen=version)
        db.session.delete(row)
        db.session.flush()
    return row


def put_back(change_id: int, *, actor: Actor) -> list[OccasionDay]:
    """Put back the days that a change took out, unless another row stands there by now."""
    demand(actor, Permission.SETTINGS_EDIT)
    days = queries.days_removed_by(change_id)
    if not days:
        raise Missing(_("There is nothing here that could be undone."))
    for one in days:
        _check(DayEntry(kind=one.kind, country_code=one.country_code, day=one.day, source=one.source))
    with audit.change(actor, "occasion_day.entered"):
        db.session.add_all(days)
        db.session.flush()
    return days


def _the(day_id: int) -> OccasionDay:
    """Return a day of the table, locked."""
    asked = sa.select(OccasionDay).where(OccasionDay.id == day_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This day is no longer in the table."))
    return found
