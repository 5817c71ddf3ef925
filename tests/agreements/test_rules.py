"""Rules that need no database: coverage, figures in texts, names of treaties, lines, and the signing desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from crm.agreements.models import Opinion, StepCode, Track
from crm.agreements.rules import Coverage, Finding, TextVersion, coverage_of, figures_in, treaty_word
from crm.agreements.rules.chain import is_circle, line_of
from crm.agreements.rules.procedure import Gate, refusal_of, steps_of
from crm.agreements.rules.signing import Desk, check_signing, is_ready
from crm.agreements.service.articles import split_articles
from crm.commitments.models import CommitmentState as State
from crm.core.db import Words

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Promise:
    state: State
    due_on: date | None = None


LATE = Promise(State.OPEN, date(2026, 11, 1))
OPEN = Promise(State.OPEN, date(2027, 1, 1))
BEGUN = Promise(State.UNDER_WAY)
DONE = Promise(State.DONE, date(2026, 11, 1))
WAIVED = Promise(State.WAIVED, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        ([], Coverage.NOT_BEGUN),
        ([OPEN], Coverage.NOT_BEGUN),
        ([BEGUN], Coverage.UNDER_WAY),
        ([DONE, OPEN], Coverage.UNDER_WAY),
        ([DONE], Coverage.DONE),
        ([DONE, WAIVED], Coverage.DONE),
        ([WAIVED], Coverage.NOT_BEGUN),
        ([DONE, BEGUN, LATE], Coverage.LATE),
    ],
)
def test_an_article_is_as_far_as_its_commitments(promises, expected):
    assert coverage_of(promises, TODAY) is expected


def test_an_article_that_asks_nothing_is_told_so_until_something_is_promised():
    assert coverage_of([], TODAY, asks_nothing=True) is Coverage.NO_ACTION
    assert coverage_of([OPEN], TODAY, asks_nothing=True) is Coverage.NOT_BEGUN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ký ngày 17/04/2009", "signed on 17 April 2009"),
        ("ngày 17 tháng 4 năm 2009", "April 17th, 2009"),
        ("ngày 18 tháng 04 năm 2014", "2014年4月18日"),
        ("từ 01-07-2025", "2025년 7월 1일부터"),
        ("05 năm, 2 bản chính", "five (5) years, 2 originals"),
        ("10.000 USD", "10,000 USD"),
        ("2,5 triệu", "2.5 million"),
        ("tối đa 30 ngày", "最多30天"),
    ],
)
def test_the_same_figures_are_read_alike_in_every_language(one, other):
    assert figures_in(one) == figures_in(other)


def test_different_figures_are_told_apart():
    assert figures_in("trong 30 ngày") != figures_in("within 60 days")
    assert figures_in("17/04/2009") != figures_in("18 April 2009")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Hiệp định hợp tác", "Hiệp định"),
        ("BẢN HIỆP ƯỚC hữu nghị", "BẢN HIỆP ƯỚC"),
        ("Công ước", "Công ước"),
        ("Thỏa thuận thay Hiệp định", ""),
        ("Bản ghi nhớ", ""),
        ("Hiệp định hướng", "Hiệp định"),
    ],
)
def test_names_of_treaties_are_noticed_at_the_beginning(title, found):
    """Law 70/2020/QH14, Article 6: an agreement is not called công ước, hiệp ước, định ước, hiệp định."""
    assert treaty_word(Words(vi=title)) == found


@dataclass(frozen=True)
class Paper:
    id: int
    previous_id: int | None = None
    signed_on: date | None = None


def test_a_line_holds_what_hangs_together_in_the_order_of_signing():
    rows = [
        Paper(3, 2, date(2024, 1, 1)),
        Paper(1, None, date(2009, 4, 17)),
        Paper(2, 1, date(2014, 4, 18)),
        Paper(4, 2),
        Paper(9, None, date(2000, 1, 1)),
    ]
    assert [row.id for row in line_of(rows, 2)] == [1, 2, 3, 4]
    assert line_of(rows, 9) == []


def test_a_circle_is_seen_however_long():
    before = {1: None, 2: 1, 3: 2}
    assert is_circle(before, 1, 3)
    assert is_circle(before, 1, 1)
    assert not is_circle(before, 3, 1)


def test_articles_are_found_in_a_text_of_any_language():
    text = "Lời mở đầu\nĐiều 1. Mục tiêu\nHai bên hợp tác.\nĐiều 2: Kinh phí\nMỗi bên tự chịu."
    assert split_articles(text) == [
        ("1", "Mục tiêu", "Hai bên hợp tác."),
        ("2", "Kinh phí", "Mỗi bên tự chịu."),
    ]
    numbers = [number for number, *_rest in split_articles("第一条 目的\n友好\n第十二条 费用\n各自")]
    assert numbers == ["1", "12"]
    assert split_articles("Article 1\nFriendship.")[0][2] == "Friendship."
    assert split_articles("Không có điều nào ở đây") == []


def gate(done=(), opinions=(), *, consent=False):
    return Gate(
        done={code: date(2026, 11, 1) for code in done},
        opinions=tuple(opinions),
        has_consent=consent,
        today=TODAY,
    )


A, D, P = Opinion.AGREES, Opinion.DISAGREES, StepCode
STOPPED = [
    pytest.param(P.SIGN, gate(), id="signing without a decision"),
    pytest.param(P.END, gate(), id="ending without a decision"),
    pytest.param(P.DECIDE, gate(opinions=[A, D]), id="deciding against an opinion, nobody asked"),
    pytest.param(P.DECIDE, gate([P.PM_ASKED], [D]), id="deciding while the Prime Minister is asked"),
    pytest.param(P.DECIDE, gate([P.PM_ASKED, P.PM_ANSWERED], [D]), id="deciding without consent"),
    pytest.param(P.PM_ANSWERED, gate(), id="an answer nobody asked for"),
    pytest.param(P.REPORT_PM, gate([P.DECIDE]), id="reporting what is not signed"),
    pytest.param(P.DECIDE, gate([P.DECIDE]), id="deciding twice"),
]


@pytest.mark.parametrize(("code", "known"), STOPPED)
def test_the_law_stops_these_steps(code, known):
    """Law 70/2020/QH14: the competent person decides; against an opinion only with written consent."""
    assert refusal_of(code, date(2026, 11, 20), known)


@pytest.mark.parametrize(
    ("code", "known"),
    [
        (P.DECIDE, gate(opinions=[A, None])),
        (P.DECIDE, gate([P.PM_ASKED, P.PM_ANSWERED], [D], consent=True)),
        (P.SIGN, gate([P.DECIDE])),
        (P.REPORT_PM, gate([P.SIGN])),
        (P.POLICY, gate()),
    ],
)
def test_everything_else_only_advises(code, known):
    assert refusal_of(code, date(2026, 11, 20), known) == ""


def test_a_step_comes_neither_before_what_it_follows_nor_tomorrow():
    assert refusal_of(P.SIGN, date(2026, 10, 31), gate([P.DECIDE]))
    assert refusal_of(P.DECIDE, date(2026, 11, 23), gate())


def test_the_prime_minister_stands_in_a_track_only_when_somebody_disagrees():
    assert P.PM_ASKED not in steps_of(Track.NORMAL, asks_pm=False)
    assert P.PM_ASKED in steps_of(Track.NORMAL, asks_pm=True)
    assert steps_of(Track.ENDING, asks_pm=False)[-2:] == (P.NOTIFY_MOFA, P.ARCHIVE)


TEXT = (("1", "Trong 05 năm."), ("2", "Từ 17/04/2009."))
READY = Desk(
    is_decided=True,
    has_authority=True,
    languages=("vi", "en"),
    texts=(
        TextVersion("vi", TEXT),
        TextVersion("en", (("1", "For 5 years."), ("2", "From 17 April 2009."))),
    ),
)
WRONG = [
    ({"is_decided": False}, 0, Finding.MISSING),
    ({"has_authority": False}, 1, Finding.MISSING),
    ({"has_consulted": False}, 2, Finding.MISSING),
    ({"opinions_open": ["Bộ Công an"]}, 2, Finding.MISSING),
    ({"opinions_against": ["Bộ Công an"]}, 2, Finding.WRONG),
    ({"languages": ()}, 3, Finding.MISSING),
    ({"languages": ("vi", "ja")}, 3, Finding.MISSING),
    ({"texts": (TextVersion("vi", TEXT), TextVersion("en", TEXT[:1]))}, 4, Finding.WRONG),
    ({"texts": (TextVersion("vi", TEXT), TextVersion("en", (TEXT[0], ("2", "2010"))))}, 5, Finding.WRONG),
    ({"signs_theirs": False}, 6, Finding.MISSING),
    ({"untitled": ["Trần An"]}, 6, Finding.MISSING),
    ({"outdated": {"KITAHASHI Kenji": "Cựu Thị trưởng"}}, 6, Finding.WRONG),
]


def test_a_dossier_in_order_passes_every_test():
    assert is_ready(check_signing(READY))


@pytest.mark.parametrize(("changed", "at", "finding"), WRONG)
def test_each_fault_is_found_by_its_own_test_alone(changed, at, finding):
    found = [test.finding for test in check_signing(replace(READY, **changed))]
    assert found[at] is finding
    assert all(test.reason for test in check_signing(replace(READY, **changed)) if test.finding != "fine")


def test_an_opinion_against_it_is_outweighed_by_consent():
    tests = check_signing(replace(READY, opinions_against=["Bộ Công an"], has_consent=True))
    assert is_ready(tests)
