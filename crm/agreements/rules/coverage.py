"""Whether what an article says is being done, told by the commitments that came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol

from crm.commitments.models import CommitmentState
from crm.core.locale import _lp, name_members


class Coverage(StrEnum):
    """How far an article is carried out."""

    DONE = "done"
    UNDER_WAY = "under_way"
    LATE = "late"
    NOT_BEGUN = "not_begun"
    NO_ACTION = "no_action"


name_members(
    {
        Coverage.DONE: _lp("coverage", "Done"),
        Coverage.UNDER_WAY: _lp("coverage", "Under way"),
        Coverage.LATE: _lp("coverage", "Late"),
        Coverage.NOT_BEGUN: _lp("coverage", "Not begun"),
        Coverage.NO_ACTION: _lp("coverage", "No action needed"),
    }
)


class Promise(Protocol):
    """What is asked of a commitment."""

    @property
    def state(self) -> CommitmentState:
        """How far it is."""

    @property
    def due_on(self) -> date | None:
        """By when."""


def coverage_of(promises: Iterable[Promise], today: date, *, asks_nothing: bool = False) -> Coverage:
    """Return how far an article is, from its commitments; the worst that is open speaks first.

    What was given up counts for nothing: an article of which all was given up has not been begun.
    """
    known = [one for one in promises if one.state is not CommitmentState.WAIVED]
    if not known:
        return Coverage.NO_ACTION if asks_nothing else Coverage.NOT_BEGUN
    pending = [one for one in known if one.state is not CommitmentState.DONE]
    if any(one.due_on is not None and one.due_on < today for one in pending):
        return Coverage.LATE
    if not pending:
        return Coverage.DONE
    is_begun = len(pending) < len(known) or any(one.state is CommitmentState.UNDER_WAY for one in pending)
    return Coverage.UNDER_WAY if is_begun else Coverage.NOT_BEGUN
