"""A route is made from the table, walked, returned, withdrawn; a status waits for it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crm.approvals import queries, service
from crm.approvals.models import Outcome, PassportKind, RouteState, StepKind, VisaState
from crm.approvals.service import (
    NewStepEntry,
    PaperTick,
    PassportEntry,
    RouteEntry,
    RuleEntry,
    StepEntry,
    TravelEntry,
)
from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.errors import Conflict, Forbidden, Invalid, RuleBroken
from crm.core.undo import undo
from crm.delegations import service as delegations
from crm.delegations.models import DelegationStatus as S
from crm.delegations.models import Direction, Funding, VisitKind
from crm.delegations.queries import moves_of
from crm.delegations.service import MoveEntry
from crm.reference.models import Authority
from tests import build

SENT, TODAY = date(2026, 11, 19), date(2026, 11, 22)
AGREED = StepEntry(sent_on=SENT, answered_on=TODAY, outcome=Outcome.AGREED)
APPROVES = StepEntry(sent_on=SENT, answered_on=TODAY, outcome=Outcome.APPROVED, number="12/QĐ")


@pytest.fixture(autouse=True)
def eyes(app):
    with acting_as(SYSTEM):
        yield


def make(delegation, **given):
    return service.make_route(delegation.id, RouteEntry(**given), actor=SYSTEM)


def steps_of(delegation):
    return queries.route_with_steps(delegation.id)[1]


def keep(delegation, step, entry):
    return service.keep_step(delegation.id, step.id, entry, actor=SYSTEM)


def test_a_route_is_made_of_the_row_that_fits_with_its_steps_and_papers(table, coming):
    route = make(coming, visit_kind=VisitKind.WORKING, funding=Funding.SHARED)
    assert (route.approver, route.state) == ("Cơ quan A", RouteState.UNDER_WAY)
    assert [(one.kind, one.body, one.days) for one in steps_of(coming)] == [
        (StepKind.OPINION, "Cơ quan B", 3),
        (StepKind.OPINION, "Cơ quan C", 3),
        (StepKind.APPROVAL, "Cơ quan A", 5),
    ]
    assert [one.name for one in queries.papers_of(route.id)] == ["Thư đề nghị", "Danh sách đoàn"]
    assert (coming.visit_kind, coming.funding) == (VisitKind.WORKING, Funding.SHARED)


def test_a_change_of_the_table_changes_no_route_under_way(table, coming):
    make(coming)
    rule = queries.rules()[0]
    entry = RuleEntry(direction=Direction.INCOMING, approver="Cơ quan X", version=rule.version)
    service.change_rule(rule.id, entry, actor=SYSTEM)
    route, steps = queries.route_with_steps(coming.id)
    assert route.approver == "Cơ quan A"
    assert [one.body for one in steps] == ["Cơ quan B", "Cơ quan C", "Cơ quan A"]
    service.remove_rule(rule.id, version=rule.version, actor=SYSTEM)
    assert queries.route_with_steps(coming.id)[0].approver == "Cơ quan A"


def test_only_one_route_is_under_way_and_without_a_row_there_is_none(table, coming, place):
    make(coming)
    with pytest.raises(RuleBroken):
        make(coming)
    online = build.delegation(place, "Trực tuyến", direction=Direction.ONLINE, status=S.IN_REVIEW)
    with pytest.raises(RuleBroken) as refused:
        make(online)
    assert refused.value.field == "rank_code"


def test_an_answer_is_due_in_working_days_and_weekends_do_not_count(table, coming):
    make(coming)
    first = steps_of(coming)[0]
    keep(coming, first, StepEntry(sent_on=date(2026, 11, 12)))
    assert first.due_on == date(2026, 11, 17), "Thursday, then Friday, Monday, Tuesday"


def test_the_last_approval_approves_the_delegation_and_names_its_paper(table, coming):
    make(coming)
    opinion, other, approval = steps_of(coming)
    keep(coming, opinion, AGREED)
    keep(coming, other, replace(AGREED, outcome=Outcome.OPPOSED, comment="Chưa phù hợp"))
    keep(coming, approval, replace(APPROVES, signer="Phó Chánh", authority=Authority.FOR_HEAD))
    assert queries.route_with_steps(coming.id)[0].state is RouteState.APPROVED
    assert coming.status is S.APPROVED
    assert "12/QĐ" in moves_of(coming.id)[0].reason
    assert (approval.signer, approval.authority) == ("Phó Chánh", Authority.FOR_HEAD)


def test_a_returned_dossier_is_asked_for_again_and_its_history_stays(table, coming):
    make(coming)
    first = steps_of(coming)[0]
    keep(coming, first, replace(AGREED, outcome=Outcome.RETURNED, comment="Bổ sung danh sách"))
    steps = steps_of(coming)
    assert [(one.body, one.outcome) for one in steps[:2]] == [
        ("Cơ quan B", Outcome.RETURNED),
        ("Cơ quan B", None),
    ]
    assert first.comment == "Bổ sung danh sách"
    with pytest.raises(RuleBroken):
        keep(coming, first, AGREED)
    keep(coming, steps[1], AGREED)
    assert steps_of(coming)[1].outcome is Outcome.AGREED


def test_a_refusal_stops_the_delegation(table, coming):
    make(coming)
    keep(coming, steps_of(coming)[2], replace(APPROVES, outcome=Outcome.REFUSED, comment="Không phù hợp"))
    assert queries.route_with_steps(coming.id)[0].state is RouteState.REFUSED
    assert coming.status is S.IN_REVIEW
    with pytest.raises(RuleBroken):
        delegations.move_delegation(coming.id, MoveEntry(to=S.APPROVED), actor=SYSTEM)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (StepEntry(sent_on=date(2026, 11, 23)), "sent_on"),
        (replace(AGREED, sent_on=None), "sent_on"),
        (replace(AGREED, answered_on=None), "answered_on"),
        (replace(AGREED, answered_on=date(2026, 11, 18)), "answered_on"),
        (replace(AGREED, answered_on=date(2026, 11, 23)), "answered_on"),
        (replace(AGREED, outcome=None), "outcome"),
        (replace(AGREED, outcome=Outcome.APPROVED), "outcome"),
        (replace(AGREED, outcome=Outcome.RETURNED), "comment"),
        (replace(AGREED, authority=Authority.BY_PROXY), "signer"),
    ],
)
def test_what_an_answer_cannot_be_is_refused_beside_its_field(table, coming, entry, field):
    make(coming)
    step = steps_of(coming)[0]
    with pytest.raises(Invalid) as refused:
        keep(coming, step, entry)
    assert refused.value.field == field
    assert step.outcome is None


def test_another_body_is_asked_before_the_approval_and_taken_out_while_it_was_not_asked(table, coming):
    make(coming)
    entry = NewStepEntry(body="Cơ quan E", days=2)
    made = service.add_step(coming.id, entry, actor=SYSTEM)
    assert [one.body for one in steps_of(coming)] == ["Cơ quan B", "Cơ quan C", "Cơ quan E", "Cơ quan A"]
    service.remove_step(coming.id, made.id, version=None, actor=SYSTEM)
    first = steps_of(coming)[0]
    keep(coming, first, StepEntry(sent_on=SENT))
    with pytest.raises(RuleBroken):
        service.remove_step(coming.id, first.id, version=None, actor=SYSTEM)


def test_withdrawn_it_keeps_what_was_answered_and_a_new_route_can_be_made(table, coming):
    make(coming)
    keep(coming, steps_of(coming)[0], AGREED)
    with pytest.raises(Invalid):
        service.withdraw_route(coming.id, "", version=None, actor=SYSTEM)
    service.withdraw_route(coming.id, "Phía bạn đổi ngày", version=None, actor=SYSTEM)
    assert [one.outcome for one in steps_of(coming)] == [Outcome.AGREED, Outcome.RECALLED, Outcome.RECALLED]
    with pytest.raises(RuleBroken):
        service.withdraw_route(coming.id, "Nữa", version=None, actor=SYSTEM)
    second = make(coming)
    assert queries.route_with_steps(coming.id)[0].id == second.id
    assert [route.state for route, _steps in queries.routes_of(coming.id)] == [
        RouteState.UNDER_WAY,
        RouteState.WITHDRAWN,
    ]


def test_papers_are_ticked_as_they_come(table, coming):
    route = make(coming)
    paper = queries.papers_of(route.id)[0]
    service.tick_papers(coming.id, {paper.id: PaperTick(True, "bản chụp")}, version=None, actor=SYSTEM)
    assert [(one.has_come, one.note) for one in queries.papers_of(route.id)] == [
        (True, "bản chụp"),
        (False, ""),
    ]


def test_a_form_filled_in_on_an_older_state_does_not_overwrite(table, coming):
    seen = coming.version
    make(coming)
    with pytest.raises(Conflict):
        keep(coming, steps_of(coming)[0], replace(AGREED, version=seen))


def test_nobody_moves_a_delegation_past_an_approval_but_a_manager_with_a_reason(table, coming):
    make(coming)
    staff, manager = build.person(Role.STAFF), build.person(Role.MANAGER)
    entry = MoveEntry(to=S.APPROVED, reason="Chỉ đạo trực tiếp", is_override=True)
    with pytest.raises(RuleBroken):
        delegations.move_delegation(coming.id, replace(entry, is_override=False), actor=manager)
    with pytest.raises(Forbidden):
        delegations.move_delegation(coming.id, entry, actor=staff)
    with pytest.raises(Invalid) as refused:
        delegations.move_delegation(coming.id, replace(entry, reason=""), actor=manager)
    assert refused.value.field == "reason"
    assert coming.status is S.IN_REVIEW
    delegations.move_delegation(coming.id, entry, actor=manager)
    move = moves_of(coming.id)[0]
    assert (move.to_status, move.reason) == (S.APPROVED, "Chỉ đạo trực tiếp")
    assert "Cơ quan A" in move.against


def test_without_a_route_a_status_is_advised_and_not_stopped(coming):
    delegations.move_delegation(coming.id, MoveEntry(to=S.APPROVED), actor=SYSTEM)
    assert coming.status is S.APPROVED


def test_postponed_it_keeps_its_approval_and_comes_back(table, coming):
    make(coming)
    keep(coming, steps_of(coming)[2], APPROVES)
    member = build.member(coming)
    move = MoveEntry(to=S.POSTPONED, reason="Bão số 12")
    delegations.move_delegation(coming.id, move, actor=SYSTEM)
    delegations.move_delegation(coming.id, MoveEntry(to=S.APPROVED), actor=SYSTEM)
    assert coming.status is S.APPROVED
    assert queries.route_with_steps(coming.id)[0].state is RouteState.APPROVED
    assert member.delegation_id == coming.id
    assert [one.to_status for one in moves_of(coming.id)] == [S.APPROVED, S.POSTPONED, S.APPROVED]


def test_who_goes_abroad_is_not_approved_without_an_invitation(table, going):
    make(going, funding=Funding.BUDGET)
    keep(going, steps_of(going)[0], APPROVES)
    assert going.status is S.IN_REVIEW, "the invitation is missing"
    with pytest.raises(RuleBroken):
        delegations.move_delegation(going.id, MoveEntry(to=S.APPROVED), actor=SYSTEM)
    entry = TravelEntry(invitation_from="Brest", invitation_number="118", per_diem=Decimal("1850000"))
    service.write_travel(going.id, entry, actor=SYSTEM)
    delegations.move_delegation(going.id, MoveEntry(to=S.APPROVED), actor=SYSTEM)
    assert going.status is S.APPROVED


def test_passports_are_written_for_all_who_go_and_for_nobody_else(going, coming):
    one = build.member(going, "VŨ Minh Họa", side="ours")
    two = build.member(going, "TRẦN Thị Mẫu Đơn", side="ours", place=2)
    host = build.member(going, "DUPONT Jean")
    passport = PassportEntry(kind=PassportKind.OFFICIAL, expires_on=date(2028, 1, 1), visa=VisaState.APPLIED)
    given = {one.id: passport, two.id: PassportEntry(), host.id: passport, 10**6: passport}
    service.write_passports(going.id, given, version=None, actor=SYSTEM)
    found = {member.id: row for member, row in queries.travellers(going.id)}
    assert found[one.id].kind is PassportKind.OFFICIAL
    assert found[two.id] is None
    assert set(found) == {one.id, two.id}
    with pytest.raises(RuleBroken):
        service.write_passports(coming.id, {}, version=None, actor=SYSTEM)


def test_two_rows_for_the_same_delegations_are_refused_and_staff_set_none(table):
    same = RuleEntry(direction=Direction.INCOMING, approver="Cơ quan Z")
    with pytest.raises(Invalid) as refused:
        service.add_rule(same, actor=SYSTEM)
    assert "Cơ quan A" in refused.value.sentence
    with pytest.raises(Forbidden):
        service.add_rule(replace(same, funding=Funding.OWN), actor=build.person(Role.STAFF))
    with pytest.raises(Invalid) as refused:
        service.add_rule(replace(same, funding=Funding.OWN, approval_days=0), actor=SYSTEM)
    assert refused.value.field == "approval_days"


def test_the_sample_table_is_marked_until_it_is_confirmed_and_comes_only_into_an_empty_one(app, coming):
    count = service.load_sample(actor=SYSTEM)
    assert count == len(queries.rules())
    assert all(one.is_sample for one in queries.rules())
    assert make(coming).is_sample
    with pytest.raises(RuleBroken):
        service.load_sample(actor=SYSTEM)
    assert service.confirm_rules(actor=SYSTEM) == count
    assert not any(one.is_sample for one in queries.rules())


def test_the_only_approval_of_a_route_is_not_taken_out(table, coming):
    make(coming)
    approval = steps_of(coming)[-1]
    with pytest.raises(RuleBroken, match="Cơ quan A"):
        service.remove_step(coming.id, approval.id, version=None, actor=SYSTEM)


def test_a_second_approval_taken_out_leaves_the_route_as_the_first_one_has_it(table, coming):
    make(coming)
    for step, entry in zip(steps_of(coming), (AGREED, AGREED), strict=False):
        keep(coming, step, entry)
    second = NewStepEntry(body="Cơ quan E", days=3, kind=StepKind.APPROVAL)
    added = service.add_step(coming.id, second, actor=SYSTEM)
    first = next(one for one in steps_of(coming) if one.body == "Cơ quan A")
    keep(coming, first, APPROVES)
    assert (coming.status, queries.route_with_steps(coming.id)[0].state) == (
        S.IN_REVIEW,
        RouteState.UNDER_WAY,
    )
    service.remove_step(coming.id, added.id, version=None, actor=SYSTEM)
    assert queries.route_with_steps(coming.id)[0].state is RouteState.APPROVED
    assert coming.status is S.APPROVED


def test_the_passport_of_a_member_who_is_taken_out_comes_back_with_an_undo(going):
    one = build.member(going, "VŨ Minh Họa", side="ours")
    passport = PassportEntry(kind=PassportKind.OFFICIAL, expires_on=date(2028, 1, 1), visa=VisaState.APPLIED)
    service.write_passports(going.id, {one.id: passport}, version=None, actor=SYSTEM)
    delegations.remove_member(going.id, one.id, version=None, actor=SYSTEM)
    db.session.commit()
    undo(audit.last_change(), actor=SYSTEM)
    db.session.commit()
    ((member, row),) = queries.travellers(going.id)
    assert (member.id, row.kind, row.expires_on) == (one.id, PassportKind.OFFICIAL, date(2028, 1, 1))
