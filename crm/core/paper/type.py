"""Words set in type: styles, runs of emphasis, and paragraphs that never read mark-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from crm.core.paper import faces
from crm.core.paper.errors import MissingGlyph
from crm.core.paper.glyphs import clean, runs
from crm.core.paper.shaping import Face, needs_shaping

INK: Final = "#000000"
GREY: Final = "#404040"
HAIR: Final = "#6E6E6E"
BAND: Final = "#E2E2E2"
LIGHT: Final = "#EFEFEF"
SEA: Final = "#0A5A70"

_NARROWEST: Final = 0.2
"""Width of the narrowest letter, in ems."""

_ALIGN: Final = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. Sizes are in points."""

    size: float
    leading: float
    weight: int = 400
    italic: bool = False
    ink: str = INK
    align: Literal["left", "center", "right", "justify"] = "left"
    family: str = faces.LATIN
    first_line: float = 0.0
    lang: str = "vi"
    has_no_blanks: bool = False
    """Lines end between letters, as in Japanese and Chinese, and never begin with a closing mark."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words that differs from its paragraph; None keeps the paragraph's own."""

    text: str
    weight: int | None = None
    italic: bool | None = None
    ink: str | None = None
    size: float | None = None
    lang: str = ""
    struck: bool = False


def bold(text: str) -> Bit:
    """Set words in bold: the fact a hand would underline."""
    return Bit(text, weight=700)


def italic(text: str) -> Bit:
    """Set words in italics."""
    return Bit(text, italic=True)


def grey(text: str, size: float | None = None) -> Bit:
    """Set words in the dark grey of secondary text."""
    return Bit(text, weight=400, ink=GREY, size=size)


def together(text: str) -> str:
    """Join words so that they go to the next line whole."""
    return "\u00a0".join(text.split())


def struck(bit: str | Bit) -> Bit:
    """Strike words through."""
    return replace(bit if isinstance(bit, Bit) else Bit(bit), struck=True)


def whole(style: Style, text: str, width: float, lang: str = "") -> str:
    """Join words so that they go to the next line whole, if a line of that width (mm) holds them."""
    joined = together(text)
    return joined if width_of(style, Bit(joined, lang=lang)) <= width * mm else text


@cache
def load(face: str) -> str:
    """Teach the PDF writer one typeface, once; it knows the weight by the name alone."""
    pdfmetrics.registerFont(Face(face, str(faces.font_dir() / f"{face}.ttf")))
    for is_bold in (0, 1):
        for is_italic in (0, 1):
            addMapping(face, is_bold, is_italic, face)
    return face


@cache
def _paragraph_style(style: Style, shaping: bool) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    face = load(faces.face(style.family, style.weight, style.italic))
    return ParagraphStyle(
        name=face,
        fontName=face,
        bulletFontName=face,
        fontSize=style.size,
        leading=style.leading,
        alignment=_ALIGN[style.align],
        firstLineIndent=style.first_line,
        allowWidows=int(style.align != "justify"),
        spaceShrinkage=0,
        shaping=int(shaping),
        # Their way of breaking lines does not shape: a Lao name among Japanese words goes the usual one.
        wordWrap="CJK" if style.has_no_blanks and not shaping else None,
        # A closing mark hangs up to one em outside its line.
        rightIndent=1.05 * style.size if style.has_no_blanks else 0,
    )


def para(style: Style, *bits: str | Bit, kind: Any = Paragraph) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set words as one paragraph: handed over as runs, never as mark-up, so nothing is read into them."""
    frags: list[Any] = []
    shaping = False
    for bit in bits:
        shaping = _add(frags, style, bit if isinstance(bit, Bit) else Bit(bit)) or shaping
    return kind("", _paragraph_style(style, shaping), frags=frags or [_frag(style, Bit(""), load_default())])


def load_default() -> str:
    """Return the face of running text."""
    return load(faces.face(faces.LATIN, 400, False))


def _add(frags: list[Any], style: Style, bit: Bit) -> bool:
    """Append the runs of one bit; tell whether any of them must be shaped."""
    text = clean(bit.text)
    weight = style.weight if bit.weight is None else bit.weight
    slanted = style.italic if bit.italic is None else bit.italic
    shaping = False
    for face, words in runs(text, faces.order(bit.lang or style.lang, style.family), weight, slanted):
        if not face:
            raise MissingGlyph(text, list(dict.fromkeys(words)))
        load(face)
        shaping = shaping or needs_shaping(face, words)
        for at, line in enumerate(words.split("\n")):
            if at:
                frags.append(_frag(style, bit, face, "", lineBreak=True))
            if line:
                frags.append(_frag(style, bit, face, line))
    return shaping


def _frag(style: Style, bit: Bit, face: str, text: str = "", **more: Any) -> Any:  # noqa: ANN401 - as above
    size = bit.size or style.size
    if bit.size is None and face.startswith(faces.CJK) and style.size < 14:
        size -= 0.5  # full-width letters look larger than the Latin beside them
    return ParaFrag(
        text=text,
        fontName=face,
        fontSize=size,
        textColor=HexColor(bit.ink or style.ink),
        rise=0,
        link=[],
        us_lines=[(0, "strike", None, 0.6, "", 0, 1, 1)] if bit.struck else [],
        bold=0,
        italic=0,
        **more,
    )


def width_of(style: Style, *bits: str | Bit) -> float:
    """Return how wide words are on one line, in points."""
    widths = (
        pdfmetrics.stringWidth(frag.text, frag.fontName, frag.fontSize) for frag in para(style, *bits).frags
    )
    return float(sum(widths))


def one_line(style: Style, text: str, width: float, lang: str = "") -> str:
    """Return a text shortened with "…" until it stands on one line of a width in millimetres."""
    # No typeface has letters so narrow that more of them fit: the rest need not be measured.
    most = int(width * mm / (style.size * _NARROWEST)) + 2
    text = text if len(text) <= most else f"{text[:most]}…"
    while len(text) > 1 and width_of(style, Bit(text, lang=lang)) > width * mm:
        text = f"{text[: max(1, int(len(text) * 0.95) - 1)].rstrip('…')}…"
    return text
