"""Signing in and out, changing and resetting a password: the library's views behind our throttle and log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask, Response, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security.recoverable import reset_password_token_status

from crm.accounts import service
from crm.accounts.sessions import current_token
from crm.core import audit
from crm.core.access import SYSTEM, Permission, actor, open_to_all, requires
from crm.core.locale import _
from crm.core.security import network, throttle, throttle_sign_in
from crm.core.throttle import account_key
from crm.core.web import next_url, toast

View = Callable[..., ResponseReturnValue]
HOUR = timedelta(hours=1)


def _address() -> str:
    return network(request.remote_addr or "")


def _refused_if_shown_again(answer: ResponseReturnValue) -> Response:
    """Say by the status that a form was refused: the library answers 200, which would keep its writes."""
    response = make_response(answer)
    if request.method == "POST" and response.status_code == 200:
        response.status_code = 422
    return response


def sign_in(view: View) -> View:
    """Count tries before any password is looked at, and lead to no other site afterwards."""

    def guarded() -> ResponseReturnValue:
        if request.method == "POST":
            throttle_sign_in(request.remote_addr or "", request.form.get("email", ""))
        response = _refused_if_shown_again(view())
        if response.status_code == 302:
            response.location = next_url("/")
        return response

    return open_to_all(guarded)


def sign_out(view: View) -> View:
    """End the session on our side first, then forget everything the browser holds."""

    def guarded() -> ResponseReturnValue:
        if token := current_token():
            service.end_session(token)
        answer = view()
        session.clear()
        toast(_("You have signed out."))
        return answer

    return open_to_all(guarded)


def forgotten(view: View) -> View:
    """Send a link at most a few times an hour, and answer the same whether the account exists or not."""

    def guarded() -> ResponseReturnValue:
        if request.method == "POST":
            throttle("reset address", _address(), limit=20, window=HOUR)
            throttle("reset account", account_key(request.form.get("email", "")), limit=4, window=HOUR)
        answer = view()
        if request.method != "POST":
            return answer
        session.pop("_flashes", None)
        toast(_("If this address has an account, a mail with a link is on its way."))
        return redirect(url_for("security.login"))

    return open_to_all(guarded)


def reset(view: View) -> View:
    """Take a new password for a link from a mail."""

    def guarded(token: str) -> ResponseReturnValue:
        if request.method != "POST":
            return view(token=token)
        throttle("reset link", _address(), limit=30, window=HOUR)
        person = reset_password_token_status(token)[2]  # type: ignore[no-untyped-call]
        with audit.change(person or SYSTEM, "account.password_reset"):
            return _refused_if_shown_again(view(token=token))

    return open_to_all(guarded)


def change(view: View) -> View:
    """Take a new password from somebody who knows the present one."""

    @requires(Permission.ACCOUNT_OWN)
    def guarded() -> ResponseReturnValue:
        if request.method != "POST":
            return view()
        throttle("password change", str(actor().id), limit=10, window=timedelta(minutes=15))
        with audit.change(actor(), "account.password_changed"):
            return _refused_if_shown_again(view())

    return guarded


WRAPPED: dict[str, Callable[[View], View]] = {
    "security.login": sign_in,
    "security.logout": sign_out,
    "security.forgot_password": forgotten,
    "security.reset_password": reset,
    "security.change_password": change,
}
"""Every endpoint of the library that may be used; any other has no permission and is refused."""


def install(app: Flask) -> None:
    """Put our doors in front of the library's."""
    for endpoint, wrap in WRAPPED.items():
        view: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = wrap(view)
