"""The words of a line as runs of a Word file, each script in a face that Word has for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from crm.core.paper import faces
from crm.core.paper.administrative.figures import WORD_FACE
from crm.core.paper.administrative.plan import Line
from crm.core.paper.administrative.word.file import BOLD
from crm.core.paper.administrative.word.xml import element
from crm.core.paper.administrative.words import bits_of
from crm.core.paper.errors import MissingGlyph
from crm.core.paper.glyphs import clean, runs
from crm.core.paper.type import Bit

# The typeface that draws a letter in the PDF tells the script; Word's own face for it, and its language.
_EAST_ASIAN: Final = {
    "NotoSansJP": ("MS Mincho", "ja-JP"),
    "NotoSansSC": ("SimSun", "zh-CN"),
    "NotoSansKR": ("Batang", "ko-KR"),
}
_COMPLEX: Final = {"NotoSansLao": ("Leelawadee UI", "lo-LA"), "NotoSansThai": ("Leelawadee UI", "th-TH")}
_PLAIN: Final = {"NotoSans": "Segoe UI"}
WORD_FACES: Final = (
    WORD_FACE,
    *dict.fromkeys(face for face, _lang in (*_EAST_ASIAN.values(), *_COMPLEX.values())),
    *_PLAIN.values(),
)
"""Every face that a Word file may name."""


def write_runs(paragraph: Paragraph, line: Line, ink: str = "") -> None:
    """Write the words of a line; a letter that the PDF could not draw is refused here too."""
    style = line.look.type
    for bit in bits_of(line.words):
        weight = style.weight if bit.weight is None else bit.weight
        slanted = style.italic if bit.italic is None else bit.italic
        for family, text in _by_script(bit, style.family, weight, slanted):
            run = paragraph.add_run()
            _write_lines(run, text)
            run.italic = bit.italic
            run.bold = None if bit.weight is None else bit.weight >= BOLD
            _dress(run, family)
            if ink:
                run.font.color.rgb = RGBColor.from_string(ink.lstrip("#"))


def _by_script(bit: Bit, family: str, weight: int, slanted: bool) -> Iterator[tuple[str, str]]:
    text = clean(bit.text)
    for face, words in runs(text, faces.order(bit.lang, family), weight, slanted):
        if not face:
            raise MissingGlyph(text, list(dict.fromkeys(words)))
        yield face.split("-")[0], words


def _write_lines(run: Run, text: str) -> None:
    for at, words in enumerate(text.split("\n")):
        if at:
            run.add_break()
        if words:
            run.add_text(words)


def _dress(run: Run, family: str) -> None:
    """Name the face and the language of a run that Times New Roman cannot set."""
    form = run._r.get_or_add_rPr()
    if family in _EAST_ASIAN:
        face, lang = _EAST_ASIAN[family]
        form.insert(0, element("rFonts", hint="eastAsia", eastAsia=face, ascii=face, hAnsi=face))
        form.append(element("lang", eastAsia=lang))
    elif family in _COMPLEX:
        face, lang = _COMPLEX[family]
        form.insert(0, element("rFonts", ascii=face, hAnsi=face, cs=face))
        form.extend((element("cs"), element("lang", bidi=lang)))
    elif family in _PLAIN:
        form.insert(0, element("rFonts", ascii=_PLAIN[family], hAnsi=_PLAIN[family]))
    elif len(form) == 0:
        run._r.remove(form)
