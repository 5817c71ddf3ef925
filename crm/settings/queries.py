"""Questions about the office itself."""

from __future__ import annotations

import sqlalchemy as sa

from crm.core.db import Words, db
from crm.settings.models import Office

OFFICE_ID = 1
_KEPT = "office"


def office() -> Office:
    """Return the office's one row, asked for once in a session; a plain one before anybody has set it up."""
    kept = db.session().info.get(_KEPT)
    if isinstance(kept, Office) and not sa.inspect(kept).expired:
        return kept
    found = db.session.scalar(sa.select(Office).where(Office.id == OFFICE_ID))
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
    }
