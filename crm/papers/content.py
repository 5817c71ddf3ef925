"""What an administrative paper is made of: a record as it was logged, and what its officer decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers that a delegation or an agreement asks for, in the order in which they are written."""

    REPLY = "reply"
    CONSULTATION = "consultation"
    SUBMISSION = "submission"
    DECISION = "decision"
    PLAN = "plan"
    INVITATION = "invitation"
    SUMMONS = "summons"
    THANKS = "thanks"
    REPORT = "report"
    REPORT_PM = "report_pm"
    COPY_MOFA = "copy_mofa"
    NOTIFY_MOFA = "notify_mofa"


class Answer(StrEnum):
    """What a request is answered with."""

    ACCEPT = "accept"
    REDIRECT = "redirect"
    DECLINE = "decline"


class Travel(StrEnum):
    """Which way a delegation went."""

    INCOMING = "in"
    OUTGOING = "out"
    ONLINE = "online"


class Acting(StrEnum):
    """Who has to act."""

    OURS = "ours"
    THEIRS = "theirs"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Bureau:
    """The office that reports; ``names`` and ``cities`` are what it is called in other languages."""

    name: str
    superior: str
    city: str
    symbol: str
    names: Mapping[str, str] = field(default_factory=dict)
    superiors: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of one side, in protocol order. Nothing sensitive is even read."""

    name: str
    native: str
    native_lang: str
    is_ours: bool
    is_head: bool
    form: str
    title: str
    key: int = 0
    rank: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    """How the person is written to, by language."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme."""

    day: date
    starts: time
    ends: time | None
    title: str
    place: str
    key: int = 0
    host: str = ""
    is_move: bool = False
    has_leader: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One entry of the visit log."""

    day: date
    title: str
    place: str
    result: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment that came of the visit."""

    text: str
    acting: Acting
    by: str
    due: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the gate knows of the request behind a visit: who asked, and what was decided and worded."""

    asker: str = ""
    dated: date | None = None
    answer: Answer | None = None
    proposal: str = ""
    words: tuple[str, ...] = ()
    """The answer as the office worded it for this decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the officer decided; an empty answer is the usual one, or a gap that is printed.

    ``texts`` holds the sections that the officer wrote: all others are drafted from the record.
    """

    kind: PaperKind = PaperKind.REPORT
    lang: str = "vi"
    answer: Answer = Answer.ACCEPT
    member_id: int | None = None
    item_id: int | None = None
    consultation_id: int | None = None
    is_ending: bool = False
    has_members: bool = True
    has_programme: bool = False
    summary: str = ""
    symbol: str = ""
    addressees: tuple[str, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    position: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()
    is_internal: bool = False
    number: int | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the record alone makes it; ``guide`` says what is missing where it makes nothing."""

    code: str
    drafted: tuple[str, ...] = ()
    guide: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as the record alone makes it."""

    summary: str = ""
    symbol: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What every paper is written from, whatever it is about."""

    bureau: Bureau
    name: str
    owner: str
    chosen: Choices
    year: int
    changed_at: datetime
    is_sample: bool = False
    grounds: tuple[str, ...] = ()
    """Papers of the register that the record stands on, as a paper names them."""

    def natives(self) -> Mapping[str, str]:
        """Return names in other scripts that a text may hold, with their languages."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Source):
    """Everything a paper of a delegation is written from."""

    partner: str
    country: str
    travel: Travel
    starts: date
    ends: date
    purpose: str
    host: str
    letter: str
    members: tuple[Member, ...]
    items: tuple[Item, ...]
    meetings: tuple[Meeting, ...]
    promises: tuple[Promise, ...]
    left_out: int = 0
    """Entries of the log that lie outside the days of the visit."""
    sender: str = ""
    asked: Asked = Asked()
    agencies: Mapping[str, str] = field(default_factory=dict)
    """Bodies of the office's list by their codes."""
    posts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Posts of the city by their Vietnamese names, in other languages."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The delegation in other languages."""
    partners: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)
    partner_lang: str = ""

    def natives(self) -> Mapping[str, str]:
        """Return the names of members in their own scripts, however their blanks were typed."""
        return {
            spelt: one.native_lang
            for one in self.members
            if one.native
            for spelt in (one.native, one.native.replace(" ", "\u00a0"))
        }
