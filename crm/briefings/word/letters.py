"""Words in a file for Word: each script in a face that Word has for it, and the bar beside what changed."""

from __future__ import annotations

from typing import Any, Final

from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from crm.core.paper import faces
from crm.core.paper.administrative.word.xml import element
from crm.core.paper.errors import MissingGlyph
from crm.core.paper.glyphs import clean, runs
from crm.core.paper.type import Bit

LATIN: Final = "Times New Roman"
# The typeface that draws a letter in the PDF tells the script; Word's own face for it, and its language.
_EAST_ASIAN: Final = {
    "NotoSansJP": ("MS Mincho", "ja-JP"),
    "NotoSansSC": ("SimSun", "zh-CN"),
    "NotoSansKR": ("Batang", "ko-KR"),
}
_COMPLEX: Final = {"NotoSansLao": ("Leelawadee UI", "lo-LA"), "NotoSansThai": ("Leelawadee UI", "th-TH")}
_BOLD: Final = 600

Words = tuple[str | Bit, ...]


def write(paragraph: Paragraph, *bits: str | Bit, size: float | None = None) -> Paragraph:
    """Write words; a letter that the PDF could not draw is refused here too."""
    for bit in bits:
        _write_bit(paragraph, bit if isinstance(bit, Bit) else Bit(bit), size)
    return paragraph


def _write_bit(paragraph: Paragraph, bit: Bit, size: float | None) -> None:
    text = clean(bit.text)
    for face, words in runs(text, faces.order(bit.lang or "vi", faces.LATIN), 400, False):
        if not face:
            raise MissingGlyph(text, list(dict.fromkeys(words)))
        run = paragraph.add_run()
        for at, line in enumerate(words.split("\n")):
            if at:
                run.add_break()
            if line:
                run.add_text(line)
        run.bold = None if bit.weight is None else bit.weight >= _BOLD
        run.italic = bit.italic
        if bit.struck:
            run.font.strike = True
        if size or bit.size:
            run.font.size = Pt(size or bit.size or 0)
        _dress(run, face.split("-")[0])


def _dress(run: Run, family: str) -> None:
    """Name the face and the language of a run that the face of the page cannot set."""
    form = run._r.get_or_add_rPr()
    if family in _EAST_ASIAN:
        face, lang = _EAST_ASIAN[family]
        form.insert(0, element("rFonts", hint="eastAsia", eastAsia=face, ascii=face, hAnsi=face))
        form.append(element("lang", eastAsia=lang))
    elif family in _COMPLEX:
        face, lang = _COMPLEX[family]
        form.insert(0, element("rFonts", ascii=face, hAnsi=face, cs=face))
        # Word sets such scripts by a size and a weight of their own.
        if run.bold:
            form.append(element("bCs"))
        if run.font.size:
            form.append(element("szCs", val=str(round(run.font.size.pt * 2))))
        form.extend((element("cs"), element("lang", bidi=lang)))


def bar(paragraph: Paragraph) -> None:
    """Set the bar of what changed since the last print at the left of a paragraph."""
    edges = element("pBdr", element("left", val="single", sz="18", space="4", color="000000"))
    form: Any = paragraph._p.get_or_add_pPr()
    form.insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
