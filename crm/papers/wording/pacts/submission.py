"""The submission to those who decide on an agreement: what it says, who was asked, what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.agreements.models import Opinion, StepCode
from crm.core.paper.administrative import Block, Heading, Listing, Paragraph, long_day
from crm.papers.content import Draft, Section
from crm.papers.pact import Asked, Pact
from crm.papers.wording.grammar import Texts, blocks, is_left_out, worded
from crm.papers.wording.naming import agency, home, missing_mark
from crm.papers.wording.opening import listed
from crm.papers.wording.pacts.facts import facts
from crm.papers.wording.pacts.naming import (
    LAW,
    MINISTRY,
    PRIME_MINISTER,
    act,
    committee,
    dossier,
    is_ending,
    paper_of,
    whole,
)

_HEADED: Final = (
    ("Sự cần thiết", "need", "lý do, yêu cầu đối ngoại"),
    ("Nội dung của thỏa thuận", "content", "nội dung thỏa thuận"),
    ("Việc lấy ý kiến", "opinions", "ý kiến của các cơ quan"),
    ("Đề xuất, kiến nghị", "proposals", "nội dung đề nghị quyết định"),
)


def draft(pact: Pact) -> Draft:
    """Write the submission from the record."""
    return Draft(
        summary=f"Về việc {act(pact)} {pact.name}",
        addressees=(committee(pact),) if pact.bureau.superior else (),
        sections=(
            Section("basis", tuple(_basis(pact))),
            Section("need", tuple(_need(pact)), "lý do, yêu cầu đối ngoại"),
            Section("content", tuple(facts(pact)), "nội dung thỏa thuận"),
            Section("opinions", tuple(_opinions(pact)), "ý kiến của các cơ quan"),
            Section("proposals", tuple(_proposals(pact)), "nội dung đề nghị quyết định"),
            Section("attachments", dossier(pact), "hồ sơ trình"),
        ),
    )


def _basis(pact: Pact) -> Iterator[str]:
    yield LAW
    if StepCode.POLICY in pact.steps:
        yield paper_of(pact.steps[StepCode.POLICY], "văn bản cho chủ trương")
    yield from pact.grounds


def _need(pact: Pact) -> Iterator[str]:
    if is_ending(pact):
        yield pact.ending_reason or pact.reason or f"{missing_mark('lý do chấm dứt')}."
        return
    yield (
        f"Việc ký kết {whole(pact)} nhằm củng cố, phát triển quan hệ hữu nghị và hợp tác giữa {home(pact)} "
        f"và {pact.partner}, phù hợp với chính sách đối ngoại và nhu cầu của {home(pact)}."
    )
    if pact.reason:
        yield f"Trình tự rút gọn: {pact.reason}"


def _opinions(pact: Pact) -> Iterator[str]:
    """Yield what every body answered, and what became of it."""
    if not pact.bodies:
        return
    answered = [one for one in pact.bodies if one.opinion is not None]
    yield f"{agency(pact)} đã lấy ý kiến bằng văn bản của {len(pact.bodies):02} cơ quan; {_count(pact)}:"
    for one in answered:
        yield f"- {_answer(one)}"
    for one in pact.bodies:
        if one.opinion is None:
            yield f"- {one.body}: {missing_mark('văn bản trả lời')}"


def _count(pact: Pact) -> str:
    """Count the answers; nobody who disagrees is passed over."""
    given = [one.opinion for one in pact.bodies]
    agreed = sum(one in (Opinion.AGREES, Opinion.COMMENTS) for one in given)
    against = given.count(Opinion.DISAGREES)
    told = f"{agreed:02} cơ quan đồng ý"
    if against:
        told += f", {against:02} cơ quan không đồng ý"
    if pending := given.count(None):
        told += f", {pending:02} cơ quan chưa trả lời"
    return told


def _answer(one: Asked) -> str:
    words = {
        Opinion.AGREES: "đồng ý",
        Opinion.COMMENTS: "đồng ý, có ý kiến",
        Opinion.DISAGREES: "không đồng ý",
    }
    paper = f" (văn bản số {one.reply_number}" if one.reply_number else " (văn bản"
    when = f"{paper} {long_day(one.replied_on)})" if one.replied_on else ""
    said = f"{one.body}{when}: {words[one.opinion]}" if one.opinion else one.body
    if one.comment:
        said += f"; nội dung: {' '.join(one.comment.split())}"
    if one.answer:
        said += f"; tiếp thu, giải trình: {' '.join(one.answer.split())}"
    return said


def _proposals(pact: Pact) -> Iterator[str]:
    decides = committee(pact) or missing_mark("cấp có thẩm quyền")
    yield f"Đề nghị {decides} xem xét, quyết định việc {act(pact)} {pact.name}."
    if is_ending(pact):
        yield f"Giao {agency(pact)} tham mưu thông báo {MINISTRY} theo quy định."
        return
    who = next((one for one in pact.our_signers), None)
    signer = ", ".join(filter(None, (who.name, who.post))) if who else missing_mark("người ký phía ta")
    yield f"Đề nghị phân công hoặc ủy quyền {signer} ký thỏa thuận."
    yield f"Giao {agency(pact)} tham mưu báo cáo {PRIME_MINISTER} và gửi bản sao thỏa thuận cho {MINISTRY}."


def body(pact: Pact, texts: Texts) -> Iterator[Block]:
    """Yield the text of the submission."""
    yield from listed(pact, texts["basis"])
    to = pact.chosen.addressees
    asked = to[0].rstrip(" .;") if len(to) == 1 else "cấp có thẩm quyền"
    yield Paragraph(f"{agency(pact)} kính trình {asked} xem xét việc {act(pact)} {pact.name} như sau:")
    for title, code, guide in _HEADED:
        if not is_left_out(pact, code):
            yield Heading(title)
            yield from blocks(pact, texts[code], guide)
    if texts["attachments"]:
        yield Paragraph("Hồ sơ gửi kèm Tờ trình gồm:")
        yield Listing(tuple(worded(pact, line.lstrip("-– ")) for line in texts["attachments"]))
    yield Paragraph(f"{agency(pact)} kính trình {asked} xem xét, quyết định./.")
