"""The sections of a report, from its opening to its last line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.core.paper.administrative import (
    Block,
    Column,
    Heading,
    Listing,
    Paragraph,
    Point,
    Run,
    Table,
    Words,
    long_day,
)
from crm.papers.content import Acting, Draft, Material, Meeting, Promise, Section, Travel
from crm.papers.wording.grammar import Texts, blocks, is_left_out
from crm.papers.wording.naming import (
    agency,
    gap,
    home,
    long_days,
    lowered,
    party,
    sentence,
    short_days,
    where,
)
from crm.papers.wording.opening import basis, carried_out
from crm.papers.wording.programme import programme_table
from crm.papers.wording.sides import NUMBERED, sides

_ACTING: Final = {Acting.OURS: "Phía ta", Acting.THEIRS: "Phía bạn", Acting.JOINT: "Hai bên"}
_ASSESSMENT: Final = "nhận xét về mức độ đạt mục đích, công tác chuẩn bị, lễ tân, an ninh, tuyên truyền"
_PROPOSALS: Final = "kiến nghị với cấp trên, phân công cơ quan thực hiện các nội dung tại mục IV"


def draft(material: Material) -> Draft:
    """Write what the report is about; what it tells comes from the record alone, but for two sections."""
    return Draft(
        summary=_summary(material),
        sections=(
            Section("assessment", (), _ASSESSMENT),
            Section("proposals", (), _PROPOSALS),
            basis(material),
        ),
    )


def _summary(material: Material) -> str:
    days = f"({short_days(material.starts, material.ends)})"
    name = party(material)
    match material.travel:
        case Travel.OUTGOING:
            return f"Kết quả chuyến công tác của {name} tại {where(material)} {days}"
        case Travel.ONLINE:
            return f"Kết quả làm việc trực tuyến với {name} {days}"
        case Travel.INCOMING:
            return f"Kết quả đón tiếp và làm việc với {name} {days}"


def body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of a report."""
    yield carried_out(material, texts["basis"], f"{agency(material)} báo cáo kết quả như sau:")
    yield Heading("Thông tin chung")
    yield from _general(material)
    yield Heading("Chương trình hoạt động")
    yield from _programme(material)
    yield Heading("Nội dung và kết quả làm việc")
    yield from _meetings(material)
    yield Heading("Các nội dung cam kết, cần theo dõi")
    yield from _promises(material)
    for title, code, guide in _OWN:
        if not is_left_out(material, code):
            yield Heading(title)
            yield from blocks(material, texts[code], guide)
    yield _closing(material)


_OWN: Final = (
    ("Đánh giá", "assessment", _ASSESSMENT),
    ("Đề xuất, kiến nghị", "proposals", _PROPOSALS),
)


def _general(material: Material) -> Iterator[Block]:
    purpose: Words = sentence(material.purpose) if material.purpose else gap(material)
    yield Point(_led("Mục đích: ", purpose))
    yield Point(f"Thời gian, địa điểm: {long_days(material.starts, material.ends)}, {_place(material)}.")
    yield Point(_led("Thành phần: ", sides(material)))
    if material.host:
        yield Point(f"Cơ quan chủ trì: {sentence(material.host)}")


def _place(material: Material) -> str:
    match material.travel:
        case Travel.OUTGOING:
            return f"tại {where(material)}"
        case Travel.ONLINE:
            return "theo hình thức trực tuyến"
        case Travel.INCOMING:
            return f"tại {home(material)}"


def _led(lead: str, text: Words) -> Words:
    return f"{lead}{text}" if isinstance(text, str) else (lead, *text)


def _programme(material: Material) -> Iterator[Block]:
    if not material.items:
        yield Paragraph(gap(material, "các hoạt động theo chương trình"))
        return
    yield Paragraph("Chương trình của đoàn gồm các hoạt động chính sau:")
    yield programme_table(material)


def _meetings(material: Material) -> Iterator[Block]:
    if not material.meetings:
        yield Paragraph(gap(material, "nội dung các buổi làm việc, ghi vào sổ tiếp xúc của đoàn"))
    for meeting in material.meetings:
        yield Heading(_headed(meeting), 2)
        yield from (Paragraph(sentence(line)) for line in meeting.result)
        if meeting.decisions:
            yield Paragraph("Các nội dung đã quyết định:")
            yield Listing(meeting.decisions)
        if not meeting.result and not meeting.decisions:
            yield Paragraph(gap(material, "nội dung trao đổi"))


def _headed(meeting: Meeting) -> str:
    place = f", tại {meeting.place}" if meeting.place else ""
    return f"{meeting.title.rstrip(' .')} ({long_day(meeting.day)}{place})"


def _promises(material: Material) -> Iterator[Block]:
    if not material.promises:
        yield Paragraph("Chưa ghi nhận cam kết nào giữa hai bên.")
        return
    columns = (
        NUMBERED,
        Column("Nội dung", 76),
        Column("Bên thực hiện", 42),
        Column("Thời hạn", 32, "center"),
    )
    rows = tuple(_promise(material, at, one) for at, one in enumerate(material.promises, start=1))
    yield Table(columns, rows)


def _promise(material: Material, at: int, promise: Promise) -> tuple[Words, ...]:
    side = {
        Acting.OURS: f"Phía {material.bureau.city}" if material.bureau.city else _ACTING[Acting.OURS],
        Acting.THEIRS: f"Phía {material.partner}",
        Acting.JOINT: _ACTING[Acting.JOINT],
    }[promise.acting]
    by = f"{side} ({promise.by})" if promise.by else side
    text = f"{promise.text.rstrip(' .;')} ({promise.note})" if promise.note else promise.text.rstrip(" .;")
    due: Words = f"{promise.due:%d/%m/%Y}" if promise.due else (Run("chưa có", italic=True),)
    return (str(at), text, by, due)


def _closing(material: Material) -> Block:
    what = {
        Travel.INCOMING: f"kết quả đón tiếp và làm việc với {lowered(material.name)}",
        Travel.OUTGOING: f"kết quả chuyến công tác của {party(material)}",
        Travel.ONLINE: f"kết quả làm việc trực tuyến với {lowered(material.name)}",
    }[material.travel]
    to = material.chosen.addressees
    whom = f" {to[0].rstrip(' .;')}" if len(to) == 1 else ""
    return Paragraph(f"Trên đây là {what}, {agency(material)} trân trọng báo cáo{whom}./.")
