"""Columns and tables of a Word file: exact widths, no room inside but what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.plan import Cell, Grid, Line, Mark, Rule, Side
from crm.core.paper.administrative.word.paragraphs import EIGHTHS, write, write_mark, write_rule
from crm.core.paper.administrative.word.xml import across, element


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


def write_side(side: Side, into: File) -> None:
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
                write(lowered, place, is_first=is_first)
            case Rule():
                write_rule(piece, cell.width, place, is_first=is_first)
            case Mark():
                write_mark(piece, cell.width, place, is_first=is_first)


def write_grid(grid: Grid, into: File) -> None:
    """Write a table with edges all around, whose head is repeated on every page."""
    table = _new_table(into, 1 + len(grid.rows), grid.widths)
    form = table._tbl.tblPr
    margins = form.find(qn("w:tblCellMar"))
    for side in ("left", "right"):
        margins.find(qn(f"w:{side}")).set(qn("w:w"), across(f.CELL_PAD))
    edges = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edges.append(element(side, val="single", sz=str(round(f.GRID * EIGHTHS)), space="0", color="000000"))
    form.insert_element_before(edges, "w:shd", "w:tblLayout", "w:tblCellMar")
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row, lines in zip(table.rows, (grid.head, *grid.rows), strict=True):
        for cell, line in zip(row.cells, lines, strict=True):
            write(line, cell, is_first=True)
