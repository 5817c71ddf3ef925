"""What can be done with the office's own row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
class NamesEntry:
    """How the office is called and where it stands."""

    name: Words
    superior: Words
    city: Words
    symbol: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersEntry:
    """What papers carry beside the office's names."""

    footer: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingEntry:
    """How the office counts its days and years."""

    zone: str
    report_days: int
    population_stale_years: int = 5
    digest_hour: int = 7
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadEntry:
    """How the office and its city are called in the languages of the partners."""

    name: Words
    superior: Words
    city: Words
    version: int | None = None


NAMES: Final = ("name", "superior", "city")


def _abroad(kept: Words) -> dict[str, str]:
    """Return a name in the languages of the partners, which the office's own form does not ask for."""
    return {lang: text for lang, text in kept.items() if lang not in LANGUAGES}


def _row() -> Office:
    """Return the office's row, locked; laid now if nobody has set the office up yet."""
    asked = sa.select(Office).where(Office.id == queries.OFFICE_ID).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        found = Office(id=queries.OFFICE_ID, **queries.defaults())
        db.session.add(found)
    return found


def set_names(entry: NamesEntry, *, actor: Actor) -> Office:
    """Say how the office is called and where it stands."""
    with _changing(actor, entry.version) as office:
        for name in NAMES:
            setattr(office, name, Words(_abroad(getattr(office, name)) | getattr(entry, name)))
        office.symbol = entry.symbol
    return office


def set_papers(entry: PapersEntry, *, actor: Actor) -> Office:
    """Say what papers carry beside the office's names."""
    with _changing(actor, entry.version) as office:
        office.footer = entry.footer
    return office


def set_counting(entry: CountingEntry, *, actor: Actor) -> Office:
    """Say how the office counts its days and years."""
    try:
        ZoneInfo(entry.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid(_("There is no such time zone."), field="zone") from error
    with _changing(actor, entry.version) as office:
        office.zone, office.report_days = entry.zone, entry.report_days
        office.population_stale_years = entry.population_stale_years
        office.digest_hour = entry.digest_hour
    return office


def name_abroad(entry: AbroadEntry, *, actor: Actor) -> Office:
    """Say how the office and its city are called in the languages of the partners."""
    with _changing(actor, entry.version, "office.named_abroad") as office:
        for name in NAMES:
            kept = getattr(office, name)
            ours = {lang: kept[lang] for lang in LANGUAGES if lang in kept}
            setattr(office, name, Words(ours | getattr(entry, name)))
    return office


def set_home(locality_id: int, *, actor: Actor) -> None:
    """Say which locality is our own city."""
    with _changing(actor, None, "office.home_set") as office:
        office.home_locality_id = locality_id


@contextmanager
def _changing(actor: Actor, seen: int | None, verb: str = "office.set_up") -> Iterator[Office]:
    """Give the office's row to be changed, and have it read anew afterwards."""
    demand(actor, Permission.SETTINGS_EDIT)
    with audit.change(actor, verb):
        office = _row()
        versions.bump(office, seen=seen)
        yield office
    queries.forget()
