"""How a paper names itself: its type, its number and symbol, its day."""

from __future__ import annotations

from typing import Final

from crm.core.paper.administrative.description import AdministrativePaper, PaperType, long_day

TYPE_NAMES: Final = {
    PaperType.REPORT: "Báo cáo",
    PaperType.SUBMISSION: "Tờ trình",
    PaperType.PLAN: "Kế hoạch",
    PaperType.PROGRAMME: "Chương trình",
    PaperType.DECISION: "Quyết định",
    PaperType.NOTICE: "Thông báo",
    PaperType.MINUTES: "Biên bản",
    PaperType.PROPOSAL: "Đề án",
    PaperType.INVITATION: "Giấy mời",
    PaperType.LETTER: "Văn bản",
}

# No-break spaces, because a paragraph takes several blanks for one.
BLANK_NUMBER: Final = "\u00a0" * 10
BLANK_DAY: Final = "\u00a0" * 6


def number_of(paper: AdministrativePaper) -> str:
    """Return the number and symbol, the number blank in a draft; numbers under 10 with a nought."""
    return f"Số: {BLANK_NUMBER if paper.number is None else f'{paper.number:02}'}/{paper.symbol}"


def day_of(paper: AdministrativePaper) -> str:
    """Return the day of a paper, blank in a draft."""
    return long_day(paper.dated) if paper.dated else f"ngày{BLANK_DAY}tháng{BLANK_DAY}năm {paper.year}"
