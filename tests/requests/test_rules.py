"""The gate as a table of cases: each rule with its basis, and what is recommended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.core.locale import speak
from crm.requests.models import Answer, GateCode, GateRule, Host
from crm.requests.rules import (
    FactKind,
    Found,
    GateFacts,
    KeptDay,
    Level,
    ReplyFacts,
    Result,
    Visit,
    advise,
    days_at,
    examine,
    reply_paragraphs,
    settings_with,
    years_before,
)
from crm.requests.rules.checks import CHECKS
from crm.requests.rules.likeness import is_same_body, likeness

R, C = Result, GateCode
ASKED = GateFacts(
    starts_on=date(2026, 12, 21),
    ends_on=date(2026, 12, 23),
    body="Cục Môi trường Kitakyushu",
    topic="Cấp nước sạch và chất thải rắn",
    sector="WTR",
)
LEADER, DEPARTMENT, DIVISION = Level(2, "Chủ tịch"), Level(3, "Phó Chủ tịch"), Level(4, "Giám đốc Sở")


def before(day, **given):
    values = {"sender": ASKED.body, "topic": "", "sector": "WTR"} | given
    return Visit(key=7, title="Đoàn trước", starts_on=day, ends_on=day, **values)


def said(code, amount, **given):
    return CHECKS[code](replace(ASKED, **given), amount)


@pytest.mark.parametrize(
    ("earlier", "result"),
    [
        ([], R.PASSES),
        ([before(date(2024, 12, 21))], R.AGAINST),
        ([before(date(2024, 12, 20))], R.PASSES),
        ([before(date(2026, 3, 1), sector="EDU")], R.LOOK),
        ([before(date(2026, 3, 1), sender="Phòng Giáo dục")], R.LOOK),
        ([before(date(2026, 3, 1), sender="Phòng Giáo dục", sector="EDU")], R.PASSES),
        ([before(date(2026, 3, 1), sector=None, topic="Chất thải rắn, cấp nước sạch")], R.AGAINST),
        ([before(date(2026, 3, 1), sector=None, topic="Giao lưu thiếu niên")], R.LOOK),
    ],
)
def test_rule_of_the_office_no_same_body_and_topic_within_two_years(earlier, result):
    outcome, _sentence, found = said(C.REPEATED, 2, earlier=earlier)
    assert outcome is result
    assert all(one.kind is FactKind.DELEGATION and one.key == 7 for one in found)


def test_who_asks_for_what_must_be_known_before_it_is_compared():
    assert said(C.REPEATED, 2, body="", topic="", sector=None)[0] is R.UNKNOWN


@pytest.mark.parametrize(
    ("counted", "least", "result"),
    [(None, 15, R.UNKNOWN), (-1, 15, R.AGAINST), (14, 15, R.AGAINST), (15, 15, R.PASSES), (0, 0, R.PASSES)],
)
def test_rule_of_the_office_notice_in_working_days(counted, least, result):
    assert said(C.NOTICE, least, notice_days=counted)[0] is result


@pytest.mark.parametrize(
    ("kept", "worked", "result"),
    [
        ([], 3, R.PASSES),
        ([KeptDay(date(2026, 12, 23), "Nhật Bản", True, False)], 3, R.LOOK),
        ([KeptDay(date(2026, 12, 21), "Ngày thành phố", False, False)], 3, R.LOOK),
        ([], 0, R.AGAINST),
    ],
)
def test_rule_of_the_office_days_that_either_side_keeps(kept, worked, result):
    assert said(C.DAYS, 0, kept=kept, worked_days=worked)[0] is result


@pytest.mark.parametrize(
    ("others", "most", "result"),
    [
        (0, 1, R.PASSES),
        (1, 1, R.LOOK),
        (2, 1, R.AGAINST),
        (1, 0, R.AGAINST),
    ],
)
def test_rule_of_the_office_other_delegations_on_the_same_days(others, most, result):
    one = before(date(2026, 12, 22), is_same_partner=False)
    assert said(C.OVERLAP, most, beside=[one] * others)[0] is result


def test_the_same_partner_on_the_same_days_is_probably_the_same_delegation():
    assert said(C.OVERLAP, 20, beside=[before(date(2026, 12, 22))])[0] is R.AGAINST


def test_no_leader_is_said_to_be_free_for_nobody_keeps_their_diary_here():
    assert said(C.LEADERS, 0)[0] is R.UNKNOWN
    assert said(C.LEADERS, 0, post="Phó Chủ tịch")[0] is R.UNKNOWN
    assert said(C.LEADERS, 0, post="Phó Chủ tịch", engaged=[Found("Đoàn khác")])[0] is R.LOOK


@pytest.mark.parametrize(
    ("theirs", "ours", "most", "result"),
    [
        (LEADER, LEADER, 0, R.PASSES),
        (DEPARTMENT, LEADER, 0, R.AGAINST),
        (DEPARTMENT, LEADER, 1, R.LOOK),
        (DIVISION, LEADER, 1, R.AGAINST),
        (LEADER, DEPARTMENT, 0, R.LOOK),
        (None, LEADER, 0, R.UNKNOWN),
        (LEADER, None, 0, R.UNKNOWN),
    ],
)
def test_decree_18_2022_equality_and_reciprocity_of_ranks(theirs, ours, most, result):
    outcome, _sentence, found = said(
        C.LEVEL, most, rank=theirs, post_rank=ours, posts_of_rank=["Giám đốc Sở"]
    )
    assert outcome is result
    if result is R.AGAINST:
        assert [one.text for one in found] == ["Giám đốc Sở"]


@pytest.mark.parametrize(
    ("host", "result"),
    [
        (None, R.UNKNOWN),
        (Host.CITY, R.PASSES),
        (Host.DEPARTMENT, R.LOOK),
        (Host.CENTRAL, R.AGAINST),
    ],
)
def test_circular_05_2017_who_invited_receives(host, result):
    assert said(C.HOST, 0, host=host)[0] is result


GOOD = replace(
    ASKED, notice_days=20, worked_days=3, host=Host.CITY, rank=LEADER, post_rank=LEADER, post="Chủ tịch"
)
AGAIN = [before(date(2026, 3, 1))]


@pytest.mark.parametrize(
    ("facts", "answer", "rule"),
    [
        (GOOD, Answer.ACCEPT, None),
        (replace(GOOD, notice_days=3), Answer.REDIRECT, C.NOTICE),
        (replace(GOOD, host=Host.CENTRAL), Answer.REDIRECT, C.HOST),
        (replace(GOOD, notice_days=3, host=Host.CENTRAL), Answer.REDIRECT, C.NOTICE),
        (replace(GOOD, earlier=AGAIN), Answer.DECLINE, C.REPEATED),
        (replace(GOOD, earlier=AGAIN, notice_days=3), Answer.DECLINE, C.REPEATED),
    ],
)
def test_the_recommendation_names_its_rule_and_declining_goes_first(facts, answer, rule):
    settings = settings_with([])
    advice = advise(examine(facts, settings), settings)
    assert (advice.answer, advice.rule) == (answer, rule)


def test_the_office_sets_figures_and_what_a_rule_leads_to_or_takes_it_out_of_use():
    rows = [
        GateRule(code=C.NOTICE, is_active=True, amount=3, leads_to=Answer.DECLINE),
        GateRule(code=C.HOST, is_active=False, leads_to=Answer.REDIRECT),
        GateRule(code=C.REPEATED, is_active=True, amount=2, leads_to=Answer.ACCEPT),
    ]
    settings = settings_with(rows)
    facts = replace(GOOD, notice_days=3, host=Host.CENTRAL, earlier=AGAIN)
    findings = examine(facts, settings)
    assert C.HOST not in {one.code for one in findings}
    advice = advise(findings, settings)
    assert (advice.answer, advice.rule) == (Answer.ACCEPT, None)
    assert C.REPEATED in advice.to_look_at
    late = advise(examine(replace(facts, notice_days=2), settings), settings)
    assert (late.answer, late.rule) == (Answer.DECLINE, C.NOTICE)


@pytest.mark.parametrize(
    ("day", "there", "theirs"),
    [
        (date(2026, 12, 21), "Asia/Tokyo", (date(2026, 12, 21), date(2026, 12, 21))),
        (date(2026, 12, 21), "America/Los_Angeles", (date(2026, 12, 20), date(2026, 12, 21))),
        (date(2026, 12, 21), "Pacific/Honolulu", (date(2026, 12, 20), date(2026, 12, 21))),
        (date(2026, 12, 21), "Pacific/Auckland", (date(2026, 12, 21), date(2026, 12, 21))),
        (date(2026, 3, 8), "America/Los_Angeles", (date(2026, 3, 7), date(2026, 3, 8))),
        (date(2026, 10, 25), "Europe/Paris", (date(2026, 10, 25), date(2026, 10, 25))),
    ],
    ids=["same day", "date line", "far west", "far east", "clocks go forward", "clocks go back"],
)
def test_an_online_visit_has_their_days_across_the_date_line_and_summer_time(day, there, theirs):
    assert days_at(day, day, "Asia/Ho_Chi_Minh", there) == theirs


def test_two_years_before_a_leap_day_is_the_last_of_february():
    assert years_before(date(2028, 2, 29), 2) == date(2026, 2, 28)


def test_bodies_and_topics_are_compared_without_accents_and_idle_words():
    assert is_same_body("Cục Môi trường", "CUC MOI TRUONG thành phố Kitakyushu")
    assert not is_same_body("", "Cục Môi trường")
    assert likeness("Trao đổi về cấp nước sạch", "Cấp nước sạch") == 100
    assert likeness("Trao đổi, hợp tác", "Hợp tác, trao đổi") == 0


REPLY = ReplyFacts(
    office="Sở Ngoại vụ",
    asker="Cục Môi trường",
    delegation="Đoàn Cục Môi trường",
    starts_on=date(2026, 12, 21),
    ends_on=date(2026, 12, 23),
    letter_number="412",
    letter_date=date(2026, 11, 2),
    proposal="Phó Chủ tịch tiếp.",
)


@pytest.mark.parametrize("answer", list(Answer))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_answer_thanks_says_it_and_closes_in_its_language_whoever_reads_it(answer, lang):
    speak("vi")
    paragraphs = reply_paragraphs(answer, REPLY, lang)
    whole = " ".join(paragraphs)
    assert len(paragraphs) == 4
    assert "412" in paragraphs[0]
    assert ("02/11/2026" if lang == "vi" else "2 November 2026") in paragraphs[0]
    assert ("21 December 2026" in whole) is (lang == "en")
    assert ("Phó Chủ tịch tiếp" in whole) is (answer is Answer.REDIRECT)
    assert "%(" not in whole
    assert ".." not in whole
