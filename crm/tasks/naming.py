"""What the history calls the fields of work."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "task",
    {
        "title": _l("What is to be done"),
        "owner_id": _l("Who does it"),
        "about_id": _l("What it concerns"),
        "locality_id": _l("Partner"),
        "due_on": _l("Due"),
        "done_on": _l("Done on"),
        "done_by_id": _l("Done by"),
        "details": _l("Details"),
        "result": _l("Result"),
    },
)
