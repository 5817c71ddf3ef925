"""The order of the Vietnamese alphabet, as a stored key that any database sorts bytewise."""

import unicodedata

from crm.core.text.fold import fold

SORT_KEY_LENGTH = 255
# What stands lower sorts earlier: the end of a part before its next word, both before any letter.
_TONES, _PART, _GAP = " ", ",", "-"
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
# Letters of their own, not accents: each sorts after all words of the letter before it.
_OWN_LETTERS = {
    ("a", _BREVE): "a1",
    ("a", _CIRCUMFLEX): "a2",
    ("e", _CIRCUMFLEX): "e1",
    ("o", _CIRCUMFLEX): "o1",
    ("o", _HORN): "o2",
    ("u", _HORN): "u1",
}
# ngang 0, huyền 1, hỏi 2, ngã 3, sắc 4, nặng 5; foreign accents come after.
_TONE_MARKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_FOREIGN_ACCENT = 6


def sort_key(*parts: str) -> str:
    """Return a key whose code-point order is the Vietnamese order of the parts, one after another.

    It is at most ``SORT_KEY_LENGTH`` characters. Tones only part what is spelt alike; digits come
    before letters, other scripts after Latin.
    """
    room = SORT_KEY_LENGTH // max(len(parts), 1) - len(_PART)
    return _PART.join(_part_key(part, room) for part in parts)[:SORT_KEY_LENGTH]


def _part_key(part: str, room: int) -> str:
    spelt = [_spell(word) for word in _words(part)]
    letters = _GAP.join(letters for letters, _ in spelt)[: room * 3 // 4]
    tones = "".join(str(tone) for _, tone in spelt)
    return f"{letters}{_TONES}{tones}"[:room]


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    kept = (char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return "".join(kept).split()


def _spell(word: str) -> tuple[str, int]:
    """Spell a word in letter codes and tell its tone: wherever the mark stands, hòa is hoà."""
    codes, tone = "", 0
    for char in unicodedata.normalize("NFC", word):
        code, accent = _letter(char)
        codes += code
        tone = max(tone, accent)
    return codes, tone


def _letter(char: str) -> tuple[str, int]:
    if char == "đ":
        return "d1", 0
    decomposed = unicodedata.normalize("NFD", char)
    latin = fold(decomposed[:1])
    if not latin.isascii():
        return fold(char) if _is_kana(char) else char, 0
    code, tone = latin if latin.isdigit() else "".join(f"{letter}0" for letter in latin), 0
    for mark in decomposed[1:]:
        if own := _OWN_LETTERS.get((latin, mark)):
            code = own
        else:
            tone = max(tone, _TONE_MARKS.get(mark, _FOREIGN_ACCENT))
    return code, tone


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff"
