"""The tie: the partner beside us, how it grew, what is still owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crm.briefings.content.base import (
    Missing,
    PersonName,
    Side,
    Text,
)


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
