"""What the thread of a record shows of its events."""

from datetime import date

import pytest

from crm.core import thread
from crm.core.timeline import Event


def event(key, day, title="Gọi"):
    return Event(key, "interaction", day, title, "", "meeting")


@pytest.fixture
def page(app, noon):
    """Stand on a page, on 22/11/2026."""
    with app.test_request_context():
        yield


def test_the_newest_stands_first_and_only_the_nearest_day_to_come_is_next(page):
    days = [date(2026, 12, 1), date(2026, 11, 25), date(2026, 11, 22), date(2014, 4, 18)]
    shown = thread.entries([event(number, day) for number, day in enumerate(days, 1)][::-1])
    assert [entry.year for entry in shown] == [2026, 2026, 2026, 2014]
    assert [entry.when for entry in shown if entry.next] == ["25/11/2026"]
    assert [bool(entry.after) for entry in shown] == [True, True, False, False]


def test_an_event_to_come_that_is_given_apart_stands_once(page):
    coming = event(7, date(2026, 11, 25))
    shown = thread.entries([coming, event(6, date(2026, 11, 1))], upcoming=[coming])
    assert [entry.url for entry in shown] == ["/interactions/7", "/interactions/6"]
