"""The text of a paper: numbered headings and points, lines with their marks, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.description import (
    Basis,
    Block,
    Centred,
    Column,
    Heading,
    Listing,
    Paragraph,
    Point,
    Run,
    Table,
    Words,
)
from crm.core.paper.administrative.plan.pieces import Grid, Line, Piece, styled

_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def body_of(blocks: tuple[Block, ...], above: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield what stands above the text, and the text, numbered; a table keeps a paragraph's gap above it."""
    pieces = list(above)
    count = [0, 0, 0]
    for block in blocks:
        pieces += _pieces(block, count)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line) and at + 1 < len(pieces) and isinstance(pieces[at + 1], Grid):
            piece = Line(piece.words, piece.look, piece.before, f.PARAGRAPH_GAP, is_kept=True)
        yield piece


def _pieces(block: Block, count: list[int]) -> Iterator[Piece]:
    match block:
        case Heading(text, level):
            shown = _in_capitals(text) if level == 1 else text
            yield styled(_led(_next(count, level), shown), f.HEADINGS[level], is_kept=True)
        case Point(text, level):
            yield styled(_led(_next(count, level), text), f.BODY)
        case Paragraph(text):
            yield styled(text, f.BODY)
        case Listing(items):
            yield from (styled(item, f.ITEM) for item in dashed(items))
        case Basis(grounds):
            last = len(grounds) - 1
            for at, ground in enumerate(grounds):
                yield styled(closed(ground, "." if at == last else ";"), f.BASIS)
        case Centred(text):
            yield styled(text.upper(), f.CENTRED, is_kept=True)
        case Table(columns, rows):
            yield _grid(columns, rows)


def _next(count: list[int], level: int) -> str:
    """Count one on at a level, and return the number as that level writes it."""
    count[level - 1] += 1
    count[level:] = [0] * (3 - level)
    number = count[level - 1]
    return (f"{roman(number)}. ", f"{number}. ", f"{_letter(number)}) ")[level - 1]


def roman(number: int) -> str:
    """Write a small number in Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letter(number: int) -> str:
    """Return the letter a point is counted by, in the order of the Vietnamese alphabet."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[(number - 1) % len(letters)]


def _led(lead: str, text: Words) -> tuple[str | Run, ...]:
    return (lead, text) if isinstance(text, str) else (lead, *text)


def _in_capitals(text: Words) -> Words:
    if isinstance(text, str):
        return text.upper()
    return tuple(
        run.upper() if isinstance(run, str) else Run(run.text.upper(), run.lang, run.italic, run.bold)
        for run in text
    )


def closed(text: Words, mark: str) -> tuple[str | Run, ...]:
    """End a line with its mark, whatever mark it came with."""
    runs = [text] if isinstance(text, str) else list(text)
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" .;,")
    return (*runs, mark) if len(runs) != 1 or not isinstance(runs[0], str) else (f"{runs[0]}{mark}",)


def dashed(items: tuple[Words, ...] | tuple[str, ...]) -> Iterator[tuple[str | Run, ...]]:
    """Begin each line with a dash, end it with a semicolon, the last one with a full stop."""
    last = len(items) - 1
    for at, item in enumerate(items):
        yield _led("- ", closed(item, "." if at == last else ";"))


def _grid(columns: tuple[Column, ...], rows: tuple[tuple[Words, ...], ...]) -> Grid:
    shares = sum(column.share for column in columns)
    looks = [f.CELL_CENTRED if column.align == "center" else f.CELL for column in columns]
    gaps = {"before": f.CELL_GAP, "after": f.CELL_GAP}
    return Grid(
        columns,
        tuple(f.WIDTH * column.share / shares for column in columns),
        tuple(styled(column.title, f.CELL_HEAD, **gaps) for column in columns),
        tuple(
            tuple(styled(text, look, **gaps) for text, look in zip(row, looks, strict=True)) for row in rows
        ),
    )
