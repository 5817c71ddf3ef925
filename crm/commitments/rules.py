"""What commitments are called, and which lists of them there are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from crm.commitments.models import CommitmentState, Recurrence, Side, Strength
from crm.core.locale import _l, _lp, name_members

name_members(
    {
        Side.OURS: _lp("side", "Ours"),
        Side.THEIRS: _lp("side", "Theirs"),
        Side.JOINT: _lp("side", "Joint"),
    }
)
name_members(
    {
        Strength.NOTED: _lp("cstrength", "Noted"),
        Strength.INTENDED: _lp("cstrength", "Intended"),
        Strength.PROMISED: _lp("cstrength", "Promised"),
        Strength.AGREED: _lp("cstrength", "Agreed"),
    }
)
name_members(
    {
        Recurrence.MONTHLY: _lp("recurrence", "Every month"),
        Recurrence.QUARTERLY: _lp("recurrence", "Every quarter"),
        Recurrence.HALF_YEARLY: _lp("recurrence", "Every half-year"),
        Recurrence.YEARLY: _lp("recurrence", "Every year"),
    }
)
MONTHS: Mapping[Recurrence, int] = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}
"""After how many months a commitment falls due again."""

name_members(
    {
        CommitmentState.OPEN: _lp("cstate", "Open"),
        CommitmentState.UNDER_WAY: _lp("cstate", "Under way"),
        CommitmentState.DONE: _lp("cstate", "Done"),
        CommitmentState.WAIVED: _lp("cstate", "Waived"),
    }
)

OPEN_STATES = (CommitmentState.OPEN, CommitmentState.UNDER_WAY)
CLOSED_STATES = (CommitmentState.DONE, CommitmentState.WAIVED)


class CommitmentView(StrEnum):
    """Which commitments a list shows."""

    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"
    ALL = "all"


name_members(
    {
        CommitmentView.OPEN: _l("Not finished"),
        CommitmentView.LATE: _l("Overdue"),
        CommitmentView.CLOSED: _l("Finished"),
        CommitmentView.ALL: _l("All"),
    }
)


class Progress(StrEnum):
    """How far a commitment is that is not closed."""

    OPEN = "open"
    UNDER_WAY = "under_way"


name_members({Progress.OPEN: _lp("cstate", "Open"), Progress.UNDER_WAY: _lp("cstate", "Under way")})


class Ending(StrEnum):
    """The two ways in which a commitment is closed."""

    DONE = "done"
    WAIVED = "waived"

    @property
    def state(self) -> CommitmentState:
        """The state it ends in."""
        return CommitmentState(self.value)


name_members({Ending.DONE: _lp("cstate", "Done"), Ending.WAIVED: _lp("cstate", "Waived")})
