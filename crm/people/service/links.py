"""Links from one record to another that the person saving may not be able to see."""

from __future__ import annotations

from crm.core import records
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.records import Record


def kept_link(model: type[Record], before: int | None, given: int | None, *, field: str) -> int | None:
    """Return the key to keep: a link to what the person saving may not see stays, a new one must be seen."""
    if given == before:
        return before
    if given is None:
        return before if before and records.find(model, before) is None else None
    if records.find(model, given) is None:
        raise Invalid(_("Choose from the list."), field=field)
    return given
