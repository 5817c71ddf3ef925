"""In which language, or in which two, a paper speaks."""

from __future__ import annotations

from typing import Final

from babel import Locale

from crm.core.locale import PARTNER_LANGUAGES, _, language

BESIDE: Final = "vi+"
LANGUAGES: Final = ("vi", "en", *(BESIDE + code for code in PARTNER_LANGUAGES))
"""Languages in which papers are printed; ``vi+ja`` is Vietnamese with Japanese beside it."""


def first_of(lang: str) -> str:
    """Return the language of a paper, the first one where it speaks two."""
    return lang.partition("+")[0]


def second_of(lang: str) -> str:
    """Return the language of the second column, or nothing."""
    return lang.partition("+")[2]


def language_word(code: str) -> str:
    """Name a language as it stands in a sentence: "tiếng Nhật", "Japanese"."""
    name = str(Locale(language()).languages.get(code, code))
    return name[:1].lower() + name[1:] if language() == "vi" else name


def wording_of(lang: str) -> str:
    """Say in which language, or which two, a paper speaks."""
    if not second_of(lang):
        return _("Vietnamese") if lang == "vi" else _("English")
    return _("Vietnamese and %(language)s", language=language_word(second_of(lang)))
