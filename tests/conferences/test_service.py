"""A conference from the application to the report, by several hands."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements.models import Opinion
from crm.conferences import queries, service
from crm.conferences.models import Competence, Conference, Known, Verdict
from crm.conferences.queries import ConferenceFilter
from crm.conferences.rules import ConferenceView, State, StepCode, competence_of, state_of
from crm.conferences.service import ConferenceEntry, OpinionEntry, OutcomeEntry
from crm.core import clock, timeline
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.core.errors import Conflict, Invalid, RuleBroken
from crm.core.locale import speaking
from crm.reference import service as reference
from tests import build

PERMIT = {"number": "1204/UBND-NV", "verdict": Verdict.PERMIT}
STEPS = (
    (StepCode.RECEIVE, date(2026, 10, 1), {"number": "88/CV"}, State.RECEIVED),
    (StepCode.COMPLETE, date(2026, 10, 5), {}, State.CONSULTING),
    (StepCode.SUBMIT, date(2026, 10, 20), {"number": "31/TTr-SNgV"}, State.SUBMITTED),
    (StepCode.DECIDE, date(2026, 10, 28), PERMIT, State.PERMITTED),
    (StepCode.HOLD, date(2026, 11, 18), {}, State.HELD),
    (StepCode.REPORT, date(2026, 11, 22), {"number": "52/BC-SNgV"}, State.REPORTED),
)


def told_by_the_database(conference):
    asked = sa.select(queries.state_now()).where(Conference.id == conference.id)
    return db.session.scalar(asked)


def test_a_conference_goes_from_the_application_to_the_report_and_back(wrote, took):
    one = wrote(starts_on=date(2026, 11, 17), ends_on=date(2026, 11, 18))
    assert told_by_the_database(one) is state_of(one) is State.PLANNED
    for code, on, given, state in STEPS:
        took(one, code, on, **given)
        assert told_by_the_database(one) is state_of(one) is state
    with pytest.raises(RuleBroken):
        service.undo_step(one.id, StepCode.DECIDE, version=None, actor=SYSTEM)
    for code, _on, _given, _state in reversed(STEPS):
        service.undo_step(one.id, code, version=None, actor=SYSTEM)
    assert told_by_the_database(one) is State.PLANNED
    assert (one.decision_number, one.verdict, one.report_number) == ("", None, "")


def test_without_a_permit_nothing_is_noted_as_held_and_the_field_says_so(wrote, took):
    one = wrote(starts_on=date(2026, 11, 10))
    with speaking("vi"), pytest.raises(RuleBroken, match="Chưa có văn bản cho phép") as refused:
        took(one, StepCode.HOLD, date(2026, 11, 10))
    assert refused.value.field == "done_on"
    took(one, StepCode.DECIDE, date(2026, 11, 5), number="9/UBND", verdict=Verdict.REFUSE, note="Trùng lịch")
    with speaking("vi"), pytest.raises(RuleBroken, match="không cho phép"):
        took(one, StepCode.HOLD, date(2026, 11, 10))
    assert one.held_on is None
    with pytest.raises(RuleBroken):
        service.write_outcome(one.id, OutcomeEntry(outcomes="Tốt đẹp"), actor=SYSTEM)


def test_of_two_officers_at_one_step_the_second_is_told_of_the_first(wrote, took):
    one = wrote(starts_on=date(2026, 12, 20))
    seen = one.version
    took(one, StepCode.RECEIVE, date(2026, 11, 20), number="88/CV", version=seen)
    with pytest.raises(Conflict):
        took(one, StepCode.RECEIVE, date(2026, 11, 21), number="99/CV", version=seen)
    db.session.rollback()
    with pytest.raises(RuleBroken, match="20/11/2026"):
        took(one, StepCode.RECEIVE, date(2026, 11, 21), number="99/CV")
    assert one.received_number == "88/CV"


def test_a_decision_names_what_number_and_why(wrote, took):
    one = wrote(starts_on=date(2026, 11, 10))
    for given, field in (
        ({"verdict": None, "number": "1/UBND"}, "verdict"),
        ({"verdict": Verdict.PERMIT, "number": ""}, "number"),
        ({"verdict": Verdict.REFUSE, "number": "1/UBND"}, "note"),
    ):
        with pytest.raises(Invalid) as refused:
            took(one, StepCode.DECIDE, date(2026, 11, 1), **given)
        assert refused.value.field == field


REFUSED = (
    ({"name": Words()}, "name_vi"),
    ({"starts_on": None, "ends_on": date(2027, 1, 2)}, "starts_on"),
    ({"starts_on": date(2027, 1, 3), "ends_on": date(2027, 1, 2)}, "ends_on"),
    ({"has_topics": Known.YES}, "topics"),
    ({"has_topics": Known.UNKNOWN, "topics": "religion"}, "has_topics"),
    ({"has_leaders": Known.NO, "leaders": "Bộ trưởng"}, "has_leaders"),
    ({"competence_set": Competence.CHAIR}, "competence_reason"),
    ({"locality_id": 987654}, "locality_id"),
)


def test_what_cannot_be_so_is_refused_beside_its_field(office):
    for given, field in REFUSED:
        with pytest.raises(Invalid) as refused:
            service.add_conference(ConferenceEntry(**({"name": Words(vi="Hội thảo")} | given)), actor=SYSTEM)
        assert refused.value.field == field


def test_who_allows_it_follows_what_is_known_and_an_officer_may_say_otherwise(wrote):
    one = wrote(has_leaders=Known.UNKNOWN)
    assert competence_of(one).competence is None
    assert not queries.clocks_of(one.id)
    entry = ConferenceEntry(
        name=one.name,
        starts_on=one.starts_on,
        competence_set=Competence.PRIME_MINISTER,
        competence_reason="Theo công văn 5/BNG",
    )
    service.edit_conference(one.id, entry, actor=SYSTEM)
    assert [row.rule_code for row in queries.clocks_of(one.id)] == ["conference_dossier_pm"]


def test_bodies_are_asked_once_answer_in_order_and_stay_once_they_answered(wrote):
    one, day = wrote(), date(2026, 11, 20)
    body = service.ask_body(one.id, OpinionEntry(body="Bộ Công an", sent_on=day), actor=SYSTEM)
    with pytest.raises(Invalid):
        service.ask_body(one.id, OpinionEntry(body="Bộ Công an"), actor=SYSTEM)
    early = OpinionEntry(body="Bộ Công an", sent_on=day, received_on=date(2026, 11, 19))
    with pytest.raises(Invalid) as refused:
        service.edit_consultation(one.id, body.id, early, actor=SYSTEM)
    assert refused.value.field == "received_on"
    answer = {"body": "Bộ Công an", "received_on": day, "replied_on": date(2026, 11, 21)}
    for given, field in (({}, "opinion"), ({"opinion": Opinion.DISAGREES}, "comment")):
        with pytest.raises(Invalid) as refused:
            service.edit_consultation(one.id, body.id, OpinionEntry(**answer, **given), actor=SYSTEM)
        assert refused.value.field == field
    good = OpinionEntry(**answer, opinion=Opinion.AGREES)
    service.edit_consultation(one.id, body.id, good, actor=SYSTEM)
    assert [row.met_on for row in queries.clocks_of(one.id)] == [date(2026, 11, 21)]
    with pytest.raises(RuleBroken):
        service.remove_consultation(one.id, body.id, version=None, actor=SYSTEM)


def test_the_dossier_keeps_the_list_of_its_day(wrote):
    reference.load_lists()
    one = wrote()
    papers = queries.checks_of(one.id)
    assert [row.text.best("vi") for row in papers][:2] == ["Công văn xin phép tổ chức", "Đề án tổ chức"]
    service.set_checks(one.id, {papers[0].id}, version=None, actor=SYSTEM)
    assert [row.done_on for row in queries.checks_of(one.id)] == [clock.today(), None, None, None]


def test_the_list_finds_by_year_state_partner_and_words(wrote, took, partner):
    turn = wrote("Hội thảo qua năm", starts_on=date(2026, 12, 31), ends_on=date(2027, 1, 1))
    ours = wrote("Diễn đàn cảng biển", locality_id=partner.id, starts_on=date(2026, 12, 1))
    wrote("Chưa định ngày", starts_on=None)
    took(ours, StepCode.RECEIVE, date(2026, 11, 20))

    def found(**given):
        rows = db.session.execute(queries.conferences(ConferenceFilter(**given)))
        return [row.title for row in rows]

    assert found() == ["Chưa định ngày", turn.title, ours.title]
    assert found(year=2027) == [turn.title]
    assert found(year=2026) == [turn.title, ours.title]
    assert found(state=State.RECEIVED) == found(locality_id=partner.id) == found(text="cang bien")
    assert found(text="cang bien") == [ours.title]
    assert found(view=ConferenceView.PAST) == []
    assert queries.years() == [2026]


def test_the_threads_of_partner_and_delegation_tell_of_it_until_it_is_called_off(wrote, took, partner):
    trip = build.delegation(partner)
    one = wrote(locality_id=partner.id, delegation_id=trip.id, place="Hải Phòng")
    for subject in (partner, trip):
        events, _more = timeline.events_of(subject)
        assert (one.title, "Hải Phòng") in [(event.title, event.detail) for event in events]
    took(one, StepCode.DROP, clock.today(), note="Hoãn vô thời hạn")
    for subject in (partner, trip):
        assert one.title not in [event.title for event in timeline.events_of(subject)[0]]
