"""A list of members in a file: an Excel sheet, a Word document, a CSV, read under limits of size and time."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from crm.core.errors import Invalid
from crm.core.sniff import BY_EXTENSION, CSV, DOC, DOCX, ODS, ODT, TEXT, XLS, XLSX, media_type
from crm.delegations.paste import grid as grids
from crm.delegations.paste.shapes import MAX_COLUMNS, MAX_ROWS, Grid, Problem, ProblemCode

PROGRAM: Final = Path(__file__).with_name("unpack_file.py")
PATIENCE: Final = 40
"""Seconds after which a file is given up."""
LARGEST: Final = 5 * 1024 * 1024
HEAD_ROWS: Final = 20
"""Rows above the names that a file may have: letterhead, title, header."""
_OLE: Final = b"\xd0\xcf\x11\xe0"


class Fault(StrEnum):
    """Why a file cannot be read; the form makes the sentence."""

    TOO_LARGE = "too_large"
    OLD_EXCEL = "old_excel"
    OLD_WORD = "old_word"
    OPEN_OFFICE = "open_office"
    LOCKED = "locked"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    TOO_MANY = "too_many"
    EMPTY = "empty"


class Unreadable(Exception):
    """A file that cannot be read."""

    def __init__(self, fault: Fault, **data: int | str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.data: Mapping[str, int | str] = data


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a file holds: cells, or text that is read as if it had been pasted; and what to say about it."""

    grid: Grid | None = None
    text: str = ""


def unpack(content: bytes, name: str) -> Unpacked:
    """Take the list out of a file, or raise why it cannot be."""
    if len(content) > LARGEST:
        raise Unreadable(Fault.TOO_LARGE, limit=LARGEST // 1024 // 1024)
    kind = _kind(content, name)
    if kind in (CSV, TEXT):
        return Unpacked(text=decoded(content))
    return _unpacked(_run(content, "xlsx" if kind == XLSX else "docx"))


def _kind(content: bytes, name: str) -> str:
    """Tell what the file is from its content, and refuse what is no list."""
    claimed = BY_EXTENSION.get(Path(name.lower()).suffix, "")
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(Fault.LOCKED)
    try:
        kind = media_type(content, claimed)
    except Invalid as refused:
        raise Unreadable(Fault.BROKEN) from refused
    faults = {XLS: Fault.OLD_EXCEL, DOC: Fault.OLD_WORD, ODS: Fault.OPEN_OFFICE, ODT: Fault.OPEN_OFFICE}
    if kind in faults:
        raise Unreadable(faults[kind])
    if kind is None and claimed in (CSV, TEXT) and _is_wide(content):
        return claimed
    if kind not in (XLSX, DOCX, CSV, TEXT):
        is_ours = claimed in (XLSX, DOCX) and content.startswith(b"PK")
        raise Unreadable(Fault.BROKEN if is_ours else Fault.UNKNOWN)
    return kind


def _is_wide(content: bytes) -> bool:
    """Tell UTF-16 without its mark: every second byte of plain letters is nothing."""
    head = content[:2000]
    return len(head) > 3 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)


def decoded(content: bytes) -> str:
    """Read text as Excel and old Vietnamese programs write it: UTF-8, UTF-16, Windows-1258."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if _is_wide(content):
        is_big = content[:2000:2].count(0) > content[1:2000:2].count(0)
        return content.decode("utf-16-be" if is_big else "utf-16-le", "replace")
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            return _without_mark(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def _without_mark(text: str) -> str:
    """Drop the line by which Excel is told what parts the cells."""
    return re.sub(r"\Asep=.\r?\n", "", text)


def _run(content: bytes, kind: str) -> dict[str, Any]:
    """Read a packed file in a process of its own, with its own bounds of memory and time."""
    limit = str(MAX_ROWS + HEAD_ROWS)
    with tempfile.NamedTemporaryFile(prefix="list-", suffix=f".{kind}") as file:
        file.write(content)
        file.flush()
        program = [sys.executable, "-I", str(PROGRAM), file.name, kind, limit, str(MAX_COLUMNS)]
        try:
            done = subprocess.run(  # noqa: S603 - our own program; the path is our own temporary file
                program, capture_output=True, timeout=PATIENCE, check=True
            )
            found: dict[str, Any] = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError, OSError) as error:
            raise Unreadable(Fault.BROKEN) from error
    return found


def _unpacked(found: dict[str, Any]) -> Unpacked:
    match found["state"]:
        case "text":
            return Unpacked(text=found["text"])
        case "rows":
            return Unpacked(grid=_grid(found))
        case "too_many":
            raise Unreadable(Fault.TOO_MANY, limit=MAX_ROWS, count=found["count"])
        case state:
            raise Unreadable(Fault(state))


def _grid(found: dict[str, Any]) -> Grid:
    """Lay the cells out, each merged one over all its places and marked, blank columns left out."""
    rows = {number: [grids.tidy_cell(grids.tidy(cell)) for cell in cells] for number, cells in found["rows"]}
    covered: dict[int, set[int]] = {}
    for top, left, bottom, right in found.get("merged", ()):
        _spread(rows, covered, top, left, bottom, right)
    for number, at, _bottom, _right in found.get("spread", ()):
        covered.setdefault(number, set()).add(at)
    grid = Grid()
    titles = {number for number in rows if _is_one_cell(rows[number], covered.get(number, set()))}
    used = sorted(
        {
            at
            for number, cells in rows.items()
            if number not in titles
            for at, cell in enumerate(cells)
            if cell
        }
    )
    for number, cells in rows.items():
        if number in titles and len(rows) > 1:
            grid.leave_out(number, next(cell for cell in cells if cell))
        elif any(cells):
            grid.rows.append(grids.square(number, cells, used, frozenset(covered.get(number, ()))))
    _tell(grid, found)
    return grid


def _spread(
    rows: dict[int, list[str]],
    covered: dict[int, set[int]],
    top: int,
    left: int,
    bottom: int,
    right: int,
) -> None:
    """Write the text of a merged cell into all the places it covers."""
    text = rows[top][left] if top in rows and left < len(rows[top]) else ""
    for number in [number for number in rows if top <= number <= bottom]:
        cells = rows[number]
        for at in range(left, min(right, MAX_COLUMNS) + 1):
            if (number, at) != (top, left):
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = text
                covered.setdefault(number, set()).add(at)


def _is_one_cell(cells: list[str], covered: set[int]) -> bool:
    """Tell a title that lies over the whole table from a row."""
    filled = [at for at, cell in enumerate(cells) if cell]
    return (
        len(filled) > 1
        and len(set(cells[at] for at in filled)) == 1
        and len(covered & set(filled)) >= (len(filled) - 1)
    )


def _tell(grid: Grid, found: dict[str, Any]) -> None:
    """Say what was not read: other sheets, formulas that nobody has worked out."""
    if found.get("sheets", 1) > 1:
        grid.problems.append(Problem(ProblemCode.ONE_SHEET, data={"sheet": found["sheet"][:100]}))
    if bare := found.get("formulas"):
        shown = ", ".join(bare[:8]) + (" …" if len(bare) > 8 else "")
        grid.problems.append(Problem(ProblemCode.FORMULA, data={"cells": shown}))
