"""By when things of a conference are due: each clock with its basis, over holidays and a changed rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.conferences import queries, service
from crm.conferences.models import Known, Verdict
from crm.conferences.rules import StepCode
from crm.conferences.service import OpinionEntry
from crm.core import clock
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.core.reminders import due_until
from crm.reference import queries as reference
from crm.reference.models import DeadlineUnit
from crm.reference.service import DeadlineEntry, change_rule, succeed_rule
from tests import build


def asked(conference, received_on, name="Bộ Ngoại giao", **given):
    entry = OpinionEntry(body=name, sent_on=received_on, received_on=received_on, **given)
    body = service.ask_body(conference.id, entry, actor=SYSTEM)
    db.session.commit()
    return body


def due(conference, code):
    return [row.due_on for row in queries.clocks_of(conference.id) if row.rule_code == code]


def told(rule, **changes):
    """Return a rule as its form tells it."""
    names = ("name", "trigger", "amount", "unit", "kind", "citation", "valid_from", "valid_to")
    return replace(DeadlineEntry(**{name: getattr(rule, name) for name in names}), **changes)


def corrected(conference, **changes):
    """Correct a conference as its form does."""
    columns = ("name", "starts_on", "ends_on", "has_leaders", "has_topics", "topics")
    kept = {name: getattr(conference, name) for name in columns}
    service.edit_conference(conference.id, service.ConferenceEntry(**(kept | changes)), actor=SYSTEM)
    db.session.commit()


OPENINGS = {
    "over the new year": (date(2027, 1, 12), date(2026, 12, 3)),
    "back over Tết": (date(2027, 3, 1), date(2027, 1, 20)),
    "back over 30/4 and 1/5": (date(2027, 5, 10), date(2027, 3, 31)),
    "back over 2/9": (date(2027, 9, 6), date(2027, 7, 28)),
    "on a Sunday: days of the calendar are not moved": (date(2027, 1, 15), date(2026, 12, 6)),
}


def test_the_dossier_for_the_prime_minister_is_due_forty_days_before(wrote):
    """Decision 06/2020/QĐ-TTg, Article 4: at least 40 days before."""
    for case, (starts_on, expected) in OPENINGS.items():
        one = wrote(case, has_leaders=Known.YES, starts_on=starts_on)
        assert due(one, "conference_dossier_pm") == [expected], case
        assert due(one, "conference_dossier") == [], case


RECEIVED = {
    "ordinary weeks": (date(2026, 11, 2), date(2026, 11, 17), date(2026, 11, 23)),
    "over Tết": (date(2026, 2, 10), date(2026, 2, 25), date(2026, 3, 10)),
    "over 30/4 and 1/5": (date(2026, 4, 22), date(2026, 5, 7), date(2026, 5, 18)),
    "over 2/9 and swapped days": (date(2026, 8, 20), date(2026, 9, 4), date(2026, 9, 14)),
    "received on a Saturday": (date(2026, 11, 7), date(2026, 11, 22), date(2026, 11, 27)),
}


def test_a_consulted_body_answers_in_fifteen_days(wrote):
    """Decision 06/2020/QĐ-TTg, Article 5: within 15 days; in working days should the office say so."""
    told_by_case = {case: wrote(case) for case in RECEIVED}
    for case, one in told_by_case.items():
        asked(one, RECEIVED[case][0])
    rule = reference.deadline_rules("conference_opinion")[0]
    change_rule(rule.id, told(rule, unit=DeadlineUnit.WORKING_DAY, version=rule.version), actor=SYSTEM)
    for case, one in told_by_case.items():
        received_on, expected, in_working_days = RECEIVED[case]
        asked(one, received_on, "Bộ Công an")
        assert due(one, "conference_opinion") == [expected, in_working_days], case


@pytest.mark.parametrize(
    ("code", "expected"),
    [("conference_dossier", date(2027, 2, 13)), ("conference_report", date(2026, 12, 5))],
)
def test_a_period_without_a_source_counts_only_once_the_office_confirmed_it(wrote, took, code, expected):
    """30 days before for other conferences, 15 days for the report: suggestions."""
    rule = reference.deadline_rules(code)[0]
    assert not rule.is_active
    one = wrote(starts_on=date(2027, 3, 15) if code == "conference_dossier" else date(2026, 11, 19))
    if code == "conference_report":
        took(one, StepCode.DECIDE, date(2026, 11, 10), number="12/UBND", verdict=Verdict.PERMIT)
        took(one, StepCode.HOLD, date(2026, 11, 20))
    assert due(one, code) == []
    change_rule(rule.id, told(rule, is_active=True, version=rule.version), actor=SYSTEM)
    corrected(one)
    assert due(one, code) == [expected]


def test_while_nobody_knows_who_allows_it_no_day_is_reckoned(wrote):
    one = wrote(has_leaders=Known.UNKNOWN)
    assert queries.clocks_of(one.id) == []
    corrected(one, has_leaders=Known.YES)
    assert due(one, "conference_dossier_pm") == [date(2027, 2, 3)]
    corrected(one, has_leaders=Known.NO)
    assert due(one, "conference_dossier_pm") == []


def test_a_changed_rule_changes_no_day_that_was_reckoned(wrote):
    one = wrote(has_leaders=Known.YES)
    asked(one, date(2026, 6, 30))
    rule = reference.deadline_rules("conference_opinion")[0]
    succeed_rule(rule.id, told(rule, amount=10, valid_from=date(2026, 7, 1)), actor=SYSTEM)
    dossier = reference.deadline_rules("conference_dossier_pm")[0]
    succeed_rule(dossier.id, told(dossier, amount=-50, valid_from=date(2026, 11, 1)), actor=SYSTEM)
    asked(one, date(2026, 6, 30), "Bộ Công an")
    asked(one, date(2026, 7, 1), "Bộ Tư pháp")
    corrected(one, name=Words(vi="Hội thảo nước sạch", en="Clean water"))
    bodies = {body.id: body.body for body in queries.consultations_of(one.id)}
    days = {bodies.get(row.consultation_id, ""): row.due_on for row in queries.clocks_of(one.id)}
    assert days == {
        "": date(2027, 2, 3),
        "Bộ Ngoại giao": date(2026, 7, 15),
        "Bộ Công an": date(2026, 7, 15),
        "Bộ Tư pháp": date(2026, 7, 11),
    }
    corrected(one, starts_on=date(2027, 3, 16))
    assert due(one, "conference_dossier_pm") == [date(2027, 1, 25)]


def test_what_is_open_is_called_to_mind_until_it_is_settled(wrote, took):
    officer = build.person()
    one = wrote(has_leaders=Known.YES, starts_on=date(2027, 1, 3), owner_id=officer.id)
    asked(one, date(2026, 11, 20))
    found = [(row.due_on, row.owner_id, row.basis) for row in due_until(date(2027, 1, 3))]
    article = "Quyết định 06/2020/QĐ-TTg"
    assert found == [
        (date(2026, 11, 24), officer.id, article),
        (date(2026, 12, 5), officer.id, f"{article}, Điều 5"),
        (date(2027, 1, 3), officer.id, ""),
    ]
    assert len({row.key for row in due_until(date(2027, 1, 3))}) == 3
    took(one, StepCode.RECEIVE, clock.today())
    took(one, StepCode.COMPLETE, clock.today())
    assert len(due_until(date(2027, 1, 3))) == 2
    took(one, StepCode.DROP, clock.today(), note="Đối tác xin lùi")
    assert due_until(date(2027, 1, 3)) == []
