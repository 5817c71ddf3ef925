"""Which language a partner works in, as far as its names, its people and its country tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crm.core.locale import PARTNER_LANGUAGES

_SPOKEN_IN: Final = {
    "JP": "ja",
    "CN": "zh",
    "TW": "zh",
    "HK": "zh",
    "MO": "zh",
    "KR": "ko",
    "RU": "ru",
    "BY": "ru",
    "KZ": "ru",
    "LA": "lo",
    "FR": "fr",
    "BE": "fr",
}


def working_language(country: str, written: str, named: Iterable[str] = ()) -> str:
    """Return the language a partner works in: that of its names, else of its people, else of its country.

    English where none of them tells, or where papers do not speak that language.
    """
    people = [code for code in named if code in PARTNER_LANGUAGES]
    most = max(people, key=people.count) if people else ""
    told = (written, most, _SPOKEN_IN.get(country, ""))
    return next((code for code in told if code in PARTNER_LANGUAGES), "en")
