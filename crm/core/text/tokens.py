"""What the search table holds of a text, and what a query asks of it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from crm.core.text.fold import fold

MAX_WORD = 64
MAX_TERMS = 12
# PostgreSQL counts positions no further than 16,383, so a phrase beyond could not be found anyway.
MAX_TOKENS = 16_000
# Scripts searched character by character: they put no blanks between words, or (Hangul) glue words
# together, so that a prefix would miss "광역시" in "인천광역시".
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3031-\u3035\u303b\u3040-\u30ff"
    "\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)


class TermKind(StrEnum):
    """How a term is looked up."""

    WORD = "word"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing every hit must hold: a word by its beginning, or characters that stand side by side."""

    kind: TermKind
    parts: tuple[str, ...]


def search_tokens(*texts: str) -> str:
    """Return the tokens of some texts, parted by blanks: only letters and digits, safe for any indexer."""
    tokens: list[str] = []
    joined: dict[str, None] = {}
    for chunk in (chunk for text in texts for chunk in fold(text).split()):
        runs = list(_runs(chunk))
        for term in runs:
            tokens.extend(term.parts)
        joined.update(dict.fromkeys(_joined(runs)))
    # The joined forms stand at the end, where they part no phrase.
    return " ".join([*tokens, *joined][:MAX_TOKENS])


def query_terms(query: str) -> list[Term]:
    """Return what a query asks for; every term must be met. Nothing to look for gives an empty list."""
    found = dict.fromkeys(term for chunk in fold(query).split() for term in _runs(chunk))
    return list(found)[:MAX_TERMS]


def _runs(chunk: str) -> Iterator[Term]:
    """Cut a folded chunk into words and phrases; marks inside a word vanish, other signs part words."""
    kind, parts = TermKind.WORD, [""]
    for char in chunk:
        category = unicodedata.category(char)
        if category.startswith("M"):
            continue
        new = TermKind.PHRASE if _UNSPACED.match(char) else TermKind.WORD
        is_text = category[0] in "LN"
        if not is_text or new is not kind:
            yield from _term(kind, parts)
            kind, parts = new, [""]
        if is_text and kind is TermKind.PHRASE:
            parts.append(char)
        elif is_text:
            parts[0] += char
    yield from _term(kind, parts)


def _term(kind: TermKind, parts: list[str]) -> Iterator[Term]:
    filled = tuple(part[:MAX_WORD] for part in parts if part)
    if filled:
        yield Term(kind, filled)


def _joined(runs: list[Term]) -> Iterator[str]:
    """Give a number like 1631/QĐ-UBND also as one word, whole and from each later part on."""
    words = [term.parts[0] for term in runs]
    if any(term.kind is TermKind.PHRASE for term in runs):
        return
    for start in range(min(len(words) - 1, 6)):
        yield "".join(words[start : start + 6])[:MAX_WORD]
