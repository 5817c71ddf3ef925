"""An administrative paper as a file for Word: real styles, no empty lines for gaps, nothing drawn by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, TypeGuard

from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative import plan
from crm.core.paper.administrative.description import AdministrativePaper
from crm.core.paper.administrative.plan import Cell, Grid, Line, Mark, Part, Piece, Rule, Side
from crm.core.paper.administrative.word_file import dress, pack, strip
from crm.core.paper.administrative.word_runs import write_runs
from crm.core.paper.administrative.word_xml import across, element, emu
from crm.core.paper.administrative.words import title_of
from crm.core.paper.type import load_default

_SAMPLE: Final = "DỮ LIỆU MẪU"
_EIGHTHS: Final = 8
"""Word counts the weight of a line in eighths of a point."""


# Paragraphs


def _write(line: Line, into: Any, *, is_first: bool = False, ink: str = "") -> Paragraph:  # noqa: ANN401
    """Write a line as a paragraph; the first of a cell uses the one that Word puts there."""
    paragraph = _paragraph(into, line.look.name, is_first=is_first)
    form = paragraph.paragraph_format
    if line.before != line.look.before:
        form.space_before = emu(line.before)
    if line.after:
        form.space_after = emu(line.after)
    if line.is_kept:
        form.keep_with_next = True
    write_runs(paragraph, line, ink)
    return paragraph


def _paragraph(into: Any, style: str, *, is_first: bool) -> Paragraph:  # noqa: ANN401
    paragraph: Paragraph = into.paragraphs[0] if is_first else into.add_paragraph()
    paragraph.style = style
    return paragraph


def _write_rule(rule: Rule, width: float, into: Any, *, is_first: bool = False) -> Paragraph:  # noqa: ANN401
    """Write a line across the middle of its column: the upper edge of a paragraph without words."""
    paragraph = _paragraph(into, f.RULED.name, is_first=is_first)
    paragraph.paragraph_format.space_before = emu(rule.before)
    _indent(paragraph, (width - rule.width) / 2)
    _edge(paragraph, ("top",), f.RULE)
    return paragraph


def _write_mark(mark: Mark, width: float, into: Any, *, is_first: bool = False) -> Paragraph:  # noqa: ANN401
    """Write a word in a frame."""
    paragraph = _write(mark.line, into, is_first=is_first, ink=mark.ink)
    _indent(paragraph, (width - mark.width) / 2)
    spare = max(0.0, (mark.height * 72 / 25.4 - mark.line.look.type.leading) / 2)
    _edge(paragraph, ("top", "left", "bottom", "right"), f.RULE, mark.ink.lstrip("#"), round(spare))
    return paragraph


def _indent(paragraph: Paragraph, each_side: float) -> None:
    paragraph._p.get_or_add_pPr().append(element("ind", left=across(each_side), right=across(each_side)))


def _edge(
    paragraph: Paragraph, sides: Sequence[str], weight: float, ink: str = "000000", space: int = 0
) -> None:
    edges = element("pBdr")
    for side in sides:
        away = str(space if side in ("top", "bottom") else 0)
        edges.append(element(side, val="single", sz=str(round(weight * _EIGHTHS)), space=away, color=ink))
    paragraph._p.get_or_add_pPr().insert_element_before(
        edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


# Tables


def _new_table(into: File, rows: int, widths: Sequence[float]) -> Table:
    """Add a table of exact widths without edges and without room inside its cells."""
    table: Table = into.add_table(rows, len(widths))
    table.autofit = False
    form = table._tbl.tblPr
    for gone in form.findall(qn("w:tblLook")) + form.findall(qn("w:tblW")):
        form.remove(gone)
    form.insert_element_before(
        element("tblW", w=across(sum(widths)), type="dxa"),
        "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar",
    )  # fmt: skip
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w="0", type="dxa"))
    form.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _write_side(side: Side, into: File) -> None:
    """Write columns beside one another as a table without edges; a gap is a column of its own."""
    widths = _widths(side.rows[0])
    table = _new_table(into, len(side.rows), widths)
    for row, cells in zip(table.rows, side.rows, strict=True):
        at = {round(cell.x, 2): cell for cell in cells}
        x = 0.0
        for place, width in zip(row.cells, widths, strict=True):
            cell = at.get(round(x, 2))
            _fill(place, cell, side.before)
            x += width


def _widths(cells: Sequence[Cell]) -> list[float]:
    widths, x = [], 0.0
    for cell in cells:
        if cell.x > x:
            widths.append(cell.x - x)
        widths.append(cell.width)
        x = cell.x + cell.width
    return widths


def _fill(place: _Cell, cell: Cell | None, before: float) -> None:
    if cell is None or not cell.stack:
        place.paragraphs[0].style = f.END.name
        return
    for at, piece in enumerate(cell.stack):
        is_first = at == 0
        match piece:
            case Line():
                lowered = Line(piece.words, piece.look, piece.before + (before if is_first else 0.0))
                _write(lowered, place, is_first=is_first)
            case Rule():
                _write_rule(piece, cell.width, place, is_first=is_first)
            case Mark():
                _write_mark(piece, cell.width, place, is_first=is_first)


def _write_grid(grid: Grid, into: File) -> None:
    """Write a table with edges all around, whose head is repeated on every page."""
    table = _new_table(into, 1 + len(grid.rows), grid.widths)
    form = table._tbl.tblPr
    margins = form.find(qn("w:tblCellMar"))
    for side in ("left", "right"):
        margins.find(qn(f"w:{side}")).set(qn("w:w"), across(f.CELL_PAD))
    edges = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edges.append(element(side, val="single", sz=str(round(f.GRID * _EIGHTHS)), space="0", color="000000"))
    form.insert_element_before(edges, "w:shd", "w:tblLayout", "w:tblCellMar")
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row, lines in zip(table.rows, (grid.head, *grid.rows), strict=True):
        for cell, line in zip(row.cells, lines, strict=True):
            _write(line, cell, is_first=True)


# Parts


def _write_piece(piece: Piece, into: File) -> None:
    match piece:
        case Line():
            _write(piece, into)
        case Rule():
            _write_rule(piece, f.WIDTH, into).paragraph_format.keep_with_next = True
        case Side():
            _write_side(piece, into)
        case Grid():
            _write_grid(piece, into)


def _write_part(part: Part, into: File) -> None:
    before = len(into.paragraphs)
    for piece in (*part.opening, *part.body):
        _write_piece(piece, into)
    if part.closing is not None:
        for paragraph in _last_lines(into.paragraphs[before:], part):
            paragraph.paragraph_format.keep_with_next = True
        _write_side(part.closing, into)


def _last_lines(paragraphs: Sequence[Paragraph], part: Part) -> Sequence[Paragraph]:
    """Return the paragraphs that must hold two lines of text on the signature's page."""
    last = [piece for piece in part.body if _is_line(piece)][-2:]
    is_short = bool(last) and len(last[-1].text) < 60
    return paragraphs[-2:] if is_short else paragraphs[-1:]


def _is_line(piece: Piece) -> TypeGuard[Line]:
    return isinstance(piece, Line)


def _end(file: File) -> None:
    """Put the shortest of paragraphs behind a table, where Word asks for one."""
    body = file.element.body
    if body[-2].tag == qn("w:tbl"):
        file.add_paragraph(style=f.END.name)


def _sections(file: File, *, is_sample: bool) -> None:
    """Number the pages of every part from one, in the middle of the upper margin, but for its first page."""
    for section in file.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(f.TOP), Mm(f.BOTTOM)
        section.left_margin, section.right_margin = Mm(f.LEFT), Mm(f.RIGHT)
        section.header_distance = Mm(f.PAGE_NUMBER_TOP)
        section.footer_distance = Mm(297 - f.SAMPLE_TOP) - emu(f.SAMPLE.type.leading)
        section.different_first_page_header_footer = True
        section._sectPr.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:titlePg")
    first = file.sections[0]
    _field(first.header.paragraphs[0], "PAGE")
    first.header.paragraphs[0].style = f.PAGE_NUMBER.name
    first.first_page_header.paragraphs[0].style = f.PAGE_NUMBER.name
    for foot in (first.footer, first.first_page_footer):
        foot.paragraphs[0].style = f.SAMPLE.name
        if is_sample:
            foot.paragraphs[0].add_run(_SAMPLE)


def _field(paragraph: Paragraph, name: str) -> None:
    for kind, words in _field_parts(name):
        run = paragraph.add_run()
        part = element("fldChar", fldCharType=kind) if kind else element("instrText")
        part.text = words
        run._r.append(part)
        if kind == "separate":
            paragraph.add_run("2")


def _field_parts(name: str) -> Iterator[tuple[str, str | None]]:
    yield "begin", None
    yield "", name
    yield "separate", None
    yield "end", None


def render(paper: AdministrativePaper, made_at: datetime) -> bytes:
    """Write a paper; the same paper of the same moment gives the same bytes."""
    load_default()
    file = Document()
    strip(file)
    dress(file)
    for at, part in enumerate(plan.parts_of(paper)):
        if at:
            _end(file)
            _close_part(file)
        _write_part(part, file)
    _end(file)
    _sections(file, is_sample=paper.is_sample)
    return pack(file, title_of(paper), made_at)


def _close_part(file: File) -> None:
    """End a part: what comes next starts a page of its own."""
    file.add_section(WD_SECTION.NEW_PAGE)
    holder = file.paragraphs[-1]
    if not holder.text and len(file.paragraphs) > 1:
        _merge_section(file, holder)


def _merge_section(file: File, holder: Paragraph) -> None:
    """Let the last paragraph of the part carry its section: the library would add an empty one."""
    form = holder._p.get_or_add_pPr()
    section = form.find(qn("w:sectPr"))
    before = holder._p.getprevious()
    if section is None or before is None or before.tag != qn("w:p"):
        holder.style = f.END.name
        return
    before.get_or_add_pPr().append(section)
    file.element.body.remove(holder._p)
