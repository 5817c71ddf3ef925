"""Questions about the office itself."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from crm.core.db import Words, db
from crm.settings.models import Office

OFFICE_ID = 1
_KEPT = "office"


_ASKED = sa.select(Office).where(Office.id == OFFICE_ID)


def office() -> Office:
    """Return the office's one row, asked for once in a session; a plain one before anybody has set it up."""
    kept = db.session().info.get(_KEPT)
    if isinstance(kept, Office) and not sa.inspect(kept).expired:
        return kept
    found = db.session.scalar(_ASKED)
    shown = found or Office(id=OFFICE_ID, **defaults())
    db.session().info[_KEPT] = shown
    return shown


def defaults() -> dict[str, object]:
    """Return what an office that has not been set up shows."""
    return {
        "name": Words(vi="Sở Ngoại vụ", en="Department of Foreign Affairs"),
        "superior": Words(),
        "city": Words(),
        "symbol": "",
        "zone": "Asia/Ho_Chi_Minh",
        "report_days": 10,
        "population_stale_years": 5,
        "footer": "",
        "version": 1,
    }


def forget() -> None:
    """Ask for the office's row again the next time: it was changed."""
    db.session().info.pop(_KEPT, None)


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """The office's names in the language spoken."""

    name: str
    superior: str
    city: str
    symbol: str


def office_names(language: str) -> OfficeNames:
    """Return the office's names in one language; none without the database, for error pages must draw."""
    try:
        row = office()
    except sa.exc.SQLAlchemyError:
        db.session.rollback()
        return OfficeNames("", "", "", "")
    return OfficeNames(
        row.name.best(language), row.superior.best(language), row.city.best(language), row.symbol
    )
