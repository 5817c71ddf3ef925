"""Folding: the form in which two spellings of one word meet."""

import unicodedata

_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
# Katakana to hiragana, so that a reading is found however it was typed.
_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}


def fold(text: str) -> str:
    """Fold a text for search: no case, no accents, đ as d, full-width as half-width, katakana as hiragana."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(_folded(char) for char in unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).translate(_PLAIN).translate(_HIRAGANA)
    return " ".join(text.split())


def _folded(char: str) -> str:
    """Drop accents and invisible marks; kana voicing marks stay, for they make another syllable."""
    if char in "\u3099\u309a":
        return char
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf" or _is_variation(char):
        return ""
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def _is_variation(char: str) -> bool:
    """Tell a variation selector: Japanese names carry them to choose a drawing, not another letter."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
