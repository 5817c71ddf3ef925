"""Elements and lengths of a Word file."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

_TWIPS: Final = 20
_POINTS: Final = 72 / 25.4
_EMU: Final = 12700


def element(name: str, *inside: Any, **given: str) -> Any:  # noqa: ANN401 - the library carries no types for these
    """Make one element with its attributes and what stands inside it."""
    made = OxmlElement(f"w:{name}")
    for key, value in given.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(inside)
    return made


def twips(points: float) -> str:
    """Return a length of points in the twentieths that Word counts in."""
    return str(round(points * _TWIPS))


def across(millimetres: float) -> str:
    """Return a length of millimetres in the twentieths of a point that Word counts in."""
    return twips(millimetres * _POINTS)


def emu(points: float) -> int:
    """Return a length of points as the library takes it."""
    return round(points * _EMU)
