"""Rules for deadlines: the one in force on a day, the one that follows, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from crm.core.access import SYSTEM, Role
from crm.core.db import Words, db
from crm.core.errors import Invalid, RuleBroken
from crm.reference import queries, service
from crm.reference.models import DeadlineUnit, RuleKind, Trigger
from crm.reference.rules import amount_words, in_force
from crm.reference.service import DeadlineEntry

URL = "/settings/deadlines"
REPLY = DeadlineEntry(
    name=Words(vi="Trả lời"),
    trigger=Trigger.DOSSIER_COMPLETE,
    amount=7,
    unit=DeadlineUnit.WORKING_DAY,
    kind=RuleKind.STATUTORY,
    citation="Luật 70/2020/QH14",
    valid_from=date(2021, 7, 1),
)


def test_only_what_has_a_source_is_in_use_and_the_rest_is_a_suggestion(app):
    assert service.load_deadlines() == 16
    assert service.load_deadlines() == 0
    rules = queries.deadline_rules()
    used = {rule.code for rule in rules if rule.is_active}
    assert {"consultation_reply", "report_to_pm", "copy_to_mofa", "notify_ending", "gift_report"} <= used
    assert {rule.code for rule in rules} - used == {
        "consultation_reply_reduced",
        "report_amendment",
        "conference_dossier",
        "conference_report",
    }
    assert all(rule.citation for rule in rules if rule.kind is RuleKind.STATUTORY)
    reply = queries.rule_in_force("consultation_reply", date(2026, 11, 24))
    assert (reply.amount, reply.unit) == (7, DeadlineUnit.WORKING_DAY)
    assert queries.rule_in_force("consultation_reply", date(2021, 6, 30)) is None
    assert queries.rule_in_force("conference_dossier", date(2026, 11, 24)) is None


def test_a_new_rule_ends_the_one_before_and_each_day_has_its_own(app):
    old = service.add_rule(REPLY, actor=SYSTEM)
    new = replace(REPLY, amount=5, valid_from=date(2027, 1, 1))
    service.succeed_rule(old.id, new, actor=SYSTEM)
    rules = queries.deadline_rules()
    assert in_force(rules, old.code, date(2026, 12, 31)).amount == 7
    assert in_force(rules, old.code, date(2027, 1, 1)).amount == 5
    assert old.valid_to == date(2026, 12, 31)
    for day in (date(2021, 7, 1), None):
        with pytest.raises(Invalid) as refused:
            service.succeed_rule(old.id, replace(REPLY, valid_from=day), actor=SYSTEM)
        assert refused.value.field == "valid_from"


def test_two_rules_of_one_code_never_stand_on_one_day(app):
    old = service.add_rule(REPLY, actor=SYSTEM)
    service.succeed_rule(old.id, replace(REPLY, amount=5, valid_from=date(2027, 1, 1)), actor=SYSTEM)
    db.session.commit()
    with pytest.raises(RuleBroken) as refused:
        service.change_rule(old.id, replace(REPLY, valid_to=date(2027, 1, 1)), actor=SYSTEM)
    assert refused.value.field == "valid_from"
    db.session.rollback()
    idle = replace(REPLY, valid_to=None, is_active=False)
    assert service.change_rule(old.id, idle, actor=SYSTEM).is_active is False


def test_a_rule_that_was_in_force_is_ended_and_not_deleted(app, noon):
    old = service.add_rule(REPLY, actor=SYSTEM)
    with pytest.raises(RuleBroken):
        service.remove_rule(old.id, actor=SYSTEM)
    coming = service.add_rule(replace(REPLY, valid_from=date(2027, 1, 1)), actor=SYSTEM)
    service.remove_rule(coming.id, actor=SYSTEM)
    assert [rule.id for rule in queries.deadline_rules()] == [old.id]


def test_a_rule_is_entered_and_followed_on_screen(as_role, answers, noon):
    manager = as_role(Role.MANAGER)
    data = answers(
        manager,
        URL + "/new",
        name_vi="Nộp báo cáo đoàn",
        amount="0",
        unit="working_day",
        way="after",
        trigger="visit_ended",
        kind="statutory",
        valid_from="01/01/2026",
    )
    refused = manager.post(URL + "/new", data=data)
    assert refused.status_code == 422
    assert "từ 1 đến 1000" in refused.text
    refused = manager.post(URL + "/new", data=data | {"amount": "10", "form_key": "2"})
    assert "phải có căn cứ pháp lý" in refused.text
    data |= {"amount": "10", "kind": "office", "form_key": "3"}
    assert manager.post(URL + "/new", data=data).status_code == 302
    assert "10 ngày làm việc kể từ ngày kết thúc chuyến thăm" in manager.get(URL).text

    rule = queries.deadline_rules()[0]
    follow = f"{URL}/{rule.id}/follow"
    assert "thời hạn đã tính trước đó giữ nguyên" in manager.get(follow).text
    data = answers(manager, follow, amount="7", valid_from="01/01/2027")
    assert manager.post(follow, data=data).status_code == 302
    listed = manager.get(URL).text
    assert "01/01/2026 – 31/12/2026" in listed
    assert "Sắp có hiệu lực" in listed


def test_a_period_is_said_in_words(app):
    assert amount_words(7, DeadlineUnit.WORKING_DAY) == "7 ngày làm việc"
    assert amount_words(-12, DeadlineUnit.MONTH) == "12 tháng"
