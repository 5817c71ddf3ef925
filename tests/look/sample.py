"""The stand-ins a gallery page needs: words, dates, the layout's globals, invented people and visits."""
# ruff: noqa: D101, D103 (stand-ins say what they are by their names)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import SimpleNamespace as Thing
from typing import Any

TODAY = date(2026, 11, 23)


class Stage(StrEnum):
    IDENTIFIED = "identified"
    SCREENED = "screened"
    CONTACTED = "contacted"
    EXPLORING = "exploring"
    INTENT = "intent"
    FRIENDSHIP = "friendship"
    SISTER = "sister"


class Health(StrEnum):
    ACTIVE = "active"
    COOLING = "cooling"
    DORMANT = "dormant"
    REACTIVATING = "reactivating"
    UNKNOWN = "unknown"


class Step(StrEnum):
    REQUESTED = "requested"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    REPORTED = "reported"
    CLOSED = "closed"


class State(StrEnum):
    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    WAIVED = "waived"
    LATE = "late"


WORDS = {
    "stage.identified": "Mới đề xuất",
    "stage.screened": "Đã thẩm định sơ bộ",
    "stage.contacted": "Tiếp cận",
    "stage.exploring": "Trao đổi, tìm hiểu",
    "stage.intent": "Đã ký ý định thư",
    "stage.friendship": "Hữu nghị, hợp tác",
    "stage.sister": "Kết nghĩa",
    "stage.parked": "Tạm dừng xem xét",
    "stage.ended": "Đã kết thúc",
    "health.active": "Hoạt động thường xuyên",
    "health.cooling": "Ít trao đổi",
    "health.dormant": "Tạm lắng",
    "health.reactivating": "Đang nối lại",
    "health.unknown": "Chưa đủ dữ liệu",
    "dstatus.requested": "Mới đề nghị",
    "dstatus.in_review": "Đang xem xét",
    "dstatus.approved": "Đã phê duyệt",
    "dstatus.confirmed": "Đã thống nhất với phía bạn",
    "dstatus.under_way": "Đang diễn ra",
    "dstatus.completed": "Đã kết thúc",
    "dstatus.reported": "Đã báo cáo kết quả",
    "dstatus.closed": "Đã hoàn tất hồ sơ",
    "dstatus.postponed": "Hoãn",
    "dstatus.declined": "Không tiếp nhận",
    "dstatus.cancelled": "Hủy",
    "cstate.open": "Chưa thực hiện",
    "cstate.under_way": "Đang thực hiện",
    "cstate.done": "Đã hoàn thành",
    "cstate.late": "Quá hạn",
    "cstate.waived": "Không thực hiện nữa",
}
PREFIX = {"Stage": "stage", "Health": "health", "Step": "dstatus", "State": "cstate"}


@dataclass(frozen=True)
class Delta:
    """How far a day is, as the product's filter says it."""

    kind: str
    text: str


def daydelta(due: date) -> Delta:
    days = (due - TODAY).days
    if days < 0:
        return Delta("late", f"Quá hạn {-days} ngày")
    if days == 0:
        return Delta("today", "Hôm nay")
    if days == 1:
        return Delta("tomorrow", "Ngày mai")
    return Delta("soon", f"Còn {days} ngày") if days <= 3 else Delta("later", f"Còn {days} ngày")


def label(member: StrEnum) -> str:
    return WORDS[f"{PREFIX[type(member).__name__]}.{member.value}"]


def when(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y}"


def item(label: str, count: Any = None, late: int = 0, current: bool = False) -> Thing:
    return Thing(label=label, url="/x", count=count, late=late, current=current)


def menu(current: str) -> list[Thing]:
    groups = [
        (None, [("Trang chủ", None), ("Việc của tôi", 7), ("Lịch đối ngoại", None)]),
        (
            "Quan hệ",
            [
                ("Địa phương nước ngoài", 24),
                ("Danh bạ", None),
                ("Tiếp xúc, trao đổi", None),
                ("Tiến trình thiết lập quan hệ", 19),
                ("Tìm đối tác tiềm năng", None),
                ("Mức độ hoạt động", None),
            ],
        ),
        (
            "Công tác",
            [
                ("Đoàn vào, đoàn ra", 3),
                ("Thỏa thuận quốc tế", None),
                ("Cam kết, nội dung thống nhất", "late"),
                ("Hoạt động giao lưu, hợp tác", None),
                ("Kế hoạch, chương trình", None),
            ],
        ),
        ("Văn phòng", [("Văn bản, tài liệu", None), ("Sổ tặng phẩm", None), ("Báo cáo, thống kê", None)]),
    ]
    return [
        Thing(
            label=label,
            items=[
                item(name, None if count == "late" else count, 2 if count == "late" else 0, name == current)
                for name, count in rows
            ],
        )
        for label, rows in groups
    ]


def bottom(current: str) -> list[Thing]:
    rows = [
        ("Hôm nay", "calendar", "/"),
        ("Tìm kiếm", "search", "/search"),
        ("Ghi", "plus", "/log"),
        ("Đối tác", "bridge", "/localities"),
        ("Thêm", "menu", "#menu"),
    ]
    return [Thing(label=label, icon=icon, url=url, current=label == current) for label, icon, url in rows]


def row(
    name: str,
    native: str,
    lang: str,
    second: str,
    n: int,
    stage: Stage,
    health: Health,
    last: tuple[str, str],
    task: str | None,
    due: date | None,
    owner: str,
) -> Thing:
    return Thing(
        name=name,
        native=native,
        lang=lang,
        second=second,
        n=n,
        stage=stage,
        health=health,
        last=last,
        next=task,
        due=due,
        owner=owner,
    )


ROWS = [
    row(
        "Seattle",
        "",
        "",
        "Hoa Kỳ",
        7,
        Stage.SISTER,
        Health.DORMANT,
        ("03/10/2023", "Trao đổi thư điện tử"),
        None,
        None,
        "Chưa phân công",
    ),
    row(
        "Incheon",
        "인천광역시",
        "ko",
        "Hàn Quốc · truyền thống",
        7,
        Stage.SISTER,
        Health.COOLING,
        ("16/01/2026", "Nhận thư chúc mừng"),
        "Trả lời thư về 30 năm kết nghĩa (7/2027)",
        date(2026, 11, 10),
        "Hoàng Yến",
    ),
    row(
        "Kitakyushu",
        "北九州市",
        "ja",
        "Nhật Bản · truyền thống",
        7,
        Stage.SISTER,
        Health.ACTIVE,
        ("19/11/2026", "Gọi trực tuyến, thống nhất chương trình"),
        "Trình lịch tiếp đoàn 26/11",
        date(2026, 11, 24),
        "Thu Hà",
    ),
    row(
        "Nam Ninh",
        "南宁市",
        "zh",
        "Trung Quốc · truyền thống",
        6,
        Stage.FRIENDSHIP,
        Health.ACTIVE,
        ("04/11/2026", "Đón đoàn văn hóa, 12 người"),
        "Gửi thư cảm ơn",
        date(2026, 11, 25),
        "Minh Đức",
    ),
    row(
        "Suwon",
        "수원시",
        "ko",
        "Hàn Quốc",
        6,
        Stage.FRIENDSHIP,
        Health.REACTIVATING,
        ("30/09/2026", "Gửi thư giới thiệu sau hợp nhất"),
        "Chờ phía bạn trả lời; nhắc lại",
        date(2026, 11, 28),
        "Hoàng Yến",
    ),
    row(
        "Busan",
        "부산광역시",
        "ko",
        "Hàn Quốc",
        2,
        Stage.SCREENED,
        Health.UNKNOWN,
        ("", "Chưa có lần tiếp xúc nào"),
        "Xin ý kiến Đại sứ quán",
        date(2026, 11, 30),
        "Hoàng Yến",
    ),
    row(
        "Trạm Giang",
        "湛江市",
        "zh",
        "Trung Quốc",
        4,
        Stage.EXPLORING,
        Health.UNKNOWN,
        ("12/08/2026", "Tiếp đoàn phó thị trưởng"),
        "Gửi hồ sơ cảng biển",
        date(2026, 12, 1),
        "Minh Đức",
    ),
    row(
        "Thâm Quyến",
        "深圳市",
        "zh",
        "Trung Quốc",
        6,
        Stage.FRIENDSHIP,
        Health.ACTIVE,
        ("27/10/2026", "Làm việc về Khu An Dương"),
        "Lấy ý kiến Ban Quản lý Khu kinh tế",
        date(2026, 12, 2),
        "Minh Đức",
    ),
    row(
        "Viêng Chăn (tỉnh)",
        "ແຂວງວຽງຈັນ",
        "lo",
        "Lào · truyền thống",
        6,
        Stage.FRIENDSHIP,
        Health.ACTIVE,
        ("18/09/2026", "Giao lưu thể thao"),
        "Chốt chỉ tiêu tập huấn 2027",
        date(2026, 12, 5),
        "Quốc Huy",
    ),
]


def entry(kind: str, year: int, when_: str, title: str, detail: str, **more: Any) -> Thing:
    return Thing(
        **{
            "next": False,
            "after": None,
            "url": None,
            "links": None,
            "native": None,
            "lang": None,
            "kind": kind,
            "year": year,
            "when": when_,
            "title": title,
            "detail": detail,
            **more,
        }
    )


ENTRIES = [
    entry(
        "delegation",
        2026,
        "26–28/11/2026",
        "Đoàn vào: Cục Môi trường Kitakyushu",
        "8 thành viên",
        next=True,
        after="sau 3 ngày",
        links=[("mở hồ sơ đoàn", "/d")],
    ),
    entry(
        "meeting",
        2026,
        "19/11/2026",
        "Gọi trực tuyến, thống nhất chương trình",
        "Thu Hà, bà Sato Yumi · 2 việc đã giao",
    ),
    entry("letter", 2026, "02/11/2026", "Thư xác nhận số thành viên và chế độ ăn", "Công văn đến 412/SNgV"),
    entry(
        "activity", 2026, "13/05/2026", "Đoàn nghệ thuật dự Lễ hội Hoa Phượng Đỏ", "24 người, hai buổi diễn"
    ),
    entry("signed", 2014, "18/04/2014", "Ký thỏa thuận kết nghĩa", "Sau rà soát thời hạn 5 năm"),
    entry("signed", 2009, "17/04/2009", "Ký thỏa thuận hữu nghị, hợp tác", "Thời hạn 5 năm, có rà soát"),
]
