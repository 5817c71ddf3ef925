"""What stands in a passport: its number, the day of birth, the country, in the ways that lists write them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel import Locale

from crm.core.text import fold

_SPEAKING = ("vi", "en", "ja", "zh", "ko", "ru", "lo", "fr")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMBER = re.compile(r"[A-Z0-9]{5,20}")
_ALSO = {
    "viet nam": "VN",
    "han quoc": "KR",
    "korea": "KR",
    "rok": "KR",
    "prc": "CN",
    "russia": "RU",
    "uk": "GB",
}


def day_of(text: str) -> str | None:
    """Return a day as 1970-05-06; None for what is none, and for a year alone."""
    numbers = re.findall(r"\d+", text)
    named = re.search(r"[a-z]{3,}", fold(text))
    try:
        if named and len(numbers) == 2 and named[0][:3] in _MONTHS:
            first, second = (int(one) for one in numbers)
            day, year = (first, second) if first < 32 else (second, first)
            return date(year, _MONTHS.index(named[0][:3]) + 1, day).isoformat()
        if len(numbers) != 3:
            return None
        first, month, last = (int(one) for one in numbers)
        year, day = (first, last) if len(numbers[0]) == 4 else (last, first)
        return date(year, month, day).isoformat() if year > 1800 else None
    except ValueError:
        return None


def passport_number_of(text: str) -> str | None:
    """Return a passport's number without blanks; None for what cannot be one."""
    number = re.sub(r"[\s.-]", "", text).upper()
    return number if _NUMBER.fullmatch(number) else None


def country_of(text: str) -> str | None:
    """Return the code of a country by its name in a language of the partners, or by a code of two letters."""
    word = fold(text)
    return _countries().get(word) or _ALSO.get(word)


@cache
def _countries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in _SPEAKING:
        for code, name in Locale.parse(lang).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(fold(str(name)), str(code))
                found.setdefault(str(code).lower(), str(code))
    return found
