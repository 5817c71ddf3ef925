"""Anniversaries that nobody has decided on, as rows among all that is due.

The database finds which may be due, with sums of whole numbers that every database does alike; the day itself
is told in Python by the rules of the room, and what is not due after all is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, Final

import sqlalchemy as sa

from crm.agreements.models import Agreement, AgreementKind
from crm.core import binds, clock
from crm.core.locale import _, day
from crm.core.records import Classification, beside
from crm.core.reminders import Due, due_of, due_row
from crm.localities.models import Locality, Scope
from crm.localities.rules import country_name
from crm.occasions.models import Anniversary, Basis, DayKind, OccasionDay
from crm.occasions.rules import Beginning, Step, basis_words, begins_on, coming, key_of
from crm.occasions.rules.anniversaries import STEP
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.partnerships.rules import SIGNED
from crm.reference.models import ReferenceItem
from crm.reference.rules import ListCode
from crm.workdays.queries import HOME_COUNTRY, calendar_of

ROOM: Final = "occasions"
LEAST_AHEAD: Final = 30
"""Days ahead of an anniversary on which somebody is told, where the office's list names none."""
_MONTH, _YEAR = 31, 372
"""A day as a number: months of 31 days and years of twelve of them keep the order of the days."""
_SLACK = 45
"""What such a number may be off over the days ahead, and the way back to a working day."""
_DAY, _ONLY_YEAR = 1000, 2000
"""Within the number of a beginning: what its day may take, and what its year stands for."""


def undecided_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return the anniversaries of ties, of sister cities and of diplomatic relations."""
    return [_of_ties(until), _of_countries(until)]


def _part(name: str, of: Any) -> Any:
    return sa.cast(sa.extract(name, of), sa.Integer)


def _in_year(day: Any) -> Any:
    return (_part("month", day) - 1) * _MONTH + _part("day", day) - 1


def _number(day: Any, is_year_only: Any) -> Any:
    """Number a beginning so that the earliest known has the least: of one year, a whole day comes first."""
    return _part("year", day) * _ONLY_YEAR + sa.case((is_year_only, _DAY), else_=0) + _in_year(day)


def _ahead() -> Any:
    """Return how many days ahead of an anniversary the first piece of work lies, by the office's list."""
    in_use = (ReferenceItem.list_code == ListCode.ANNIVERSARY_WORK, ReferenceItem.is_retired.is_(False))
    longest = sa.select(sa.func.max(ReferenceItem.days)).where(*in_use).scalar_subquery()
    return sa.func.coalesce(longest, LEAST_AHEAD)


def _years(number: Any) -> Any:
    """Return which anniversary is the next from this year on: the least whole step, nothing for none."""
    since, this_year = number // _ONLY_YEAR, _part("year", binds.today())
    return this_year + ((since - this_year) % STEP + STEP) % STEP - since


def _may_be_due(number: Any, until: Any) -> Sequence[sa.ColumnElement[bool]]:
    """Tell roughly whether one lies ahead, and near enough to be prepared; the step after it never does."""
    years, ahead, today = _years(number), _ahead(), binds.today()
    in_year = sa.case((number % _ONLY_YEAR >= _DAY, _YEAR - 1), else_=number % _DAY)
    falls = (number // _ONLY_YEAR + years) * _YEAR + in_year
    reached = _part("year", until) * _YEAR + _in_year(until) + ahead + ahead // 50 + _SLACK
    return [years > 0, falls >= _part("year", today) * _YEAR + _in_year(today), falls <= reached]


def _is_undecided(key: Any, number: Any) -> sa.ColumnElement[bool]:
    plan: Any = beside(Anniversary, "decision")
    name = key + ":" + sa.cast(_years(number), sa.String)
    decided = sa.select(plan.key + ":" + sa.cast(plan.years, sa.String))
    is_open: sa.ColumnElement[bool] = name.not_in(decided)
    return is_open


def _signings() -> Any:
    """Return for each partner the first thing signed and the first as sister cities.

    The number is doubled, and one more where what tells of it is restricted: of the same day, the open one.
    """
    today = binds.today()
    pacts = sa.select(
        Agreement.locality_id.label("locality_id"),
        _doubled(Agreement.signed_on, Agreement.is_year_only, Agreement),
        sa.case((Agreement.agreement_kind == AgreementKind.SISTER, 1), else_=0).label("is_sister"),
    ).where(Agreement.signed_on <= today)
    moves = (
        sa.select(
            Partnership.locality_id.label("locality_id"),
            _doubled(StageMove.moved_on, StageMove.is_year_only, Partnership),
            sa.case((StageMove.to_stage == Stage.SISTER, 1), else_=0).label("is_sister"),
        )
        .join_from(Partnership, StageMove, StageMove.partnership_id == Partnership.id)
        .where(StageMove.to_stage.in_(tuple(SIGNED)), StageMove.moved_on <= today)
    )
    told = sa.union_all(*(sa.select(part.subquery()) for part in (pacts, moves))).subquery()
    sister = sa.case((told.c.is_sister == 1, told.c.doubled), else_=None)
    columns = (
        told.c.locality_id,
        sa.func.min(told.c.doubled).label("first"),
        sa.func.min(sister).label("sister"),
    )
    return sa.select(*columns).group_by(told.c.locality_id).subquery()


def _doubled(day: Any, is_year_only: Any, of: Any) -> Any:
    is_restricted = sa.case((of.classification == Classification.RESTRICTED, 1), else_=0)
    return (_number(day, is_year_only) * 2 + is_restricted).label("doubled")


def _of_ties(until: Any) -> sa.Select[Any]:
    """Friendly relations and the sister-city relationship with a partner; ended ties are not remembered."""
    tie: Any = beside(Partnership, "tie_kept")
    signed = _signings()
    bases = sa.union_all(
        *(sa.select(sa.literal(one.value, sa.String).label("code")) for one in (Basis.TIE, Basis.SISTER))
    ).subquery()
    doubled = sa.case((bases.c.code == Basis.SISTER.value, signed.c.sister), else_=signed.c.first)
    number = doubled // 2
    restricted = sa.literal(Classification.RESTRICTED, Locality.classification.type)
    told = SimpleNamespace(
        id=Locality.id,
        title=Locality.title,
        owner_id=sa.func.coalesce(tie.owner_id, Locality.owner_id),
        classification=sa.case((doubled % 2 == 1, restricted), else_=Locality.classification),
    )
    key = bases.c.code + "-" + sa.cast(Locality.id, sa.String)
    is_another = sa.or_(signed.c.sister.is_(None), signed.c.first // 2 != signed.c.sister // 2)
    columns = due_row(ROOM, told, until, code=bases.c.code, note=_ahead(), number=number)
    return (
        sa.select(*columns)
        .join_from(Locality, signed, signed.c.locality_id == Locality.id)
        .join(bases, sa.or_(bases.c.code == Basis.SISTER.value, is_another))
        .outerjoin(tie, sa.and_(tie.locality_id == Locality.id, tie.is_live))
        .where(
            Locality.scope == Scope.FOREIGN,
            sa.or_(tie.stage.is_(None), tie.stage != Stage.ENDED),
            doubled.is_not(None),
            *_may_be_due(number, until),
            _is_undecided(key, number),
        )
    )


def _of_countries(until: Any) -> sa.Select[Any]:
    """Diplomatic relations, told on the page of the country's first partner by name."""
    other: Any = beside(Locality, "partner_there")
    tie: Any = beside(Partnership, "tie_there")
    ended = sa.select(tie.locality_id).where(tie.is_live, tie.stage == Stage.ENDED)
    first = (
        sa.select(other.id)
        .where(
            other.country_code == OccasionDay.country_code,
            other.scope == Scope.FOREIGN,
            other.id.not_in(ended),
        )
        .order_by(other.sort_key, other.id)
        .limit(1)
        .correlate(OccasionDay)
        .scalar_subquery()
    )
    told = SimpleNamespace(
        id=Locality.id,
        title=Locality.title,
        owner_id=sa.cast(sa.null(), sa.Integer),
        classification=Locality.classification,
    )
    number = _number(OccasionDay.day, OccasionDay.is_year_only)
    code = Basis.DIPLOMATIC.value
    columns = due_row(
        ROOM, told, until, code=code, note=_ahead(), basis=OccasionDay.country_code, number=number
    )
    return (
        sa.select(*columns)
        .join_from(OccasionDay, Locality, Locality.id == first)
        .where(
            OccasionDay.kind == DayKind.DIPLOMATIC,
            OccasionDay.day <= binds.today(),
            *_may_be_due(number, until),
            _is_undecided(f"{code}-" + OccasionDay.country_code, number),
        )
    )


def tell_undecided(row: Any) -> Due | None:
    """Say one of them with the day on which its first piece of work is due; None where that is later.

    The days are those of the published calendar: what the office corrected in it moves a plan, not the call.
    """
    of, until = _beginning(row), row.due_on
    steps = [Step("", "", int(row.note))]
    for one in coming(of, clock.today(), until + timedelta(days=steps[0].days + _SLACK)):
        rough = one.last_day - timedelta(days=steps[0].days)
        begins = begins_on(one.last_day, steps, calendar_of(HOME_COUNTRY, rough, rough, ()))
        if begins <= until:
            when = day(one.day) if one.day else str(one.year)
            words = basis_words(of, one.years)
            what = _("%(what)s (%(when)s): not planned yet", what=words, when=when)
            told = due_of(row, "locality", what, key=f"anniversary:{of.key}:{one.years}")
            return replace(told, due_on=begins, counts_as="anniversary")
    return None


def _beginning(row: Any) -> Beginning:
    basis = Basis(row.code)
    is_of_country = basis is Basis.DIPLOMATIC
    year, rest = divmod(row.number, _ONLY_YEAR)
    month, in_month = divmod(rest % _DAY, _MONTH)
    return Beginning(
        key=key_of(basis, row.basis if is_of_country else row.record_id),
        basis=basis,
        since=date(year, month + 1, in_month + 1),
        is_year_only=rest >= _DAY,
        title=country_name(row.basis) if is_of_country else row.title,
    )
