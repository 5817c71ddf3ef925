"""One file of words for each language; what it lacks is said in English, and a test says so first."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from babel import Locale

from crm.core.locale import LANGUAGES, PARTNER_LANGUAGES, teach

WITHOUT_BLANKS: Final = frozenset({"ja", "zh"})
"""Languages whose lines end between letters."""

_FOLDER: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language joins a list, ends a sentence and introduces an answer."""

    comma: str
    stop: str
    colon: str


@cache
def table(lang: str) -> dict[str, Any]:
    """Return the file of one language."""
    return tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def marks(lang: str) -> Marks:
    """Return the marks of one language."""
    return Marks(**table(lang)["marks"])


class Catalogue:
    """The words of one language, asked for as the screens ask for theirs."""

    def __init__(self, lang: str) -> None:
        told = table(lang)
        self._words: dict[str, str] = told["words"]
        self._contexts: dict[str, dict[str, str]] = told["in"]
        self._counted: dict[str, dict[str, str]] = told["counted"]
        self._plural = Locale(lang).plural_form

    def ugettext(self, message: str) -> str:
        """Return the word for a message."""
        return self._words.get(message, message)

    def upgettext(self, context: str, message: str) -> str:
        """Return the word for a message as it is said in a context."""
        return self._contexts.get(context, {}).get(message) or self.ugettext(message)

    def ungettext(self, singular: str, plural: str, num: int) -> str:
        """Return the form of a message that goes with a number."""
        forms = self._counted.get(singular)
        if forms is None:
            return singular if num == 1 else plural
        return forms.get(self._plural(num)) or forms["other"]


for _lang in PARTNER_LANGUAGES:
    if _lang not in LANGUAGES:
        teach(_lang, partial(Catalogue, _lang))
