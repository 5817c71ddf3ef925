"""Reading a table copied as HTML, merged cells spread over the places they cover and marked.

The tags are cut by one expression that never looks past the next "<": the library's parser takes minutes
over a fragment made to hurt it.
"""

import html as entities
import re
from dataclasses import dataclass, field

from crm.delegations.paste.grid import square, tidy, tidy_cell
from crm.delegations.paste.shapes import MAX_COLUMNS, MAX_ROWS, Grid

_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<spans>(?:[^<>\"']+|\"[^\"<]*\"|'[^'<]*')*+)>"
    r"|<[!?/][^<>]*>|(?P<words>[^<]+|<)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,6})\b", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "li"}
_HIDDEN = {"style", "script", "title", "template"}


@dataclass(slots=True)
class _Cell:
    """One cell as the source gives it."""

    across: int = 1
    down: int = 1
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return tidy_cell(tidy("".join(self.words)))


class _Tables:
    """Collect the cells of the outermost tables; a table inside a cell is part of its text."""

    def __init__(self) -> None:
        self.rows: list[list[_Cell]] = []
        self.depth = 0
        self.hidden = 0
        self.cell: _Cell | None = None

    def feed(self, html: str) -> None:
        for token in _TOKEN.finditer(_without_comments(html)):
            tag = (token["tag"] or "").lower()
            if token["words"]:
                self._read(token["words"])
            elif token["end"]:
                self._close(tag)
            elif tag:
                self._open(tag, token["spans"])

    def _open(self, tag: str, spans: str) -> None:
        self.depth += tag == "table"
        self.hidden += tag in _HIDDEN
        if self.depth == 1 and tag == "tr":
            self.rows.append([])
            self.cell = None
        elif self.depth == 1 and tag in ("td", "th"):
            self.rows = self.rows or [[]]
            given = {kind.lower(): max(int(span), 1) for kind, span in _SPAN.findall(spans)}
            self.cell = _Cell(min(given.get("col", 1), MAX_COLUMNS), min(given.get("row", 1), MAX_ROWS))
            self.rows[-1].append(self.cell)
        elif self.cell and tag in _BREAKS:
            self.cell.words.append("\n")

    def _close(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        if tag == "table":
            self.depth = max(0, self.depth - 1)
        if (self.depth <= 1 and tag in ("td", "th", "tr")) or self.depth == 0:
            self.cell = None
        elif self.cell and tag in _BREAKS:
            self.cell.words.append("\n")

    def _read(self, words: str) -> None:
        if self.cell and not self.hidden:
            # Line breaks of the source are blanks; those of the cell are tags.
            self.cell.words.append(" ".join(f"|{entities.unescape(words)}|".split())[1:-1])


def read_table(html: str) -> Grid | None:
    """Read the tables of an HTML fragment; nothing when it has none worth the name."""
    reader = _Tables()
    reader.feed(html)
    rows = _spread(reader.rows)
    used = sorted({at for cells, _ in rows for at, text in enumerate(cells) if text})
    if len(used) < 2:
        return None
    grid = Grid()
    for number, (cells, merged) in enumerate(rows, start=1):
        if len(cells) > 1 and len(merged) == len(cells) - 1 and len(set(cells)) == 1 and cells[0]:
            grid.leave_out(number, cells[0])
        elif any(cells):
            grid.rows.append(square(number, cells, used, merged))
    return grid


def _spread(source: list[list[_Cell]]) -> list[tuple[list[str], frozenset[int]]]:
    """Lay the cells out, each merged one over all its places, as wide as a list may be and one more."""
    carried: dict[int, tuple[str, int]] = {}
    rows = []
    for cells in source:
        row: list[str] = []
        merged = set()
        waiting = iter(cells)
        while len(row) <= MAX_COLUMNS:
            at = len(row)
            if at in carried:
                text, left = carried.pop(at)
                merged.add(at)
                row.append(text)
                if left > 1:
                    carried[at] = (text, left - 1)
            elif cell := next(waiting, None):
                merged.update(range(at + 1, at + cell.across))
                row.extend([cell.text] * cell.across)
                if cell.down > 1:
                    carried.update({at + right: (row[at], cell.down - 1) for right in range(cell.across)})
            elif not any(place > at for place in carried):
                break
            else:
                row.append("")
        rows.append((row, frozenset(merged)))
    return rows


def _without_comments(html: str) -> str:
    """Drop comments; one that never ends hides the rest, as in a browser."""
    first, *others = html.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)
