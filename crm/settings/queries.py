"""Questions about the office itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from crm.core.db import Words, db
from crm.reference import queries as reference
from crm.reference.models import ReferenceItem
from crm.settings.models import Office

OFFICE_ID = 1
_KEPT, _WORDS = "office", "office_words"


def office() -> Office:
    """Return the office's one row, asked for once in a session; a plain one before anybody has set it up.

    The office's own words for stages and channels come in the same statement: a page that says one has no
    more to ask, and none can be out of date.
    """
    info = db.session().info
    kept = info.get(_KEPT)
    if isinstance(kept, Office) and not sa.inspect(kept).expired:
        return kept
    asked = (
        sa.select(Office, ReferenceItem.list_code, ReferenceItem.code, ReferenceItem.name)
        .outerjoin(ReferenceItem, reference.has_own_word())
        .where(Office.id == OFFICE_ID)
    )
    rows = db.session.execute(asked).all()
    if rows:
        shown = rows[0][0]
        words = {(row.list_code, row.code): row.name for row in rows if row.code is not None}
    else:
        shown, words = Office(id=OFFICE_ID, **defaults()), reference.own_words()
    info[_KEPT], info[_WORDS] = shown, words
    return shown


def own_words() -> Mapping[tuple[str, str], Words]:
    """Return the office's own words for members of closed lists, by list and code."""
    office()
    words: Mapping[tuple[str, str], Words] = db.session().info[_WORDS]
    return words


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
