"""By when things are due: each clock with its legal basis, over holidays, swapped days and a changed rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.agreements import queries, service
from crm.agreements.models import Ending, Opinion, StepCode, Track
from crm.agreements.rules.procedure import next_end
from crm.agreements.service import ConsultationEntry, StepEntry
from crm.agreements.service.clocks import begin_next_terms
from crm.core import clock
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.core.reminders import due_until
from crm.reference import queries as reference
from crm.reference.models import DeadlineUnit, RuleKind
from crm.reference.service import DeadlineEntry, change_rule, succeed_rule
from crm.workdays.rules import Calendar, Unit, deadline, is_working_day, published
from tests import build


def asked(agreement, complete_on, *, name="Bộ Ngoại giao", is_ending=False, **given):
    entry = ConsultationEntry(body=name, sent_on=complete_on, complete_on=complete_on, **given)
    body = service.ask_body(agreement.id, entry, is_ending=is_ending, actor=SYSTEM)
    db.session.commit()
    return body


def step(agreement, code, done_on, *, is_ending=False, **given):
    entry = StepEntry(code=code, done_on=done_on, **given)
    service.take_step(agreement.id, entry, is_ending=is_ending, actor=SYSTEM)
    db.session.commit()


def due(agreement, code):
    return [row.due_on for row in queries.clocks_of(agreement.id) if row.rule_code == code]


def told(rule, **changes):
    """Return a rule as its form tells it."""
    return replace(
        DeadlineEntry(
            name=rule.name,
            trigger=rule.trigger,
            amount=rule.amount,
            unit=rule.unit,
            kind=rule.kind,
            citation=rule.citation,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
        ),
        **changes,
    )


OVER_HOLIDAYS = [
    pytest.param(date(2026, 11, 2), date(2026, 11, 11), id="an ordinary fortnight"),
    pytest.param(date(2026, 11, 7), date(2026, 11, 17), id="received on a Saturday"),
    pytest.param(date(2026, 2, 10), date(2026, 2, 26), id="over Tết"),
    pytest.param(date(2026, 4, 22), date(2026, 5, 6), id="over the Hùng Kings' day, 30/4 and 1/5"),
    pytest.param(date(2026, 8, 25), date(2026, 9, 8), id="over 2/9 and the swapped Monday"),
    pytest.param(date(2026, 8, 20), date(2026, 8, 28), id="with the Saturday worked in exchange"),
    pytest.param(date(2025, 12, 30), date(2026, 1, 10), id="ending on a Saturday worked in exchange"),
]


@pytest.mark.parametrize(("complete_on", "expected"), OVER_HOLIDAYS)
def test_a_consulted_body_answers_in_seven_working_days(wrote, complete_on, expected):
    """Law 70/2020/QH14: the Ministry of Foreign Affairs and the agencies concerned answer in writing within
    7 working days of a complete dossier."""
    agreement = wrote()
    asked(agreement, complete_on)
    assert due(agreement, "consultation_reply") == [expected]


@pytest.mark.parametrize(("sent_on", "expected"), OVER_HOLIDAYS)
def test_the_prime_minister_answers_in_seven_working_days(wrote, sent_on, expected):
    """Law 70/2020/QH14: within 7 working days, when a consulted body disagrees."""
    agreement = wrote()
    step(agreement, StepCode.PM_ASKED, sent_on)
    assert due(agreement, "pm_opinion") == [expected]


def test_the_reduced_period_counts_only_once_the_office_has_confirmed_it(wrote):
    """Law 70/2020/QH14, Article 35: 3 working days; whether it holds for provinces is the office's to say."""
    agreement = wrote()
    service.change_track(agreement.id, Track.REDUCED, reason="Công văn 12", version=None, actor=SYSTEM)
    body = asked(agreement, date(2026, 2, 13))
    assert due(agreement, "consultation_reply_reduced") == []
    rule = reference.deadline_rules("consultation_reply_reduced")[0]
    change_rule(rule.id, told(rule, is_active=True, version=rule.version), actor=SYSTEM)
    again = ConsultationEntry(body=body.body, sent_on=date(2026, 2, 13), complete_on=date(2026, 2, 13))
    service.edit_consultation(agreement.id, body.id, again, actor=SYSTEM)
    assert due(agreement, "consultation_reply_reduced") == [date(2026, 2, 25)]


@pytest.mark.parametrize("code", ["report_to_pm", "copy_to_mofa"])
@pytest.mark.parametrize(
    ("signed_on", "expected"),
    [
        (date(2026, 2, 10), date(2026, 2, 25)),
        (date(2026, 8, 20), date(2026, 9, 4)),
        (date(2026, 4, 15), date(2026, 4, 30)),  # a holiday: days of the calendar are not moved
        (date(2021, 7, 1), date(2021, 7, 16)),  # the first day of the law
    ],
)
def test_two_duties_follow_a_signing_in_fifteen_days(wrote, code, signed_on, expected):
    """Law 70/2020/QH14: report to the Prime Minister, copy to the Ministry, each within 15 days."""
    assert due(wrote(signed_on=signed_on), code) == [expected]


def test_what_was_signed_before_the_law_owes_no_report(wrote):
    """Law 70/2020/QH14 is in force from 01/07/2021."""
    assert due(wrote(signed_on=date(2014, 4, 18)), "report_to_pm") == []


def test_an_ending_is_notified_in_fifteen_days_of_its_effect(wrote):
    """Law 70/2020/QH14, Article 34."""
    agreement = wrote(signed_on=date(2022, 3, 1))
    service.begin(agreement.id, Track.ENDING, version=None, actor=SYSTEM)
    step(agreement, StepCode.DECIDE, date(2026, 8, 10), is_ending=True)
    step(
        agreement,
        StepCode.END,
        date(2026, 8, 20),
        is_ending=True,
        ending=Ending.TERMINATED,
        note="Hai bên thống nhất",
    )
    assert due(agreement, "notify_ending") == [date(2026, 9, 4)]


def test_the_renewal_is_called_to_mind_twelve_six_and_three_months_before(wrote):
    """The office's own rule: a renewal needs the whole consultation again."""
    agreement = wrote(signed_on=date(2022, 9, 1), expires_on=date(2027, 8, 31), notice_days=90)
    codes = ("renewal_first", "renewal_second", "renewal_last", "notice")
    days = [due(agreement, code)[0] for code in codes]
    assert days == [date(2026, 8, 31), date(2027, 2, 28), date(2027, 5, 31), date(2027, 6, 2)]


def test_what_takes_its_place_settles_the_end_for_as_long_as_it_stands(wrote):
    first = wrote(signed_on=date(2022, 9, 1), expires_on=date(2027, 8, 31), review_on=date(2026, 9, 1))

    def waits():
        db.session.commit()
        told = {one.key.split()[-1] for one in due_until(date(2026, 12, 1)) if one.record_id == first.id}
        return told & {"expiry", "review"}

    assert waits() == {"expiry", "review"}
    following = wrote("Gia hạn", previous_id=first.id, link="renews")
    step(following, StepCode.DECIDE, date(2026, 11, 18))
    assert waits() == {"expiry", "review"}
    step(following, StepCode.SIGN, date(2026, 11, 20))
    assert waits() == set()
    service.delete_agreement(following.id, actor=SYSTEM)
    assert waits() == {"expiry", "review"}


@pytest.mark.parametrize(
    ("expires_on", "months", "today", "end"),
    [
        (date(2027, 4, 18), 60, date(2026, 11, 22), date(2027, 4, 18)),
        (date(2019, 4, 18), 60, date(2024, 4, 18), date(2024, 4, 18)),
        (date(2019, 4, 18), 60, date(2024, 4, 19), date(2029, 4, 18)),
        (date(2024, 2, 29), 12, date(2026, 3, 1), date(2027, 2, 28)),
        (date(2024, 2, 29), None, date(2026, 3, 1), date(2024, 2, 29)),
    ],
)
def test_what_is_renewed_by_itself_ends_term_after_term(expires_on, months, today, end):
    assert next_end(expires_on, months, today) == end


def test_every_term_of_what_is_renewed_by_itself_is_reminded_of(wrote):
    renewed = {"is_tacit": True, "tacit_months": 60, "notice_days": 90}
    made = wrote(signed_on=date(2017, 3, 1), expires_on=date(2022, 3, 1), **renewed)

    def waits(today):
        with clock.held(datetime(today.year, today.month, today.day, 5, tzinfo=UTC)):
            begin_next_terms({}, None)
            db.session.commit()
            return [one.due_on for one in due_until(today) if one.key == f"agreement {made.id} expiry"]

    assert waits(date(2026, 11, 22)) == [date(2027, 3, 1)]
    assert waits(date(2027, 3, 2)) == []
    assert waits(date(2031, 4, 1)) == [date(2032, 3, 1)]


def test_nobody_is_reminded_of_an_agreement_whose_partner_they_cannot_open(office):
    keeper, other = build.person(), build.person()
    hidden = build.locality("Kín", classification="restricted", owner_id=keeper.id)
    build.agreement(hidden, "Của nơi kín", review_on=date(2026, 1, 1))
    build.agreement(build.locality("Gỡ", deleted_at=clock.now()), "Của nơi đã gỡ", review_on=date(2026, 1, 1))
    db.session.commit()
    told = {}
    for person in (keeper, other):
        with acting_as(person):
            told[person] = [one.title for one in due_until(date(2026, 12, 1))]
    assert told == {keeper: ["Của nơi kín"], other: []}


def test_a_changed_rule_changes_no_past_day_and_counts_from_its_first_day(wrote):
    agreement = wrote()
    asked(agreement, date(2026, 6, 30))
    rule = reference.deadline_rules("consultation_reply")[0]
    succeed_rule(rule.id, told(rule, amount=5, valid_from=date(2026, 7, 1)), actor=SYSTEM)
    asked(agreement, date(2026, 6, 30), name="Bộ Công an")
    asked(agreement, date(2026, 7, 1), name="Bộ Tư pháp")
    rows = {body.id: body.body for body in queries.consultations_of(agreement.id)}
    days = {rows[row.consultation_id]: row.due_on for row in queries.clocks_of(agreement.id)}
    assert days == {
        "Bộ Ngoại giao": date(2026, 7, 9),
        "Bộ Công an": date(2026, 7, 9),
        "Bộ Tư pháp": date(2026, 7, 8),
    }


def test_a_corrected_rule_leaves_the_day_and_says_which_version_it_was(wrote):
    agreement = wrote()
    body = asked(agreement, date(2026, 11, 2))
    rule = reference.deadline_rules("consultation_reply")[0]
    seen = rule.version
    change_rule(rule.id, told(rule, amount=20, version=seen), actor=SYSTEM)
    answered = ConsultationEntry(
        body=body.body,
        sent_on=date(2026, 11, 2),
        complete_on=date(2026, 11, 2),
        replied_on=date(2026, 11, 10),
        opinion=Opinion.AGREES,
    )
    service.edit_consultation(agreement.id, body.id, answered, actor=SYSTEM)
    row = queries.clocks_of(agreement.id)[0]
    kept = (row.due_on, row.rule_version, row.amount, row.unit, row.rule_kind, row.met_on)
    assert kept == (
        date(2026, 11, 11),
        seen,
        7,
        DeadlineUnit.WORKING_DAY,
        RuleKind.STATUTORY,
        date(2026, 11, 10),
    )


YEARS = [published("VN", year, "vi") for year in range(2025, 2029)]
CALENDAR = Calendar(
    frozenset(day for year in YEARS for day in year.off), frozenset(d for y in YEARS for d in y.working)
)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
AMOUNTS = st.integers(1, 40)


@given(DAYS, AMOUNTS)
def test_no_deadline_in_working_days_falls_on_a_day_nobody_works(day, amount):
    assert is_working_day(deadline(day, amount, Unit.WORKING_DAY, CALENDAR), CALENDAR)


@given(DAYS, AMOUNTS, st.integers(0, 60), st.sampled_from(Unit))
def test_a_later_trigger_never_gives_an_earlier_deadline(day, amount, later, unit):
    first = deadline(day, amount, unit, CALENDAR)
    assert deadline(day + timedelta(days=later), amount, unit, CALENDAR) >= first
