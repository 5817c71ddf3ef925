"""Guessing what each column holds, from its header or from what stands in it."""

import re
from collections.abc import Callable, Sequence

from crm.core.text import fold
from crm.delegations.paste import words
from crm.delegations.paste.scripts import Script, is_native, is_reading, script_of
from crm.delegations.paste.shapes import NAMES, TITLES, Column, Field, Grid, Row

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"(?=(?:\D*\d){7})[+(]?[\d\s().+/-]{7,40}")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_PASSPORT_NUMBER = re.compile(r"[A-Z]{0,2}\d{6,9}")
_LATIN_NAME = re.compile(r"[^\W\d_][^\d@:;]{0,79}")
_HEADER_ROWS = 4
_ENOUGH = 300  # characters of a cell that tell what it is; more would only cost time

Columns = tuple[Column, ...]


def columns_of(grid: Grid) -> tuple[Columns, list[Row]]:
    """Guess the columns of a grid and return them with the rows below the header."""
    if grid.fields is not None:
        return tuple(Column(field, 0.6) for field in grid.fields), grid.rows
    width = max((len(row.cells) for row in grid.rows), default=0)
    below = _below_header(grid.rows)
    headers = grid.rows[below - 1].cells if below else ("",) * width
    for row in grid.rows[: max(below - 1, 0)]:
        grid.leave_out(row.number, " ".join(dict.fromkeys(filled(row))))
    rows = [row for row in grid.rows[below:] if row.cells != headers]  # Word repeats it on each page
    columns = [_column(headers[at], [row.cell(at) for row in rows]) for at in range(width)]
    return _settled(columns, rows), rows


def filled(row: Row) -> list[str]:
    """Return the cells of a row that hold something."""
    return [cell for cell in row.cells if cell]


def _below_header(rows: Sequence[Row]) -> int:
    """Count the rows down to the header, in which half the cells, and two at least, name a field."""
    for at, row in enumerate(rows[:_HEADER_ROWS], start=1):
        cells = filled(row)
        named = sum(words.header_field(cell) is not None for cell in cells)
        if named * 2 >= len(cells) and named >= min(2, len(row.cells)):
            return at
    return 0


def _column(header: str, cells: list[str]) -> Column:
    cells = [cell[:_ENOUGH] for cell in cells if cell]
    field = words.header_field(header)
    if field is None:
        guessed, share = _by_content(cells)
        return Column(guessed, round(share * 0.9, 2), header)
    suited = _suited(field, cells)
    return Column(suited, 0.95 if suited is field else 0.8, header)


def _suited(field: Field, cells: list[str]) -> Field:
    """Correct a header's word by what stands below it: "Name" over 田中 is the native name."""
    if not cells:
        return field
    native = _share(cells, is_native) > 0.5
    if field is Field.LATIN_NAME and native:
        return Field.NATIVE_NAME
    if field is Field.NATIVE_NAME and _share(cells, lambda cell: script_of(cell) is Script.LATIN) > 0.5:
        return Field.LATIN_NAME
    if field is Field.PASSPORT_NAME and _share(cells, _is_passport_number) > 0.5:
        return Field.PASSPORT_NUMBER
    return _suited_title(cells, native) if field in TITLES else field


def _suited_title(cells: list[str], native: bool) -> Field:
    if native:
        return Field.TITLE_NATIVE
    return Field.TITLE_VI if _share(cells, _is_vietnamese) > 0.3 else Field.TITLE_EN


def _by_content(cells: list[str]) -> tuple[Field, float]:
    """Guess a column without a header: the first test that most of its cells meet."""
    for field, test in _TESTS:
        share = _share(cells, test)
        if share >= 0.6:
            return field, share
    titles = [title for title in map(words.title_field, cells) if title]
    if len(titles) >= 0.4 * len(cells) > 0:
        return max(TITLES, key=titles.count), len(titles) / len(cells)
    if (share := _share(cells, words.is_organisation)) >= 0.4:
        return Field.ORGANISATION, share
    if (share := _share(cells, _is_latin_name)) >= 0.6:
        return Field.LATIN_NAME, share * 0.8
    if (share := _share(cells, _is_native_name)) >= 0.6:
        return Field.NATIVE_NAME, share * 0.8
    return (Field.NOTE, 0.2) if cells else (Field.IGNORE, 1.0)


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_vietnamese(text: str) -> bool:
    return bool(re.search("[ăđơưạ-ỹ]", text.casefold())) or words.title_field(text) is Field.TITLE_VI


def _is_passport_number(text: str) -> bool:
    return bool(_PASSPORT_NUMBER.fullmatch(text.replace(" ", "").upper()))


def _is_latin_name(text: str) -> bool:
    name, _ = words.without_honorific(text)
    return (
        script_of(name) is Script.LATIN
        and bool(_LATIN_NAME.fullmatch(name))
        and all(word[:1].isupper() for word in name.split()[:1])
        and words.title_field(name) is None
    )


def _is_native_name(text: str) -> bool:
    return is_native(text) and len(text) <= 40 and words.title_field(text) is None


_TESTS: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.EMAIL, lambda cell: bool(_EMAIL.fullmatch(cell))),
    (Field.NUMBER, lambda cell: bool(_NUMBER.fullmatch(fold(cell)))),
    (Field.IGNORE, lambda cell: bool(re.search(r"[A-Z]", cell)) and _is_passport_number(cell)),
    (Field.IGNORE, lambda cell: bool(re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", fold(cell)))),
    (Field.PHONE, lambda cell: bool(_PHONE.fullmatch(fold(cell)))),
    (Field.GENDER, lambda cell: words.gender_of(cell) is not None),
    (Field.ROLE, lambda cell: bool(words.role_of(cell))),
    (Field.READING, is_reading),
)


def _settled(columns: list[Column], rows: list[Row]) -> Columns:
    """Keep one column to a field; what another already holds better becomes a note."""
    settled: list[Column] = []
    for at, column in enumerate(columns):
        rivals = [other for other in settled if other.field is column.field]
        if rivals and column.field not in (Field.IGNORE, Field.NOTE) and not _continues(settled[-1], column):
            field = _spare_field(column, settled, rows, at)
            column = Column(field, 0.3, column.header)
        settled.append(column)
    return tuple(settled)


def _continues(before: Column, column: Column) -> bool:
    """Tell the second half of a name or of a merged header from a rival column."""
    if before.field is not column.field:
        return False
    same = bool(column.header) and before.header == column.header
    return same or (words.is_name_part(before.header) and words.is_name_part(column.header))


def _spare_field(column: Column, settled: list[Column], rows: list[Row], at: int) -> Field:
    """Find another use for a column whose field is taken: a second Latin name is the passport's."""
    taken = {other.field for other in settled}
    if column.field is Field.LATIN_NAME and Field.PASSPORT_NAME not in taken:
        first = next(place for place, other in enumerate(settled) if other.field is Field.LATIN_NAME)
        same = sum(fold(row.cell(at)) == fold(row.cell(first)) for row in rows)
        return Field.PASSPORT_NAME if same * 2 > len(rows) else Field.NOTE
    if column.field in NAMES and not column.header and Field.ORGANISATION not in taken:
        return Field.ORGANISATION
    return Field.NOTE
