"""What letters say in each language, and how they write days."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.dates import format_date, format_interval

from crm.core.paper.administrative import long_day
from crm.papers.rules import LETTER_LANGUAGES
from crm.papers.wording.naming import long_days

_DAY_FIRST: Final = dict.fromkeys(("en", "fr", "ru", "lo"), "d MMMM y")
"""Languages that write the day before the month."""
_BLANK: Final = "\u00a0" * 8


@cache
def words_in(lang: str) -> Mapping[str, Any]:
    """Read the words of a language, once."""
    found = Path(__file__).with_name("words") / f"{lang}.toml"
    return tomllib.loads(found.read_text(encoding="utf-8"))


def languages_of(code: str) -> tuple[str, ...]:
    """Return the languages of a letter: "vi+ja" is a Vietnamese letter with its translation."""
    return tuple(lang for lang in code.split("+") if lang in LETTER_LANGUAGES) or ("en",)


def day_in(lang: str, city: str, day: date | None, year: int) -> str:
    """Write place and day as letters of a language do; the day is left blank in a draft."""
    words = words_in(lang)
    if day is None:
        return str(words["blank_day"]).format(city=city, blank=_BLANK, year=year)
    return str(words["day"]).format(city=city, day=_written(lang, day))


def days_in(lang: str, first: date, last: date) -> str:
    """Write the days of a visit."""
    if lang == "vi":
        return long_days(first, last)
    if first == last:
        return _written(lang, first)
    if lang not in _DAY_FIRST:
        return str(format_interval(first, last, "yMMMMd", locale=Locale(lang)))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_written(lang, last)}"
    begins = "d MMMM" if first.year == last.year else _DAY_FIRST[lang]
    return f"{format_date(first, begins, locale=Locale(lang))} – {_written(lang, last)}"


def _written(lang: str, day: date) -> str:
    """Write one day in full; a letter shortens no month."""
    if lang == "vi":
        return long_day(day)
    return format_date(day, _DAY_FIRST.get(lang, "long"), locale=Locale(lang))
