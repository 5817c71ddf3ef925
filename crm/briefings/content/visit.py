"""The visit: the leader's page, the programme, what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from crm.briefings.content.base import (
    Missing,
    PersonName,
    Point,
    Text,
)


@dataclass(frozen=True, slots=True)
class LeaderPage:
    """The one page read in the car."""

    on: date
    starts: time
    minutes: int
    place: Text
    who: PersonName
    title: Text
    address_form: Text
    why: Point | Missing
    points: tuple[Point | Missing, ...]
    not_promise: Text
    answer: Text
    gift_ours: Text
    gift_theirs: Text
    interpreter: Text
    interpreter_phone: str = ""
    greeting: Text = Missing()
    greeting_native: str = ""
    greeting_lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One of several groups that part for an item, with the numbers of its members."""

    title: str
    members: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One line of the programme. Times are local; ``zone`` is named where it is not the sheet's.

    ``moment`` is when it really begins, the same for the whole world; ``ends_on`` the day it ends, where that
    is another one.
    """

    starts: time | None
    title_vi: Text
    title_en: Text | None = None
    title_own: Text | None = None
    ends: time | None = None
    zone: str = ""
    place: Text | None = None
    host: Text | None = None
    participants: tuple[Text, ...] = ()
    leader_attends: bool = False
    dress: Text = ""
    detail: Text | None = None
    note: str = ""
    plan_b: str = ""
    travel: str = ""
    groups: tuple[Group, ...] = ()
    changed: bool = False
    removed: bool = False
    restricted: bool = False
    key: int = 0
    moment: datetime | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """The items of one day, in order."""

    on: date
    items: tuple[ProgrammeItem, ...] = ()
    place: str = ""
    dress: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """All days, with the zone of their hours and one remark on the other side's clock."""

    zone: str
    days: tuple[ProgrammeDay, ...] = ()
    other_clock: str = ""


@dataclass(frozen=True, slots=True)
class TalkingTopic:
    """One subject of a meeting; None leaves a label out, ``Missing`` prints it with its owner."""

    title: str
    we_say: Text | None = None
    we_ask: Text | None = None
    they_may_ask: Text | None = None
    answer: Text | None = None
    avoid: Text | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The topics of one meeting, which make one page."""

    heading: str
    topics: tuple[TalkingTopic, ...] = ()
