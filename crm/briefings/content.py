"""What a briefing prints: plain facts, read once, with no database and no request behind them.

One module, because it is one vocabulary: each class is a block of one sheet. Every string is already in the
language of the paper; ``Missing`` stands where a fact should be, and names who is to supply it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Edition(StrEnum):
    """Who a print is for; the guests' one leaves out what is ours alone."""

    LEADER = "leader"
    STAFF = "staff"
    GUEST = "guest"


class Side(StrEnum):
    """Whose member, or whose promise."""

    THEIRS = "theirs"
    OURS = "ours"
    OTHERS = "others"


class Direction(StrEnum):
    """Whether guests come to us or we go to them."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class EventKind(StrEnum):
    """How a line of the history is marked."""

    AGREEMENT = "agreement"
    EVENT = "event"
    NOW = "now"


class Fit(StrEnum):
    """Why two localities suit each other in one field."""

    COMPLEMENTARY = "complementary"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that is not there yet, and who is to supply it (as printed, "Đ/c Hà").

    ``instead`` are the words a guest reads in its place.
    """

    owner: str = ""
    instead: str = ""


Text: TypeAlias = str | Missing


@dataclass(frozen=True, slots=True)
class PrintStrip:
    """Which print this is. ``printed_at`` is the office's local time, with its zone."""

    edition: Edition
    print_no: int
    printed_at: datetime
    place: str
    copy_no: int = 0
    copies: int = 0
    receiver: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class DelegationHead:
    """The delegation as the cover and the head of every page name it.

    ``short`` is the head line ("Đoàn TP. Kitakyushu (Nhật Bản)"), ``nickname`` is shorter ("Đoàn X").
    """

    title_vi: Text
    title_en: Text
    short: str
    nickname: str
    starts: date
    ends: date
    direction: Direction
    partner: str
    home: str
    agency: str
    parent_agency: str = ""
    title_native: str = ""
    native_lang: str = ""
    head: Text = Missing()
    place: Text = Missing()
    host: Text = Missing()
    purpose: Text = Missing()
    status: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as its owner writes it, and how to say it; None where no such form is needed."""

    latin: str
    native: str = ""
    native_lang: str = ""
    reading: str = ""
    reading_vi: Text | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence whose first words stand in bold: "Đề nghị" + "bạn nhận 10 cán bộ…"."""

    lead: str
    rest: str = ""


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
    """One line of the programme. Times are local; ``zone`` is named where it is not the sheet's."""

    starts: time | None
    title_vi: Text
    title_en: Text | None = None
    ends: time | None = None
    zone: str = ""
    place: Text | None = None
    host: Text | None = None
    participants: tuple[str, ...] = ()
    leader_attends: bool = False
    dress: str = ""
    detail: Text | None = None
    note: str = ""
    plan_b: str = ""
    travel: str = ""
    groups: tuple[Group, ...] = ()
    changed: bool = False
    removed: bool = False
    restricted: bool = False


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
class MemberLine:
    """One person of either delegation, in protocol order; ``number`` is printed as given ("1", "K2")."""

    side: Side
    number: str
    name: PersonName
    title_vi: Text
    title_en: Text | None = None
    address_form: Text | None = None
    organisation: str = ""
    phone: str = ""
    note: str = ""
    is_head: bool = False
    is_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class Biography:
    """The life of one person in a paragraph or two."""

    name: PersonName
    title: Text
    text: Text
    met: Text | None = None
    source: str = ""
    photo: bytes | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit, year and source; ``stale_years`` counts the age of one too old to quote."""

    value: Decimal | str
    unit: str = ""
    as_of: str = ""
    source: int | None = None
    stale_years: int = 0
    rival: str = ""


@dataclass(frozen=True, slots=True)
class PairedFact:
    """The same fact of both localities, side by side."""

    label: str
    theirs: Figure | Missing
    ours: Figure | Missing


@dataclass(frozen=True, slots=True)
class FitLine:
    """What they have and what we need, or have too, in one field."""

    topic: str
    theirs: Text
    ours: Text
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from; numbered in the order printed."""

    number: int
    text: str
    checked_on: date | None = None
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class PartnerProfile:
    """The partner's locality beside ours."""

    name: PersonName
    where: str
    home_note: str = ""
    facts: tuple[PairedFact, ...] = ()
    fits: tuple[FitLine, ...] = ()
    consider: Text | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One line of the history; ``when`` may be a year or a month only."""

    when: str
    kind: EventKind
    title: str
    detail: Text | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement with its state in words; ``expires`` None means that it has no term."""

    title: str
    signed_on: str
    state: str
    expires: date | Missing | None = None
    days_left: int | None = None
    remark: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """How the tie grew, and the papers it stands on."""

    summary: str = ""
    events: tuple[HistoryEvent, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """What one side still owes; ``overdue_days`` or ``days_left`` is counted on the day of printing."""

    side: Side
    text: str
    doer: str
    due: date | str | Missing
    answer: Text
    overdue_days: int = 0
    days_left: int | None = None


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


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Whom to ring; ``group`` is the band it stands under."""

    group: str
    name: str
    role: str
    phone: Text
    note: str = ""
    for_guests: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a pack prints. ``owner`` answers for a section that is empty."""

    lang: str
    strip: PrintStrip
    delegation: DelegationHead
    owner: str = ""
    leader: LeaderPage | Missing = Missing()
    programme: Programme = field(default_factory=lambda: Programme(zone=""))
    members: tuple[MemberLine, ...] = ()
    members_note: str = ""
    others_heading: str = ""
    biographies: tuple[Biography, ...] = ()
    partner: PartnerProfile | Missing = Missing()
    history: History = field(default_factory=History)
    commitments: tuple[CommitmentLine, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    contacts: tuple[ContactLine, ...] = ()

    @property
    def is_for_guests(self) -> bool:
        """Tell whether this print leaves the house."""
        return self.strip.edition is Edition.GUEST
