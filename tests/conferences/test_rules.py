"""Who allows a conference, and which step may follow which: told without a database."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from crm.conferences.models import Competence, Known, Topic, Verdict
from crm.conferences.rules import Gate, StepCode, competence_of, gaps_of, later_step, refusal_of
from crm.core.locale import speaking

TODAY = date(2026, 11, 24)
Y, N, U = Known.YES, Known.NO, Known.UNKNOWN
S = StepCode


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def asked(leaders, touches, **given):
    usual = {"topics": "religion" if touches is Y else "", "competence_set": None, "competence_reason": ""}
    return SimpleNamespace(has_leaders=leaders, has_topics=touches, **(usual | given))


@pytest.mark.parametrize(
    ("leaders", "topics", "expected", "articles"),
    [
        (Y, N, Competence.PRIME_MINISTER, ["điểm a"]),
        (N, Y, Competence.PRIME_MINISTER, ["điểm b"]),
        (Y, Y, Competence.PRIME_MINISTER, ["điểm a", "điểm b"]),
        (Y, U, Competence.PRIME_MINISTER, ["điểm a"]),
        (U, Y, Competence.PRIME_MINISTER, ["điểm b"]),
        (N, N, Competence.CHAIR, ["khoản 2"]),
        (U, N, None, ["điểm a"]),
        (N, U, None, ["điểm b"]),
        (U, U, None, ["điểm a", "điểm b"]),
    ],
)
def test_the_decision_says_who_allows_it_and_nothing_is_guessed(leaders, topics, expected, articles):
    """Decision 06/2020/QĐ-TTg, Article 3."""
    found = competence_of(asked(leaders, topics))
    assert found.competence is expected
    assert [
        basis.rsplit(", Điều 3 ")[1].removeprefix("khoản 1 ") for _said, basis in found.reasons
    ] == articles


@pytest.mark.parametrize("topic", list(Topic))
def test_each_matter_of_the_decision_leads_to_the_prime_minister(topic):
    found = competence_of(asked(N, Y, topics=topic.value))
    assert found.competence is Competence.PRIME_MINISTER
    assert len(found.reasons) == 1


def test_an_officer_who_knows_better_is_followed_and_quoted():
    one = asked(Y, N, competence_set=Competence.CHAIR, competence_reason="Văn bản ủy quyền 12/UQ")
    found = competence_of(one)
    assert (found.competence, found.is_set) == (Competence.CHAIR, True)
    assert found.reasons == (("Văn bản ủy quyền 12/UQ", ""),)


def gate(*done, **given):
    days = {code: date(2026, 11, 1 + at) for at, code in enumerate(done)}
    return Gate(done=days, today=TODAY, starts_on=given.pop("starts_on", date(2026, 12, 20)), **given)


@pytest.mark.parametrize(
    ("code", "known", "says"),
    [
        (S.RECEIVE, gate(), ""),
        (S.COMPLETE, gate(), "application has not been received"),
        (S.COMPLETE, gate(S.RECEIVE), ""),
        (S.SUBMIT, gate(S.RECEIVE), "dossier is not complete"),
        (S.SUBMIT, gate(S.RECEIVE, S.COMPLETE), ""),
        (S.DECIDE, gate(S.RECEIVE, S.COMPLETE), "not been submitted"),
        (S.DECIDE, gate(S.RECEIVE, S.COMPLETE, S.SUBMIT), ""),
        (S.HOLD, gate(S.RECEIVE, S.COMPLETE, S.SUBMIT), "There is no permit"),
        (S.HOLD, gate(S.DECIDE, verdict=Verdict.REFUSE), "It was refused"),
        (S.REPORT, gate(S.DECIDE, verdict=Verdict.PERMIT), "not been held"),
        (S.REPORT, gate(S.DECIDE, S.HOLD, verdict=Verdict.PERMIT), ""),
        (S.RECEIVE, gate(S.RECEIVE), "noted on 01/11/2026 already"),
        (S.COMPLETE, gate(S.RECEIVE, S.DROP), "called off"),
        (S.DROP, gate(S.RECEIVE), ""),
        (S.DROP, gate(S.DECIDE, S.HOLD, verdict=Verdict.PERMIT), "held already"),
    ],
)
def test_steps_follow_each_other_and_say_what_is_missing(code, known, says):
    told = refusal_of(code, date(2026, 11, 20), known)
    assert says in told if says else told == ""


def test_of_a_conference_that_is_over_only_the_permit_is_asked():
    past = gate(starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 6))
    assert refusal_of(S.DECIDE, date(2026, 9, 1), past) == ""
    assert "no permit" in refusal_of(S.HOLD, date(2026, 10, 6), past)


@pytest.mark.parametrize(
    ("code", "on", "known", "says"),
    [
        (S.RECEIVE, date(2026, 11, 25), gate(), "still to come"),
        (S.SUBMIT, date(2026, 11, 1), gate(S.RECEIVE, S.COMPLETE), "before the step it follows, 02/11/2026"),
        (S.COMPLETE, date(2026, 11, 9), gate(S.RECEIVE, S.SUBMIT), "after the step that follows, 02/11/2026"),
        (
            S.HOLD,
            date(2026, 11, 10),
            gate(S.DECIDE, verdict=Verdict.PERMIT, starts_on=date(2026, 11, 12)),
            "before the conference opens",
        ),
    ],
)
def test_days_stand_in_their_order(code, on, known, says):
    assert says in refusal_of(code, on, known)


def test_what_stands_on_a_step_is_taken_back_first():
    done = gate(S.RECEIVE, S.COMPLETE).done
    assert later_step(S.RECEIVE, done) is S.COMPLETE
    assert later_step(S.COMPLETE, done) is None


def test_what_should_be_there_is_said_and_stops_nothing():
    known = gate(
        S.RECEIVE,
        S.COMPLETE,
        unticked=("Scheme",),
        silent=("Police",),
        against=("Ministry",),
        is_open=True,
    )
    told = " ".join(gaps_of(S.SUBMIT, known))
    assert all(word in told for word in ("Scheme", "Police", "Ministry", "not clear"))
    assert refusal_of(S.SUBMIT, date(2026, 11, 20), known) == ""
