"""What is read of ties: the list of localities with how each tie stands, one tie, and what is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from crm.accounts.models import UserAccount
from crm.core import search
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import Record, apart, beside
from crm.core.timeline import timeline_row
from crm.localities.models import Locality, Scope
from crm.partnerships.models import Grade, PartnerApproval, Partnership, Stage, StageMove
from crm.partnerships.rules import EXITS, SIGNED

_shared, _own = apart(Partnership, "tie")
_is_live = sa.text("tie.is_live")  # written bare, as the index has it that lets there be only one
_live: Any = Partnership.__table__.alias("live")
_live_key = (
    sa.select(_live.c.id)
    .where(_live.c.locality_id == Locality.id, sa.text("live.is_live"))
    .correlate(Locality)
    .scalar_subquery()
)


class _Tie:
    """The columns of a tie, whichever of its two tables they stand in."""

    def __getattr__(self, name: str) -> Any:
        return _own.c[name] if name in _own.c else getattr(_shared, name)


_tie: Any = _Tie()


def _with_tie(rows: sa.Select[Any]) -> sa.Select[Any]:
    """Keep the localities with a live tie that the person looking may see, and read it along."""
    same = sa.and_(_own.c.locality_id == Locality.id, _is_live)
    return rows.select_from(Locality).join(_own, same).join(_shared, _shared.id == _own.c.id)


def _with_tie_if_any(rows: sa.Select[Any]) -> sa.Select[Any]:
    """Read the live tie along where there is one that the person looking may see."""
    same = _shared.id == _live_key
    return rows.select_from(Locality).outerjoin(_shared, same).outerjoin(_own, _own.c.id == _shared.id)


_log = sa.table(
    "interaction",
    sa.column("id", sa.Integer),
    sa.column("locality_id", sa.Integer),
    sa.column("happened_on", sa.Date),
)
"""The visit log lies above this room, so it goes by the name of its table; what it tells is read through
``Record``, so that policy and trash hold for it."""


_paper = sa.table(
    "agreement",
    sa.column("id", sa.Integer),
    sa.column("locality_id", sa.Integer),
    sa.column("signed_on", sa.Date),
)
"""Agreements lie above this room as well."""

_keeper = sa.table("tie_holder", sa.column("partnership_id", sa.Integer), sa.column("holder_id", sa.Integer))
"""And so do the bodies that kept a tie before the city did."""


class Order(StrEnum):
    """What a list of localities is sorted by."""

    NEXT = "next"
    NAME = "name"
    STAGE = "stage"
    LAST = "last"
    OWNER = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFilter:
    """What somebody wants to see of the list."""

    scope: Scope = Scope.FOREIGN
    text: str = ""
    countries: Collection[str] = ()
    stages: Collection[Stage] = ()
    owner_id: int | None = None
    has_no_owner: bool = False
    is_traditional: bool = False
    needs_attention: bool = False

    @property
    def asks_of_tie(self) -> bool:
        """Tell whether a locality without a tie is left out."""
        return bool(self.stages or self.owner_id or self.has_no_owner or self.needs_attention)


def _of_log(locality_id: Any) -> tuple[Any, sa.Select[Any]]:
    """Return the record alias and the log entries of a locality that the person looking may see."""
    entry: Any = beside(Record, "entry")
    asked = (
        sa.select(entry.id)
        .join_from(_log, entry, entry.id == _log.c.id)
        .where(_log.c.locality_id == locality_id)
    )
    return entry, asked.correlate(Locality)


def _last(what: str) -> Any:
    """Return one thing of a locality's latest log entry, looked up by the log's own index."""
    entry, asked = _of_log(Locality.id)
    column = _log.c.happened_on if what == "day" else entry.title
    newest_first = asked.order_by(_log.c.happened_on.desc(), _log.c.id.desc()).limit(1)
    return newest_first.with_only_columns(column, maintain_column_froms=True).scalar_subquery()


def _needs_attention(today: Any) -> sa.ColumnElement[bool]:
    """A live tie with nothing planned, with something overdue, or with nobody in charge."""
    late = sa.or_(_tie.next_action == "", _tie.next_action_on < today, _tie.owner_id.is_(None))
    return sa.and_(_tie.stage.not_in(EXITS), late)


def _wanted(asked: TieFilter, today: date) -> list[sa.ColumnElement[bool]]:
    conditions: list[Any] = [Locality.scope == asked.scope]
    if asked.text:
        conditions.append(Locality.id.in_(search.matching(asked.text, "locality")))
    if asked.countries:
        conditions.append(Locality.country_code.in_(asked.countries))
    if asked.stages:
        conditions.append(_tie.stage.in_(asked.stages))
    if asked.owner_id is not None:
        conditions.append(_tie.owner_id == asked.owner_id)
    if asked.has_no_owner:
        conditions.append(sa.and_(_tie.id.is_not(None), _tie.owner_id.is_(None)))
    if asked.is_traditional:
        conditions.append(Locality.is_traditional)
    if asked.needs_attention:
        conditions.append(_needs_attention(today))
    return conditions


def _urgency() -> sa.ColumnElement[int]:
    """Live ties with nothing planned come first, then those by their day, then what asks for nothing."""
    is_live = sa.and_(_tie.id.is_not(None), _tie.stage.not_in(EXITS))
    return sa.case((sa.and_(is_live, _tie.next_action == ""), 0), (is_live, 1), else_=2)


def _stage_number() -> sa.ColumnElement[int]:
    return sa.case({stage: number for number, stage in enumerate(Stage)}, value=_tie.stage, else_=-1)


_ORDERS: Final[Mapping[Order, Any]] = {
    Order.NEXT: lambda: (_urgency(), _tie.next_action_on.asc().nulls_last()),
    Order.NAME: lambda: (),
    Order.STAGE: lambda: (_stage_number().desc(),),
    Order.LAST: lambda: (_last("day").desc().nulls_last(),),
    Order.OWNER: lambda: (UserAccount.sort_key.asc().nulls_last(),),
}


def localities_with_ties(asked: TieFilter, today: date, order: Order = Order.NEXT) -> sa.Select[Any]:
    """Return the select behind the list of localities: names, stage, next action and officer of each."""
    listed = _localities_with_ties.__wrapped__ if asked.text else _localities_with_ties
    return listed(asked, today, order)


@lru_cache(maxsize=64)
def _localities_with_ties(asked: TieFilter, today: date, order: Order) -> sa.Select[Any]:
    listed = _with_tie_if_any(
        sa.select(
            Locality.id,
            Locality.title,
            Locality.native_name,
            Locality.native_lang,
            Locality.country_code,
            Locality.is_traditional,
            Locality.classification,
            Locality.is_sample,
            _tie.id.label("tie_id"),
            _tie.version.label("tie_version"),
            _tie.stage,
            _tie.stage_since,
            _tie.next_action,
            _tie.next_action_on,
            UserAccount.display_name.label("officer"),
        )
    )
    return (
        listed.outerjoin(UserAccount, UserAccount.id == _tie.owner_id)
        .where(*_wanted(asked, today))
        .order_by(*_ORDERS[order](), Locality.sort_key, Locality.id)
    )


def mapped(asked: TieFilter, today: date, *, limit: int) -> Sequence[Any]:
    """Return the localities of a list with where they lie, those with the closest tie first."""
    listed = localities_with_ties(asked, today, Order.STAGE)
    placed = listed.add_columns(Locality.latitude, Locality.longitude)
    return db.session.execute(placed.limit(limit)).all()


def last_contacts(ids: Collection[int]) -> Mapping[int, tuple[date, str]]:
    """Return day and summary of the latest log entry with each of these localities that has one."""
    if not ids:
        return {}
    found = db.session.execute(*_last_contacts(ids=list(ids)))
    return {key: (day, summary) for key, day, summary in found if day is not None}


@built_once
def _last_contacts(ids: Any) -> sa.Select[Any]:
    return sa.select(Locality.id, _last("day"), _last("title")).where(Locality.id.in_(ids))


def counts(asked: Sequence[TieFilter], today: date, *, cap: int) -> Sequence[int]:
    """Count the localities of several lists in one statement, each only as far as ``cap``."""
    return tuple(db.session.execute(_counts(tuple(asked), today, cap)).one()) if asked else ()


@lru_cache(maxsize=64)
def _counts(asked: tuple[TieFilter, ...], today: date, cap: int) -> sa.Select[Any]:
    parts = []
    for one in asked:
        ids = sa.select(Locality.id).where(*_wanted(one, today))
        if one.asks_of_tie:
            ids = _with_tie(ids)
        parts.append(sa.select(sa.func.count()).select_from(ids.limit(cap).subquery()).scalar_subquery())
    return sa.select(*parts)


@dataclass(frozen=True, slots=True)
class Graded:
    """What people say of a tie's grade: another one than the agreements', and the partner's own approval."""

    grade: Grade | None = None
    reason: str = ""
    on: date | None = None
    by: str = ""
    approval: PartnerApproval | None = None
    approval_body: str = ""
    approval_on: date | None = None
    approval_source: str = ""


@dataclass(frozen=True, slots=True)
class TieState:
    """How the tie with one locality stands, as its page shows it."""

    id: int
    version: int
    stage: Stage
    stage_since: date | None
    rationale: str
    next_action: str
    next_action_on: date | None
    officer: str
    counterpart: str
    last_contact: date | None
    in_a_year: int
    kept_by: str
    """A body on our side that kept the tie, where it was not always the city's."""
    graded: Graded
    moves: Sequence[StageMove]


def tie_state(locality_id: int, year_ago: date) -> TieState | None:
    """Return how the tie with a locality stands, in one statement; None where there is no tie.

    The focal point is read as a plain record: its name is all that is asked for, and its table is long.
    """
    rows = db.session.execute(*_tie_state(locality_id=locality_id, year_ago=year_ago)).all()
    moves = [row[-1] for row in rows if row[-1] is not None]
    if not rows:
        return None
    told, graded = rows[0][:_TOLD], Graded(*rows[0][_TOLD:-1])
    return TieState(*(*told, graded, moves))


_TOLD: Final = 12
"""Columns of a tie's state before those of its grade."""


@built_once
def _tie_state(locality_id: Any, year_ago: Any) -> sa.Select[Any]:
    counterpart, grader = beside(Record, "counterpart"), aliased(UserAccount, name="grader")
    _entry, log = _of_log(Locality.id)
    lately = sa.select(sa.func.count()).select_from(log.where(_log.c.happened_on >= year_ago).subquery())
    told = _with_tie(
        sa.select(
            _tie.id,
            _tie.version,
            _tie.stage,
            _tie.stage_since,
            _tie.rationale,
            _tie.next_action,
            _tie.next_action_on,
            sa.func.coalesce(UserAccount.display_name, ""),
            sa.func.coalesce(counterpart.title, ""),
            _last("day"),
            lately.scalar_subquery(),
            sa.func.coalesce(_kept_by(), ""),
            _tie.grade,
            _tie.grade_reason,
            _tie.graded_on,
            sa.func.coalesce(grader.display_name, ""),
            _tie.approval,
            _tie.approval_body,
            _tie.approval_on,
            _tie.approval_source,
            StageMove,
        )
    )
    return (
        told.outerjoin(UserAccount, UserAccount.id == _tie.owner_id)
        .outerjoin(grader, grader.id == _tie.graded_by_id)
        .outerjoin(counterpart, counterpart.id == _tie.counterpart_id)
        .outerjoin(StageMove, StageMove.partnership_id == _tie.id)
        .where(Locality.id == locality_id)
        .order_by(StageMove.moved_on.desc(), StageMove.id.desc())
    )


def _kept_by() -> Any:
    """Return the name of a body that kept the tie and has joined another since."""
    body, place = apart(Locality, "keeper")
    asked = (
        sa.select(body.title)
        .join_from(_keeper, body, body.id == _keeper.c.holder_id)
        .join(place, place.c.id == body.id)
        .where(_keeper.c.partnership_id == _own.c.id, place.c.successor_id.is_not(None))
    )
    return asked.order_by(body.id).limit(1).correlate(_own).scalar_subquery()


def partnership_of(locality_id: int) -> Partnership | None:
    """Return the live tie with a locality, or None."""
    return db.session.scalar(sa.select(Partnership).where(Partnership.locality_id == locality_id))


def tie_keys(locality_id: int) -> Sequence[int]:
    """Return the key of the tie with a locality, if there is one that may be seen."""
    return db.session.scalars(sa.select(Partnership.id).where(Partnership.locality_id == locality_id)).all()


def ties_with(locality_id: int) -> Sequence[Partnership]:
    """Return every tie that there ever was with a locality, those in the trash too."""
    asked = sa.select(Partnership).where(Partnership.locality_id == locality_id)
    return db.session.scalars(asked.execution_options(with_deleted=True)).all()


def moves_of(partnership_id: int) -> Sequence[StageMove]:
    """Return the moves of a tie's stage, the newest first."""
    asked = sa.select(StageMove).where(StageMove.partnership_id == partnership_id)
    return db.session.scalars(asked.order_by(StageMove.moved_on.desc(), StageMove.id.desc())).all()


def _due() -> sa.Select[Any]:
    """Ties with their localities, for lists of what is to be done."""
    due = _with_tie(
        sa.select(
            _tie.id,
            Locality.id.label("locality_id"),
            Locality.title,
            Locality.native_name,
            Locality.native_lang,
            _tie.stage,
            _tie.next_action,
            _tie.next_action_on,
            _tie.owner_id,
            UserAccount.display_name.label("officer"),
        )
    )
    officer = UserAccount.id == _tie.owner_id
    return due.outerjoin(UserAccount, officer).where(Locality.scope == Scope.FOREIGN)


def overdue_next_actions(today: date, *, owner_id: int | None = None, limit: int = 50) -> Sequence[Any]:
    """Return the live ties whose next action is past its day, the longest overdue first."""
    asked = _due().where(_tie.stage.not_in(EXITS), _tie.next_action != "", _tie.next_action_on < today)
    if owner_id is not None:
        asked = asked.where(_tie.owner_id == owner_id)
    return db.session.execute(asked.order_by(_tie.next_action_on, Locality.sort_key).limit(limit)).all()


def attention(today: date, *, limit: int = 50) -> Sequence[Any]:
    """Return the ties that need somebody: nothing planned, overdue, or nobody in charge."""
    return db.session.execute(*_attention(today=today, limit=limit)).all()


@built_once
def _attention(today: Any, limit: Any) -> sa.Select[Any]:
    asked = _due().where(_needs_attention(today))
    ordered = asked.order_by(_urgency(), _tie.next_action_on.asc().nulls_last(), Locality.sort_key)
    return ordered.limit(limit)


def _is_in_the_book(locality_id: Any) -> sa.ColumnElement[bool]:
    """Tell whether the paper behind a move is in the book of agreements, which tells it better.

    Of a move only the year may be known, and of an agreement too; what the person looking may not see is told
    by the move.
    """
    paper: Any = beside(Record, "paper")
    same_day = _paper.c.signed_on == StageMove.moved_on
    same_year = sa.and_(
        StageMove.is_year_only,
        sa.extract("year", _paper.c.signed_on) == sa.extract("year", StageMove.moved_on),
    )
    asked = sa.select(paper.id).join_from(_paper, paper, paper.id == _paper.c.id)
    same = asked.where(_paper.c.locality_id == locality_id, sa.or_(same_day, same_year))
    return same.correlate(StageMove).exists()


def signed_moves(locality_id: int) -> sa.Select[Any]:
    """Return the timeline rows of what was signed with a locality and is not in the book of agreements."""
    titles = sa.case({stage: str(title) for stage, title in SIGNED.items()}, value=StageMove.to_stage)
    return (
        sa.select(
            *timeline_row(
                Partnership.id,
                "partnership",
                StageMove.moved_on,
                titles,
                detail=StageMove.reason,
                mark="signed",
                is_year_only=StageMove.is_year_only,
            )
        )
        .select_from(Partnership)
        .join(StageMove, StageMove.partnership_id == Partnership.id)
        .where(Partnership.locality_id == locality_id, StageMove.to_stage.in_(tuple(SIGNED)))
        .where(sa.not_(_is_in_the_book(locality_id)))
    )
