"""Names that the law keeps for treaties between States."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

TREATY_ARTICLE: Final = "Luật Thỏa thuận quốc tế số 70/2020/QH14, Điều 6"
_WORDS: Final = ("công ước", "hiệp ước", "định ước", "hiệp định", "treaty", "convention", "covenant")
_START: Final = re.compile(r"^(?:bản\s+|the\s+|a\s+)?(?:{})\b".format("|".join(_WORDS)), re.IGNORECASE)


def treaty_word(name: Mapping[str, str]) -> str:
    """Return the beginning of a title that the law keeps for treaties, as written; nothing otherwise."""
    for lang in ("vi", "en"):
        if found := _START.match(name.get(lang, "").strip()):
            return found[0]
    return ""
