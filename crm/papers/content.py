"""What a report is made of: a delegation as it was logged, and what its officer decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


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
    """The office that reports."""

    name: str
    superior: str
    city: str
    symbol: str


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


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme."""

    day: date
    starts: time
    ends: time | None
    title: str
    place: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the officer decided; an empty answer is the usual one, or a gap that is printed."""

    summary: str = ""
    symbol: str = ""
    addressees: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    assessment: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()
    is_internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a report is written from."""

    bureau: Bureau
    name: str
    partner: str
    country: str
    travel: Travel
    starts: date
    ends: date
    purpose: str
    host: str
    letter: str
    owner: str
    members: tuple[Member, ...]
    items: tuple[Item, ...]
    meetings: tuple[Meeting, ...]
    promises: tuple[Promise, ...]
    chosen: Choices
    year: int
    changed_at: datetime
    left_out: int = 0
    """Entries of the log that lie outside the days of the visit."""
    is_sample: bool = False
