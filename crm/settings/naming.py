"""What the log calls the fields of the office's own row."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "office",
    {
        "name": _l("Name of the office"),
        "superior": _l("Superior body"),
        "city": _l("Home city"),
        "symbol": _l("Symbol on papers"),
        "footer": _l("Line at the foot of papers"),
        "zone": _l("Time zone"),
        "report_days": _l("Days for a visit report"),
        "population_stale_years": _l("A figure is old after (years)"),
        "digest_hour": _l("Reminders are mailed from (hour)"),
        "home_locality_id": _l("Record of the home city"),
    },
    row=_l("The office"),
)
