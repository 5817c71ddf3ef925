"""How papers name languages."""

from __future__ import annotations

from babel import Locale

from crm.core.locale import _, language


def language_word(code: str) -> str:
    """Name a language as it stands in a sentence: "tiếng Nhật", "Japanese"."""
    name = _name(code)
    return name[:1].lower() + name[1:] if language() == "vi" else name


def pair_name(code: str) -> str:
    """Name Vietnamese and the language beside it: "Việt – Nhật"."""
    return _("Vietnamese – %(language)s", language=_name(code).removeprefix("Tiếng "))


def _name(code: str) -> str:
    return str(Locale(language()).languages.get(code, code))
