"""What the papers of an agreement say, and what they admit not to know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.agreements.models import Opinion, StepCode, Track
from crm.core.paper.administrative import PaperType, plain
from crm.papers.content import PaperKind
from crm.papers.pact import Asked, Taken
from crm.papers.wording import draft_of, lacking, paper_of
from tests.papers.pact import CULTURE, MINISTRY, PACT, pact


def words(paper):
    """Return all that a description says."""
    found = [paper.summary, *paper.addressees]
    for block in paper.body:
        for name in ("text", "items", "grounds"):
            told = getattr(block, name, ())
            found += [plain(told)] if name == "text" and told else [plain(one) for one in told]
    return "\n".join(found)


def test_a_body_is_asked_with_its_day_and_the_law_that_sets_it():
    paper = paper_of(pact(PaperKind.CONSULTATION))
    assert (paper.type, paper.addressees) == (PaperType.LETTER, ("Bộ Văn hóa, Thể thao và Du lịch",))
    said = words(paper)
    assert "07 ngày làm việc kể từ ngày nhận đủ hồ sơ" in said
    assert "Luật Thỏa thuận quốc tế số 70/2020/QH14, chậm nhất ngày 12 tháng 11 năm 2026" in said
    assert "Dự thảo thỏa thuận bằng tiếng Việt" in said


def test_a_reduced_procedure_says_what_allows_it():
    said = words(paper_of(pact(PaperKind.CONSULTATION, track=Track.REDUCED, reason="Chuyến thăm cấp cao")))
    assert "trình tự, thủ tục rút gọn: Chuyến thăm cấp cao" in said


def test_the_submission_tells_every_opinion_and_lists_the_dossier():
    against = Asked("Bộ Công an", opinion=Opinion.DISAGREES, comment="Chưa phù hợp.")
    waiting = Asked("Bộ Tài chính")
    said = words(paper_of(pact(PaperKind.SUBMISSION, bodies=(*PACT.bodies, against, waiting))))
    assert "04 cơ quan; 02 cơ quan đồng ý, 01 cơ quan không đồng ý, 01 cơ quan chưa trả lời" in said
    assert "tiếp thu, giải trình: Đã bổ sung tại Điều 2" in said
    assert "Bộ Công an: không đồng ý; nội dung: Chưa phù hợp" in said
    assert "Thông tin về bên ký nước ngoài" in said
    assert "Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020" in said


def test_parties_bear_the_name_of_then_and_of_now():
    said = words(paper_of(pact(PaperKind.REPORT_PM)))
    assert "Ủy ban nhân dân tỉnh Hải Dương (nay là Ủy ban nhân dân thành phố Hải Phòng)" in said


def test_the_report_goes_to_the_prime_minister_in_the_name_of_the_committee():
    paper = paper_of(pact(PaperKind.REPORT_PM))
    assert (paper.agency, paper.superior) == ("Ủy ban nhân dân thành phố Hải Phòng", "")
    assert (paper.symbol, paper.addressees) == ("BC-UBND", ("Thủ tướng Chính phủ",))
    said = words(paper)
    assert "trong thời hạn 15 ngày kể từ ngày ký" in said
    assert "300/QĐ-UBND ngày 15 tháng 11 năm 2026" in said
    assert "các cơ quan trả lời đều đồng ý" in said


def test_silence_of_a_body_is_never_reported_as_agreement():
    silent = replace(MINISTRY, opinion=None, replied_on=None)
    said = words(paper_of(pact(PaperKind.REPORT_PM, bodies=(silent,))))
    assert "đều đồng ý" not in said
    assert "văn bản trả lời của Bộ Ngoại giao" in said
    said = words(paper_of(pact(PaperKind.REPORT_PM, bodies=(MINISTRY, replace(CULTURE, opinion=None)))))
    assert "các cơ quan trả lời đều đồng ý; [" in said
    assert "văn bản trả lời của Bộ Văn hóa" in said


def test_the_report_claims_no_effect_and_no_order_that_is_not_in_the_record():
    said = words(paper_of(pact(PaperKind.REPORT_PM)))
    assert "kể từ ngày ký, không xác định thời hạn" not in said
    assert "ngày có hiệu lực" in said
    assert "sẽ giao Sở Ngoại vụ chủ trì" in said
    given = pact(PaperKind.REPORT_PM, steps={StepCode.ARCHIVE: Taken(date(2026, 11, 21))})
    assert "đã giao Sở Ngoại vụ chủ trì" in words(paper_of(given))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PaperKind.COPY_MOFA, "Bản sao Bản ghi nhớ về hợp tác văn hóa bằng tiếng Nhật"),
        (PaperKind.NOTIFY_MOFA, "tạm đình chỉ thực hiện Bản ghi nhớ về hợp tác văn hóa"),
    ],
)
def test_letters_to_the_ministry_are_addressed_and_say_their_matter(kind, said):
    paper = paper_of(pact(kind))
    assert (paper.type, paper.symbol, paper.addressees) == (PaperType.LETTER, "UBND", ("Bộ Ngoại giao",))
    assert said in words(paper)


def test_what_is_not_in_the_record_is_named_and_never_made_up():
    bare = pact(
        PaperKind.SUBMISSION, our_signers=(), their_signers=(), languages=(), dossier=(), is_open=False
    )
    told = lacking(bare, draft_of(bare))
    assert {"người ký phía ta", "ngôn ngữ của văn bản", "thời hạn hiệu lực"} <= set(told)
    assert any("hồ sơ" in what for what in told)
    without_rule = pact(PaperKind.CONSULTATION, period=None)
    assert "thời hạn" in lacking(without_rule, draft_of(without_rule))
