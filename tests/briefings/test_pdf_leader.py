"""The leader's page: always one side, never in type too small to read in a car."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from crm.briefings.content import Briefing, Edition, LeaderPage, Missing, PersonName, Point
from crm.briefings.pdf import leader_warnings, render_leader, render_pack
from crm.core.errors import Invalid
from crm.core.locale import speaking
from crm.core.paper import TooLong
from tests.briefings.pdf_reading import golden_text, pages, text
from tests.briefings.sample_content import LEADER, VIETNAMESE, english, for_edition

GOLDEN = Path(__file__).parent / "golden"
STEPS = (19.5, 18.0, 16.5, 15.0, 14.0)


def page(**changes: object) -> Briefing:
    """Return the briefing with a changed leader's page."""
    return replace(VIETNAMESE, leader=replace(LEADER, **changes))  # type: ignore[arg-type]


def points(length: int) -> tuple[Point, ...]:
    return tuple(Point("Đề nghị", ("bạn nhận cán bộ " * 200)[:length]) for _ in range(3))


def body_size(paper: bytes) -> float:
    """Return the size of type in which the words after "Quà của bạn" are set."""
    sizes: list[float] = []

    def note(words: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if "Quà của bạn" in words:
            sizes.append(size)

    PdfReader(BytesIO(paper)).pages[0].extract_text(visitor_text=note)
    return sizes[0]


def test_the_page_reads_as_it_was_approved() -> None:
    assert golden_text(render_leader(VIETNAMESE)) == (GOLDEN / "leader-vi.txt").read_text(encoding="utf-8")


def test_a_page_within_its_budget_is_set_in_the_largest_type() -> None:
    full = page(
        title="Phó Thị trưởng Kitakyushu · lần đầu tới",
        why=Point("Sắp ký kế hoạch hợp tác 2027–2029;", "bạn chốt ngân sách trong tháng 12 này."),
        points=(
            Point("Đề nghị", "bạn nhận 10 cán bộ môi trường học tập trong năm 2027, bốn tuần, từ tháng 6."),
        )
        * 3,
        not_promise="đường bay thẳng trong năm 2027 và 2028.",
        answer="Thành phố ghi nhận, sẽ báo cáo cấp trên và trả lời bạn sau, bằng văn bản, trong tháng 12.",
        gift_ours="Tranh sơn mài “Bến Bính”, trao cuối buổi.",
        gift_theirs="Đĩa sứ Kitakyushu, nhận ở đầu buổi tiếp.",
    )
    paper = render_leader(full)
    assert len(pages(paper)) == 1
    assert body_size(paper) == 19.5


@pytest.mark.parametrize("length", [85, 130, 180, 260, 330])
def test_long_text_steps_down_and_never_adds_a_page(length: int) -> None:
    paper = render_leader(page(points=points(length)))
    assert len(pages(paper)) == 1
    assert text(paper).count("Đề nghị") == 3
    assert body_size(paper) >= 14
    assert len(paper) < 1_000_000


def test_the_steps_are_taken_one_after_the_other() -> None:
    steps = [
        body_size(
            render_leader(page(points=(Point("Đề nghị", "bạn nhận " * (length // 9)), *LEADER.points[1:])))
        )
        for length in range(60, 860, 50)
    ]
    assert steps == sorted(steps, reverse=True)
    assert set(steps) == set(STEPS)


def test_what_does_not_fit_is_refused_with_what_to_shorten() -> None:
    with pytest.raises(TooLong) as refused:
        render_leader(page(points=(Point("Đề nghị", "x " * 900), *LEADER.points[1:])))
    assert refused.value.slots == ["Điểm 1"] or refused.value.slots == ["Point 1"]
    assert refused.value.slots[0] in refused.value.sentence


def test_a_long_answer_is_named_too() -> None:
    with speaking("en"), pytest.raises(TooLong) as refused:
        render_leader(replace(english(), leader=replace(LEADER, answer="x " * 1500)))
    assert refused.value.slots == ["Answer"]


def test_missing_points_keep_their_place() -> None:
    words = text(render_leader(page(points=(Point("Cảm ơn", "bạn"), Missing("Đ/c Hà")))))
    assert "2 chưa có – Đ/c Hà bổ sung 3 chưa có" in words


def test_a_page_without_a_single_fact_is_still_one_page() -> None:
    nobody = Missing("Đ/c Hà")
    bare = LeaderPage(
        LEADER.on, LEADER.starts, 0, nobody, PersonName("A", reading_vi=nobody), nobody, nobody, nobody, (),
        nobody, nobody, nobody, nobody, nobody,
    )  # fmt: skip
    paper = render_leader(replace(VIETNAMESE, leader=bare))
    assert len(pages(paper)) == 1
    assert text(paper).count("Đ/c Hà bổ sung") == 10


def test_two_missing_facts_are_borne_and_more_are_said() -> None:
    missing = Missing("Đ/c Hà")
    assert leader_warnings(page(interpreter=missing)) == []
    with speaking("vi"):
        [warning] = leader_warnings(page(interpreter=missing, greeting=missing))
    assert "Phiên dịch" in warning
    assert "Câu chào" in warning


def test_a_briefing_without_the_page_says_so() -> None:
    assert len(leader_warnings(replace(VIETNAMESE, leader=Missing("Đ/c Hà")))) == 1
    with pytest.raises(Invalid):
        render_leader(replace(VIETNAMESE, leader=Missing("Đ/c Hà")))


def test_a_guest_edition_has_no_such_page() -> None:
    guest = for_edition(VIETNAMESE, Edition.GUEST)
    with pytest.raises(Invalid):
        render_leader(guest)
    assert "CHƯA HỨA" not in text(render_pack(guest))


def test_the_page_in_the_pack_says_the_same() -> None:
    alone = text(render_leader(VIETNAMESE)).rsplit(" ", 1)[0]
    packed = " ".join(pages(render_pack(VIETNAMESE))[1].split())
    assert packed.startswith(alone)
