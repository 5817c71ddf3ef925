"""Which of a locality's names is printed, and in which languages it has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from babel import Locale

from crm.core.locale import _l, label, language, name_members
from crm.localities.models import NameKind, Scope

name_members(
    {
        Scope.FOREIGN: _l("Foreign locality"),
        Scope.DOMESTIC: _l("Domestic locality"),
        Scope.HOME: _l("Home city"),
    }
)
name_members(
    {
        NameKind.OFFICIAL: _l("Official name"),
        NameKind.NATIVE: _l("Native-script name"),
        NameKind.LATIN: _l("Latin form"),
        NameKind.SINO_VIETNAMESE: _l("Sino-Vietnamese form"),
        NameKind.SHORT: _l("Short name"),
        NameKind.FORMER: _l("Former name"),
        NameKind.READING: _l("Reading"),
        NameKind.RARE: _l("Rare form, for search only"),
        NameKind.PLANNED: _l("Planned name"),
    }
)

_SINO_PRINTED: Final = frozenset({"CN", "HK", "MO", "TW"})
LANGUAGES: Final = (
    "vi",
    "en",
    "ja",
    "zh",
    "ko",
    "lo",
    "th",
    "km",
    "ru",
    "fr",
    "it",
    "de",
    "es",
    "pt",
    "id",
    "ms",
)
"""Languages in which names are kept; any other code of two or three letters is taken too."""


class NameRow(Protocol):
    """One form of a name, kept or about to be."""

    @property
    def lang(self) -> str:
        """Language of the form."""

    @property
    def kind(self) -> NameKind:
        """What the form is for."""

    @property
    def text(self) -> str:
        """The form itself."""


def _first(names: Iterable[NameRow], lang: str | None, *kinds: NameKind) -> str:
    found = [name for name in names if lang in (None, name.lang) and name.kind in kinds]
    found.sort(key=lambda name: kinds.index(name.kind))
    return found[0].text if found else ""


def print_name(names: Sequence[NameRow], country_code: str) -> str:
    """Return the name that Vietnamese papers and screens use; rare and former forms never.

    Papers print the Sino-Vietnamese form for Chinese places only: Nam Ninh, but Incheon.
    """
    sino = (NameKind.SINO_VIETNAMESE,) if country_code in _SINO_PRINTED else ()
    return (
        _first(names, "vi", NameKind.SHORT, *sino, NameKind.OFFICIAL)
        or _first(names, None, NameKind.LATIN)
        or _first(names, "en", NameKind.SHORT, NameKind.OFFICIAL)
        or _first(names, None, NameKind.SHORT, NameKind.OFFICIAL, NameKind.NATIVE)
    )


def native_form(names: Sequence[NameRow]) -> tuple[str, str]:
    """Return the name in its own script and that script's language; two empty texts when none is known."""
    native = next((name for name in names if name.kind is NameKind.NATIVE), None)
    return (native.text, native.lang) if native else ("", "")


def names_by_language(names: Sequence[NameRow]) -> dict[str, str]:
    """Return the official name in every language that has one."""
    kinds = (NameKind.OFFICIAL, NameKind.SHORT, NameKind.LATIN, NameKind.NATIVE)
    spoken = dict.fromkeys(name.lang for name in names)
    return {lang: text for lang in spoken if (text := _first(names, lang, *kinds))}


def language_name(code: str) -> str:
    """Return the name of a language in the language spoken."""
    return str(Locale.parse(language()).languages.get(code, code))


def kind_and_tier(scope: Scope, tier: str) -> str:
    """Say what sort of place it is: its tier, else its scope."""
    return tier or label(scope)
