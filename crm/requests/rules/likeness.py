"""Whether two texts speak of the same body or the same topic, word by word without accents."""

from __future__ import annotations

import re
from typing import Final

from crm.core.text import fold

_IDLE_WORDS: Final = (
    "va ve cua cac cho voi tai trong den tu the la mot nhung theo viec lam thuc hien "
    "trao doi hop tac doan tham cong thanh pho tinh ket noi chuong trinh and of the "
    "for with from to in on cooperation visit exchange delegation city working "
)
"""Words that nearly every request has: they make no topic."""
_IDLE: Final = frozenset(_IDLE_WORDS.split())


def words_of(text: str) -> frozenset[str]:
    """Return the words that say something, folded."""
    return frozenset(re.findall(r"\w+", fold(text))) - _IDLE


def is_same_body(one: str, other: str) -> bool:
    """Tell whether two bodies are the same, or one is written as a part of the other's name."""
    first, second = fold(one).strip(), fold(other).strip()
    return bool(first and second) and (first == second or first in second or second in first)


def likeness(one: str, other: str) -> int:
    """Return how much of the shorter text stands in the longer one, in per cent of its words."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return 0
    return round(100 * len(first & second) / min(len(first), len(second)))
