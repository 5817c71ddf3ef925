"""What a paper of an agreement is made of: the agreement, its procedure, and what was asked and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crm.agreements.models import ChainLink, Ending, Opinion, StepCode, Track
from crm.papers.content import Source


@dataclass(frozen=True, slots=True)
class Party:
    """One side, as the text names it and as it is called today."""

    then: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs the agreement, with the title of that day."""

    name: str
    post: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One body that is asked, and what it answered."""

    body: str
    sent_on: date | None = None
    sent_number: str = ""
    replied_on: date | None = None
    reply_number: str = ""
    opinion: Opinion | None = None
    comment: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """In what time a body answers or a duty is met, by which rule, and until when if that is known."""

    amount: int
    unit: str
    citation: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step with its paper."""

    done_on: date
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact(Source):
    """Everything a paper of an agreement is written from."""

    kind: str
    partner: str
    country: str
    ours: Party
    theirs: Party
    titles: Mapping[str, str] = field(default_factory=dict)
    our_signers: tuple[Signer, ...] = ()
    their_signers: tuple[Signer, ...] = ()
    languages: tuple[str, ...] = ()
    prevailing: str = ""
    originals: int | None = None
    occasion: str = ""
    place: str = ""
    signed_on: date | None = None
    is_year_only: bool = False
    effective_on: date | None = None
    expires_on: date | None = None
    is_open: bool = False
    notice_days: int | None = None
    is_tacit: bool = False
    articles: tuple[tuple[str, str], ...] = ()
    sectors: tuple[str, ...] = ()
    money: str = ""
    link: ChainLink | None = None
    before: str = ""
    track: Track = Track.NORMAL
    reason: str = ""
    steps: Mapping[StepCode, Taken] = field(default_factory=dict)
    bodies: tuple[Asked, ...] = ()
    asked: Asked | None = None
    """The body that a letter goes to."""
    period: Period | None = None
    """In what time that body answers, or the duty behind a paper is to be met."""
    dossier: tuple[str, ...] = ()
    ending: Ending | None = None
    ended_on: date | None = None
    ending_reason: str = ""

    def natives(self) -> Mapping[str, str]:
        """Return the titles in languages that are set in a face of their own."""
        return {said: lang for lang, said in self.titles.items() if lang not in ("vi", "en") and said}
