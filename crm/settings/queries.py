"""Questions about the office itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crm.core.binds import constant
from crm.core.db import Words, db
from crm.reference import queries as reference
from crm.reference.models import ReferenceItem
from crm.settings.models import Office

OFFICE_ID = 1
_KEPT, _MEMBERS = "office", "office_members"


_ASKED = constant(
    sa.select(
        Office, ReferenceItem.list_code, ReferenceItem.code, ReferenceItem.name, ReferenceItem.is_retired
    )
    .outerjoin(ReferenceItem, reference.is_the_offices_own())
    .where(Office.id == OFFICE_ID)
)


def office() -> Office:
    """Return the office's one row, asked for once in a session; a plain one before anybody has set it up.

    The office's own words for stages and channels come in the same statement: a page that says one has no
    more to ask, and none can be out of date.
    """
    info = db.session().info
    kept = info.get(_KEPT)
    if isinstance(kept, Office) and not sa.inspect(kept).expired:
        return kept
    rows = db.session.execute(_ASKED).all()
    shown = rows[0][0] if rows else Office(id=OFFICE_ID, **defaults())
    own = [row for row in rows if row.code is not None] if rows else reference.own_members()
    info[_KEPT], info[_MEMBERS] = shown, {(row.list_code, row.code): row for row in own}
    return shown


def own_word(list_code: str, code: str, language: str) -> str:
    """Return what the office calls a member of a closed list; nothing where the product's word stands."""
    row = _own_members().get((list_code, code))
    return str(row.name.get(language, "")) if row else ""


def retired_members(list_code: str) -> frozenset[str]:
    """Return the codes of a closed list that the office no longer offers."""
    return frozenset(code for (of, code), row in _own_members().items() if of == list_code and row.is_retired)


def _own_members() -> Mapping[tuple[str, str], Any]:
    office()
    found: Mapping[tuple[str, str], Any] = db.session().info[_MEMBERS]
    return found


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
        "digest_hour": 7,
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
