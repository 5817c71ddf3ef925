"""How long work takes the processor, free of what else the machine does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextvars import Context
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from crm.core.access import Role
from crm.core.db import db
from tests import browsing, build

TURNS = 100
BEST = 10
"""The quickest turns count: what else runs on the machine only ever makes a turn slower."""
TICKS = os.sysconf("SC_CLK_TCK")


def turns(works: Sequence[Callable[[], object]], count: int = TURNS) -> list[float]:
    """Do some works in turn, over and over; return what each costs, in milliseconds."""
    spent: list[list[int]] = [[] for _work in works]
    for work in works:
        for _warm in range(5):
            work()
    for _turn in range(count):
        for work, times in zip(works, spent, strict=True):
            started = time.process_time_ns()
            work()
            times.append(time.process_time_ns() - started)
    return [sum(sorted(times)[:BEST]) / BEST / 1e6 for times in spent]


def backend_pid(connection: sa.Connection) -> int | None:
    """Return the process of PostgreSQL that serves a connection; None on SQLite, which is part of us."""
    if connection.dialect.name == "sqlite":
        return None
    return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def backend_ms(pid: int | None) -> float:
    """Return the time that a process of the database has had of the processor, where the system tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS * 1000


def signed_in(app: Flask) -> FlaskClient:
    """Return the browser of an officer with work of their own, without the eye that tests have."""
    person = db.session.scalar(sa.text("SELECT id FROM user_account WHERE email = 'bench@example.org'"))
    if person is None:
        build.person(role=Role.STAFF, email="bench@example.org")
        db.session.commit()
    from crm.accounts.queries import person_by_email

    client = browsing.sign_in(app.test_client(), person_by_email("bench@example.org"))
    plain = FlaskClient(app, app.response_class)
    for cookie in client._cookies.values():
        plain.set_cookie(cookie.key, cookie.value)
    return plain


def request(client: FlaskClient, url: str, **headers: str) -> Callable[[], object]:
    """Return one request in a context of its own, as a server has it."""
    return lambda: Context().run(client.get, url, headers=headers)
