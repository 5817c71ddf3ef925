"""The submission to those who decide: a reception to be approved, or a delegation to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.core.paper.administrative import Block, Heading, Listing, Paragraph
from crm.papers.content import Draft, Material, Section, Travel
from crm.papers.rules import in_full
from crm.papers.wording.grammar import Texts, blocks, is_left_out, worded
from crm.papers.wording.naming import (
    agency,
    home,
    long_days,
    lowered,
    missing_mark,
    party,
    sentence,
    short_days,
    where,
)
from crm.papers.wording.opening import basis, listed
from crm.papers.wording.sides import composition, travellers

_HEADED: Final = (
    ("Sự cần thiết", "need", "lý do, yêu cầu đối ngoại"),
    ("Nội dung", "content", "nội dung trình"),
)


def draft(material: Material) -> Draft:
    """Write the submission from the record."""
    sends = material.travel is Travel.OUTGOING
    return Draft(
        summary=_summary(material),
        addressees=(_decides(material),) if material.bureau.superior else (),
        sections=(
            basis(material),
            Section("need", tuple(_need(material)), "lý do, yêu cầu đối ngoại"),
            Section(
                "content", tuple(_sending(material) if sends else _receiving(material)), "nội dung trình"
            ),
            Section("proposals", tuple(_proposals(material)), "nội dung đề nghị phê duyệt"),
            Section("attachments", tuple(_attachments(material)), "văn bản gửi kèm"),
        ),
    )


def _decides(material: Material) -> str:
    return in_full(material.bureau.superior)


def _summary(material: Material) -> str:
    days = f"({short_days(material.starts, material.ends)})"
    name = party(material)
    match material.travel:
        case Travel.OUTGOING:
            return f"Về việc cử {name} đi công tác tại {where(material)} {days}"
        case Travel.ONLINE:
            return f"Về việc làm việc trực tuyến với {name} {days}"
        case Travel.INCOMING:
            return f"Về việc phê duyệt Kế hoạch đón tiếp {name} {days}"


def _letter(material: Material, sender: str) -> str:
    """Name the letter that a visit goes back to, or say that there is none yet."""
    is_sent = material.travel is Travel.OUTGOING
    what = "thư mời của phía bạn" if is_sent else "văn bản đề nghị của phía bạn"
    if not material.letter:
        return missing_mark(what)
    return f"{'thư mời' if is_sent else 'văn bản'} số {material.letter} của {sender}"


def _need(material: Material) -> Iterator[str]:
    sender = material.sender or material.partner
    days = long_days(material.starts, material.ends)
    match material.travel:
        case Travel.OUTGOING:
            yield f"Theo {_letter(material, sender)}, phía bạn mời đoàn sang thăm và làm việc {days}."
        case Travel.ONLINE:
            yield f"Theo {_letter(material, sender)}, hai bên dự kiến làm việc trực tuyến {days}."
        case Travel.INCOMING:
            yield (
                f"Theo {_letter(material, sender)}, {lowered(material.name)} dự kiến thăm và làm việc tại "
                f"{home(material)} {days}."
            )
    yield (
        f"Hoạt động này góp phần củng cố, phát triển quan hệ hữu nghị và hợp tác giữa {home(material)} và "
        f"{material.partner}."
    )


def _receiving(material: Material) -> Iterator[str]:
    yield f"Mục đích: {_purpose(material)}"
    yield f"Thời gian, địa điểm: {long_days(material.starts, material.ends)}, tại {home(material)}."
    yield from composition(material)
    yield "Chương trình: theo dự thảo Kế hoạch đón tiếp gửi kèm."
    yield f"Kinh phí: {missing_mark('nguồn kinh phí, dự toán')}."


def _sending(material: Material) -> Iterator[str]:
    yield f"Mục đích: {_purpose(material)}"
    yield f"Điểm đến: {where(material)}."
    yield f"Thời gian: {long_days(material.starts, material.ends)} (kể cả thời gian đi và về)."
    yield _travelling(material)
    yield f"Kinh phí: {missing_mark('nguồn kinh phí: ngân sách, phía mời hay tự túc')}."


def _travelling(material: Material) -> str:
    """Say how many go and where their list stands: beneath, or in an annex."""
    lines = composition(material)
    return lines[1].replace(f"Phía {material.bureau.city or 'ta'}: ", "Thành phần đoàn: ", 1)


def _purpose(material: Material) -> str:
    return sentence(material.purpose) if material.purpose else f"{missing_mark('mục đích chuyến thăm')}."


def _proposals(material: Material) -> Iterator[str]:
    decides, ours = _decides(material) or missing_mark("cấp có thẩm quyền"), agency(material)
    name = party(material)
    host = next((one for one in material.members if one.is_ours and one.is_head), None)
    who = f"{host.form} {host.name}, {host.title}" if host else ""
    if material.travel is Travel.OUTGOING:
        yield f"Đề nghị {decides} xem xét, quyết định cử {name} đi công tác theo nội dung nêu trên."
        yield "Giao các cơ quan liên quan làm thủ tục hộ chiếu, thị thực và kinh phí theo quy định."
        yield f"Giao {ours} báo cáo kết quả sau khi đoàn về nước theo quy định."
        return
    what = "Kế hoạch đón tiếp" if material.travel is Travel.INCOMING else "nội dung làm việc với"
    yield f"Đề nghị {decides} xem xét, phê duyệt {what} {name}."
    yield f"Đề nghị {who or missing_mark('lãnh đạo chủ trì')} chủ trì tiếp và làm việc với đoàn."
    yield f"Giao {ours} chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện và báo cáo kết quả."


def _attachments(material: Material) -> Iterator[str]:
    if material.travel is Travel.INCOMING:
        yield f"Dự thảo Kế hoạch đón tiếp {lowered(material.name)}"
    named = _letter(material, material.sender or material.partner)
    yield f"{named[:1].upper()}{named[1:]}"


def body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the submission."""
    yield from listed(material, texts["basis"])
    yield Paragraph(
        f"{agency(material)} kính trình {_asked(material)} xem xét việc {_matter(material)} như sau:"
    )
    for title, code, guide in _HEADED:
        if not is_left_out(material, code):
            yield Heading(title)
            yield from blocks(material, texts[code], guide)
    if material.travel is Travel.OUTGOING and not material.chosen.has_members and _ours(material):
        yield Paragraph("Danh sách đoàn gồm:")
        yield travellers(material)
    if not is_left_out(material, "proposals"):
        yield Heading("Đề xuất, kiến nghị")
        yield from blocks(material, texts["proposals"], "nội dung đề nghị phê duyệt")
    if texts["attachments"]:
        yield Paragraph("Hồ sơ gửi kèm Tờ trình gồm:")
        yield Listing(tuple(worded(material, line.lstrip("-– ")) for line in texts["attachments"]))
    yield Paragraph(f"{agency(material)} kính trình {_asked(material)} xem xét, quyết định./.")


def _ours(material: Material) -> bool:
    return any(one.is_ours for one in material.members)


def _asked(material: Material) -> str:
    """Name who decides, where there is one of them."""
    to = material.chosen.addressees
    return to[0].rstrip(" .;") if len(to) == 1 else "cấp có thẩm quyền"


def _matter(material: Material) -> str:
    return (material.chosen.summary or _summary(material)).removeprefix("Về việc ")
