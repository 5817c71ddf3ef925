"""How far the new name has come to what was inherited."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from crm.core.locale import _lp, name_members


class DutyState(StrEnum):
    """Where the updating of names stands."""

    OPEN = "open"
    NOTIFIED = "notified"
    DONE = "done"


name_members(
    {
        DutyState.OPEN: _lp("names", "Not begun"),
        DutyState.NOTIFIED: _lp("names", "Partner notified"),
        DutyState.DONE: _lp("names", "Names updated"),
    }
)


def duty_state(notified_on: date | None, updated_on: date | None) -> DutyState:
    """Say where it stands from the days that are written down."""
    if updated_on is not None:
        return DutyState.DONE
    return DutyState.NOTIFIED if notified_on is not None else DutyState.OPEN
