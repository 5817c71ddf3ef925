"""The Word file around the words: its styles, its margins, its head and foot, tables of exact widths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx import Document
from docx.document import Document as File
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles import BabelFish
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from crm.briefings.content import Briefing
from crm.briefings.pdf.parts import edges, imprint
from crm.briefings.word.letters import bar, write
from crm.core.locale import _
from crm.core.paper.administrative.word.file import pack, strip
from crm.core.paper.administrative.word.xml import across, element, twips
from crm.core.paper.type import Bit, bold

WIDTH: Final = 160.0
TITLE, HEADING, DAY, BODY, SPEECH, SMALL = "Title", "Heading 1", "Heading 2", "Body Text", "Speech", "Small"
# Size, bold, italic, gap above and below in points, stays with the next.
_STYLES: Final[dict[str, tuple[float, bool, bool, float, float, bool]]] = {
    TITLE: (18, True, False, 0, 4, True),
    HEADING: (14, True, False, 12, 4, True),
    DAY: (13, True, False, 10, 4, True),
    BODY: (12, False, False, 0, 3, False),
    SPEECH: (14, False, False, 2, 6, False),
    SMALL: (10, False, False, 0, 2, False),
}


class Sheets:
    """A file being written."""

    def __init__(self, content: Briefing, *, margin: float | None = None) -> None:
        self.content = content
        self.file: File = Document()
        strip(self.file)
        _dress(self.file)
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = Mm(30 if margin is None else margin)
        section.right_margin = Mm(20 if margin is None else margin)
        section.top_margin = section.bottom_margin = Mm(20 if margin is None else margin)
        if margin is None:
            self._edges()

    def _edges(self) -> None:
        told = edges(self.content)
        head = self.file.sections[0].header.paragraphs[0]
        head.style = SMALL
        write(head, told.head, *((" · ", bold(_("FOR INTERNAL USE"))) if told.is_internal else ()))
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.style = SMALL
        sample = (" · ", bold(_("SAMPLE DATA"))) if told.is_sample else ()
        write(foot, told.foot, *sample, " · ")
        _page_number(foot)
        if told.changes_key:
            line = self.file.sections[0].footer.add_paragraph(style=SMALL)
            write(line, told.changes_key)
            bar(line)

    def line(self, style: str, *bits: str | Bit, changed: bool = False) -> Paragraph:
        """Write a paragraph, with the bar where it changed."""
        paragraph: Paragraph = self.file.add_paragraph(style=style)
        write(paragraph, *bits)
        if changed:
            bar(paragraph)
        return paragraph

    def table(self, widths: Sequence[float], heads: Sequence[str] = ()) -> Table:
        """Add a table with level rules and a head that is said again on every page."""
        table: Table = self.file.add_table(0, len(widths))
        table.autofit = False
        form: Any = table._tbl.tblPr
        for gone in form.findall(qn("w:tblLook")) + form.findall(qn("w:tblW")):
            form.remove(gone)
        size = element("tblW", w=across(sum(widths)), type="dxa")
        form.insert_element_before(size, "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar")
        rules = element("tblBorders")
        for side in ("top", "bottom", "insideH"):
            rules.append(element(side, val="single", sz="4", space="0", color="6E6E6E"))
        layout = form.find(qn("w:tblLayout"))
        layout.addprevious(rules) if layout is not None else form.append(rules)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        if heads:
            cells = row_of(table, widths)
            for cell, words in zip(cells, heads, strict=True):
                into(cell, SMALL, bold(words))
            table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        return table

    def packed(self, kind: str) -> bytes:
        """Return the file; the same content gives the same bytes."""
        told = imprint(self.content, kind)
        return pack(self.file, told.title, told.made_at)


def row_of(table: Table, widths: Sequence[float]) -> Sequence[_Cell]:
    """Add a row that no page cuts."""
    row: Any = table.add_row()  # type: ignore[no-untyped-call]  # the library names no types here
    row._tr.get_or_add_trPr().append(element("cantSplit"))
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    cells: Sequence[_Cell] = row.cells
    return cells


def into(cell: _Cell, style: str, *bits: str | Bit, changed: bool = False) -> None:
    """Write a paragraph in a cell; the first one uses the paragraph that Word puts there."""
    first = cell.paragraphs[0]
    is_fresh = len(cell.paragraphs) == 1 and not first.runs
    paragraph = first if is_fresh else cell.add_paragraph()
    paragraph.style = style
    write(paragraph, *bits)
    if changed:
        bar(paragraph)


def _page_number(paragraph: Paragraph) -> None:
    for kind, words in (("begin", None), ("", "PAGE"), ("end", None)):
        run = paragraph.add_run()
        part = element("fldChar", fldCharType=kind) if kind else element("instrText")
        part.text = words
        run._r.append(part)


def _dress(file: File) -> None:
    """Write the styles; those that Word knows carry its names, so that people find them."""
    styles = file.styles.element
    styles.append(_named("paragraph", "Normal", "Normal", default="1"))
    styles.append(_named("table", "TableNormal", "Normal Table", default="1"))
    for name, (size, is_bold, slanted, above, below, kept) in _STYLES.items():
        style = _named("paragraph", name.replace(" ", ""), name)
        style.extend((element("basedOn", val="Normal"), element("qFormat")))
        form = element("pPr", *([element("keepNext")] if kept else []))
        form.append(element("spacing", before=twips(above), after=twips(below), line="259", lineRule="auto"))
        letters = element("rPr")
        if is_bold:
            letters.extend((element("b"), element("bCs")))
        if slanted:
            letters.extend((element("i"), element("iCs")))
        half = str(round(size * 2))
        letters.extend((element("sz", val=half), element("szCs", val=half)))
        style.extend((form, letters))
        styles.append(style)


def _named(kind: str, key: str, name: str, **given: str) -> Any:  # noqa: ANN401 - no types for parts of a file
    return element("style", element("name", val=BabelFish.ui2internal(name)), type=kind, styleId=key, **given)
