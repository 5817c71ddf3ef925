"""Cutting pasted text into cells: tables from Word and Excel, CSV, drawn and aligned columns."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from crm.core.text.clean import BIDI_CONTROLS
from crm.delegations.paste import words
from crm.delegations.paste.shapes import Grid, Row

Cells = tuple[int, list[str]]

UNREADABLE = "\ufffd"
_SILENT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
_NO_TEXT = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{BIDI_CONTROLS}]"
)
# Word copies a numbered list as "1.<tab>Name": where no other tab stands, these part no columns.
_LIST_TAB = re.compile(r"^([ ]*(?:\d{1,3}[.)]|[•·▪o\uf0b7-]))\t+", re.MULTILINE)
_RULE = re.compile(r"[-=+|:\s─━│┼┌┐└┘├┤┬┴]+")
_ALIGNED = re.compile("[ \u3000]{2,}")


def tidy(text: str) -> str:
    """Bring line ends and blanks to one form and put a visible mark where a character cannot be kept."""
    text = re.sub("\r\n?|[\x0c\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\x0b\u00a0\u2007\u202f]", " ", text)
    return _NO_TEXT.sub(UNREADABLE, _SILENT.sub("", text))


def cut(text: str) -> Grid | None:
    """Cut a text into cells, if it has columns of any kind."""
    without_list_tabs = _LIST_TAB.sub(r"\1 ", text)
    text = text if "\t" in without_list_tabs else without_list_tabs
    lines = [line for line in text.split("\n") if line.strip()]
    if sum("\t" in line for line in lines) * 2 >= len(lines) > 0 or _is_table(list(_quoted(text, "\t"))):
        return _grid(_quoted(text, "\t"))
    if sum(line.count("|") > 0 for line in lines) * 2 > len(lines):
        return _grid(_piped(text))
    for delimiter, cutter in ((";", _quoted), (",", _quoted), ("", _aligned)):
        cells = list(cutter(text, delimiter))
        if _is_table(cells) and not (delimiter == "," and _reads_as_prose(cells)):
            return _grid(iter(cells))
    return None


def _is_table(cells: list[Cells]) -> bool:
    """Tell whether most lines have the same number of cells, two or more."""
    widths = Counter(len(row) for _, row in cells if any(row))
    if not widths:
        return False
    width, times = widths.most_common(1)[0]
    return width > 1 and times * 10 >= widths.total() * 7 and (times > 1 or width > 2)


def _reads_as_prose(cells: list[Cells]) -> bool:
    """Tell lines with commas in them from a CSV: two pieces and no header are a name and a title."""
    header = any(words.header_field(cell) for cell in cells[0][1])
    return not header and max(len(row) for _, row in cells) < 3


def _quoted(text: str, delimiter: str) -> Iterator[Cells]:
    """Read rows as Excel writes them, with quoted cells of several lines; a lone quote is only a sign."""
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL,
    )
    number = 1
    try:
        for row in reader:
            yield number, row
            number = reader.line_num + 1
    except csv.Error:  # a cell longer than the reader takes; the length check will name it
        for at, line in enumerate(text.split("\n")[number - 1 :], start=number):
            yield at, line.split(delimiter)


def _piped(text: str) -> Iterator[Cells]:
    for number, line in enumerate(text.split("\n"), start=1):
        if _RULE.fullmatch(line) is None:
            yield number, line.strip().removeprefix("|").removesuffix("|").split("|")


def _aligned(text: str, _: str = "") -> Iterator[Cells]:
    for number, line in enumerate(text.split("\n"), start=1):
        if _RULE.fullmatch(line) is None:
            yield number, _ALIGNED.split(line.strip(" \u3000"))


def _grid(cells: Iterator[Cells]) -> Grid:
    """Make rows of cells, without blank lines and without columns that are empty throughout."""
    tidied = [(number, [tidy_cell(cell) for cell in row]) for number, row in cells]
    filled = [(number, row) for number, row in tidied if any(row)]
    used = sorted({at for _, row in filled for at, cell in enumerate(row) if cell})
    return Grid(rows=[square(number, row, used) for number, row in filled])


def square(number: int, row: list[str], used: list[int], merged: frozenset[int] = frozenset()) -> Row:
    """Bring a row to the columns in use, remembering how many it had."""
    cells = tuple(row[at] if at < len(row) else "" for at in used)
    places = frozenset(place for place, at in enumerate(used) if at in merged)
    return Row(number, cells, merged=places, given=sum(at < len(row) for at in used))


def tidy_cell(cell: str) -> str:
    """Trim a cell and its lines, keeping the line breaks that stand inside it."""
    lines = (" ".join(line.split()) for line in cell.split("\n"))
    return "\n".join(line for line in lines if line)
