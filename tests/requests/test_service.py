"""Requests are entered, decided and answered; the delegation goes where the decision leads."""

from datetime import date

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import Forbidden, Invalid, RuleBroken
from crm.delegations.models import DelegationStatus as S
from crm.delegations.models import Direction
from crm.delegations.queries import moves_of
from crm.documents.models import DocumentLink, LinkRole
from crm.requests import queries, service
from crm.requests.models import Answer, GateCode, Host
from crm.requests.rules import Result, examine
from crm.requests.service import DecisionEntry, GateRuleEntry, RequestEntry
from tests import build


@pytest.fixture(autouse=True)
def eyes(app, noon):
    with acting_as(SYSTEM):
        yield


@pytest.fixture
def request_made(asked_for):
    def made(delegation=None, **given):
        values = {"received_on": date(2026, 11, 20), "host": Host.CITY, "topic": "Cấp nước"}
        entry = RequestEntry(**(values | given))
        return service.enter_request(delegation or asked_for(), entry, actor=SYSTEM)

    return made


def results(delegation):
    facts = queries.facts_of(delegation, queries.request_of(delegation.id))
    return {one.code: one for one in examine(facts, queries.settings())}


def test_a_request_makes_a_delegation_that_is_asked_for(request_made):
    made = request_made(letter_number="412/KITA", asker="Cục trưởng", guests=4)
    request = queries.request_of(made.id)
    assert made.status is S.REQUESTED
    assert made.letter_number == "412/KITA"
    assert (request.wished_from, request.guests, request.decision) == (made.starts_on, 4, None)


def test_a_letter_of_the_register_is_linked_by_its_number_and_by_its_date_where_two_have_it(request_made):
    build.document("Thư khác", number="412/KITA", issued_on=date(2025, 1, 5))
    letter = build.document("Đề nghị tiếp đoàn", number="412/KITA", issued_on=date(2026, 11, 18))
    made = request_made(letter_number="412/KITA", dated_on=date(2026, 11, 18))
    assert queries.request_of(made.id).document_id == letter.id
    link = db.session.query(DocumentLink).one()
    assert (link.document_id, link.record_id, link.role) == (letter.id, made.id, LinkRole.REQUEST)
    other = request_made(letter_number="412/KITA")
    assert queries.request_of(other.id).document_id is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"received_on": date(2026, 11, 23)}, "received_on"),
        ({"dated_on": date(2026, 11, 21)}, "dated_on"),
        ({"guests": 0}, "guests"),
        ({"meets": "nobody"}, "meets"),
        ({"head_rank": "nobody"}, "head_rank"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(request_made, given, field):
    with pytest.raises(Invalid) as refused:
        request_made(**given)
    assert refused.value.field == field


def test_the_same_body_and_topic_before_is_found_with_its_record(request_made, place):
    build.delegation(
        place,
        "Đoàn năm ngoái",
        starts_on=date(2025, 6, 2),
        ends_on=date(2025, 6, 4),
        sender=Words(vi="Cục Môi trường"),
        purpose=Words(vi="Cấp nước sạch nông thôn"),
        status=S.CLOSED,
    )
    build.delegation(
        place, "Đoàn bị hủy", starts_on=date(2026, 6, 2), ends_on=date(2026, 6, 4), status=S.CANCELLED
    )
    found = results(request_made())[GateCode.REPEATED]
    assert found.result is Result.AGAINST
    assert [one.text for one in found.found] == ["Đoàn năm ngoái (02/06/2025–04/06/2025)"]


def test_notice_is_counted_on_the_working_calendar_over_the_national_day(request_made, asked_for):
    visit = asked_for(starts_on=date(2026, 9, 7), ends_on=date(2026, 9, 8))
    made = request_made(visit, received_on=date(2026, 8, 28))
    facts = queries.facts_of(made, queries.request_of(made.id))
    calendar_days = (date(2026, 9, 7) - date(2026, 8, 28)).days
    assert calendar_days == 10
    assert facts.notice_days <= 4


def test_holidays_of_the_partner_are_found_and_a_visit_when_nobody_works_is_spoken_against(
    request_made, asked_for
):
    holiday = asked_for(starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 24))
    found = results(request_made(holiday))[GateCode.DAYS]
    assert found.result is Result.LOOK
    assert "23/11/2026" in found.found[0].text
    weekend = asked_for(starts_on=date(2026, 12, 19), ends_on=date(2026, 12, 20))
    assert results(request_made(weekend))[GateCode.DAYS].result is Result.AGAINST


def test_an_online_visit_finds_their_holiday_across_the_date_line(asked_for, request_made):
    seattle = build.locality("Seattle", country_code="US", zone="America/Los_Angeles")
    monday = asked_for(
        locality_id=seattle.id,
        direction=Direction.ONLINE,
        starts_on=date(2026, 11, 27),
        ends_on=date(2026, 11, 27),
    )
    found = results(request_made(monday))[GateCode.DAYS]
    assert any("26/11/2026" in one.text for one in found.found), "Thanksgiving, their day before"


def test_delegations_on_the_same_days_are_found_the_partners_own_first(request_made, place):
    nanning = build.locality("Nam Ninh", country_code="CN", zone="Asia/Shanghai")
    days = {"starts_on": date(2026, 12, 22), "ends_on": date(2026, 12, 24)}
    build.delegation(nanning, "Đoàn Nam Ninh", **days)
    build.delegation(nanning, "Đoàn đi", direction=Direction.OUTGOING, **days)
    made = request_made()
    assert results(made)[GateCode.OVERLAP].result is Result.LOOK
    build.delegation(place, "Đoàn cùng thành phố", **days)
    found = results(made)[GateCode.OVERLAP]
    assert found.result is Result.AGAINST
    assert found.found[0].text.startswith("Đoàn cùng thành phố")


def test_a_leader_who_is_in_another_delegation_on_these_days_is_not_free(request_made, lists):
    nanning = build.locality("Nam Ninh", country_code="CN", zone="Asia/Shanghai")
    other = build.delegation(
        nanning, "Đoàn Nam Ninh", starts_on=date(2026, 12, 22), ends_on=date(2026, 12, 22)
    )
    title = Words(vi="Phó Chủ tịch UBND thành phố (minh họa)")
    build.member(other, "VŨ Minh Họa", side="ours", title=title)
    found = results(request_made(meets="vn_committee_vice_chair"))[GateCode.LEADERS]
    assert found.result is Result.LOOK
    assert [one.key for one in found.found] == [other.id]
    assert results(request_made(meets="vn_director"))[GateCode.LEADERS].result is Result.UNKNOWN


def test_the_level_asked_for_is_looked_up_in_the_ranks_of_both_systems(request_made, lists):
    made = request_made(meets="vn_committee_chair", head_rank="jp_city_bureau_head")
    found = results(made)[GateCode.LEVEL]
    assert found.result is Result.AGAINST
    assert [one.text for one in found.found] == ["Giám đốc Sở và tương đương"]
    equal = request_made(meets="vn_committee_vice_chair", head_rank="jp_city_vice_mayor")
    assert results(equal)[GateCode.LEVEL].result is Result.PASSES


def test_nobody_is_told_of_a_restricted_delegation_by_the_gate(request_made, place):
    build.delegation(
        place,
        "Đoàn kín",
        classification="restricted",
        starts_on=date(2026, 12, 22),
        ends_on=date(2026, 12, 22),
    )
    made = request_made()
    with acting_as(build.person(Role.STAFF)):
        assert results(made)[GateCode.OVERLAP].result is Result.PASSES


def test_accepted_it_is_in_review_and_the_move_says_so(request_made):
    made = request_made(received_on=date(2026, 11, 20))
    service.decide(made.id, DecisionEntry(answer=Answer.ACCEPT), actor=SYSTEM)
    request = queries.request_of(made.id)
    assert made.status is S.IN_REVIEW
    assert (request.decision, request.advice, request.decided_on) == (
        Answer.ACCEPT,
        Answer.ACCEPT,
        date(2026, 11, 22),
    )
    assert [(move.from_status, move.to_status) for move in moves_of(made.id)] == [(S.REQUESTED, S.IN_REVIEW)]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"answer": Answer.REDIRECT}, "proposal"),
        ({"answer": Answer.REDIRECT, "proposal": "Tháng sau"}, "reason"),
        ({"answer": Answer.DECLINE}, "reason"),
    ],
)
def test_who_decides_otherwise_than_recommended_says_why(request_made, given, field):
    made = request_made()
    with pytest.raises(Invalid) as refused:
        service.decide(made.id, DecisionEntry(**given), actor=SYSTEM)
    assert refused.value.field == field
    assert queries.request_of(made.id).decision is None


def test_declined_it_ends_there_and_what_was_recommended_is_kept(request_made):
    made = request_made()
    entry = DecisionEntry(answer=Answer.DECLINE, reason="Trùng kỳ họp")
    service.decide(made.id, entry, actor=SYSTEM)
    assert made.status is S.DECLINED
    assert queries.request_of(made.id).advice is Answer.ACCEPT
    assert "Trùng kỳ họp" in moves_of(made.id)[0].reason
    with pytest.raises(RuleBroken):
        service.decide(made.id, DecisionEntry(answer=Answer.ACCEPT), actor=SYSTEM)


def test_an_answer_keeps_its_wording_until_it_is_given_back(request_made):
    made = request_made()
    service.decide(made.id, DecisionEntry(answer=Answer.ACCEPT), actor=SYSTEM)
    service.word_reply(made.id, Words(vi="Kính gửi", en=""), version=None, actor=SYSTEM)
    request = queries.request_of(made.id)
    assert (request.reply, request.reply_to) == ({"vi": "Kính gửi"}, Answer.ACCEPT)
    service.word_reply(made.id, Words(), version=None, actor=SYSTEM)
    assert (request.reply, request.reply_to) == ({}, None)


def test_only_a_manager_sets_a_rule_and_its_figure_has_bounds(app):
    entry = GateRuleEntry(is_active=True, amount=5, leads_to=Answer.DECLINE)
    with pytest.raises(Forbidden):
        service.set_rule(GateCode.NOTICE, entry, actor=build.person(Role.STAFF))
    service.set_rule(GateCode.NOTICE, entry, actor=build.person(Role.MANAGER))
    setting = queries.settings()[GateCode.NOTICE]
    assert (setting.amount, setting.leads_to, setting.is_own) == (5, Answer.DECLINE, True)
    too_many = GateRuleEntry(is_active=True, amount=999, leads_to=Answer.DECLINE)
    with pytest.raises(Invalid) as refused:
        service.set_rule(GateCode.NOTICE, too_many, actor=SYSTEM)
    assert refused.value.field == "amount"
