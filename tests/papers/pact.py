"""An agreement with Kitakyushu as papers are written from it: being prepared, signed, and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crm.agreements.models import Ending, Opinion, StepCode, Track
from crm.papers.content import Choices, PaperKind
from crm.papers.pact import Asked, Pact, Party, Period, Signer, Taken
from tests.papers.visit import BUREAU, MADE, SIGNED

LAW = "Luật Thỏa thuận quốc tế số 70/2020/QH14"
MINISTRY = Asked("Bộ Ngoại giao", date(2026, 11, 2), "90/SNgV", date(2026, 11, 10), "55/BNG", Opinion.AGREES)
CULTURE = Asked(
    "Bộ Văn hóa, Thể thao và Du lịch",
    date(2026, 11, 2),
    "91/SNgV",
    date(2026, 11, 11),
    "12/BVHTTDL",
    Opinion.COMMENTS,
    comment="Bổ sung nội dung lễ hội.",
    answer="Đã bổ sung tại Điều 2.",
)
PACT = Pact(
    bureau=BUREAU,
    name="Bản ghi nhớ về hợp tác văn hóa",
    owner="Nguyễn Thị Thu Hà",
    chosen=Choices(),
    year=2026,
    changed_at=MADE,
    kind="Bản ghi nhớ",
    partner="Kitakyushu",
    country="Nhật Bản",
    ours=Party("Ủy ban nhân dân tỉnh Hải Dương", "Ủy ban nhân dân thành phố Hải Phòng"),
    theirs=Party("Chính quyền thành phố Kitakyushu"),
    titles={"vi": "Bản ghi nhớ về hợp tác văn hóa", "ja": "文化協力に関する覚書"},
    our_signers=(Signer("Vũ Minh Họa", "Phó Chủ tịch"),),
    their_signers=(Signer("KOKURA Ken'ichi", "Thị trưởng"),),
    languages=("Tiếng Việt", "Tiếng Nhật"),
    originals=4,
    articles=(("1", "Trao đổi đoàn nghệ thuật"), ("2", "Lễ hội")),
    bodies=(MINISTRY, CULTURE),
    asked=CULTURE,
    period=Period(7, "ngày làm việc", LAW, date(2026, 11, 12)),
    dossier=("Dự thảo thỏa thuận bằng tiếng Việt", "Thông tin về bên ký nước ngoài"),
    is_open=True,
    notice_days=90,
)
SIGNED_PACT = replace(
    PACT,
    signed_on=date(2026, 11, 20),
    place="Hải Phòng",
    occasion="Chuyến thăm của Thị trưởng",
    steps={StepCode.DECIDE: Taken(date(2026, 11, 15), "300/QĐ-UBND")},
    period=Period(15, "ngày", LAW, date(2026, 12, 5)),
)
ENDED_PACT = replace(
    SIGNED_PACT,
    track=Track.ENDING,
    ending=Ending.SUSPENDED,
    ended_on=date(2026, 11, 25),
    ending_reason="Hai bên thống nhất tạm dừng.",
)
OF_KIND = {
    PaperKind.CONSULTATION: PACT,
    PaperKind.SUBMISSION: PACT,
    PaperKind.REPORT_PM: SIGNED_PACT,
    PaperKind.COPY_MOFA: SIGNED_PACT,
    PaperKind.NOTIFY_MOFA: ENDED_PACT,
}


def pact(kind: PaperKind, **given: object) -> Pact:
    """Return the agreement for one kind of paper, signed."""
    return replace(OF_KIND[kind], chosen=Choices(kind=kind, **SIGNED), **given)
