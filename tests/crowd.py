"""Many browsers at once: what twenty officers do to a server in the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

from crm.core.db import db
from tests.browsing import Browser

T = TypeVar("T")


def twin(browser: Browser) -> Browser:
    """Open another browser with the same cookie; it does not look pages over, to be quick."""
    app = browser.application
    other: Any = app.test_client()
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = browser.get_cookie(name)
    if cookie is not None:
        other.set_cookie(name, cookie.value)
    other.person, other.checks = browser.person, False
    return other


def together(work: Callable[[int], T], times: int) -> list[T]:
    """Run ``work(number)`` in ``times`` threads that start at one moment, with nothing held open here."""
    db.session.commit()
    gate = Barrier(times)

    def run(number: int) -> T:
        gate.wait()
        return work(number)

    with ThreadPoolExecutor(times) as threads:
        done = list(threads.map(run, range(times)))
    db.session.expire_all()
    return done
