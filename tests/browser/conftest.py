"""The sample office in a real browser: loaded once, and as it was loaded at the start of every test."""

from __future__ import annotations

import sqlite3

import pytest

from crm.core import locale
from crm.core.access import look_with
from crm.core.db import db
from crm.sample.service import load_once
from tests import offices
from tests.browser.desk import Desk, Office


@pytest.fixture(scope="session")
def loaded(served):
    """Load the sample office, as the command does, and keep a copy of its database."""
    with served.app.app_context():
        look_with(None)
        locale.speak("vi")
        offices.empty()
        sign_ins = load_once()
        db.session.commit()
        db.session.remove()
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        raw = db.engine.raw_connection()
        raw.driver_connection.backup(copy)
        raw.close()
    yield Office(served.url, {one.email.partition("@")[0]: one for one in sign_ins}), copy
    copy.close()


@pytest.fixture
def office(loaded, live_server):
    """Give the sample office as it was just after loading, with the sign-ins that were told."""
    told, copy = loaded
    db.session.remove()
    raw = db.engine.raw_connection()
    copy.backup(raw.driver_connection)
    raw.close()
    return told


@pytest.fixture
def desk(office, new_page):
    """Give a function that opens a window of the office; whatever its pages complain of fails the test."""
    desks = []

    def opened(width=1440, height=900, **given):
        one = Desk(new_page(width, height, **given), office)
        desks.append(one)
        return one

    yield opened
    complaints = [complaint for one in desks for complaint in one.complaints]
    assert not complaints, complaints
