"""How close a tie is: the table of cases, and what is wanting for the next grade."""

from __future__ import annotations

from datetime import date

import pytest

from crm.agreements.models import AgreementKind, AgreementLevel
from crm.agreements.rules import AgreementStatus
from crm.agreements.rules.grade import Known, Paper, disagrees, grade_of, kinds_in_line, stage_for
from crm.core.locale import speaking
from crm.partnerships.models import Grade, PartnerApproval, Stage

K, L, S, A = AgreementKind, AgreementLevel, AgreementStatus, PartnerApproval
TWO = frozenset({"green", "water"})


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def paper(kind=K.SISTER, status=S.SIGNED, **given):
    usual = {"sectors": TWO, "signs_ours": True, "signs_theirs": True, "signed_on": date(2014, 4, 18)}
    return Paper(kind=kind, status=status, **(usual | given))


def graded(*papers, **given):
    return grade_of(Known(papers=papers, **given))


CASES = [
    (Grade.NONE, [], {}),
    (Grade.CONTACT, [], {"has_contact": True}),
    (Grade.CONTACT, [paper(K.INTENT)], {}),
    (Grade.CONTACT, [paper(K.MINUTES)], {}),
    (Grade.CONTACT, [paper(K.STATEMENT)], {}),
    (Grade.CONTACT, [paper(K.SISTER, S.EXPIRED)], {}),
    (Grade.CONTACT, [paper(K.SISTER, S.TERMINATED)], {}),
    (Grade.CONTACT, [paper(K.SISTER, S.SUSPENDED)], {}),
    (Grade.NONE, [paper(K.SISTER, S.DECIDED, signed_on=None)], {}),
    (Grade.PROJECT, [paper(K.SECTOR)], {}),
    (Grade.PROJECT, [paper(K.MEMORANDUM, sectors=frozenset())], {}),
    (Grade.PROJECT, [paper(K.MEMORANDUM, sectors=frozenset({"water"}))], {}),
    (Grade.PROJECT, [paper(K.MEMORANDUM, level=L.DISTRICT)], {}),
    (Grade.PROJECT, [paper(K.FRIENDSHIP, level=L.DEPARTMENT)], {}),
    (Grade.PROJECT, [paper(K.FRIENDSHIP, sectors=frozenset({"water"}))], {}),
    (Grade.PROJECT, [paper(K.SISTER, sectors=frozenset({"water"}))], {}),
    (Grade.FRIENDSHIP, [paper(K.FRIENDSHIP)], {}),
    (Grade.FRIENDSHIP, [paper(K.FRIENDSHIP, S.IN_FORCE)], {}),
    (
        Grade.FRIENDSHIP,
        [paper(K.FRIENDSHIP, sectors=frozenset({"water"}))],
        {"activity": frozenset({"port"})},
    ),
    (Grade.FRIENDSHIP, [paper(K.FRIENDSHIP)], {"approval": A.REFUSED}),
    (Grade.FRIENDSHIP, [paper(K.MEMORANDUM)], {}),
    (Grade.FRIENDSHIP, [paper(K.PLAN)], {}),
    (Grade.FRIENDSHIP, [paper(K.SISTER)], {"approval": A.ASKED}),
    (Grade.FRIENDSHIP, [paper(K.SISTER)], {"approval": A.REFUSED}),
    (Grade.FRIENDSHIP, [paper(K.FRIENDSHIP), paper(K.SISTER, S.EXPIRED)], {}),
    (Grade.SISTER, [paper(K.SISTER)], {"approval": A.APPROVED}),
    (Grade.SISTER, [paper(K.SISTER)], {"approval": A.NOT_NEEDED}),
    (Grade.SISTER, [paper(K.SISTER)], {}),
    (Grade.SISTER, [paper(K.SISTER, sectors=frozenset())], {}),
    (Grade.SISTER, [paper(K.SISTER, signs_theirs=False)], {}),
    (Grade.SISTER, [paper(K.FRIENDSHIP, S.SUPERSEDED), paper(K.SISTER)], {}),
    (Grade.SISTER, [paper(K.SECTOR, signed_on=date(2020, 1, 1)), paper(K.SISTER)], {}),
]


@pytest.mark.parametrize(("grade", "papers", "given"), CASES)
def test_the_grade_follows_from_what_was_signed_and_done(grade, papers, given):
    assert graded(*papers, **given).grade is grade


def test_a_sister_city_of_which_all_is_known_wants_nothing():
    done = graded(paper(), approval=A.APPROVED)
    assert (done.missing, done.next_grade) == ((), None)
    assert done.reason == "Sister-city agreement of 18/04/2014, signed."


@pytest.mark.parametrize(
    ("papers", "given", "wanted"),
    [
        ([], {}, "first contact"),
        ([], {"has_contact": True}, "signed agreement"),
        ([paper(K.SECTOR)], {}, "in the name of the city"),
        ([paper(K.MEMORANDUM, sectors=frozenset({"water"}))], {}, "only one field"),
        ([paper(K.FRIENDSHIP)], {}, "sister-city agreement"),
        ([paper(K.SISTER)], {"approval": A.ASKED}, "asked for"),
        ([paper(K.SISTER, signs_theirs=False)], {}, "no signatory is entered: theirs"),
    ],
)
def test_it_says_what_the_next_grade_wants(papers, given, wanted):
    assert wanted in " ".join(graded(*papers, **given).missing).lower()


def test_what_keeps_a_sister_city_agreement_from_counting_is_said():
    assert "refused" in graded(paper(), approval=A.REFUSED).reason.lower()


def test_the_reason_of_a_lapsed_tie_names_its_last_paper():
    told = graded(paper(K.FRIENDSHIP, S.EXPIRED, signed_on=date(2009, 4, 17))).reason
    assert "17/04/2009" in told
    assert "expired" in told.lower()


@pytest.mark.parametrize(
    ("stage", "papers", "own", "is_at_odds", "proposed"),
    [
        (Stage.SISTER, [paper()], None, False, Stage.SISTER),
        (Stage.FRIENDSHIP, [paper()], None, True, Stage.SISTER),
        (Stage.SISTER, [paper(K.FRIENDSHIP)], None, True, None),
        (Stage.SISTER, [paper(K.FRIENDSHIP), paper(K.SISTER, S.EXPIRED)], None, True, Stage.FRIENDSHIP),
        (Stage.SISTER, [], None, True, None),
        (Stage.CONTACTED, [], None, False, None),
        (Stage.CONTACTED, [paper(K.INTENT)], None, True, Stage.INTENT),
        (Stage.INTENT, [paper(K.SECTOR)], None, False, Stage.FRIENDSHIP),
        (Stage.SISTER, [paper(K.SECTOR)], None, True, None),
        (Stage.PARKED, [paper()], None, False, Stage.SISTER),
        (Stage.ENDED, [paper()], None, True, Stage.SISTER),
        (Stage.SISTER, [paper(K.FRIENDSHIP)], Grade.SISTER, False, Stage.SISTER),
        (Stage.FRIENDSHIP, [paper(K.FRIENDSHIP)], Grade.CONTACT, True, None),
    ],
)
def test_stage_and_grade_are_laid_side_by_side(stage, papers, own, is_at_odds, proposed):
    derived = graded(*papers)
    assert disagrees(stage, derived, own) is is_at_odds
    assert stage_for(stage, derived, own) is proposed


def test_a_renewal_is_what_it_renews():
    line = [(1, K.FRIENDSHIP, None), (2, K.CHANGE, 1), (3, K.CHANGE, 2), (4, K.CHANGE, 9), (5, K.CHANGE, 5)]
    assert kinds_in_line(line) == {
        1: K.FRIENDSHIP,
        2: K.FRIENDSHIP,
        3: K.FRIENDSHIP,
        4: K.CHANGE,
        5: K.CHANGE,
    }
