"""Questions about people of the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import SignInSession, Unit, UserAccount
from crm.core import clock
from crm.core.access import Role
from crm.core.binds import built_once, constant
from crm.core.db import MAX_ID, db
from crm.core.text import fold

WORKING = (Role.STAFF, Role.MANAGER, Role.ADMIN)
"""Seats whose holders can be given work."""


_OFFICERS = constant(
    sa.select(UserAccount)
    .where(UserAccount.active, UserAccount.role.in_(WORKING))
    .order_by(UserAccount.sort_key, UserAccount.id)
)


def officers() -> Sequence[UserAccount]:
    """Return the active people who can own work, by name."""
    return db.session.scalars(_OFFICERS).all()


def officer(user_id: int | None) -> UserAccount | None:
    """Return one of those who can own work, or None."""
    return next((one for one in officers() if one.id == user_id), None)


def person(user_id: int) -> UserAccount | None:
    """Return a person of the office, or None."""
    if not 0 < user_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(UserAccount).where(UserAccount.id == user_id))


def person_by_email(email: str) -> UserAccount | None:
    """Return the person who signs in with ``email``, however it is written."""
    asked = sa.select(UserAccount).where(sa.func.lower(UserAccount.email) == email.strip().lower())
    return db.session.scalar(asked)


def is_anybody() -> bool:
    """Tell whether anybody has ever been given a sign-in."""
    return db.session.scalar(sa.select(UserAccount.id).limit(1)) is not None


def names_of(ids: Iterable[int | None]) -> Mapping[int, str]:
    """Return the names of people of the office by their keys."""
    keys = {key for key in ids if key is not None}
    if not keys:
        return {}
    asked = sa.select(UserAccount.id, UserAccount.display_name).where(UserAccount.id.in_(keys))
    return {key: name for key, name in db.session.execute(asked)}


def units(*, with_retired: bool = False) -> Sequence[Unit]:
    """Return the divisions of the office in its order; retired ones only on demand."""
    asked = sa.select(Unit).order_by(Unit.place, Unit.name, Unit.id)
    return db.session.scalars(asked if with_retired else asked.where(Unit.is_retired.is_(False))).all()


def unit(unit_id: int | None) -> Unit | None:
    """Return a division, or None."""
    if unit_id is None or not 0 < unit_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(Unit).where(Unit.id == unit_id))


def people_in(unit_id: int) -> Sequence[str]:
    """Return the names of those who work in a division and may sign in."""
    asked = sa.select(UserAccount.display_name).where(UserAccount.unit_id == unit_id, UserAccount.active)
    return db.session.scalars(asked.order_by(UserAccount.sort_key)).all()


def people_by_unit() -> Mapping[int, int]:
    """Return how many people who may sign in each division has."""
    asked = sa.select(UserAccount.unit_id, sa.func.count()).where(UserAccount.active)
    rows = db.session.execute(asked.group_by(UserAccount.unit_id))
    return {key: count for key, count in rows if key is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """Which people of the office a list shows; None leaves a question open."""

    text: str = ""
    role: Role | None = None
    unit_id: int | None = None
    active: bool | None = None

    def conditions(self) -> Iterator[sa.ColumnElement[bool]]:
        """Say the filter in SQL."""
        if self.role is not None:
            yield UserAccount.role == self.role
        if self.unit_id is not None:
            yield UserAccount.unit_id == self.unit_id
        if self.active is not None:
            yield UserAccount.active.is_(self.active)
        if self.text:
            yield UserAccount.id.in_(_called_like(self.text))


def _called_like(text: str) -> Sequence[int]:
    """Return the people whose name or address holds every word, accents or not; an office has few enough."""
    words = fold(text).split()
    people = db.session.execute(sa.select(UserAccount.id, UserAccount.display_name, UserAccount.email))
    return [key for key, *said in people if all(word in fold(" ".join(said)) for word in words)]


def everybody(asked: PeopleFilter | None = None) -> sa.Select[*tuple[Any, ...]]:
    """Return the select behind the list of people: active ones first, by name."""
    seen = sa.select(sa.func.max(SignInSession.started_at)).where(SignInSession.user_id == UserAccount.id)
    return (
        sa.select(
            UserAccount.id,
            UserAccount.display_name,
            UserAccount.title,
            UserAccount.email,
            UserAccount.role,
            UserAccount.active,
            UserAccount.is_sample,
            Unit.name.label("unit"),
            seen.scalar_subquery().label("last_sign_in"),
        )
        .outerjoin(Unit, Unit.id == UserAccount.unit_id)
        .where(*(asked.conditions() if asked else ()))
        .order_by(UserAccount.active.desc(), UserAccount.sort_key, UserAccount.id)
    )


def session_owner(uniquifier: str, token_hash: str) -> tuple[UserAccount, SignInSession] | None:
    """Return who is signed in with a live session, in one statement; None for one that has ended."""
    asked = _session_owner(uniquifier=uniquifier, token_hash=token_hash, now=clock.now())
    row = db.session.execute(*asked).one_or_none()
    return (row[0], row[1]) if row else None


@built_once
def _session_owner(uniquifier: Any, token_hash: Any, now: Any) -> sa.Select[Any]:
    columns: list[Any] = [UserAccount, SignInSession]
    return (
        sa.select(*columns)
        .join(SignInSession, SignInSession.user_id == UserAccount.id)
        .where(
            UserAccount.fs_uniquifier == uniquifier,
            UserAccount.active,
            SignInSession.token_hash == token_hash,
            SignInSession.ended_at.is_(None),
            SignInSession.ends_at > now,
        )
    )


def open_sessions(user_id: int) -> Sequence[SignInSession]:
    """Return where a person is signed in now, the latest first."""
    now: datetime = clock.now()
    asked = sa.select(SignInSession).where(
        SignInSession.user_id == user_id, SignInSession.ended_at.is_(None), SignInSession.ends_at > now
    )
    return db.session.scalars(asked.order_by(SignInSession.started_at.desc())).all()


def last_sign_in(user_id: int) -> datetime | None:
    """Return when a person last signed in, or None."""
    return db.session.scalar(
        sa.select(sa.func.max(SignInSession.started_at)).where(SignInSession.user_id == user_id)
    )
