"""The cookie of a signed-in browser: it names a session row, and is worth nothing once that row has ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_security import password_changed, password_reset, user_authenticated
from flask_security.utils import set_request_attr

from crm.accounts import queries, service
from crm.accounts.models import UserAccount
from crm.core import audit, clock, security

TOKEN, SEEN = "sign_in", "seen"
FOR_NOBODY = {"static", "health.live"}
"""What is answered without a look at the database."""
IDLE = timedelta(hours=4)
"""A browser silent for so long has been left alone; the whole stay is limited by SESSION_HOURS."""
STEP = 300
"""Seconds after which the cookie notes again that its owner is there."""


def load_person(uniquifier: str) -> UserAccount | None:
    """Return the person a cookie speaks for, in one statement; files need nobody."""
    token = session.get(TOKEN)
    if request.endpoint in FOR_NOBODY or not token or _is_idle():
        return None
    found = queries.session_owner(uniquifier, service.digest(token))
    if found is None:
        return None
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    return found[0]


def _is_idle() -> bool:
    """Tell whether the browser was left alone too long; note from time to time that it was not."""
    now, seen = int(clock.now().timestamp()), int(session.get(SEEN, 0))
    if now - seen > IDLE.total_seconds():
        return True
    if now - seen > STEP:
        session[SEEN] = now
    return False


def current_token() -> str | None:
    """Return the token of this browser's session."""
    token = session.get(TOKEN)
    return token if isinstance(token, str) else None


def begin(_app: Flask, *, user: UserAccount, authn_via: list[str] | None = None, **_more: Any) -> None:
    """Open a session row, under a new name, for a browser that has just signed in."""
    lasts = timedelta(hours=current_app.config["SESSION_HOURS"])
    agent = (request.user_agent.string or "")[:200]
    for name in ("csrf_token", TOKEN):
        session.pop(name, None)
    g.pop("csrf_token", None)
    session[TOKEN] = service.begin_session(user.id, agent=agent, lasts=lasts)
    session[SEEN] = int(clock.now().timestamp())
    if authn_via == ["password"]:
        security.sign_in_succeeded(request.remote_addr or "", user.email)
        audit.note("account.signed_in", actor_id=user.id, detail=request.remote_addr)


def end_others(_app: Flask, *, user: UserAccount, **_more: Any) -> None:
    """After a password was changed, end every other session of that person."""
    service.password_is_theirs(user)
    service.end_sessions(user.id, but=current_token())


def end_all(_app: Flask, *, user: UserAccount, **_more: Any) -> None:
    """After a password was reset by mail, end every session of that person and let them in from here."""
    service.password_is_theirs(user)
    service.end_sessions(user.id)
    security.sign_in_succeeded(request.remote_addr or "", user.email)


def install(app: Flask) -> None:
    """Listen to the sign-in library."""
    user_authenticated.connect(begin, app)
    password_changed.connect(end_others, app)
    password_reset.connect(end_all, app)
