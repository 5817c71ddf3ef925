"""The plan for receiving a delegation: purpose, people, programme, and who does what by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from crm.core.paper.administrative import Block, Heading, Paragraph, Point
from crm.papers.content import Draft, Material, Section
from crm.papers.wording.grammar import Texts, blocks, is_left_out
from crm.papers.wording.naming import (
    agency,
    gap,
    home,
    long_days,
    lowered,
    missing_mark,
    referred,
    sentence,
    short_days,
)
from crm.papers.wording.opening import basis, carried_out
from crm.papers.wording.programme import programme_table
from crm.papers.wording.sides import composition

_DUTIES: Final = {
    "foreign_affairs": (
        "Chủ trì, phối hợp với các cơ quan liên quan triển khai Kế hoạch; thống nhất chương trình, danh sách "
        "đoàn với phía bạn (xong trước ngày {early})",
        "Chuẩn bị tài liệu, nội dung trao đổi, phiên dịch, lễ tân, tặng phẩm (xong trước ngày {late})",
        "Đón, tiễn đoàn; tổng hợp kết quả, báo cáo theo quy định sau khi đoàn kết thúc chuyến thăm",
    ),
    "committee_office": (
        "Bố trí lịch, phòng họp, phòng khách cho hoạt động của lãnh đạo thành phố (xong trước ngày {late})",
    ),
    "city_police": (
        "Bảo đảm an ninh, an toàn, trật tự giao thông cho hoạt động của đoàn; hướng dẫn thủ tục xuất cảnh, "
        "nhập cảnh, tạm trú (từ ngày {first} đến ngày {last})",
    ),
    "health": (
        "Chuẩn bị phương án y tế, kiểm tra an toàn thực phẩm nơi đoàn ăn, nghỉ (xong trước ngày {late})",
    ),
    "finance": ("Hướng dẫn, thẩm định kinh phí đón tiếp theo quy định (xong trước ngày {late})",),
}
"""What the usual bodies do for a reception; an office that has no such body in its list does not name it."""


_HEAD_OF: Final = re.compile(r"^(Phó\s+)?Giám đốc\s+(?=(Sở|Công ty|Trung tâm|Ban|Nhà))", re.IGNORECASE)
"""A body is named by its head in the programme, and by its own name where it is given a task."""
_LEADS: Final = re.compile(r"^(Phó\s+)?(Chủ tịch|Bí thư|Giám đốc|Trưởng|Chánh|Lãnh đạo)", re.IGNORECASE)


def draft(material: Material) -> Draft:
    """Write the plan from the record."""
    days = f"({short_days(material.starts, material.ends)})"
    return Draft(
        summary=f"Đón tiếp {lowered(material.name)} thăm và làm việc tại {home(material)} {days}",
        sections=(
            basis(material),
            Section("purpose", _purpose(material), "mục đích chuyến thăm"),
            Section("requirements", _REQUIREMENTS, "yêu cầu"),
            Section("composition", composition(material), "danh sách thành viên hai bên"),
            Section("tasks", tuple(_tasks(material)), "cơ quan thực hiện, công việc, thời hạn"),
            Section("funding", _funding(), "nguồn kinh phí"),
            Section("organisation", _organisation(material), "tổ chức thực hiện"),
        ),
    )


def _purpose(material: Material) -> tuple[str, ...]:
    own = sentence(material.purpose) if material.purpose else missing_mark("mục đích chuyến thăm")
    kept = f"Củng cố, phát triển quan hệ hữu nghị và hợp tác giữa {home(material)} và {material.partner}."
    return (own, kept)


_REQUIREMENTS: Final = (
    "Công tác đón tiếp bảo đảm an toàn, chu đáo, tiết kiệm, đúng nghi lễ đối ngoại và quy định về chế độ "
    "tiếp khách nước ngoài.",
    "Các cơ quan được phân công chủ động chuẩn bị, phối hợp chặt chẽ, hoàn thành nhiệm vụ đúng thời hạn.",
)


def _tasks(material: Material) -> Iterator[str]:
    days = {
        "early": _day(material.starts - timedelta(days=7)),
        "late": _day(material.starts - timedelta(days=2)),
        "first": _day(material.starts),
        "last": _day(material.ends),
    }
    for code, duties in _DUTIES.items():
        if name := material.agencies.get(code):
            yield f"{name}:"
            yield from (f"- {duty.format(**days)}" for duty in duties)
    for host, titles in _hosts(material).items():
        yield f"{host}:"
        what = "; ".join(f"“{title}”" for title in titles)
        yield f"- Chuẩn bị nội dung, địa điểm, người dự cho hoạt động {what} (xong trước ngày {days['late']})"


def _hosts(material: Material) -> Mapping[str, list[str]]:
    """Return which bodies host what, but for those that the list names and for the city's leaders."""
    known = " ".join(material.agencies.values()).lower()
    found: dict[str, list[str]] = {}
    for item in material.items:
        host = _HEAD_OF.sub("", item.host).strip()
        if host and not item.is_move and host.lower() not in known and not _LEADS.match(host):
            found.setdefault(host, []).append(item.title)
    return found


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _funding() -> tuple[str, ...]:
    return (
        "Kinh phí đón tiếp đoàn thực hiện theo quy định hiện hành về chế độ tiếp khách nước ngoài, từ nguồn "
        f"{missing_mark('nguồn kinh phí')}.",
    )


def _organisation(material: Material) -> tuple[str, ...]:
    ours = agency(material)
    return (
        "Các cơ quan, đơn vị căn cứ nhiệm vụ được phân công khẩn trương triển khai thực hiện.",
        f"Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh kịp thời về {ours} để "
        "tổng hợp, báo cáo cấp có thẩm quyền xem xét, quyết định./.",
    )


def body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the plan."""
    yield carried_out(
        material,
        texts["basis"],
        f"{agency(material)} xây dựng Kế hoạch đón tiếp {lowered(material.name)} như sau:",
    )
    yield Heading("Mục đích, yêu cầu")
    yield Heading("Mục đích", 2)
    yield from blocks(material, texts["purpose"], "mục đích chuyến thăm", level=3)
    yield Heading("Yêu cầu", 2)
    yield from blocks(material, texts["requirements"], "yêu cầu", level=3)
    yield Heading("Thành phần")
    yield from blocks(material, texts["composition"], "danh sách thành viên hai bên")
    yield Heading("Thời gian, địa điểm, chương trình")
    yield from _programme(material)
    for title, code, guide in _LAST:
        if not is_left_out(material, code):
            yield Heading(title)
            yield from blocks(material, texts[code], guide)


_LAST: Final = (
    ("Phân công nhiệm vụ", "tasks", "cơ quan thực hiện, công việc, thời hạn"),
    ("Kinh phí", "funding", "nguồn kinh phí"),
    ("Tổ chức thực hiện", "organisation", "tổ chức thực hiện"),
)


def _programme(material: Material) -> Iterator[Block]:
    yield Point(f"Thời gian: {long_days(material.starts, material.ends)}.")
    yield Point(f"Địa điểm: {home(material)}.")
    if not material.items:
        yield Point(("Chương trình: ", *gap(material, "các hoạt động theo chương trình"), "."))
    elif material.chosen.has_programme:
        yield Point(f"Chương trình: chi tiết tại {referred(material, 'programme')}.")
    else:
        yield Paragraph("Chương trình của đoàn gồm các hoạt động chính sau:")
        yield programme_table(material)
