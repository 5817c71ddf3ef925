"""Questions about people of the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import SignInSession, Unit, UserAccount
from crm.core import clock
from crm.core.access import Role
from crm.core.binds import built_once
from crm.core.db import MAX_ID, db

WORKING = (Role.STAFF, Role.MANAGER, Role.ADMIN)
"""Seats whose holders can be given work."""


_OFFICERS = (
    sa.select(UserAccount)
    .where(UserAccount.active, UserAccount.role.in_(WORKING))
    .order_by(UserAccount.sort_key, UserAccount.id)
)


def officers() -> Sequence[UserAccount]:
    """Return the active people who can own work, by name."""
    return db.session.scalars(_OFFICERS).all()


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


def units() -> Sequence[Unit]:
    """Return the divisions of the office by name."""
    return db.session.scalars(sa.select(Unit).order_by(Unit.name, Unit.id)).all()


def everybody() -> sa.Select[*tuple[Any, ...]]:
    """Return the select behind the list of people: active ones first, by name."""
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
        )
        .outerjoin(Unit, Unit.id == UserAccount.unit_id)
        .order_by(UserAccount.active.desc(), UserAccount.sort_key, UserAccount.id)
    )


def session_owner(uniquifier: str, token_hash: str) -> tuple[UserAccount, SignInSession] | None:
    """Return who is signed in with a live session, in one statement; None for one that has ended."""
    asked = _session_owner(uniquifier=uniquifier, token_hash=token_hash, now=clock.now())
    row = db.session.execute(*asked).one_or_none()
    return (row[0], row[1]) if row else None


@built_once
def _session_owner(uniquifier: Any, token_hash: Any, now: Any) -> sa.Select[Any]:
    return (
        sa.select(UserAccount, SignInSession)
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
