"""Which script a text is written in, and what that says of its language."""

import re
from enum import StrEnum

from crm.core.text import fold


class Script(StrEnum):
    """The scripts that partners of the city write."""

    LATIN = "latin"
    HAN = "han"
    KANA = "kana"
    HANGUL = "hangul"
    LAO = "lao"
    THAI = "thai"
    CYRILLIC = "cyrillic"
    NONE = "none"


# Kana before Han: one syllable of kana makes a mixed name Japanese. Marks shared by all are left out.
_RANGES = (
    (Script.KANA, re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")),
    (Script.HANGUL, re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    (Script.HAN, re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    (Script.LAO, re.compile("[\u0e80-\u0eff]")),
    (Script.THAI, re.compile("[\u0e01-\u0e7f]")),
    (Script.CYRILLIC, re.compile("[\u0400-\u04ff]")),
)
_LANGUAGE = {
    Script.KANA: "ja",
    Script.HANGUL: "ko",
    Script.LAO: "lo",
    Script.THAI: "th",
    Script.CYRILLIC: "ru",
}
_HAN_LANGUAGES = {"zh", "ja", "ko"}


def script_of(text: str) -> Script:
    """Tell the script of a text; a text of digits and signs has none."""
    for script, pattern in _RANGES:
        if pattern.search(text):
            return script
    return Script.LATIN if re.search("[a-z]", fold(text)) else Script.NONE


def is_native(text: str) -> bool:
    """Tell whether a text is written in another script than Latin."""
    return script_of(text) not in (Script.LATIN, Script.NONE)


def is_reading(text: str) -> bool:
    """Tell whether a text is kana alone, as readings are."""
    return script_of(text) is Script.KANA and not _RANGES[2][1].search(text)


def language_of(native: str, reading: str, language: str | None) -> str | None:
    """Guess the language of a native name from its script; Chinese characters alone need the partner's."""
    script = script_of(native)
    if script is not Script.HAN:
        return _LANGUAGE.get(script)
    if is_reading(reading):
        return "ja"
    return language if language in _HAN_LANGUAGES else None
