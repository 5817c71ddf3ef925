"""What the blocks of every sheet are made of: texts that may be missing, names, and which print it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


class Edition(StrEnum):
    """Who a print is for; the guests' one leaves out what is ours alone."""

    LEADER = "leader"
    STAFF = "staff"
    GUEST = "guest"


class Side(StrEnum):
    """Whose member, or whose promise."""

    THEIRS = "theirs"
    OURS = "ours"
    OTHERS = "others"


class Direction(StrEnum):
    """Whether guests come to us or we go to them."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that is not there yet, and who is to supply it (as printed, "Đ/c Hà").

    ``instead`` are the words a guest reads in its place. ``lang`` is set where there is a text, but none in
    that language.
    """

    owner: str = ""
    instead: str = ""
    lang: str = ""


Text: TypeAlias = str | Missing


@dataclass(frozen=True, slots=True)
class PrintStrip:
    """Which print this is. ``printed_at`` is the office's local time, with its zone."""

    edition: Edition
    print_no: int
    printed_at: datetime
    place: str
    copy_no: int = 0
    copies: int = 0
    receiver: str = ""
    changes: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as its owner writes it, and how to say it; None where no such form is needed."""

    latin: str
    native: str = ""
    native_lang: str = ""
    reading: str = ""
    reading_vi: Text | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence whose first words stand in bold: "Đề nghị" + "bạn nhận 10 cán bộ…"."""

    lead: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class DelegationHead:
    """The delegation as the cover and the head of every page name it.

    ``short`` is the head line ("Đoàn TP. Kitakyushu (Nhật Bản)"), ``nickname`` is shorter ("Đoàn X").
    ``title_own`` is the title in the language of a second column.
    """

    title_vi: Text
    title_en: Text
    short: str
    nickname: str
    starts: date
    ends: date
    direction: Direction
    partner: str
    home: str
    agency: str
    parent_agency: str = ""
    title_own: Text | None = None
    title_native: str = ""
    native_lang: str = ""
    head: Text = Missing()
    place: Text = Missing()
    host: Text = Missing()
    purpose: Text = Missing()
    status: str = ""
    sample: bool = False
