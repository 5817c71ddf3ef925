"""Days and moments as people speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from crm.core import clock
from crm.core.locale import _, ngettext

SOON_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class DayDelta:
    """How far a due day is, in words."""

    kind: str
    text: str
    days: int


def day_delta(due: date | None) -> DayDelta | None:
    """Say how far ``due`` is from today."""
    if due is None:
        return None
    days = (due - clock.today()).days
    if days < 0:
        return DayDelta("late", ngettext("Overdue by %(num)s day", "Overdue by %(num)s days", -days), days)
    if days == 0:
        return DayDelta("today", _("Today"), days)
    if days == 1:
        return DayDelta("tomorrow", _("Tomorrow"), days)
    text = ngettext("%(num)s day left", "%(num)s days left", days)
    return DayDelta("soon" if days <= SOON_DAYS else "later", text, days)


def moment(value: datetime | None, zone: str | None = None) -> str:
    """Write a moment as hh:mm dd/mm/yyyy in the office's zone, or another."""
    if value is None:
        return ""
    return value.astimezone(ZoneInfo(zone) if zone else clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")


def local_time(zone: str) -> datetime:
    """Return the time it is now at a place."""
    return clock.now().astimezone(ZoneInfo(zone))
