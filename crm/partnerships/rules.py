"""The life of a tie: its stages in order, what a stage is left by, and how alive a tie is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from babel.support import LazyProxy

from crm.core.locale import _, _l, _lp, name_members, ngettext
from crm.partnerships.models import Grade, PartnerApproval, Stage
from crm.reference.rules import ListCode, members_are

name_members(
    {
        Stage.IDENTIFIED: _lp("stage", "Identified"),
        Stage.SCREENED: _lp("stage", "Screened"),
        Stage.CONTACTED: _lp("stage", "Contacted"),
        Stage.EXPLORING: _lp("stage", "Exploring"),
        Stage.INTENT: _lp("stage", "Letter of intent"),
        Stage.FRIENDSHIP: _lp("stage", "Friendship and cooperation"),
        Stage.SISTER: _lp("stage", "Sister city"),
        Stage.PARKED: _lp("stage", "Parked"),
        Stage.ENDED: _lp("stage", "Ended"),
    }
)


name_members(
    {
        Grade.NONE: _lp("grade", "No tie yet"),
        Grade.CONTACT: _lp("grade", "In contact"),
        Grade.PROJECT: _lp("grade", "Cooperation in one field"),
        Grade.FRIENDSHIP: _lp("grade", "Friendship and cooperation"),
        Grade.SISTER: _lp("grade", "Sister city"),
    }
)
name_members(
    {
        PartnerApproval.NOT_NEEDED: _lp("approval", "Not needed there"),
        PartnerApproval.ASKED: _lp("approval", "Asked for"),
        PartnerApproval.APPROVED: _lp("approval", "Approved"),
        PartnerApproval.REFUSED: _lp("approval", "Refused"),
    }
)


members_are(ListCode.STAGE, Stage)


class Health(StrEnum):
    """How alive a tie is; computed from the visit log, never stored."""

    ACTIVE = "active"
    COOLING = "cooling"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


name_members(
    {
        Health.ACTIVE: _lp("health", "Active"),
        Health.COOLING: _lp("health", "Cooling"),
        Health.DORMANT: _lp("health", "Dormant"),
        Health.UNKNOWN: _lp("health", "Not enough data"),
    }
)

STEPS: Final = tuple(stage for stage in Stage if stage not in (Stage.PARKED, Stage.ENDED))
"""The stages in the order of a tie's life; each is one span of the bridge."""

EXITS: Final = (Stage.PARKED, Stage.ENDED)
SIGNED: Final[Mapping[Stage, LazyProxy]] = {
    Stage.INTENT: _l("Letter of intent signed"),
    Stage.FRIENDSHIP: _l("Friendship and cooperation agreement signed"),
    Stage.SISTER: _l("Sister-city agreement signed"),
}
"""Stages that are reached by signing, and what the timeline says of it."""

EXIT_TESTS: Final[Mapping[Stage, LazyProxy]] = {
    Stage.IDENTIFIED: _l("The source and the reason of the proposal are noted."),
    Stage.SCREENED: _l(
        "The profile is at least 70 percent complete, there is a decision to go on, and the embassy does "
        "not object."
    ),
    Stage.CONTACTED: _l("A named focal point has replied, and the Vietnamese mission knows of it."),
    Stage.EXPLORING: _l("There was a visit or an online meeting each way, and the topics are agreed."),
    Stage.INTENT: _l("The letter of intent or the minutes are signed, with a day for review."),
    Stage.FRIENDSHIP: _l("The agreement has a fixed term, and its results have been reviewed."),
}
"""What should be so before a stage is left. Advice: leaders may decide otherwise."""

ACTIVE_MONTHS: Final = 12
COOLING_MONTHS: Final = 24


def step_number(stage: Stage | None) -> int:
    """Return how many spans are built: 1 to 7, and 0 for a side exit or no tie."""
    return STEPS.index(stage) + 1 if stage in STEPS else 0


def next_stage(stage: Stage) -> Stage | None:
    """Return the stage that usually follows; a tie that was set aside is explored anew."""
    if stage in EXITS:
        return Stage.EXPLORING
    return None if stage is STEPS[-1] else STEPS[STEPS.index(stage) + 1]


def is_under_way(stage: Stage) -> bool:
    """Tell whether a tie still asks for work."""
    return stage not in EXITS


def days_beyond(since: date | None, expected: int | None, today: date) -> int:
    """Return by how many days a tie has outstayed its stage; 0 where nobody expects anything."""
    if since is None or expected is None:
        return 0
    return max((today - since).days - expected, 0)


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or that month's last day."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def health_of(last_contact: date | None, today: date) -> Health:
    """Say how alive a tie is from the day of its last contact."""
    if last_contact is None:
        return Health.UNKNOWN
    if last_contact >= months_before(today, ACTIVE_MONTHS):
        return Health.ACTIVE
    return Health.COOLING if last_contact >= months_before(today, COOLING_MONTHS) else Health.DORMANT


def health_reason(health: Health, in_twelve_months: int, last_contact: date | None) -> str:
    """Say in a few words why a tie counts as alive or not."""
    if health is Health.ACTIVE:
        return ngettext(
            "%(num)s interaction in 12 months", "%(num)s interactions in 12 months", in_twelve_months
        )
    if last_contact is None:
        return _("No interaction has been logged")
    return _("Last interaction on %(day)s", day=last_contact.strftime("%d/%m/%Y"))


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day of the past, of which sometimes only the year is known."""

    day: date
    is_year_only: bool = False

    def __str__(self) -> str:
        return str(self.day.year) if self.is_year_only else self.day.strftime("%d/%m/%Y")


def past_day(said: str) -> PastDay | None:
    """Read a day written as 2014-04-18, or a year alone; None for anything else."""
    is_year = len(said) == 4
    try:
        return PastDay(date.fromisoformat(f"{said}-01-01" if is_year else said), is_year)
    except ValueError:
        return None
