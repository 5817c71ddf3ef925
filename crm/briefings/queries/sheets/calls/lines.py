"""Lines of a call sheet, put under their days in the order in which they really happen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from crm.briefings.content import CallDay, CallLine, Text
from crm.briefings.queries.wording import Desk
from crm.core.locale import _, ngettext
from crm.delegations.models import ProgrammeItem as Item
from crm.delegations.models import Vehicle
from crm.delegations.rules.programme import begins


@dataclass(frozen=True, slots=True)
class Stop:
    """A line with the moment it is sorted by, and the day on the clock it is told by."""

    moment: datetime
    on: date
    line: CallLine


def days_of(stops: Iterable[Stop]) -> tuple[CallDay, ...]:
    """Return the lines day by day; a day comes twice where the date line is crossed and crossed again."""
    ordered = sorted(stops, key=lambda stop: stop.moment)
    return tuple(
        CallDay(on, tuple(stop.line for stop in group))
        for on, group in groupby(ordered, key=lambda stop: stop.on)
    )


def stop(item: Item, action: Text, *detail: Text, before: int = 0) -> Stop:
    """Return the line of an item, so many minutes before it begins, by the clock of its place."""
    moment = begins(item) - timedelta(minutes=before)
    here = moment.astimezone(ZoneInfo(item.zone))
    said = tuple(one for one in detail if one)
    return Stop(moment, here.date(), CallLine(here.time(), action, said, until=item.ends_at, key=item.id))


def minutes_of(item: Item) -> str:
    """Say how long the way is."""
    minutes = item.travel_minutes or 0
    return ngettext("%(num)s minute of travel", "%(num)s minutes of travel", minutes) if minutes else ""


def dress_of(desk: Desk, item: Item) -> str:
    """Say what is worn."""
    return _("Dress") + f": {desk.plain(item.dress)}" if item.dress.best() else ""


def vehicles_of(desk: Desk, item: Item) -> list[Vehicle]:
    """Return what drives to an item."""
    served = desk.whole.travel.served_by.get(item.id, ())
    return [vehicle for vehicle in desk.whole.travel.vehicles if vehicle.id in served]
