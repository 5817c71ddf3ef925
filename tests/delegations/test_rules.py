"""The procedure as data: which step follows which, and what is still missing before it."""

from datetime import date

import pytest

from crm.delegations.models import DelegationStatus as S
from crm.delegations.rules import MOVES, STEPS, Standing, lacking, may_move, next_step, report_due
from crm.delegations.views.shown import days_of


def standing(**given):
    values = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27), "today": date(2026, 11, 22)}
    return Standing(**(values | given))


def test_every_status_says_what_may_follow():
    assert set(MOVES) == set(S)
    assert [next_step(step) for step in STEPS[:-1]] == list(STEPS[1:])
    assert next_step(S.CLOSED) is None


@pytest.mark.parametrize("status", [S.UNDER_WAY, S.COMPLETED, S.REPORTED, S.CLOSED])
def test_what_has_begun_is_no_longer_cancelled(status):
    assert not may_move(status, S.CANCELLED)


def test_only_what_was_approved_can_be_postponed_and_it_returns_there():
    assert [status for status in S if may_move(status, S.POSTPONED)] == [S.APPROVED, S.CONFIRMED]
    assert next_step(S.POSTPONED) is S.APPROVED


def test_what_is_missing_is_said_and_what_is_there_is_not():
    bare, full = standing(), standing(theirs=8, has_head=True, items=4)
    assert len(lacking(S.CONFIRMED, bare)) == 3
    assert lacking(S.CONFIRMED, full) == []
    assert lacking(S.CLOSED, bare) == []


def test_the_report_is_due_some_days_after_the_last_day():
    assert report_due(date(2026, 11, 27), 10) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 26), date(2026, 11, 28), "26–28/11/2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30/11–02/12/2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30/12/2026–02/01/2027"),
        (date(2026, 11, 26), date(2026, 11, 26), "26/11/2026"),
    ],
)
def test_days_are_written_as_short_as_they_can_be_read(first, last, words):
    assert days_of(first, last) == words
