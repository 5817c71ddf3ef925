"""Approval as tables of cases: which row counts, what an answer makes of a route, what a step misses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from crm.approvals.models import Outcome, RouteState, StepKind, VisaState
from crm.approvals.rules import Case, Standing, Traveller, as_lines, lacks_before, row_for, state_after
from crm.delegations.models import DelegationStatus, Direction, Funding, VisitKind

S, K, A = DelegationStatus, StepKind, Outcome
IN, OUT = Direction.INCOMING, Direction.OUTGOING


def row(key, **given):
    cells = {"direction": None, "level": None, "visit_kind": None, "funding": None}
    return SimpleNamespace(id=key, **(cells | given))


TABLE = [
    row(1),
    row(2, direction=IN),
    row(3, direction=OUT),
    row(4, direction=OUT, funding=Funding.BUDGET),
    row(5, direction=OUT, level=3),
    row(6, direction=OUT, level=3, funding=Funding.BUDGET),
    row(7, visit_kind=VisitKind.TRANSIT),
    row(8, direction=IN, visit_kind=VisitKind.OFFICIAL),
    row(9, direction=IN, level=3),
    row(10, direction=IN, level=5),
]


@pytest.mark.parametrize(
    ("case", "key"),
    [
        (Case(direction=Direction.ONLINE), 1),
        (Case(direction=IN), 2),
        (Case(direction=IN, visit_kind=VisitKind.TRANSIT), 7),
        (Case(direction=IN, visit_kind=VisitKind.OFFICIAL), 8),
        (Case(direction=IN, visit_kind=VisitKind.OFFICIAL, level=2), 9),
        (Case(direction=IN, level=3), 9),
        (Case(direction=IN, level=4), 10),
        (Case(direction=IN, level=6), 2),
        (Case(direction=OUT, funding=Funding.OWN), 3),
        (Case(direction=OUT, funding=Funding.BUDGET), 4),
        (Case(direction=OUT, level=3, funding=Funding.OWN), 5),
        (Case(direction=OUT, level=1, funding=Funding.BUDGET), 6),
        (Case(direction=OUT, level=8), 3),
    ],
)
def test_rule_of_the_office_the_row_that_says_most_counts_and_level_goes_first(case, key):
    assert row_for(case, TABLE).id == key
    assert row_for(case, reversed(TABLE)).id == key, "whatever order the rows come in"


def test_of_equal_rows_the_older_one_counts_and_none_may_fit():
    case = Case(direction=IN)
    assert row_for(case, [row(9, direction=IN), row(4, direction=IN)]).id == 4
    assert row_for(case, [row(9, direction=OUT)]) is None


def test_what_is_listed_one_a_line_is_read_without_marks_and_repetitions():
    assert as_lines("- Công an\n\n • Văn phòng; \nCông an") == ["Công an", "Văn phòng"]


def step(kind, outcome=None):
    return SimpleNamespace(kind=kind, outcome=outcome)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([], RouteState.UNDER_WAY),
        ([step(K.OPINION, A.AGREED)], RouteState.UNDER_WAY),
        ([step(K.APPROVAL)], RouteState.UNDER_WAY),
        ([step(K.OPINION, A.OPPOSED), step(K.APPROVAL, A.APPROVED)], RouteState.APPROVED),
        ([step(K.APPROVAL, A.APPROVED), step(K.APPROVAL)], RouteState.UNDER_WAY),
        ([step(K.APPROVAL, A.APPROVED), step(K.APPROVAL, A.APPROVED)], RouteState.APPROVED),
        ([step(K.APPROVAL, A.RETURNED), step(K.APPROVAL)], RouteState.UNDER_WAY),
        ([step(K.APPROVAL, A.RETURNED), step(K.APPROVAL, A.APPROVED)], RouteState.APPROVED),
        ([step(K.APPROVAL, A.REFUSED), step(K.APPROVAL, A.APPROVED)], RouteState.REFUSED),
    ],
)
def test_a_route_is_approved_once_every_approver_has_and_refused_by_one(steps, state):
    assert state_after(steps) is state


THERE = Standing(starts_on=date(2027, 3, 27), ends_on=date(2027, 3, 29))
APPROVED = replace(
    THERE, state=RouteState.APPROVED, approver="A", approved_for=(THERE.starts_on, THERE.ends_on)
)


def missed(standing, step=S.APPROVED):
    lacks = lacks_before(standing, [step]).get(step, [])
    return [(lack.sentence, lack.refuses) for lack in lacks]


@pytest.mark.parametrize(
    ("standing", "refuses"),
    [
        (THERE, [False]),
        (replace(THERE, state=RouteState.UNDER_WAY, approver="A"), [True]),
        (replace(THERE, state=RouteState.REFUSED, approver="A"), [True]),
        (replace(THERE, state=RouteState.WITHDRAWN), [True]),
        (APPROVED, []),
        (replace(APPROVED, starts_on=date(2027, 3, 26)), [False]),
        (replace(APPROVED, opposed=["B"], no_opinion=["C"], no_paper=["D", "E"]), [False, False, False]),
    ],
)
def test_rule_of_the_office_a_route_that_is_not_approved_stops_the_step_and_the_rest_is_advice(
    standing, refuses
):
    assert [one for _sentence, one in missed(standing)] == refuses


def test_decision_on_going_abroad_needs_invitation_names_and_funding():
    """The decision to send a delegation names its members, titles and funding; no trip without invitation."""
    bare = replace(APPROVED, is_outgoing=True)
    assert [refuses for _sentence, refuses in missed(bare)] == [True, False, False]
    there = replace(bare, has_invitation=True, has_funding=True, travellers=[Traveller("An")])
    assert missed(there) == []


@pytest.mark.parametrize(
    ("traveller", "count"),
    [
        (Traveller("An"), 1),
        (Traveller("An", True, date(2028, 1, 1), VisaState.GRANTED), 0),
        (Traveller("An", True, date(2028, 1, 1), VisaState.NOT_NEEDED), 0),
        (Traveller("An", True, date(2028, 1, 1), VisaState.APPLIED), 1),
        (Traveller("An", True, date(2028, 1, 1), None), 1),
        (Traveller("An", True, date(2027, 3, 29), VisaState.GRANTED), 0),
        (Traveller("An", True, date(2027, 3, 28), VisaState.GRANTED), 1),
    ],
)
def test_before_the_journey_passports_last_until_the_way_back_and_visas_are_there(traveller, count):
    standing = replace(APPROVED, is_outgoing=True, has_per_diem=True, travellers=[traveller])
    assert len(missed(standing, S.UNDER_WAY)) == count
    assert missed(replace(standing, is_outgoing=False), S.UNDER_WAY) == []


def test_steps_that_need_no_approval_miss_nothing():
    assert lacks_before(THERE, [S.IN_REVIEW, S.DECLINED, S.CLOSED]) == {}
