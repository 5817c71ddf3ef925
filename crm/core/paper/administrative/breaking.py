"""Where the centred lines of a paper break: as few lines as hold the words, and those of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from crm.core.paper.glyphs import clean
from crm.core.paper.type import Style, width_of


def lines_of(style: Style, text: str, width: float) -> list[str]:
    """Break a text into lines no wider than ``width`` millimetres."""
    words = [piece for word in clean(text).split(" ") if word for piece in _pieces(style, word, width * mm)]
    if not words:
        return []
    whole = _filled(style, words, width * mm)
    # The narrowest column that still takes no more lines is the one whose lines are most alike.
    narrow, wide = 0.0, width * mm
    for _step in range(12):
        middle = (narrow + wide) / 2
        tried = _filled(style, words, middle)
        if len(tried) > len(whole) or max(width_of(style, line) for line in tried) > middle:
            narrow = middle
        else:
            whole, wide = tried, middle
    return whole


def _filled(style: Style, words: Sequence[str], width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(style, longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(style: Style, word: str, width: float) -> Iterator[str]:
    """Cut a word that no line holds between letters."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and width_of(style, word[start:end]) > width:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]
