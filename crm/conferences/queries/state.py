"""Where a conference stands, told by the database from the days of its steps."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from crm.conferences.models import Conference, Verdict
from crm.conferences.rules import State
from crm.core.db import member


def state_now() -> sa.ColumnElement[Any]:
    """Return where a conference stands; ``rules.state_of`` says the same of one that was read."""
    is_refused = sa.and_(Conference.decided_on.is_not(None), Conference.verdict == Verdict.REFUSE)
    told = sa.case(
        (Conference.dropped_on.is_not(None), State.DROPPED.value),
        (Conference.reported_on.is_not(None), State.REPORTED.value),
        (Conference.held_on.is_not(None), State.HELD.value),
        (is_refused, State.REFUSED.value),
        (Conference.decided_on.is_not(None), State.PERMITTED.value),
        (Conference.submitted_on.is_not(None), State.SUBMITTED.value),
        (Conference.complete_on.is_not(None), State.CONSULTING.value),
        (Conference.received_on.is_not(None), State.RECEIVED.value),
        else_=State.PLANNED.value,
    )
    return sa.type_coerce(told, member(State))
