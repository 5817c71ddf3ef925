"""What an agreement says of itself, in lines that a submission and a report share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crm.core.paper.administrative import long_day
from crm.papers.pact import Pact, Signer
from crm.papers.wording.naming import missing_mark
from crm.papers.wording.pacts.naming import abroad, named, signing_day


def facts(pact: Pact) -> Iterator[str]:
    """Yield what is agreed, point by point; dashes stand under their line."""
    yield from _title(pact)
    yield f"Bên ký kết Việt Nam: {named(pact.ours)}; bên ký kết nước ngoài: {abroad(pact)}."
    yield _signers(pact)
    yield _languages(pact)
    yield _term(pact)
    if pact.sectors:
        yield f"Lĩnh vực hợp tác: {', '.join(pact.sectors)}."
    yield from content(pact)
    yield f"Tài chính: {pact.money or missing_mark('nghĩa vụ tài chính, nguồn kinh phí')}."


def _title(pact: Pact) -> Iterator[str]:
    others = [said for lang, said in pact.titles.items() if lang != "vi" and said]
    told = f" ({'; '.join(others)})" if others else ""
    yield f"Tên thỏa thuận: {pact.name}{told}."
    if pact.before:
        yield f"Thỏa thuận có liên quan đã ký: {pact.before}."


def _signers(pact: Pact) -> str:
    ours, theirs = _people(pact.our_signers), _people(pact.their_signers)
    return (
        f"Người ký: phía Việt Nam: {ours or missing_mark('người ký phía ta')}; "
        f"phía nước ngoài: {theirs or missing_mark('người ký phía bạn')}."
    )


def _people(signers: Sequence[Signer]) -> str:
    return "; ".join(", ".join(filter(None, (one.name, one.post))) for one in signers)


def _languages(pact: Pact) -> str:
    if not pact.languages:
        return f"Ngôn ngữ: {missing_mark('ngôn ngữ của văn bản')}."
    said = f"Ngôn ngữ: {', '.join(pact.languages)}"
    if pact.originals:
        said += f"; số bản chính: {pact.originals:02}"
    if pact.prevailing:
        said += f"; khi có cách hiểu khác nhau, bản {pact.prevailing} được dùng làm căn cứ"
    elif len(pact.languages) > 1:
        said += "; các bản có giá trị như nhau"
    return f"{said}."


def _term(pact: Pact) -> str:
    """Say from when until when it holds, and how one leaves it."""
    begins = f"từ {long_day(pact.effective_on)}" if pact.effective_on else missing_mark("ngày có hiệu lực")
    if pact.expires_on:
        begins += f" đến {long_day(pact.expires_on)}"
    elif pact.is_open:
        begins += ", không xác định thời hạn"
    else:
        begins += f", thời hạn {missing_mark('thời hạn hiệu lực')}"
    if pact.is_tacit:
        begins += "; tự động gia hạn nếu không bên nào thông báo chấm dứt"
    if pact.notice_days:
        begins += f"; mỗi bên có thể chấm dứt khi thông báo trước {pact.notice_days} ngày"
    return f"Hiệu lực: {begins}."


def content(pact: Pact) -> Iterator[str]:
    """Yield the articles by their headings."""
    if not pact.articles:
        yield f"Nội dung chính: {missing_mark('các điều của thỏa thuận')}."
        return
    yield "Nội dung chính:"
    for number, heading in pact.articles:
        yield f"- Điều {number}. {heading}" if heading else f"- Điều {number}"


def signing(pact: Pact) -> str:
    """Say when, where and on what occasion it was signed."""
    place = f", tại {pact.place}" if pact.place else f", tại {missing_mark('nơi ký')}"
    occasion = f", nhân dịp {pact.occasion[:1].lower()}{pact.occasion[1:]}" if pact.occasion else ""
    when = signing_day(pact)
    return f"{pact.name} được ký {when}{place}{occasion}."
