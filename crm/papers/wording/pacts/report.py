"""The report to the Prime Minister after an agreement was signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.agreements.models import Opinion, StepCode
from crm.core.paper.administrative import Block, Heading, Paragraph, long_day
from crm.papers.content import Draft, Section
from crm.papers.pact import Pact
from crm.papers.wording.grammar import Texts, blocks, is_left_out
from crm.papers.wording.naming import agency, missing_mark
from crm.papers.wording.pacts.facts import facts, signing
from crm.papers.wording.pacts.naming import PRIME_MINISTER, decision, paper_of, speaker, within

_HEADED: Final = (
    ("Quá trình chuẩn bị", "preparation", "quá trình lấy ý kiến, quyết định"),
    ("Kết quả ký kết", "content", "nội dung đã ký"),
    ("Tổ chức thực hiện", "organisation", "kế hoạch thực hiện"),
)


def draft(pact: Pact) -> Draft:
    """Write the report from the record."""
    return Draft(
        summary=f"Về việc ký kết {pact.name}",
        addressees=(PRIME_MINISTER,),
        sections=(
            Section("preparation", tuple(_preparation(pact)), "quá trình lấy ý kiến, quyết định"),
            Section("content", (signing(pact), *facts(pact)), "nội dung đã ký"),
            Section("organisation", (_organisation(pact),), "kế hoạch thực hiện"),
        ),
    )


def _preparation(pact: Pact) -> Iterator[str]:
    """Yield who was asked, who disagreed, and by which papers it was decided."""
    if pact.bodies:
        asked = ", ".join(one.body for one in pact.bodies)
        yield f"Đã lấy ý kiến bằng văn bản của {asked}; {'; '.join(_answers(pact))}."
    if StepCode.PM_ANSWERED in pact.steps:
        answer = pact.steps[StepCode.PM_ANSWERED]
        number = f" số {answer.number}" if answer.number else ""
        yield f"{PRIME_MINISTER} cho ý kiến tại văn bản{number} {long_day(answer.done_on)}."
    yield f"Việc ký kết được quyết định tại {decision(pact)}."
    if StepCode.AUTHORISE in pact.steps:
        yield f"Người ký được ủy quyền tại {paper_of(pact.steps[StepCode.AUTHORISE], 'văn bản ủy quyền')}."


def _answers(pact: Pact) -> Iterator[str]:
    """Say who agreed and who did not; silence is not agreement."""
    against = [one.body for one in pact.bodies if one.opinion is Opinion.DISAGREES]
    silent = [one.body for one in pact.bodies if one.opinion is None]
    if against:
        yield f"không đồng ý: {', '.join(against)}"
    elif len(silent) < len(pact.bodies):
        yield "các cơ quan trả lời đều đồng ý"
    if silent:
        yield missing_mark(f"văn bản trả lời của {', '.join(silent)}")


def _organisation(pact: Pact) -> str:
    """Say who is to carry it out: given already only where the procedure has it."""
    gave = "đã giao" if StepCode.ARCHIVE in pact.steps else "sẽ giao"
    return (
        f"{speaker(pact)} {gave} {agency(pact)} chủ trì, phối hợp với các cơ quan liên quan xây dựng kế "
        "hoạch thực hiện và theo dõi các nội dung đã thỏa thuận."
    )


def body(pact: Pact, texts: Texts) -> Iterator[Block]:
    """Yield the text of the report."""
    law = f"Thực hiện quy định về báo cáo trong thời hạn {within(pact.period, 'ký')}"
    yield Paragraph(f"{law}, {speaker(pact)} báo cáo {PRIME_MINISTER} việc ký kết {pact.name} như sau:")
    for title, code, guide in _HEADED:
        if not is_left_out(pact, code):
            yield Heading(title)
            yield from blocks(pact, texts[code], guide)
    yield Paragraph(f"{speaker(pact)} kính báo cáo {PRIME_MINISTER}./.")
