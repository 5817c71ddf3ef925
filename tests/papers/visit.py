"""A visit from Kitakyushu as papers are written from it, and one the other way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from crm.papers.content import (
    Acting,
    Bureau,
    Choices,
    Item,
    Material,
    Meeting,
    Member,
    PaperKind,
    Promise,
    Travel,
)

MADE = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
BUREAU = Bureau("Sở Ngoại vụ Hải Phòng", "UBND thành phố Hải Phòng", "Hải Phòng", "SNgV")
HEAD = Member("KOKURA Ken'ichi", "小倉 健一", "ja", False, True, "ông", "Cục trưởng Cục Môi trường")
HOST = Member("Vũ Minh Họa", "", "vi", True, True, "đồng chí", "Phó Chủ tịch UBND thành phố")
VISIT = Material(
    bureau=BUREAU,
    name="Đoàn Cục Môi trường thành phố Kitakyushu",
    partner="Kitakyushu",
    country="Nhật Bản",
    travel=Travel.INCOMING,
    starts=date(2026, 11, 25),
    ends=date(2026, 11, 27),
    purpose="Cấp nước sạch",
    host="Sở Ngoại vụ",
    letter="",
    owner="Nguyễn Thị Thu Hà",
    members=(HEAD, HOST),
    items=(Item(date(2026, 11, 25), time(14), time(14, 45), "Tiếp xã giao", "Phòng khách số 1"),),
    meetings=(
        Meeting(
            date(2026, 11, 26), "Làm việc về cấp nước", "Sở Xây dựng", ("Trao đổi kế hoạch",), ("Lập nhóm",)
        ),
    ),
    promises=(
        Promise("Gửi dự thảo", Acting.OURS, "", date(2027, 1, 31)),
        Promise("Trả lời", Acting.THEIRS, "Phòng Giao lưu", None, "ghi nhận"),
    ),
    chosen=Choices(position=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), signer="Trần Thị Mẫu Đơn"),
    year=2026,
    changed_at=datetime(2026, 11, 28, tzinfo=UTC),
)

AGENCIES = {
    "mofa": "Bộ Ngoại giao",
    "committee_office": "Văn phòng Ủy ban nhân dân thành phố",
    "foreign_affairs": "Sở Ngoại vụ",
    "city_police": "Công an thành phố",
    "friendship_union": "Liên hiệp các tổ chức hữu nghị thành phố",
}
SIGNED = {"position": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer": "Trần Thị Mẫu Đơn"}
OURS = tuple(
    replace(HOST, name=name, title=title, is_head=at == 0, rank="Lãnh đạo sở, ban, ngành", key=at + 100)
    for at, (name, title) in enumerate((("Vũ Minh Họa", "Giám đốc"), ("Lê Quang Thử", "Chuyên viên")))
)
OUT = replace(VISIT, travel=Travel.OUTGOING, members=OURS, items=(), letter="15/KCP", sender="Kitakyushu")


def of(kind: PaperKind, visit: Material = VISIT, **chosen: object) -> Material:
    """Return the visit for one kind of paper, signed."""
    given = {"kind": kind, **SIGNED, **chosen}
    return replace(visit, chosen=Choices(**given), agencies=AGENCIES)
