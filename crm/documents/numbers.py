"""Numbers of papers: ``1631/QĐ-UBND`` is one number however it was typed, pasted or scanned.

What is kept is what was typed, with look-alike letters and odd dashes put right. What is compared is its key,
and what is sorted by is the running number in front of the symbol.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from crm.core.text import fold

KEY_LENGTH: Final = 80

# The letter eth looks like Đ and is another one; so does the African Ɖ.
_D_BAR = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
        **dict.fromkeys("\\\u2044\u2215\u29f8", "/"),
        "\u3000": " ",
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    }
)
_TWINS = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXIJSaeopcyxijs" + "ABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that are drawn like Latin ones."""
_FIGURES = str.maketrans("OoIl", "0011")
_LEAD = re.compile(r"số\s*[:.]?\s*(?=\d)", re.IGNORECASE)
_AROUND = re.compile(r"\s*([/-])\s*")
_HEAD = re.compile(r"[0-9OoIl]*\d[0-9OoIl]*(?=[\s/.-]|$)")
_ZEROS = re.compile(r"0+(?=\d)")
_PARTS = re.compile(r"(\d{1,9})\s*(bis|ter|[a-zđ])?(?:[\s/.-]+(.*))?", re.IGNORECASE)
_GLUED = re.compile(r"(\d{1,9})(\D.*)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A number taken apart: 12a/BC-SNgV is 12, a, BC-SNgV. ``value`` is None where no figure stands first."""

    value: int | None
    suffix: str
    symbol: str


def tidy(text: str) -> str:
    """Put right what only looks right: another alphabet's letters, full-width signs, dashes, stray blanks."""
    text = unicodedata.normalize("NFC", text).translate(_D_BAR).translate(_SIGNS)
    if any(_is_latin(char) for char in text):
        text = _latin(text)
    text = _AROUND.sub(r"\1", " ".join(text.split()))
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def key(text: str) -> str:
    """Return the form in which two spellings of one number are equal: letters and figures, nothing else."""
    plain = _latin(tidy(text))
    if head := _HEAD.match(plain):
        plain = head[0].translate(_FIGURES) + plain[head.end() :]
    kept = "".join(char for char in fold(plain) if char.isalnum())
    return _ZEROS.sub("", kept, count=1)[:KEY_LENGTH] if kept[:1] == "0" else kept[:KEY_LENGTH]


def split(text: str) -> Parts:
    """Take a number apart into running number, its suffix, and the symbol."""
    plain = tidy(text)
    if head := _HEAD.match(plain):
        plain = head[0].translate(_FIGURES) + plain[head.end() :]
    if found := _PARTS.fullmatch(plain):
        return Parts(int(found[1]), (found[2] or "").lower(), found[3] or "")
    if found := _GLUED.fullmatch(plain):
        return Parts(int(found[1]), "", found[2].strip())
    return Parts(None, "", plain)


def without_zeros(text: str) -> str:
    """Return 05/BC-SNgV as 5/BC-SNgV: people ask for it either way."""
    return _ZEROS.sub("", text, count=1) if text[:1] == "0" else text


def type_mark(symbol: str) -> str:
    """Return the part of a symbol that names the type of paper, folded: BC of BC-SNgV, QĐ of 2025/QĐ-UBND."""
    parts = [part for part in re.split(r"[\s/.-]+", symbol) if part and not part.isdecimal()]
    return fold(parts[0]) if parts else ""


def _is_latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")


def _latin(text: str) -> str:
    """Draw look-alikes as Latin, unless another letter shows that the number really is foreign."""
    told = text.translate(_TWINS)
    foreign = any(unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK")) for char in told)
    return text if foreign else told


def with_year(text: str) -> tuple[str, int | None]:
    """Take "12/BC-SNgV (2026)" apart into the number and the year that tells it from its namesakes."""
    found = re.fullmatch(r"(.*\S)\s*[(,]\s*(\d{4})\s*\)?\s*", text)
    return (found[1], int(found[2])) if found else (text, None)
