"""How a report names things: the office, the partner, days, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from crm.core.paper.administrative import Run, long_day, missing
from crm.core.paper.administrative.plan.text import roman
from crm.papers.content import Material, Member, Source, Travel

_GOING: Final = re.compile(r" (?:đi công tác|thăm|đi|sang|tại)\b")
_LONGEST: Final = 300
TO: Final = "\u00a0-\u00a0"


def shortened(body: str) -> str:
    """Shorten the words that the decree allows to shorten in the name of a superior body."""
    head = "ủy ban nhân dân"
    return f"UBND{body[len(head) :]}" if body.lower().startswith(head) else body


def fitting(summary: str) -> str:
    """Shorten a subject that is longer than a paper keeps, where a word ends; its officer reads it over."""
    if len(summary) <= _LONGEST:
        return summary
    return f"{summary[: _LONGEST - 1].rsplit(' ', maxsplit=1)[0].rstrip(' ,;')}…"


def agency(material: Source) -> str:
    """Return the agency's name without its city, which the superior body above it names already."""
    name, city = material.bureau.name, material.bureau.city
    if city and material.bureau.superior:
        name = name.removesuffix(city).strip().removesuffix("thành phố").removesuffix("tỉnh").strip()
    return name or material.bureau.name


def owner(material: Source, *, whole: bool = False) -> str:
    """Return who supplies what is missing, as colleagues call them; outsiders read the whole name."""
    if whole:
        return f"đồng chí {material.owner.strip()}"
    return f"Đ/c {material.owner.split()[-1]}" if material.owner.strip() else ""


def gap(material: Source, what: str = "") -> tuple[str | Run, ...]:
    """Stand for what nobody has entered yet."""
    return missing(owner(material), what)


def missing_mark(what: str) -> str:
    """Return the mark for what is not in the record yet, in a text that people edit."""
    return f"[chưa có: {what}]"


def lowered(name: str) -> str:
    """Begin a delegation's name in small letters inside a sentence."""
    return f"đ{name[1:]}" if name.startswith("Đoàn") else name


def party(material: Material) -> str:
    """Name a delegation that travels without the place it goes to, which the sentence names anyway."""
    name = lowered(material.name)
    if material.travel is not Travel.OUTGOING:
        return name
    return _GOING.split(name, maxsplit=1)[0] or name


def home(material: Source) -> str:
    """Return our own city, called a city or a province as the body above the office calls it."""
    city, superior = material.bureau.city, material.bureau.superior.lower()
    tier = next((tier for tier in ("thành phố", "tỉnh") if tier in superior), "")
    return " ".join(filter(None, (tier, city))) if city else "địa phương"


def where(material: Material) -> str:
    """Return the partner with its country."""
    return f"{material.partner}, {material.country}" if material.country else material.partner


def sentence(words: str) -> str:
    """End a text with a full stop, whatever mark it came with."""
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words.rstrip(' ,;')}."


def name_of(member: Member) -> Iterator[str | Run]:
    """Yield a name, and in brackets the one in its own script."""
    yield member.name
    if member.native:
        yield " ("
        yield Run(member.native.replace(" ", "\u00a0"), member.native_lang)
        yield ")"


def short_days(starts: date, ends: date) -> str:
    """Write the days of a visit in figures."""
    if starts == ends:
        return f"{starts:%d/%m/%Y}"
    first = f"{starts:%d}" if (starts.year, starts.month) == (ends.year, ends.month) else f"{starts:%d/%m}"
    if starts.year != ends.year:
        first = f"{starts:%d/%m/%Y}"
    return f"{first}{TO}{ends:%d/%m/%Y}"


def long_days(starts: date, ends: date) -> str:
    """Write the days of a visit in words, the month and the year said once where they are the same."""
    if starts == ends:
        return long_day(starts)
    first = long_day(starts)
    if starts.year == ends.year:
        first = first.rsplit(" năm ", maxsplit=1)[0]
        if starts.month == ends.month:
            first = f"ngày {starts.day:02}"
    return f"từ {first} đến {long_day(ends)}"


def annexed(material: Material) -> tuple[str, ...]:
    """Return which annexes a paper has, in their order."""
    chosen = material.chosen
    return (
        *(("members",) if chosen.has_members and material.members else ()),
        *(("programme",) if chosen.has_programme and material.items else ()),
    )


def referred(material: Material, which: str) -> str:
    """Name an annex as the text refers to it; a single one bears no number."""
    codes = annexed(material)
    return f"Phụ lục {roman(codes.index(which) + 1)}" if len(codes) > 1 else "Phụ lục"
