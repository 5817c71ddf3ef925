"""A test client that lives as a browser does: fresh eyes for every request, and an eye for what is wrong."""

from __future__ import annotations

import re
from contextvars import Context
from datetime import date
from enum import Enum
from typing import Any

from flask import has_app_context, session
from flask.testing import FlaskClient
from flask_security import login_user

from crm.accounts.models import UserAccount
from crm.core.db import db
from tests.build import PASSWORD
from tests.markup import faults, taken_apart


class Browser(FlaskClient):
    """Every request runs in a context of its own, as in a server; every page it gets is looked over.

    What the test has done before is committed first, and what the test holds is read anew afterwards.
    """

    person: UserAccount | None = None
    checks = True

    def open(self, *args: Any, **given: Any) -> Any:
        """Send one request and look at the page that comes back."""
        if has_app_context():
            db.session.commit()
        given.setdefault("buffered", True)
        answer = Context().run(lambda: super(Browser, self).open(*args, **given))
        if has_app_context():
            db.session.expire_all()
        is_page = (answer.request.method, answer.status_code, answer.mimetype) == ("GET", 200, "text/html")
        if self.checks and is_page:
            found = faults(answer.text)
            assert not found, f"{answer.request.path}: " + "; ".join(found)
        return answer


def _text(value: Any) -> Any:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "y"
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value if isinstance(value, tuple) else str(value)


def answers(client: FlaskClient, url: str, /, **fields: Any) -> dict[str, Any]:
    """Load the form at ``url`` and return what a browser would send once ``fields`` are filled in.

    A list is several answers, a ``(stream, name)`` tuple a file; None or False takes the field out.
    """
    page = client.get(url)
    assert page.status_code == 200, f"{url} answered {page.status_code}"
    data: dict[str, Any] = dict(taken_apart(page.text).form_with(set(fields)).values)
    for name, value in fields.items():
        if value is None or value is False:
            data.pop(name, None)
        else:
            data[name] = [_text(one) for one in value] if isinstance(value, list) else _text(value)
    return data


def undo(client: Browser, page: str, place: int = 0) -> Any:
    """Press Undo of the toast that ``page`` shows, and return where it leads."""
    urls = re.findall(r'action="(/changes/[0-9]+/undo)"', page)
    assert urls, "no toast offers to undo"
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    return client.post(urls[place], data={"csrf_token": token}, follow_redirects=True)


def walk_in(client: Browser, person: UserAccount) -> Browser:
    """Seat ``person`` at the browser as a sign-in does, without the form, which has tests of its own."""
    db.session.commit()
    app = client.application
    with app.test_request_context(environ_overrides=client.environ_base):
        assert login_user(db.session.merge(person))
        db.session.commit()
        seat = dict(session)
    with client.session_transaction() as kept:
        kept.update(seat)
    db.session.expire_all()
    client.person = person
    return client


def sign_in(client: Browser, person: UserAccount, password: str = PASSWORD) -> Browser:
    """Sign ``person`` in through the form, as everybody does."""
    answer = client.post("/sign-in", data=answers(client, "/sign-in", email=person.email, password=password))
    assert answer.status_code == 302, f"signing in answered {answer.status_code}"
    client.person = person
    return client
