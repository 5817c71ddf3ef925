"""What is wrong with a list under given columns: told to the office, never raised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crm.core.text import UnfitReason, UnfitText, clean_line, clean_prose, fold
from crm.delegations.paste.draft import part_names, values_of
from crm.delegations.paste.grid import UNREADABLE
from crm.delegations.paste.papers import country_of, day_of, passport_number_of
from crm.delegations.paste.scripts import is_native
from crm.delegations.paste.shapes import LENGTHS, NAMES, Field, Pasted, Problem, ProblemCode, Row

_SEVERAL = re.compile(r"\n|[,;；、，&/]|\s(?:và|and|et)\s")
# Cells that Word and Excel merge down a list: an office, or a title shared by several people.
_MERGED_DOWN = {Field.ORGANISATION}


def checked(pasted: Pasted, fields: Sequence[Field], is_fresh: bool = False) -> Pasted:
    """Look at a list again under other columns; what was said of the source stays.

    Only a table fresh from its source is suspected of merged cells: later an empty cell is the office's word.
    """
    kept = tuple(problem for problem in pasted.problems if problem.code is not ProblemCode.NO_NAME_COLUMN)
    columns = tuple(
        column if column.field is field else replace(column, field=field, confidence=1.0)
        for column, field in zip(pasted.columns, _to_width(fields, len(pasted.columns)), strict=True)
    )
    has_names = any(column.field in NAMES for column in columns)
    if pasted.rows and not has_names:
        kept += (Problem(ProblemCode.NO_NAME_COLUMN),)
    fields = [column.field for column in columns]
    return Pasted(columns, tuple(_looked_at(pasted.rows, fields, is_fresh)), kept)


def _to_width(fields: Sequence[Field], width: int) -> list[Field]:
    return [*fields[:width], *[Field.IGNORE] * (width - len(fields))]


def _looked_at(rows: Sequence[Row], fields: list[Field], is_fresh: bool) -> Iterator[Row]:
    seen: dict[tuple[str, str], int] = {}
    above: dict[int, Row] = {}
    has_names = any(field in NAMES for field in fields)
    merged_down = _MERGED_DOWN if is_fresh else set()
    for row in rows:
        problems = [*_unfit(row, fields), *_merged(row, fields, above, merged_down), *_uneven(row)]
        values, _ = part_names(values_of(row, fields))
        name = (fold(values.get(Field.LATIN_NAME, "")), fold(values.get(Field.NATIVE_NAME, "")))
        if has_names and not any(values.get(field) for field in NAMES):
            problems.append(Problem(ProblemCode.MISSING_NAME))
        elif any(name) and name in seen:
            problems.append(Problem(ProblemCode.DUPLICATE, data={"of": seen[name]}))
        seen.setdefault(name, row.number)
        problems += _several(row, fields)
        yield replace(row, problems=tuple(problems))


def _unfit(row: Row, fields: list[Field]) -> Iterator[Problem]:
    for at, field in enumerate(fields):
        cell = row.cell(at)
        if field is Field.IGNORE or not cell:
            continue
        about: dict[str, int | str] = {"field": field.value}
        if wrong := _wrong(field, cell):
            yield Problem(wrong, at, about)
        if UNREADABLE in cell:
            yield Problem(ProblemCode.UNREADABLE, at, about)
        try:
            (clean_prose if field is Field.NOTE else clean_line)(cell, LENGTHS.get(field, 200))
        except UnfitText as unfit:
            if unfit.reason is UnfitReason.TOO_LONG:
                yield Problem(ProblemCode.TOO_LONG, at, about | unfit.data)
            else:
                yield Problem(ProblemCode.UNREADABLE, at, about)


def _wrong(field: Field, cell: str) -> ProblemCode | None:
    """Say what is wrong with what stands in a passport."""
    if field is Field.BORN_ON and day_of(cell) is None:
        return ProblemCode.NOT_A_DAY
    if field is Field.PASSPORT_NUMBER and passport_number_of(cell) is None:
        return ProblemCode.NOT_A_PASSPORT
    if field is Field.NATIONALITY and country_of(cell) is None:
        return ProblemCode.NOT_A_COUNTRY
    return None


def _merged(
    row: Row, fields: list[Field], above: dict[int, Row], merged_down: set[Field]
) -> Iterator[Problem]:
    """Mark cells that were spread, and empty ones that a merge may have left."""
    for at, field in enumerate(fields):
        if at in row.merged and row.cell(at) and field is not Field.IGNORE:
            yield Problem(ProblemCode.MERGED, at, {"field": field.value})
        elif field in merged_down and not row.cell(at) and at in above:
            yield Problem(ProblemCode.MAYBE_MERGED, at, {"field": field.value, "above": above[at].number})
        if row.cell(at):
            above[at] = row


def _uneven(row: Row) -> Iterator[Problem]:
    if row.given < len(row.cells):
        yield Problem(ProblemCode.UNEVEN, data={"cells": row.given, "expected": len(row.cells)})


def _several(row: Row, fields: list[Field]) -> Iterator[Problem]:
    """Suspect two people in one cell: pieces of the same script, each long enough to be a name."""
    for at, field in enumerate(fields):
        pieces = [piece for piece in _SEVERAL.split(row.cell(at)) if piece.strip()] if field in NAMES else []
        scripts = [is_native(piece) for piece in pieces if is_native(piece) or " " in piece.strip()]
        if max(scripts.count(True), scripts.count(False)) > 1:
            yield Problem(ProblemCode.SEVERAL_NAMES, at, {"field": field.value})
