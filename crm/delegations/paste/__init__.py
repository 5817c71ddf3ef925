"""A list of members copied from Word, Excel or a mail: read, looked at, corrected, drawn into members."""

import unicodedata
from collections.abc import Sequence

from crm.delegations.paste.check import checked
from crm.delegations.paste.draft import apply
from crm.delegations.paste.files import Fault, Unreadable, unpack
from crm.delegations.paste.grid import cut, tidy, tidy_cell
from crm.delegations.paste.guess import columns_of, filled
from crm.delegations.paste.lines import read_lines
from crm.delegations.paste.shapes import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SOURCE,
    NAMES,
    Column,
    Field,
    Grid,
    MemberDraft,
    Pasted,
    Problem,
    ProblemCode,
    Row,
)
from crm.delegations.paste.table import read_table

__all__ = [
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_SOURCE",
    "Column",
    "Fault",
    "Field",
    "MemberDraft",
    "Pasted",
    "Problem",
    "ProblemCode",
    "Row",
    "Unreadable",
    "apply",
    "checked",
    "from_cells",
    "read",
    "read_file",
]

_MAX_HTML = 4 * MAX_SOURCE  # Word writes much mark-up around few words


def read(text: str, html: str = "", limit: int = MAX_ROWS) -> Pasted:
    """Read a pasted list; ``html`` is the table the clipboard held beside the text, if any.

    Whatever is wrong becomes a problem. A list too large is refused whole, never cut.
    """
    if len(text) > MAX_SOURCE:
        return _refused(ProblemCode.TOO_LARGE, limit=MAX_SOURCE, length=len(text))
    grid = read_table(html) if "<t" in html.lower() and len(html) <= _MAX_HTML else None
    if grid is None:
        tidied = unicodedata.normalize("NFC", tidy(text)).strip("\n")
        grid = cut(tidied) or read_lines(tidied)
    return _understood(grid, limit)


def read_file(content: bytes, name: str, limit: int = MAX_ROWS) -> Pasted:
    """Read a list that came as a file; raise ``Unreadable`` for one that cannot be read at all."""
    unpacked = unpack(content, name)
    return read(unpacked.text, limit=limit) if unpacked.grid is None else _understood(unpacked.grid, limit)


def from_cells(
    fields: Sequence[Field], rows: Sequence[tuple[int, Sequence[str]]], limit: int = MAX_ROWS
) -> Pasted:
    """Look at a list that the office has corrected: each row its number and cells, in order.

    Rows left wholly empty were taken out by hand and vanish.
    """
    if len(rows) > limit:
        return _refused(ProblemCode.TOO_MANY, limit=limit, count=len(rows))
    if len(fields) > MAX_COLUMNS:
        return _refused(ProblemCode.TOO_WIDE, limit=MAX_COLUMNS, count=len(fields))
    kept = []
    for number, source in rows:
        cells = tuple(tidy_cell(tidy(cell)) for cell in source[: len(fields)])
        if any(cells):
            kept.append(Row(number, cells + ("",) * (len(fields) - len(cells)), given=len(fields)))
    if not kept:
        return _refused(ProblemCode.EMPTY)
    return checked(Pasted(tuple(Column(field, 1.0) for field in fields), tuple(kept)), fields)


def _understood(grid: Grid, limit: int) -> Pasted:
    width = max((len(row.cells) for row in grid.rows), default=0)
    if width > MAX_COLUMNS:
        return _refused(ProblemCode.TOO_WIDE, limit=MAX_COLUMNS, count=width)
    columns, rows = columns_of(grid)
    rows = _without_captions(grid, columns, rows)
    if len(rows) > limit:
        return _refused(ProblemCode.TOO_MANY, limit=limit, count=len(rows))
    if not rows:
        return Pasted(problems=(Problem(ProblemCode.EMPTY), *grid.problems))
    pasted = Pasted(columns, tuple(rows), tuple(grid.problems))
    return checked(pasted, pasted.fields, is_fresh=grid.fields is None)


def _without_captions(grid: Grid, columns: tuple[Column, ...], rows: list[Row]) -> list[Row]:
    """Leave out rows such as "II. Phía bạn": one filled cell of many, and not where names stand."""
    kept = []
    for row in rows:
        places = [at for at, cell in enumerate(row.cells) if cell]
        is_caption = len(places) == 1 < len(columns) - 1 and columns[places[0]].field not in NAMES
        if is_caption and grid.fields is None:
            grid.leave_out(row.number, filled(row)[0])
        else:
            kept.append(row)
    return kept


def _refused(code: ProblemCode, **data: int) -> Pasted:
    return Pasted(problems=(Problem(code, data=data),))
