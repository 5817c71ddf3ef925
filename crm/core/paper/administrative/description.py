"""What an administrative paper says, without a word on how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words that differ from those around them: a name in its own script, a word in italics."""

    text: str
    lang: str = "vi"
    italic: bool | None = None
    bold: bool | None = None


Words = str | tuple[str | Run, ...]
"""A text of a paper: plain, or in runs."""


class PaperType(StrEnum):
    """A type of paper by its abbreviation in the symbol; a letter (công văn) has none."""

    REPORT = "BC"
    SUBMISSION = "TTr"
    PLAN = "KH"
    PROGRAMME = "CTr"
    DECISION = "QĐ"
    NOTICE = "TB"
    MINUTES = "BB"
    PROPOSAL = "ĐA"
    INVITATION = "GM"
    LETTER = ""


class Urgency(StrEnum):
    """How soon a paper must arrive, as its red mark says it."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


@dataclass(frozen=True, slots=True)
class Basis:
    """The grounds a paper stands on, one to a line."""

    grounds: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Centred:
    """A line in bold capitals in the middle: who decides, and that it is decided."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: "I." at level 1, "1." at 2, "a)" at 3."""

    text: Words
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text."""

    text: Words


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered paragraph, counted on with the headings of its level."""

    text: Words
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines that begin with a dash; the marks at their ends are set by the house."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its share of the width counts against the others' shares."""

    title: str
    share: float
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines all around: the only grid of a paper."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Basis | Centred | Heading | Paragraph | Point | Listing | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority and position, and the name without degrees and honours."""

    position: tuple[str, ...]
    name: Words


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its own page numbers."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrativePaper:
    """One paper, in the order in which Decree 30/2020/NĐ-CP lists its parts.

    Number and day stay blank in a draft: the records clerk gives both.
    """

    superior: str
    agency: str
    type: PaperType
    summary: str
    symbol: str
    place: str
    year: int
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    number: int | None = None
    dated: date | None = None
    addressees: tuple[str, ...] = ()
    is_internal: bool = False
    urgency: Urgency | None = None
    annexes: tuple[Annex, ...] = ()
    is_sample: bool = False


def long_day(day: date) -> str:
    """Write a day as papers do: a nought before days under 10 and before the first two months."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def missing(owner: str, what: str = "") -> tuple[str | Run, ...]:
    """Stand for what is not there yet, with whoever supplies it and what that should be."""
    rest = f" – {owner} bổ sung" if owner else ""
    return (Run("chưa có", italic=True), f"{rest}{f': {what}' if what else ''}")


def plain(words: Words) -> str:
    """Return a text without its runs."""
    if isinstance(words, str):
        return words
    return "".join(run if isinstance(run, str) else run.text for run in words)
