"""What can be done with the office's own row."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa

from crm.core import audit, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid
from crm.core.locale import _
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
        office.name, office.superior, office.city = entry.name, entry.superior, entry.city
        office.symbol, office.zone, office.footer = entry.symbol, entry.zone, entry.footer
        office.report_days = entry.report_days
        office.population_stale_years = entry.population_stale_years
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
