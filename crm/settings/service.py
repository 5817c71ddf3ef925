"""What can be done with the office's own row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa

from crm.core import audit, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid
from crm.core.locale import LANGUAGES, _
from crm.settings import queries
from crm.settings.models import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEntry:
    """What a manager tells of the office."""

    name: Words
    superior: Words
    city: Words
    symbol: str
    zone: str
    report_days: int
    population_stale_years: int = 5
    footer: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadEntry:
    """How the office and its city are called in the languages of the partners."""

    name: Words
    superior: Words
    city: Words
    version: int | None = None


NAMES: Final = ("name", "superior", "city")


def _other_languages(kept: Words | None) -> Words:
    """Return a name in the languages that the office's own form does not show."""
    return Words({lang: text for lang, text in (kept or {}).items() if lang not in LANGUAGES})


def _row() -> Office:
    """Return the office's row, locked; laid now if nobody has set the office up yet."""
    asked = sa.select(Office).where(Office.id == queries.OFFICE_ID).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        found = Office(id=queries.OFFICE_ID, **queries.defaults())
        db.session.add(found)
    return found


def set_up(entry: OfficeEntry, *, actor: Actor) -> Office:
    """Say how the office is called, where it stands and how it counts its days."""
    demand(actor, Permission.SETTINGS_EDIT)
    try:
        ZoneInfo(entry.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid(_("There is no such time zone."), field="zone") from error
    with audit.change(actor, "office.set_up"):
        office = _row()
        versions.bump(office, seen=entry.version)
        for name in NAMES:
            setattr(office, name, Words(_other_languages(getattr(office, name)) | getattr(entry, name)))
        office.symbol, office.zone, office.footer = entry.symbol, entry.zone, entry.footer
        office.report_days = entry.report_days
        office.population_stale_years = entry.population_stale_years
    queries.forget()
    return office


def name_abroad(entry: AbroadEntry, *, actor: Actor) -> Office:
    """Say how the office and its city are called in the languages of the partners."""
    demand(actor, Permission.SETTINGS_EDIT)
    with audit.change(actor, "office.named_abroad"):
        office = _row()
        versions.bump(office, seen=entry.version)
        for name in NAMES:
            kept = getattr(office, name) or Words()
            ours = {lang: text for lang, text in kept.items() if lang in LANGUAGES}
            setattr(office, name, Words(ours | getattr(entry, name)))
    queries.forget()
    return office


def set_home(locality_id: int, *, actor: Actor) -> None:
    """Say which locality is our own city."""
    demand(actor, Permission.SETTINGS_EDIT)
    with audit.change(actor, "office.home_set"):
        office = _row()
        versions.bump(office, seen=None)
        office.home_locality_id = locality_id
    queries.forget()
