"""The typefaces on disk: which file draws which script in which weight."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_BESIDE_THE_PACKAGE: Final = Path(__file__).resolve().parents[3] / "static" / "vendor" / "fonts"
_chosen: Path | None = None

LATIN: Final = "NotoSans"
SERIF: Final = "NotoSerif"
TINOS: Final = "Tinos"

# In the order in which they are asked. Each draws the letters that those before it lack.
_OTHER_SCRIPTS: Final = ("NotoSansLao", "NotoSansThai", "NotoSansJP", "NotoSansSC", "NotoSansKR")
# The same Han character is drawn differently in each country: the member's language decides.
_HAN_FIRST: Final = {"ja": "NotoSansJP", "zh": "NotoSansSC", "ko": "NotoSansKR"}

# Without shaping, their vowels and tone marks collide.
SHAPED: Final = ("NotoSansLao", "NotoSansThai")
CJK: Final = ("NotoSansJP", "NotoSansSC", "NotoSansKR")


def set_font_dir(folder: Path | str | None) -> None:
    """Take the typefaces from this folder; None goes back to ``FONT_DIR`` or the one beside the package."""
    global _chosen
    _chosen = Path(folder) if folder else None


def font_dir() -> Path:
    """Return the folder the typefaces are taken from."""
    named = os.environ.get("FONT_DIR")
    return _chosen or (Path(named) if named else _BESIDE_THE_PACKAGE)


def order(lang: str, first: str = LATIN) -> tuple[str, ...]:
    """Return the families to ask for a letter, in turn."""
    families = [first] if first == LATIN else [first, LATIN]
    han = _HAN_FIRST.get(lang[:2])
    others = sorted(_OTHER_SCRIPTS, key=lambda family: family != han) if han else _OTHER_SCRIPTS
    return (*families, *others)


def face(family: str, weight: int, italic: bool) -> str:
    """Return the file name, without ending, that comes nearest in weight and slant."""
    if family == SERIF:
        return "NotoSerif-SemiBold"
    if family in (LATIN, TINOS):
        return f"{family}-{_latin_cut(weight, italic, has_semibold=family == LATIN)}"
    return f"{family}-{'Bold' if weight >= 600 else 'Regular'}"


def _latin_cut(weight: int, italic: bool, *, has_semibold: bool) -> str:
    if italic:
        return "BoldItalic" if weight >= 600 else "Italic"
    if weight == 600 and has_semibold:
        return "SemiBold"
    return "Bold" if weight >= 600 else "Regular"
