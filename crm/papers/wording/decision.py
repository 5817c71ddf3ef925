"""The draft of the decision that sends a delegation: whom, where, when, at whose expense."""

from __future__ import annotations

from collections.abc import Iterator

from crm.core.paper.administrative import Block, Centred, Paragraph, Run
from crm.papers.content import Draft, Material, Section
from crm.papers.rules import in_full
from crm.papers.wording.grammar import Texts, worded
from crm.papers.wording.naming import agency, gap, long_days, missing_mark, party, referred, sentence, where
from crm.papers.wording.opening import basis, listed
from crm.papers.wording.sides import travellers

_POWER = f"Căn cứ {missing_mark('văn bản quy định thẩm quyền cử đoàn đi công tác nước ngoài')}"


def draft(material: Material) -> Draft:
    """Write the decision from the record."""
    grounds = basis(material)
    asked = f"Theo đề nghị của {agency(material)} tại Tờ trình {missing_mark('số, ngày tờ trình')}"
    return Draft(
        summary=f"Về việc cử {party(material)} đi công tác tại {where(material)}",
        sections=(
            Section(grounds.code, (_POWER, *grounds.drafted, asked), grounds.guide),
            Section("articles", tuple(_articles(material)), "các điều của quyết định"),
        ),
    )


def _articles(material: Material) -> Iterator[str]:
    ours = [one for one in material.members if one.is_ours]
    if ours:
        many = f"{len(ours):02} người có tên trong danh sách"
        place = f"kèm theo tại {referred(material, 'members')}" if material.chosen.has_members else "dưới đây"
        whom = f"{many} {place}"
    else:
        whom = missing_mark("danh sách thành viên đoàn")
    purpose = f" {sentence(material.purpose)}" if material.purpose else f" {missing_mark('mục đích')}."
    yield (
        f"Cử {whom} đi công tác tại {where(material)} {long_days(material.starts, material.ends)} (kể cả "
        f"thời gian đi và về). Mục đích chuyến đi:{purpose}"
    )
    yield f"Kinh phí chuyến đi do {missing_mark('nguồn kinh phí')} bảo đảm theo quy định."
    yield (
        "Trưởng đoàn có trách nhiệm báo cáo kết quả chuyến đi theo quy định. Thủ trưởng các cơ quan liên "
        "quan và các cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./."
    )


def body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the decision, an article to a line."""
    yield Centred(f"Chủ tịch {in_full(material.bureau.superior)}" if material.bureau.superior else "Giám đốc")
    yield from listed(material, texts["basis"])
    yield Centred("Quyết định:")
    if not texts["articles"]:
        yield Paragraph(gap(material, "các điều của quyết định"))
    for at, line in enumerate(texts["articles"], start=1):
        text = worded(material, sentence(line))
        yield Paragraph((Run(f"Điều {at}. ", bold=True), *((text,) if isinstance(text, str) else text)))
        if at == 1 and not material.chosen.has_members and any(one.is_ours for one in material.members):
            yield travellers(material)
