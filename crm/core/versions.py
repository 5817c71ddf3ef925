"""Versions of rows that are no records: a form filled in on an older one does not overwrite the newer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, Protocol

from crm.core import clock
from crm.core.errors import Conflict
from crm.core.locale import _, label

NO_RECORD = 0
"""These rows have keys of their own, which must not be taken for a record's."""


class Versioned(Protocol):
    """A row that counts its changes."""

    version: Any


def bump(row: Versioned, *, seen: int | None) -> None:
    """Count a change of a locked row, refusing when it is no longer at the version its form was filled in on.

    ``seen`` None is for changes that cannot overwrite anybody's typing.
    """
    if seen is not None and row.version != seen:
        raise Conflict(
            _("Somebody changed this in the meantime. What you typed is kept; please check before saving."),
            record_id=NO_RECORD,
            version=row.version,
            by="",
            at=clock.now(),
        )
    row.version += 1


def now_saved(mine: Any, saved: Any) -> Sequence[str]:
    """Tell where a form that came too late differs from the same form filled in with what is saved now."""
    skipped = {"csrf_token", "form_key", "version"}
    return [
        _("Now saved – %(field)s: %(value)s", field=str(field.label.text), value=_shown(field))
        for field in saved
        if field.name not in skipped and field.data != mine[field.name].data
    ]


def _shown(field: Any) -> str:
    if isinstance(field.data, bool):
        return _("Yes") if field.data else _("No")
    if isinstance(field.data, Enum):
        return label(field.data)
    chosen = {str(choice[0]): str(choice[1]) for choice in getattr(field, "choices", None) or ()}
    return chosen.get(str(field.data or ""), str(field.data or "–"))
