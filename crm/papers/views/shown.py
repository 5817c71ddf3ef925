"""A paper on the screen: the same lines as on paper, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale

from crm.core.errors import CrmError
from crm.core.locale import language
from crm.core.paper.administrative import AdministrativePaper, GuestLetter
from crm.core.paper.administrative.description import Run
from crm.core.paper.administrative.figures import HEADINGS, TITLE
from crm.core.paper.administrative.plan import Cell, Grid, Line, Mark, Part, Piece, Rule, Side, parts_of


def sheets_of(paper: AdministrativePaper | GuestLetter) -> tuple[list[list[dict[str, Any]]], str]:
    """Return the parts of a paper for the template, and why it cannot be printed, if it cannot."""
    try:
        return [_sheet(part) for part in parts_of(paper)], ""
    except CrmError as refusal:
        return [], refusal.sentence


def _sheet(part: Part) -> list[dict[str, Any]]:
    pieces = (*part.pieces, *((part.closing,) if part.closing else ()))
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece | Mark) -> dict[str, Any]:
    match piece:
        case Line():
            return {"kind": "line", **_line(piece)}
        case Mark():
            return {"kind": "mark", **_line(piece.line), "is_red": piece.ink != "#000000"}
        case Rule():
            return {"kind": "rule"}
        case Side():
            return {"kind": "side", "rows": [[_cell(cell) for cell in row] for row in piece.rows]}
        case Grid():
            return {
                "kind": "grid",
                "head": [_line(cell) for cell in piece.head],
                "rows": [[_line(cell) for cell in row] for row in piece.rows],
            }


def _cell(cell: Cell) -> list[dict[str, Any]]:
    return [_piece(piece) for piece in cell.stack]


def _line(line: Line) -> dict[str, Any]:
    """Return the words with their languages, and the names of the styles they are set in."""
    kind = line.look.type
    styles = [f"dp-{kind.align}", f"dp-{kind.size:g}"]
    styles += ["dp-bold"] if kind.weight >= 600 else []
    styles += ["dp-italic"] if kind.italic else []
    styles += ["dp-first"] if kind.first_line else []
    styles += ["dp-title"] if line.look is TITLE else []
    is_heading = line.look in (TITLE, *HEADINGS.values())
    return {"css": " ".join(styles), "runs": _runs(line.words), "is_heading": is_heading}


def _runs(words: Sequence[str | Run]) -> list[Run]:
    return [Run(word) if isinstance(word, str) else word for word in words]


def language_words(code: str) -> str:
    """Name the language of a letter, or its two, as the screen speaks."""
    names = Locale.parse(language()).languages
    return " + ".join(str(names.get(one, one)) for one in code.split("+"))
