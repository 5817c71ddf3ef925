"""Reading the days of an announcement as they are pasted: one line a day, a span of days, or an exchange.

02/01/2026 làm bù 10/01/2026 Tết Dương lịch
16/02/2026 - 20/02/2026 Tết Nguyên đán
31/08/2026 nghỉ thêm
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from crm.core.forms import read_day
from crm.core.locale import _

_DAY: Final = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b")
_EXCHANGE: Final = re.compile(r"làm bù|bù|hoán đổi|↔|<->|=>|→|exchange|worked|swap", re.IGNORECASE)
_EDGES: Final = " \t:;,.–—-()"
MOST_LINES: Final = 60


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line as it was understood; ``trouble`` says why it was not."""

    text: str
    first: date | None = None
    last: date | None = None
    exchanged: date | None = None
    name: str = ""
    trouble: str = ""


def read_lines(text: str, today: date) -> list[PastedLine]:
    """Read an announcement line by line; empty lines are passed over."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [_read(line, today) for line in lines[:MOST_LINES]]


def _read(line: str, today: date) -> PastedLine:
    found = list(_DAY.finditer(line))
    if not found:
        return PastedLine(line, trouble=_("No day was found in this line. Write it as dd/mm/yyyy."))
    if len(found) > 2:
        return PastedLine(line, trouble=_("More than two days in one line."))
    try:
        days = [read_day(one[0], today) for one in found]
    except ValueError as wrong:
        return PastedLine(line, trouble=str(wrong))
    between = line[found[0].end() : found[-1].start()] if len(found) == 2 else ""
    name = (line[found[-1].end() :].strip(_EDGES) or line[: found[0].start()].strip(_EDGES))[:200]
    if not name:
        return PastedLine(line, days[0], trouble=_("Write after the day how it is called."))
    if len(days) == 1:
        return PastedLine(line, days[0], name=name)
    if _EXCHANGE.search(between):
        return PastedLine(line, days[0], exchanged=days[1], name=name)
    return PastedLine(line, days[0], last=days[1], name=name)
