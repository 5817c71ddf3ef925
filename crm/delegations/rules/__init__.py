"""The rules for delegations: what things are called, which step follows which, how long a text may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from babel import Locale
from babel.support import LazyProxy

from crm.core.locale import _, _l, _lp, language, name_members
from crm.delegations.models import (
    DelegationStatus,
    Direction,
    Funding,
    MemberRole,
    MemberSide,
    VisitKind,
)
from crm.delegations.paste import Field

S = DelegationStatus

name_members(
    {
        Direction.INCOMING: _lp("direction", "Incoming"),
        Direction.OUTGOING: _lp("direction", "Outgoing"),
        Direction.ONLINE: _lp("direction", "Online"),
    }
)
name_members(
    {
        VisitKind.OFFICIAL: _lp("visit", "Official visit"),
        VisitKind.WORKING: _lp("visit", "Working visit"),
        VisitKind.COURTESY: _lp("visit", "Courtesy call"),
        VisitKind.CULTURE: _lp("visit", "Cultural exchange"),
        VisitKind.BUSINESS: _lp("visit", "Business"),
        VisitKind.STUDY: _lp("visit", "Study visit"),
        VisitKind.TECHNICAL: _lp("visit", "Technical cooperation"),
        VisitKind.TRANSIT: _lp("visit", "Transit"),
    }
)
name_members(
    {
        Funding.BUDGET: _lp("funding", "City budget"),
        Funding.PARTNER: _lp("funding", "The inviting or visiting side pays"),
        Funding.SHARED: _lp("funding", "Both sides share"),
        Funding.OWN: _lp("funding", "The members pay themselves"),
        Funding.SPONSOR: _lp("funding", "Sponsor or project"),
    }
)
name_members(
    {
        S.REQUESTED: _lp("dstatus", "Requested"),
        S.IN_REVIEW: _lp("dstatus", "In review"),
        S.APPROVED: _lp("dstatus", "Approved"),
        S.CONFIRMED: _lp("dstatus", "Confirmed"),
        S.UNDER_WAY: _lp("dstatus", "Under way"),
        S.COMPLETED: _lp("dstatus", "Completed"),
        S.REPORTED: _lp("dstatus", "Reported"),
        S.CLOSED: _lp("dstatus", "Closed"),
        S.POSTPONED: _lp("dstatus", "Postponed"),
        S.DECLINED: _lp("dstatus", "Declined"),
        S.CANCELLED: _lp("dstatus", "Cancelled"),
    }
)
name_members(
    {
        MemberSide.THEIRS: _lp("side", "Theirs"),
        MemberSide.OURS: _lp("side", "Ours"),
        MemberSide.GUEST: _lp("side", "Invited guests"),
    }
)
name_members(
    {
        MemberRole.HEAD: _l("Head of delegation"),
        MemberRole.DEPUTY: _l("Deputy head"),
        MemberRole.MEMBER: _l("Member"),
        MemberRole.ADVISER: _l("Adviser"),
        MemberRole.INTERPRETER: _l("Interpreter"),
        MemberRole.ACCOMPANYING: _l("Accompanying staff"),
        MemberRole.PRESS: _l("Press"),
        MemberRole.SECURITY: _l("Security"),
        MemberRole.SPOUSE: _l("Spouse"),
    }
)

STEPS: Final[tuple[DelegationStatus, ...]] = tuple(S)[:8]
"""The eight steps of a delegation that takes place, in order."""

MOVES: Final[Mapping[DelegationStatus, tuple[DelegationStatus, ...]]] = {
    S.REQUESTED: (S.IN_REVIEW, S.DECLINED, S.CANCELLED),
    S.IN_REVIEW: (S.APPROVED, S.DECLINED, S.CANCELLED),
    S.APPROVED: (S.CONFIRMED, S.POSTPONED, S.CANCELLED),
    S.CONFIRMED: (S.UNDER_WAY, S.POSTPONED, S.CANCELLED),
    S.UNDER_WAY: (S.COMPLETED,),
    S.COMPLETED: (S.REPORTED,),
    S.REPORTED: (S.CLOSED,),
    S.POSTPONED: (S.APPROVED, S.CANCELLED),
    S.CLOSED: (),
    S.DECLINED: (),
    S.CANCELLED: (),
}
"""Where a delegation may go from each status; the first one is the usual next step."""

NEEDS_REASON: Final = frozenset({S.POSTPONED, S.DECLINED, S.CANCELLED})
COMING: Final = (S.REQUESTED, S.IN_REVIEW, S.APPROVED, S.CONFIRMED)
OFF: Final = (S.DECLINED, S.CANCELLED)


class DelegationView(StrEnum):
    """The saved views of the list."""

    UPCOMING = "upcoming"
    UNDER_WAY = "under_way"
    REPORT_DUE = "report_due"
    ALL = "all"


name_members(
    {
        DelegationView.UPCOMING: _lp("delegations", "Upcoming"),
        DelegationView.UNDER_WAY: _lp("dstatus", "Under way"),
        DelegationView.REPORT_DUE: _l("Report due"),
        DelegationView.ALL: _lp("delegations", "All"),
    }
)


class Period(StrEnum):
    """When a delegation takes place, seen from today."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    PAST = "past"


name_members(
    {
        Period.UPCOMING: _l("Has not begun"),
        Period.RUNNING: _l("Takes place today"),
        Period.PAST: _l("Is over"),
    }
)


def next_step(status: DelegationStatus) -> DelegationStatus | None:
    """Return the usual next step, or None where a delegation stands still."""
    return MOVES[status][0] if MOVES[status] else None


def may_move(status: DelegationStatus, to: DelegationStatus) -> bool:
    """Tell whether the office's procedure knows this move."""
    return to in MOVES[status]


LONGEST: Final = timedelta(days=183)
"""No delegation stays for half a year: those to come are looked for no further back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a delegation has so far, as far as its next step asks for it."""

    starts_on: date
    ends_on: date
    today: date
    has_purpose: bool = False
    has_host: bool = False
    has_owner: bool = False
    theirs: int = 0
    ours: int = 0
    has_head: bool = False
    heads: int = 0
    is_outgoing: bool = False
    items: int = 0
    has_leader_brief: bool = False


def _travellers(standing: Standing) -> list[tuple[bool, str]]:
    ours = (standing.ours > 0, _("The members of our side are not entered."))
    theirs = (standing.theirs > 0, _("The members of their side are not entered."))
    return [ours if standing.is_outgoing else theirs]


def _receivers(standing: Standing) -> list[tuple[bool, str]]:
    """Ask for our side where we receive; whom we meet abroad is often known only there."""
    return (
        [] if standing.is_outgoing else [(standing.ours > 0, _("The members of our side are not entered."))]
    )


def lacking(to: DelegationStatus, standing: Standing) -> Sequence[str]:
    """Say what is still missing before a step. It is advice: a leader may decide earlier."""
    checks = {
        S.IN_REVIEW: [(standing.has_purpose, _("The purpose is not written down."))],
        S.APPROVED: [
            (standing.has_purpose, _("The purpose is not written down.")),
            (standing.has_host, _("There is no host agency yet.")),
            (standing.has_owner, _("No officer is in charge yet.")),
        ],
        S.CONFIRMED: [
            *_travellers(standing),
            (standing.has_head, _("Nobody is marked as head of delegation.")),
            (standing.heads < 2, _("More than one member is marked as head of delegation.")),
            (standing.items > 0, _("The programme is empty.")),
        ],
        S.UNDER_WAY: [
            *_receivers(standing),
            (standing.has_leader_brief, _("The leader's one-page brief is not written.")),
            (standing.starts_on <= standing.today, _("The first day has not come.")),
        ],
        S.COMPLETED: [(standing.ends_on <= standing.today, _("The last day has not come."))],
    }
    return [sentence for is_there, sentence in checks.get(to, ()) if not is_there]


def report_due(ends_on: date, days: int) -> date:
    """Return the day by which the report on a delegation is due."""
    return ends_on + timedelta(days=days)


ITEM_MARGIN: Final = timedelta(days=1)
"""A programme may begin a day before the visit and end a day after it: journeys cross midnight."""


def is_within(day: date, starts_on: date, ends_on: date) -> bool:
    """Tell whether a day of the programme belongs to the visit."""
    return starts_on - ITEM_MARGIN <= day <= ends_on + ITEM_MARGIN


BUDGETS: Final[Mapping[str, int]] = {
    "why": 80,
    "point_1": 85,
    "point_2": 85,
    "point_3": 85,
    "not_promise": 40,
    "answer": 90,
    "gift_ours": 42,
    "gift_theirs": 42,
}
"""Characters that the leader's page holds at its full size of type; a longer text makes all of it smaller."""

FIELD_NAMES: Final[Mapping[Field, LazyProxy]] = {
    Field.LATIN_NAME: _l("Full name in Latin letters"),
    Field.NATIVE_NAME: _l("Native-script name"),
    Field.READING: _l("Reading"),
    Field.TITLE_VI: _l("Title in Vietnamese"),
    Field.TITLE_EN: _l("Title in English"),
    Field.TITLE_NATIVE: _l("Title in their language"),
    Field.ORGANISATION: _l("Organisation"),
    Field.GENDER: _l("Gender"),
    Field.ROLE: _l("Role in the delegation"),
    Field.PHONE: _l("Phone"),
    Field.EMAIL: _l("E-mail"),
    Field.PASSPORT_NAME: _l("Name as in passport"),
    Field.PASSPORT_NUMBER: _l("Passport number"),
    Field.BORN_ON: _l("Date of birth"),
    Field.NATIONALITY: _l("Nationality"),
    Field.NOTE: _l("Notes"),
    Field.NUMBER: _l("Row number (not kept)"),
    Field.IGNORE: _l("Leave this column out"),
}
"""What a column of a pasted list may hold, in the order in which it is offered."""

NAME_LANGUAGES: Final = ("ja", "zh", "ko", "lo", "th", "km", "ru", "fr", "de", "it", "en", "vi")


def languages() -> list[tuple[str, str]]:
    """Return the languages that names are written in, as a choice with an empty first line."""
    names = Locale(language()).languages
    return [("", ""), *((code, str(names[code])) for code in NAME_LANGUAGES)]
