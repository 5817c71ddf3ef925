"""What an officer tells of a conference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.conferences.models import Competence, Known, Manner, Organiser, Verdict
from crm.conferences.rules import StepCode
from crm.core.db import Words
from crm.core.records import Classification


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceEntry:
    """What the book says of a conference before it is held."""

    name: Words
    locality_id: int | None = None
    purpose: str = ""
    host: str = ""
    co_hosts: str = ""
    organiser: Organiser = Organiser.CITY
    manner: Manner = Manner.IN_PERSON
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    ours_count: int | None = None
    foreign_count: int | None = None
    origins: str = ""
    has_leaders: Known = Known.UNKNOWN
    leaders: str = ""
    has_topics: Known = Known.UNKNOWN
    topics: str = ""
    competence_set: Competence | None = None
    competence_reason: str = ""
    money: str = ""
    money_source: str = ""
    delegation_id: int | None = None
    agreement_id: int | None = None
    notes: str = ""
    classification: Classification = Classification.INTERNAL
    owner_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """A step that was taken, with its paper; a decision has its verdict, an end its reason."""

    code: StepCode
    done_on: date
    number: str = ""
    verdict: Verdict | None = None
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeEntry:
    """What came of a conference, as its report tells it."""

    attended_ours: int | None = None
    attended_foreign: int | None = None
    attended_from: str = ""
    outcomes: str = ""
    evaluation: str = ""
    recommendations: str = ""
    version: int | None = None
