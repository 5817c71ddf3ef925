"""Sessions of browsers: a cookie is worth what its row says."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa

from crm.accounts.models import SignInSession
from crm.core import clock
from crm.core.db import db


def digest(token: str) -> str:
    """Return what is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin_session(user_id: int, *, agent: str, lasts: timedelta) -> str:
    """Open a session and return its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = {"token_hash": digest(token), "user_id": user_id, "started_at": now, "ends_at": now + lasts}
    db.session.execute(sa.insert(SignInSession).values(agent=agent[:200], **row))
    return token


def end_session(token: str) -> None:
    """End one session."""
    _end(SignInSession.token_hash == digest(token))


def end_sessions(user_id: int, *, but: str | None = None) -> int:
    """End a person's sessions, but for the one with the token ``but``; return how many ended."""
    return _end(SignInSession.user_id == user_id, SignInSession.token_hash != digest(but or ""))


def _end(*which: sa.ColumnElement[bool]) -> int:
    ended = (
        sa.update(SignInSession).where(*which, SignInSession.ended_at.is_(None)).values(ended_at=clock.now())
    )
    return int(db.session.execute(ended).rowcount)  # type: ignore[attr-defined]
