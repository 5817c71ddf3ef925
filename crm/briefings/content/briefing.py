"""The whole of a briefing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crm.briefings.content.base import (
    DelegationHead,
    Edition,
    Missing,
    PrintStrip,
)
from crm.briefings.content.people import Biography, ContactLine, MemberLine
from crm.briefings.content.sheets import Sheets
from crm.briefings.content.tie import CommitmentLine, History, PartnerProfile
from crm.briefings.content.visit import LeaderPage, Meeting, Programme


class Place(StrEnum):
    """Where a text that guests read is kept."""

    OFFICE = "office"
    PARTNER = "partner"
    DELEGATION = "delegation"
    ITEM = "item"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Texts of one row that the second language of a paper lacks; ``what`` names the row as people know it.

    ``is_unchecked`` marks a title that comes from the list of posts and that nobody has looked at yet.
    """

    place: Place
    key: int
    what: str
    texts: tuple[str, ...]
    is_unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a pack prints. ``owner`` answers for a section that is empty.

    ``second`` is the same in the partner's language, item by item, where the paper speaks two;
    ``reviewer`` is the native speaker who has read the texts in it as they stand.
    """

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
    sheets: Sheets = Sheets()
    second: Briefing | None = None
    reviewer: str = ""
    untranslated: tuple[Untranslated, ...] = ()

    @property
    def is_for_guests(self) -> bool:
        """Tell whether this print leaves the house."""
        return self.strip.edition is Edition.GUEST
