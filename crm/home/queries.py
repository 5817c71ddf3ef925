"""What the first page of the day asks: five figures in one statement, and short lists behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.commitments.models import Commitment, Side
from crm.commitments.rules import OPEN_STATES
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import apart, beside
from crm.delegations.models import Delegation, DelegationMember, DelegationStatus, MemberSide
from crm.delegations.rules import COMING, LONGEST
from crm.localities.models import Locality, Scope
from crm.partnerships.models import Partnership
from crm.partnerships.rules import EXITS
from crm.tasks.models import Task

AHEAD: Final = 30
"""Days that the page looks ahead."""
AHEAD_DAYS: Final = timedelta(days=AHEAD)
FEW: Final = 6
COUNT_CAP: Final = 99
_EXPECTED: Final = (*COMING, DelegationStatus.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Figures:
    """The row of figures; none goes beyond a hundred."""

    overdue_actions: int
    delegations: int
    owed: int
    owed_late: int
    reports: int
    reports_late: int
    tasks: int
    tasks_late: int
    partners: int


def _capped(ids: sa.Select[Any], name: str) -> Any:
    """Count at most one row beyond the cap, so that a busy office costs no more than a quiet one."""
    some = ids.limit(COUNT_CAP + 1).subquery()
    return sa.select(sa.func.count()).select_from(some).scalar_subquery().label(name)


def _ties(*conditions: Any) -> sa.Select[Any]:
    """Ties of foreign localities that are still worked on."""
    place: Any = beside(Locality, "place")
    key: list[Any] = [Partnership.id]
    asked = sa.select(*key).join(place, place.id == Partnership.locality_id)
    return asked.where(place.scope == Scope.FOREIGN, Partnership.stage.not_in(EXITS), *conditions)


def figures(user_id: int | None, today: date) -> Figures:
    """Count what the figures show, all in one statement."""
    counted = _figures(user_id=user_id, today=today, first=today - LONGEST, last=today + AHEAD_DAYS)
    return Figures(*db.session.execute(*counted).one())


@built_once
def _figures(user_id: Any, today: Any, first: Any, last: Any) -> sa.Select[Any]:
    late_action = (Partnership.next_action != "", Partnership.next_action_on < today)
    trips, owed = _expected(today, first, last), _owed()
    reports = sa.select(Delegation.id).where(Delegation.status == DelegationStatus.COMPLETED)
    mine = sa.select(Task.id).where(Task.owner_id == user_id, Task.kind == "task", Task.done_on.is_(None))
    any_partner = sa.select(Locality.id).where(Locality.scope == Scope.FOREIGN).limit(1)
    counted: list[Any] = [
        _capped(_ties(*late_action), "overdue_actions"),
        _capped(sa.select(Delegation.id).where(*trips), "delegations"),
        _capped(sa.select(Commitment.id).where(*owed), "owed"),
        _capped(sa.select(Commitment.id).where(*owed, Commitment.due_on < today), "owed_late"),
        _capped(reports, "reports"),
        _capped(reports.where(Delegation.report_due_on < today), "reports_late"),
        _capped(mine, "tasks"),
        _capped(mine.where(Task.due_on < today), "tasks_late"),
        _capped(any_partner, "partners"),
    ]
    return sa.select(*counted)


def _expected(today: Any, first: Any, last: Any) -> tuple[sa.ColumnElement[bool], ...]:
    """Delegations that are here or come within the days the page looks ahead."""
    begins = Delegation.starts_on.between(first, last)
    return (Delegation.status.in_(_EXPECTED), Delegation.ends_on >= today, begins)


def _owed() -> tuple[sa.ColumnElement[bool], ...]:
    """What we still owe."""
    return (Commitment.state.in_(OPEN_STATES), Commitment.side == Side.OURS)


def _trips() -> sa.Select[Any]:
    place, local = apart(Locality, "place")
    people = sa.select(sa.func.count(DelegationMember.id)).where(
        DelegationMember.delegation_id == Delegation.id, DelegationMember.side == MemberSide.THEIRS
    )
    columns: list[Any] = [Delegation.id, Delegation.title, Delegation.direction, Delegation.status]
    columns += [Delegation.starts_on, Delegation.ends_on]
    columns += [place.title.label("partner"), local.c.native_name, local.c.native_lang]
    columns += [UserAccount.display_name.label("officer"), people.scalar_subquery().label("people")]
    return (
        sa.select(*columns)
        .outerjoin(place, place.id == Delegation.locality_id)
        .outerjoin(local, local.c.id == place.id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
    )


def trips(today: date, *, limit: int = FEW) -> Sequence[Any]:
    """Return the delegations that are here or come soon, in order of arrival."""
    first, last = today - LONGEST, today + AHEAD_DAYS
    return db.session.execute(*_coming(today=today, first=first, last=last, limit=limit)).all()


@built_once
def _coming(today: Any, first: Any, last: Any, limit: Any) -> sa.Select[Any]:
    rows = _trips().where(*_expected(today, first, last))
    return rows.order_by(Delegation.starts_on, Delegation.id).limit(limit)
