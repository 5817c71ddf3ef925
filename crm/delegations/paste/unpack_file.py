"""A program of its own: takes the cells or the text out of one Excel or Word file.

``files`` starts it in a process of its own, because what reads a stranger's file may run wild: memory and
time are limited here, and a crash is only a file that cannot be read. It says what it found as one JSON line:
rows with the places that a merged cell covers, or text, or what is wrong.
"""

import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

MEMORY, SECONDS = 700 * 1024**2, 25
LARGEST_SHEET = 40 * 1024**2
"""Bytes of one sheet's description that are looked through for merged cells."""
_MERGED = re.compile(rb'<mergeCell[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')

Found = dict[str, Any]


def text_of(value: Any) -> str:
    """Write a cell's value as a reader sees it; a whole number loses its point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def column_number(letters: str) -> int:
    """Read a column's letters: A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def read_sheet(path: str, limit: int, widest: int) -> Found:
    """Take the first sheet that holds anything: its values, never its formulas."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows: list[tuple[int, list[str]]] = []
        count = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [text_of(value) for value in cells[: widest + 1]]
            if any(text.strip() for text in texts):
                count += 1
                if count <= limit:
                    rows.append((number, texts))
        if count > limit:
            return {"state": "too_many", "count": count}
        if rows:
            found: Found = {
                "state": "rows",
                "rows": rows,
                "sheet": sheet.title,
                "sheets": len(book.worksheets),
            }
            last = rows[-1][0]
            return found | {
                "merged": merged_cells(path, book, sheet),
                "formulas": bare(path, sheet.title, last),
            }
    return {"state": "empty"}


def merged_cells(path: str, book: Any, sheet: Any) -> list[list[int]]:
    """Return the rectangles of merged cells as first row, first column, last row, last column."""
    inside = getattr(sheet, "_worksheet_path", "")
    with zipfile.ZipFile(path) as pack:
        name = next((one for one in pack.namelist() if one == inside.lstrip("/")), None)
        if name is None or pack.getinfo(name).file_size > LARGEST_SHEET:
            return []
        found = _MERGED.findall(pack.read(name))
    return [
        [int(top), column_number(left.decode()), int(bottom), column_number(right.decode())]
        for left, top, right, bottom in found[:2000]
    ]


def bare(path: str, title: str, last: int) -> list[str]:
    """Name the cells that hold a formula without the value it had: nobody has saved one."""
    import openpyxl

    values = openpyxl.load_workbook(path, read_only=True, data_only=True)[title]
    formulas = openpyxl.load_workbook(path, read_only=True)[title]
    found = []
    for worked, told in zip(values.iter_rows(max_row=last), formulas.iter_rows(max_row=last), strict=False):
        for value, formula in zip(worked, told, strict=False):
            if formula.data_type == "f" and value.value is None:
                found.append(formula.coordinate)
    return found


def read_document(path: str, limit: int, widest: int) -> Found:
    """Take the tables of a document as they stand, else its lines."""
    import docx

    paper = docx.Document(path)
    tables = [table for table in paper.tables if len(table.columns) > 1]
    count = sum(len(table._tbl.tr_lst) for table in tables)
    if count > limit:
        return {"state": "too_many", "count": count}
    rows: list[tuple[int, list[str]]] = []
    merged: list[list[int]] = []
    for table in tables:
        above: list[Any] = []
        for row in table.rows:
            here = [cell._tc for cell in row.cells[: widest + 1]]
            cells = [cell.text for cell in row.cells[: widest + 1]]
            if not any(text.strip() for text in cells):
                continue
            for at, place in enumerate(here):
                beside = at > 0 and place is here[at - 1]
                if beside or (at < len(above) and place is above[at]):
                    merged.append([len(rows) + 1, at, len(rows) + 1, at])
            rows.append((len(rows) + 1, cells))
            above = here
    if rows:
        return {"state": "rows", "rows": rows, "spread": merged}
    lines = [paragraph.text for paragraph in paper.paragraphs[: limit * 20]]
    text = "\n".join(lines)
    return {"state": "text", "text": text} if text.strip() else {"state": "empty"}


def main(path: str, kind: str, limit: int, widest: int) -> Found:
    """Read one file; whatever breaks is a file that cannot be read."""
    try:
        return (read_sheet if kind == "xlsx" else read_document)(path, limit, widest)
    except MemoryError:
        return {"state": "too_large"}
    except Exception:  # noqa: BLE001 - the libraries raise whatever they like over a damaged file
        return {"state": "broken"}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
