"""In which language a letter is proposed, how far it is, and what a condolence may not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from crm.papers.rules import letter_languages

DECEMBER: Final = 12
_JOYFUL: Final[Mapping[str, tuple[str, ...]]] = {
    "vi": ("chúc mừng", "vui mừng", "hân hoan", "phấn khởi"),
    "en": ("congratulat", "celebrat", "delighted", "best wishes"),
    "ja": ("お祝い", "お慶び", "おめでとう", "祝賀", "清栄"),
    "zh": ("祝贺", "恭喜", "庆祝", "贺信", "快乐"),
    "ko": ("축하", "경축", "기쁘게"),
    "ru": ("поздравл", "с праздником", "с радостью"),
    "lo": ("ຊົມເຊີຍ", "ອວຍພອນ", "ສະຫຼອງ", "ຍິນດີ"),
    "fr": ("félicit", "joyeu", "célébr", "meilleurs vœux"),
}
"""Beginnings of words that wish somebody joy."""


class LetterState(StrEnum):
    """How far a letter is."""

    TO_SEND = "to_send"
    SENT = "sent"
    ANSWERED = "answered"


class RoundView(StrEnum):
    """Which rounds a list shows."""

    ALL = "all"
    OPEN = "open"


def state_of(sent_on: date | None, answered_on: date | None) -> LetterState:
    """Say how far a letter is from its days."""
    if answered_on is not None:
        return LetterState.ANSWERED
    return LetterState.SENT if sent_on is not None else LetterState.TO_SEND


def congratulates(text: str, lang: str) -> str:
    """Return the word by which a text wishes joy, where there is one."""
    folded = text.casefold()
    return next((word.strip() for word in _JOYFUL.get(lang, ()) if word in folded), "")


def proposed_language(partner: str) -> str:
    """Propose Vietnamese beside the partner's language; English where we do not write that language."""
    offered = letter_languages(partner)
    return f"vi+{partner}" if f"vi+{partner}" in offered else "en"


def year_wished(day: date) -> int:
    """Return the year that a New Year letter of a day is about: in December it is the coming one."""
    return day.year + (day.month == DECEMBER)
