"""Which typeface draws which letter of a text, and which letters none of them can."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from crm.core.paper import faces

# Marks between letters stay in the typeface of the letter before them, when it has them.
_NEUTRAL: Final = frozenset({"Zs", "Po", "Pd", "Ps", "Pe", "Pi", "Pf", "Mn", "Mc"})
_UNSEEN: Final = frozenset({"Cf", "Cc"})


def clean(text: str) -> str:
    """Compose the accents, which the PDF writer cannot stack, and drop what leaves no ink."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter for letter in text if letter == "\n" or not _leaves_no_ink(letter))


def _leaves_no_ink(letter: str) -> bool:
    return (
        unicodedata.category(letter) in _UNSEEN or 0xFE00 <= ord(letter) <= 0xFE0F or ord(letter) >= 0xE0000
    )


@cache
def _coverage(folder: Path, face: str) -> Any:  # noqa: ANN401 - a set of code points, as the shaper packs it
    """Return every code point a typeface draws; read apart from the PDF writer, so that asking is cheap."""
    return hb.Face(hb.Blob.from_file_path(str(folder / f"{face}.ttf"))).unicodes


def covers(face: str, letter: str) -> bool:
    """Tell whether a typeface draws a letter."""
    return ord(letter) in _coverage(faces.font_dir(), face)


def missing_glyphs(text: str, lang: str = "vi") -> list[str]:
    """Return the letters of a text that no embedded typeface can draw, each once; empty means printable."""
    families = faces.order(lang)
    missing = (letter for letter in clean(text) if not letter.isspace() and _pick(letter, families) is None)
    return list(dict.fromkeys(missing))


def _pick(letter: str, families: Sequence[str], weight: int = 400, italic: bool = False) -> str | None:
    for family in families:
        name = faces.face(family, weight, italic)
        if covers(name, letter):
            return name
    return None


@lru_cache(maxsize=4096)
def runs(text: str, families: tuple[str, ...], weight: int, italic: bool) -> tuple[tuple[str, str], ...]:
    """Cut a cleaned text into runs of one typeface each; an empty face name marks what none can draw."""
    cut: list[tuple[str, str]] = []
    for face, letter in _faced(text, families, weight, italic):
        if cut and cut[-1][0] == face:
            cut[-1] = (face, cut[-1][1] + letter)
        else:
            cut.append((face, letter))
    return tuple(cut)


def _faced(text: str, families: tuple[str, ...], weight: int, italic: bool) -> Iterator[tuple[str, str]]:
    first = faces.face(families[0], weight, italic)
    current = first
    for letter in text:
        category = unicodedata.category(letter)
        if letter != "\n" and not (category in _NEUTRAL and covers(current, letter)):
            picked = _pick(letter, families, weight, italic)
            if picked is None and category == "Zs":
                letter, picked = " ", first
            current = picked or ""
        yield current, letter
        current = current or first
