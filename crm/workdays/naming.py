"""What the log calls the fields of the office's own days."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "calendar_day",
    {
        "scope": _l("Country or territory"),
        "locality_id": _l("City"),
        "day": _l("Day"),
        "kind": _l("What it is"),
        "repeats": _l("Comes back"),
        "name": _l("Name"),
        "source": _l("Announced by"),
        "swapped_with": _l("Worked in exchange on"),
    },
    row=_l("Day of the working calendar"),
    by=("day", "name"),
)
