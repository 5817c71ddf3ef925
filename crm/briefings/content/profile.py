"""A partner on a sheet of its own: who they are, how close we are and why, what stands and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from crm.briefings.content.base import Missing, PersonName, Text
from crm.briefings.content.tie import AgreementLine, CommitmentLine, Figure, Source


@dataclass(frozen=True, slots=True)
class TestLine:
    """One of the tests of a tie: what, how it came out, and why."""

    name: str
    answer: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class GradeLine:
    """How close the tie is, and why; ``by_hand`` says who set another grade than the agreements give."""

    grade: str
    reason: str
    by_hand: str = ""
    tests: tuple[TestLine, ...] = ()
    missing: str = ""
    at_odds: str = ""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One agreement of the line that led to where the tie stands."""

    when: str
    title: str
    how: str = ""
    state: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class PactLine:
    """An agreement, and how far its articles are."""

    line: AgreementLine
    coverage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit or another contact of late."""

    when: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of theirs whom one can reach."""

    name: PersonName
    post: Text
    reach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing that is known of the place, in words or as figures."""

    label: str
    told: Text = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerSheet:
    """Everything that the sheet of a partner prints."""

    title: str
    name: PersonName
    where: str
    lang: str
    home: str
    agency: str
    owner: str
    printed_at: datetime
    zone_place: str
    is_sample: bool = False
    names: tuple[tuple[str, str, str], ...] = ()
    """What the place is called: in which language, the name, the language's code."""
    stage: Text = Missing()
    officer: Text = Missing()
    counterpart: Text = Missing()
    next_action: Text = Missing()
    rationale: str = ""
    grade: GradeLine | None = None
    line: tuple[ChainLine, ...] = ()
    pacts: tuple[PactLine, ...] = ()
    owed: tuple[CommitmentLine, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    facts: tuple[FactLine, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def day(self) -> date:
        """Day of printing at the office."""
        return self.printed_at.date()
