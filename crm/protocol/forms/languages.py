"""A choice of the language in which names of countries are put in order."""

from __future__ import annotations

from typing import Any

from babel import Locale
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from crm.core.locale import language

AGREED = ("vi", "en", "fr")


class LanguageField(SelectField):  # type: ignore[misc]  # the library is untyped
    """Choose one of the languages that meetings agree on."""

    def __init__(self, label: Any = None, validators: Any = None, **given: Any) -> None:
        super().__init__(label, validators, choices=_offered, default="vi", **given)
        self.type = "SelectField"  # as the macros draw it


def _offered() -> list[SelectChoice]:
    names = Locale(language()).languages
    return [SelectChoice(code, str(names[code])) for code in AGREED]
