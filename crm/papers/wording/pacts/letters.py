"""Official letters about an agreement: asking bodies for their opinion, and two to the Ministry."""

from __future__ import annotations

from collections.abc import Iterator

from crm.agreements.models import Ending, Track
from crm.core.paper.administrative import Block, Listing, Paragraph
from crm.papers.content import Draft, Section
from crm.papers.pact import Pact
from crm.papers.wording.grammar import Texts, blocks, worded
from crm.papers.wording.naming import agency, missing_mark, owner
from crm.papers.wording.pacts.facts import content, signing
from crm.papers.wording.pacts.naming import (
    LAW,
    MINISTRY,
    abroad,
    act,
    between,
    committee,
    contact,
    day_or_gap,
    decision,
    dossier,
    is_ending,
    named,
    speaker,
    whole,
    within,
)


def consultation(pact: Pact) -> Draft:
    """Write the question to one body from the record."""
    return Draft(
        summary=f"lấy ý kiến về việc {act(pact)} {pact.name}",
        addressees=(pact.asked.body,) if pact.asked else (),
        sections=(
            Section("content", tuple(_context(pact)), "nội dung thỏa thuận"),
            Section("questions", tuple(_questions(pact)), "nội dung xin ý kiến"),
            Section("deadline", (_deadline(pact),), "thời hạn trả lời"),
            Section("attachments", dossier(pact), "hồ sơ gửi kèm"),
        ),
    )


def _context(pact: Pact) -> Iterator[str]:
    decides = committee(pact) or missing_mark("cấp có thẩm quyền")
    yield f"{agency(pact)} đang tham mưu {decides} {act(pact)} {whole(pact)}."
    if is_ending(pact):
        yield f"Lý do: {pact.ending_reason or pact.reason or missing_mark('lý do chấm dứt')}."
        return
    if pact.track is Track.REDUCED:
        why = pact.reason or missing_mark("lý do")
        yield f"Việc ký kết được thực hiện theo trình tự, thủ tục rút gọn: {why}."
    if pact.before:
        yield f"Thỏa thuận có liên quan đã ký: {pact.before}."
    yield from content(pact)


def _questions(pact: Pact) -> Iterator[str]:
    yield (f"Căn cứ {LAW}, {agency(pact)} đề nghị quý cơ quan cho ý kiến bằng văn bản về:")
    if is_ending(pact):
        yield "- Sự cần thiết và căn cứ của việc chấm dứt, rút khỏi hoặc tạm đình chỉ thực hiện"
        yield "- Hậu quả pháp lý, tác động đối với quan hệ đối ngoại"
    else:
        yield "- Sự cần thiết, mục đích của việc ký kết; sự phù hợp với chính sách đối ngoại"
        yield "- Sự phù hợp của dự thảo với Hiến pháp, pháp luật và điều ước quốc tế có liên quan"
        yield "- Tên gọi, hình thức, ngôn ngữ và tư cách pháp lý của bên ký kết nước ngoài"
    yield "- Nội dung thuộc lĩnh vực quản lý của quý cơ quan"


def _deadline(pact: Pact) -> str:
    who = f" (đầu mối: {owner(pact, whole=True)})" if pact.owner else ""
    return (
        f"Ý kiến của quý cơ quan đề nghị gửi về {agency(pact)}{who} trong thời hạn "
        f"{within(pact.period, 'nhận đủ hồ sơ')}."
    )


def consultation_body(pact: Pact, texts: Texts) -> Iterator[Block]:
    """Yield the text of the question."""
    for code, guide in (
        ("content", "nội dung thỏa thuận"),
        ("questions", "nội dung xin ý kiến"),
        ("deadline", "thời hạn trả lời"),
    ):
        yield from blocks(pact, texts[code], guide, level=None)
    yield from _attached(pact, texts)
    yield Paragraph("Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan./.")


def _attached(pact: Pact, texts: Texts) -> Iterator[Block]:
    if texts["attachments"]:
        yield Paragraph("Hồ sơ gửi kèm gồm:")
        yield Listing(tuple(worded(pact, line.lstrip("-– ")) for line in texts["attachments"]))


def copy(pact: Pact) -> Draft:
    """Write the letter that takes the copy of a signed agreement to the Ministry."""
    told = f"{speaker(pact)} gửi {MINISTRY} bản sao {pact.name} để lưu trữ, theo dõi theo quy định"
    return Draft(
        summary=f"gửi bản sao {pact.name}",
        addressees=(MINISTRY,),
        sections=(
            Section(
                "content",
                (
                    signing(pact),
                    f"Bên ký kết: {named(pact.ours)} và {abroad(pact)}.",
                    f"Trong thời hạn {within(pact.period, 'ký')}, {told}.",
                ),
                "việc ký kết",
            ),
            Section("attachments", tuple(_copies(pact)), "bản sao gửi kèm"),
            Section("contact", tuple(contact(pact))),
        ),
    )


def _copies(pact: Pact) -> Iterator[str]:
    """Yield what goes with the letter: the text in each language."""
    for lang in pact.languages:
        yield f"Bản sao {pact.name} bằng {lang[:1].lower()}{lang[1:]}"
    if not pact.languages:
        yield f"Bản sao {pact.name}, {missing_mark('ngôn ngữ của văn bản')}"


def copy_body(pact: Pact, texts: Texts) -> Iterator[Block]:
    """Yield the text of the letter with the copy."""
    yield from blocks(pact, texts["content"], "việc ký kết", level=None)
    yield from _attached(pact, texts)
    yield from blocks(pact, texts["contact"], "", level=None)
    yield Paragraph(f"{speaker(pact)} trân trọng gửi {MINISTRY}./.")


def notice(pact: Pact) -> Draft:
    """Write the notice to the Ministry that an agreement was ended."""
    return Draft(
        summary=f"thông báo việc {act(pact)} {pact.name}",
        addressees=(MINISTRY,),
        sections=(
            Section("content", tuple(_ended(pact)), "việc chấm dứt"),
            Section("contact", tuple(contact(pact))),
        ),
    )


def _ended(pact: Pact) -> Iterator[str]:
    after = {Ending.SUSPENDED: "Việc tạm đình chỉ thực hiện"}.get(pact.ending, "Việc chấm dứt")  # type: ignore[arg-type]
    yield (
        f"Theo quy định về thông báo trong thời hạn {within(pact.period, 'việc chấm dứt có hiệu lực')}, "
        f"{speaker(pact)} thông báo {MINISTRY} việc {act(pact)} {pact.name} {between(pact)}."
    )
    yield f"{after} có hiệu lực từ {day_or_gap(pact.ended_on, 'ngày có hiệu lực')}, theo {decision(pact)}."
    yield f"Lý do: {pact.ending_reason or missing_mark('lý do chấm dứt')}."


def notice_body(pact: Pact, texts: Texts) -> Iterator[Block]:
    """Yield the text of the notice."""
    yield from blocks(pact, texts["content"], "việc chấm dứt", level=None)
    yield from blocks(pact, texts["contact"], "", level=None)
    yield Paragraph(f"{speaker(pact)} trân trọng thông báo để {MINISTRY} biết, theo dõi./.")
