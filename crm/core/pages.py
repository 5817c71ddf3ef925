"""What is said when something cannot be done: one place, plain words, and what to do next."""

from __future__ import annotations

import secrets
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from crm.core import audit
from crm.core.access import viewer
from crm.core.db import db, reading
from crm.core.errors import CrmError, RuleBroken
from crm.core.forms import unfit_sentence, unfit_text
from crm.core.locale import _
from crm.core.text import UnfitText
from crm.core.web import is_fragment

BUSY_RETRY = 5
BUSY_STATES = {"55P03", "57014", "40P01", "40001", "53300"}
"""What PostgreSQL says when somebody else is in the way: locks, time limits, too many at once."""
HIDDEN = {
    "csrf_token",
    "form_key",
    "version",
    "original",
    "clash",
    "password",
    "new_password",
    "new_password_confirm",
    "password_confirm",
}


def _words(code: int) -> tuple[str, str, str]:
    """Return title, sentence and next step for a status."""
    table = {
        400: (
            _("The form could not be read"),
            _("The page was open for too long, or was changed on the way. Nothing was saved."),
            _("Open the form again and enter it once more."),
        ),
        401: (_("Please sign in"), _("You are no longer signed in."), _("Sign in, then try again.")),
        403: (
            _("You may not do this"),
            _("Your role does not allow this. Ask a manager of your office."),
            _("Go back, or open the home page."),
        ),
        404: (
            _("Nothing here"),
            _("This page does not exist, or you may not see it."),
            _("Check the address, or search by any form of the name."),
        ),
        405: (
            _("Nothing here"),
            _("This address cannot be used that way."),
            _("Go back, or open the home page."),
        ),
        409: (
            _("Somebody saved first"),
            _("The record was changed while you were working. Nothing was saved."),
            _("Open the record again and repeat your change."),
        ),
        410: (
            _("This is not there any more"),
            _("It was deleted while you were working. Nothing was saved."),
            _("What you typed stands below: copy what you need before you leave this page."),
        ),
        413: (
            _("The file is too large"),
            _("At most %(limit)s MB can be uploaded at once. Nothing was saved.", limit=_limit()),
            _("Make the file smaller, then choose it again."),
        ),
        422: (_("Something needs correcting"), _("Nothing was saved."), _("Go back and correct the form.")),
        429: (
            _("Too many attempts"),
            _("There were too many attempts in a short time."),
            _("Wait a little, then try again."),
        ),
        503: (
            _("The system is busy"),
            _("Somebody else is saving a lot right now. Nothing was saved."),
            _("Wait a few seconds, then send the form again. What you typed is kept below."),
        ),
    }
    return table.get(code) or (
        _("Something went wrong"),
        _("The error is ours. It was written down, and nothing was saved."),
        _("Try again. If it happens again, tell your administrator the number below."),
    )


def _limit() -> int:
    return int((current_app.config["MAX_CONTENT_LENGTH"] or 0) / 1024 / 1024)


def _typed() -> dict[str, str] | None:
    """Return what was typed, so that nobody has to type it twice; never a password."""
    if request.method in ("GET", "HEAD"):
        return None
    try:
        kept = {k: "\n".join(request.form.getlist(k)) for k in request.form if k not in HIDDEN}
    except HTTPException:
        return None
    return {k: v for k, v in kept.items() if v.strip()} or None


def _stop_asking_who() -> None:
    """Draw the page for nobody where the person could not be looked up: the database may be what failed."""
    if "_login_user" not in g:
        g._login_user = AnonymousUserMixin()


def answer(
    code: int,
    sentence: str | None = None,
    *,
    said_as: int | None = None,
    incident: str | None = None,
    retry: int | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """Return the page, or the piece, that says what happened; ``said_as`` lends it another status's words."""
    db.session.rollback()
    _stop_asking_who()
    title, usual, next_step = _words(said_as or code)
    typed = typed or (_typed() if code in (400, 409, 500, 503) else None)
    if code == 503 and typed is None:
        next_step = _("Wait a little, then try again.")
    context: dict[str, Any] = {
        "code": code,
        "title": title,
        "sentence": sentence or usual,
        "next_step": next_step,
        "incident": incident,
        "retry_after": retry,
        "typed": typed,
    }
    template = "errors/_piece.html" if is_fragment() else "errors/page.html"
    with reading():
        response = make_response(render_template(template, **context), code)
    if retry:
        response.headers["Retry-After"] = str(retry)
    return response


# Refusals: what cannot be done


def _note_refusal() -> None:
    actor = viewer()
    audit.note("refused", actor_id=actor.id if actor else None, detail=request.path[:200])


def _refused(error: CrmError) -> Response:
    if error.status == 403:
        _note_refusal()
    typed = getattr(error, "typed", None)
    said_as = 410 if typed else 422 if isinstance(error, RuleBroken) else None
    retry = getattr(error, "retry_after", None)
    return answer(error.status, error.sentence, said_as=said_as, retry=retry, typed=typed)


def _forged(_error: CSRFError) -> Response:
    return answer(400)


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return make_response(error.get_response())
    if code == 403:
        _note_refusal()
    response = answer(code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


# Accidents: what the database or we ourselves could not do


def _state(error: sa.exc.DBAPIError) -> str:
    """Return PostgreSQL's five letters for what went wrong; nothing on SQLite."""
    return getattr(error.orig, "sqlstate", None) or ""


def _is_busy(error: sa.exc.OperationalError) -> bool:
    said = str(error.orig).lower()
    return "locked" in said or "busy" in said or _state(error) in BUSY_STATES


def _is_away(error: sa.exc.OperationalError) -> bool:
    """Tell whether there is no database to ask: it could not be reached, or went away."""
    return error.connection_invalidated or error.statement is None or _state(error)[:3] in {"57P", "080"}


def _is_taken(error: sa.exc.IntegrityError) -> bool:
    return _state(error) == "23505" or "UNIQUE constraint failed" in str(error.orig)


def _overtaken(_error: StaleDataError) -> Response:
    return answer(409)


def _crowded(_error: sa.exc.TimeoutError) -> Response:
    return answer(503, retry=BUSY_RETRY)


def _database(error: sa.exc.OperationalError) -> Response:
    if _is_busy(error):
        return answer(503, retry=BUSY_RETRY)
    if _is_away(error):
        current_app.logger.error("the database does not answer: %s", type(error.orig).__name__)
        return answer(503, _("The database does not answer. Nothing was saved."), retry=BUSY_RETRY)
    return _broken(error)


def _taken(error: sa.exc.IntegrityError) -> Response:
    if _is_taken(error):
        return answer(409, _("The same was saved by somebody else a moment ago. Nothing was saved."))
    return _broken(error)


def _unkeepable(error: UnfitText | sa.exc.StatementError) -> Response:
    unfit = unfit_text(error)
    return answer(422, unfit_sentence(unfit)) if unfit else _broken(error)


def _broken(_error: Exception) -> Response:
    incident = secrets.token_hex(4)
    current_app.logger.exception("incident %s, request %s", incident, audit.request_id.get())
    return answer(500, incident=incident)


def install(app: Flask) -> None:
    """Answer every refusal and every accident."""
    app.register_error_handler(CrmError, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(sa.exc.TimeoutError, _crowded)
    app.register_error_handler(sa.exc.OperationalError, _database)
    app.register_error_handler(sa.exc.IntegrityError, _taken)
    app.register_error_handler(sa.exc.StatementError, _unkeepable)
    app.register_error_handler(UnfitText, _unkeepable)
    app.register_error_handler(Exception, _broken)
