"""What the visit log calls things, and how its lists are cut and sorted."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from crm.core.locale import _l, _lp, name_members
from crm.interactions.models import Channel, Initiative, Level
from crm.reference.rules import ListCode, members_are

name_members(
    {
        Channel.MEETING: _lp("channel", "Meeting"),
        Channel.CALL: _lp("channel", "Telephone"),
        Channel.ONLINE: _lp("channel", "Online"),
        Channel.LETTER: _lp("channel", "Letter"),
        Channel.EMAIL: _lp("channel", "E-mail"),
        Channel.COURTESY: _lp("channel", "Courtesy call"),
        Channel.EVENT: _lp("channel", "Event"),
    }
)
members_are(ListCode.CHANNEL, Channel)
name_members(
    {
        Level.LEADER: _lp("level", "Leaders"),
        Level.WORKING: _lp("level", "Working level"),
        Level.PEOPLE: _lp("level", "People"),
    }
)
name_members(
    {
        Initiative.THEIRS: _lp("initiative", "They began"),
        Initiative.OURS: _lp("initiative", "We began"),
    }
)

WRITTEN: Final = (Channel.LETTER, Channel.EMAIL)
"""Channels that the thread marks as a letter."""


class Period(StrEnum):
    """How far back a list goes."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def since(self, today: date) -> date:
        """Return the first day of the period that ends today."""
        return today - timedelta(days={"month": 30, "quarter": 90, "year": 365}[self.value])


class VisitOrder(StrEnum):
    """How a list of visits is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PARTNER = "partner"


name_members(
    {
        Period.MONTH: _l("Last 30 days"),
        Period.QUARTER: _l("Last 90 days"),
        Period.YEAR: _l("Last 12 months"),
    }
)
name_members(
    {
        VisitOrder.NEWEST: _l("Newest first"),
        VisitOrder.OLDEST: _l("Oldest first"),
        VisitOrder.PARTNER: _l("By partner"),
    }
)
