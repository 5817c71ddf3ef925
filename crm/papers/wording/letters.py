"""Official letters (công văn): the answer to a request, and the question to bodies that are consulted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.core.paper.administrative import Block, Paragraph, long_day
from crm.papers.content import Answer, Draft, Material, Section, Travel
from crm.papers.wording.grammar import Texts, blocks
from crm.papers.wording.naming import (
    agency,
    home,
    long_days,
    lowered,
    missing_mark,
    owner,
    sentence,
    short_days,
    where,
)

_CONSULTED: Final = ("mofa", "city_police")
"""Bodies of the list that are asked first; the officer names the others."""


def reply(material: Material) -> Draft:
    """Write the answer to a request from the record."""
    asked = material.asked
    sender = asked.asker or material.sender or material.partner
    days = f"({short_days(material.starts, material.ends)})"
    is_worded = bool(asked.words) and asked.answer is material.chosen.answer
    received = "" if is_worded else _received(material, sender)
    return Draft(
        summary=f"trả lời đề nghị của {lowered(material.name)} {days}",
        addressees=(f"{sender[:1].upper()}{sender[1:]}",) if sender else (),
        sections=(
            Section("received", (received,) if received else ()),
            Section("response", asked.words if is_worded else tuple(_answer(material)), "nội dung trả lời"),
            Section("contact", tuple(_contact(material)), "đầu mối liên hệ"),
        ),
    )


def _received(material: Material, sender: str) -> str:
    letter = f"văn bản số {material.letter}" if material.letter else missing_mark("số văn bản đề nghị")
    if material.asked.dated:
        letter = f"{letter} {long_day(material.asked.dated)}"
    visit = {
        Travel.INCOMING: f"thăm và làm việc tại {home(material)}",
        Travel.OUTGOING: f"làm việc tại {where(material)}",
        Travel.ONLINE: "làm việc trực tuyến",
    }[material.travel]
    return (
        f"{agency(material)} nhận được {letter} của {sender} về việc {lowered(material.name)} {visit} "
        f"{long_days(material.starts, material.ends)}."
    )


def _answer(material: Material) -> Iterator[str]:
    ours = agency(material)
    match material.chosen.answer:
        case Answer.ACCEPT:
            about = f" Nội dung làm việc: {sentence(material.purpose)}" if material.purpose else ""
            yield (
                f"{ours} trân trọng thông báo: {home(material)} đồng ý tiếp đoàn theo thời gian nêu trên."
                f"{about}"
            )
            yield (
                "Đề nghị quý cơ quan gửi danh sách chính thức, lịch trình di chuyển và các yêu cầu cụ thể "
                f"của đoàn trước ngày {missing_mark('hạn gửi danh sách')}."
            )
        case Answer.REDIRECT if material.asked.proposal:
            yield (
                f"Sau khi xem xét, {ours} trân trọng đề nghị phương án: {sentence(material.asked.proposal)} "
                "Rất mong nhận được ý kiến của quý cơ quan."
            )
        case Answer.REDIRECT:
            body = missing_mark("cơ quan tiếp phù hợp")
            yield (
                f"Sau khi xem xét, {ours} nhận thấy nội dung đề nghị thuộc chức năng của {body}; đề nghị "
                f"quý cơ quan liên hệ, làm việc với cơ quan này. {ours} đã thông báo để cơ quan trên biết."
            )
        case Answer.DECLINE:
            yield (
                f"Sau khi xem xét, do {missing_mark('lý do')}, {home(material)} rất tiếc chưa thể bố trí "
                f"tiếp đoàn trong thời gian nêu trên. {ours} mong được trao đổi về thời gian phù hợp khác."
            )


def _contact(material: Material) -> Iterator[str]:
    who = f" (đầu mối: {owner(material, whole=True)})" if material.owner else ""
    yield f"Thông tin cụ thể, đề nghị quý cơ quan liên hệ {agency(material)}{who}."


def reply_body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the answer."""
    for code, guide in (("received", ""), ("response", "nội dung trả lời"), ("contact", "")):
        yield from blocks(material, texts[code], guide, level=None)
    yield Paragraph(f"{agency(material)} trân trọng thông báo để quý cơ quan biết, phối hợp./.")


def consultation(material: Material) -> Draft:
    """Write the question to other bodies from the record."""
    days = f"({short_days(material.starts, material.ends)})"
    name = lowered(material.name)
    about = f"cử {name} đi công tác" if material.travel is Travel.OUTGOING else f"tiếp {name}"
    return Draft(
        summary=f"xin ý kiến về việc {about} {days}",
        addressees=tuple(material.agencies[code] for code in _CONSULTED if code in material.agencies),
        sections=(
            Section("context", tuple(_context(material)), "nội dung chuyến thăm"),
            Section("questions", tuple(_questions(material)), "nội dung xin ý kiến"),
            Section("deadline", (_deadline(material),), "thời hạn trả lời"),
        ),
    )


def _context(material: Material) -> Iterator[str]:
    letter = f"theo đề nghị tại văn bản số {material.letter}, " if material.letter else ""
    who = material.sender or material.partner
    ours, name = agency(material), lowered(material.name)
    days = long_days(material.starts, material.ends)
    match material.travel:
        case Travel.OUTGOING:
            yield f"{ours} dự kiến tham mưu cử {name} đi công tác tại {where(material)} {days}."
        case Travel.ONLINE:
            yield f"{ours} dự kiến tổ chức làm việc trực tuyến với {name} {days}."
        case Travel.INCOMING:
            whose = "" if material.partner.lower() in name.lower() else f" của {who}"
            begins = f"{letter}{name}{whose}"
            yield (f"{begins[:1].upper()}{begins[1:]} dự kiến thăm và làm việc tại {home(material)} {days}.")
    purpose = sentence(material.purpose) if material.purpose else f"{missing_mark('mục đích chuyến thăm')}."
    yield f"Mục đích, nội dung làm việc: {purpose}"


def _questions(material: Material) -> Iterator[str]:
    yield f"Để có cơ sở báo cáo cấp có thẩm quyền, {agency(material)} đề nghị quý cơ quan cho ý kiến về:"
    yield "- Sự cần thiết, đối tượng và mức độ tiếp đón"
    yield "- Nội dung làm việc liên quan đến lĩnh vực quản lý của quý cơ quan"
    yield "- Các vấn đề cần lưu ý về an ninh, đối ngoại"


def _deadline(material: Material) -> str:
    who = f" (đầu mối: {owner(material, whole=True)})" if material.owner else ""
    return (
        f"Ý kiến của quý cơ quan đề nghị gửi về {agency(material)}{who} trước ngày "
        f"{missing_mark('thời hạn trả lời')} để tổng hợp."
    )


def consultation_body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the question."""
    for code, guide in (
        ("context", "nội dung chuyến thăm"),
        ("questions", "nội dung xin ý kiến"),
        ("deadline", "thời hạn trả lời"),
    ):
        yield from blocks(material, texts[code], guide, level=None)
    yield Paragraph("Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan./.")
