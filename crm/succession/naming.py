"""What the history calls the fields of inherited ties and of what is brought up to date."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "tie_holder",
    {
        "holder_id": _l("Kept by"),
        "held_from": _l("Kept since"),
        "is_year_only": _l("Only the year is known"),
        "source": _l("Source"),
    },
    row=_l("Body that kept the tie"),
    by=("holder_id",),
)
name_fields(
    "name_duty",
    {
        "due_on": _l("Due"),
        "notified_on": _l("Partner notified on"),
        "number": _l("Number of the letter"),
        "updated_on": _l("Names updated on"),
        "note": _l("Note"),
    },
    row=_l("Updating of names"),
    by=("notified_on",),
)
