"""What a pasted list becomes: columns, rows, problems, and the members drawn from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crm.core.names import Gender

MAX_ROWS = 200
MAX_COLUMNS = 40
MAX_SOURCE = 400_000


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    LATIN_NAME = "latin_name"
    NATIVE_NAME = "native_name"
    READING = "reading"
    TITLE_VI = "title_vi"
    TITLE_EN = "title_en"
    TITLE_NATIVE = "title_native"
    ORGANISATION = "organisation"
    GENDER = "gender"
    PHONE = "phone"
    EMAIL = "email"
    PASSPORT_NAME = "passport_name"
    PASSPORT_NUMBER = "passport_number"
    BORN_ON = "born_on"
    NATIONALITY = "nationality"
    ROLE = "role"
    NOTE = "note"
    IGNORE = "ignore"


NAMES = (Field.LATIN_NAME, Field.NATIVE_NAME, Field.PASSPORT_NAME)
TITLES = (Field.TITLE_VI, Field.TITLE_EN, Field.TITLE_NATIVE)

LENGTHS: Mapping[Field, int] = {
    Field.LATIN_NAME: 200,
    Field.NATIVE_NAME: 200,
    Field.PASSPORT_NAME: 200,
    Field.READING: 200,
    Field.TITLE_VI: 300,
    Field.TITLE_EN: 300,
    Field.TITLE_NATIVE: 300,
    Field.ORGANISATION: 300,
    Field.PHONE: 60,
    Field.EMAIL: 254,
    Field.NOTE: 2000,
    Field.PASSPORT_NUMBER: 20,
    Field.BORN_ON: 40,
    Field.NATIONALITY: 80,
}


class ProblemCode(StrEnum):
    """What is wrong with a list or a row; the form makes the sentence."""

    # of the whole list
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # limit, length
    TOO_MANY = "too_many"  # limit, count
    TOO_WIDE = "too_wide"  # limit, count
    NO_NAME_COLUMN = "no_name_column"
    LEFT_OUT = "left_out"  # row, text: a greeting or a caption, nobody's row
    ONE_SHEET = "one_sheet"  # sheet: the others were not read
    FORMULA = "formula"  # cells: formulas without the values they had
    # of one row
    MISSING_NAME = "missing_name"
    TOO_LONG = "too_long"  # field, limit, length
    UNREADABLE = "unreadable"  # field: a control character stood here
    MERGED = "merged"  # field: spread from a merged cell
    MAYBE_MERGED = "maybe_merged"  # field, above: empty under a filled cell
    NOT_A_DAY = "not_a_day"
    NOT_A_PASSPORT = "not_a_passport"
    NOT_A_COUNTRY = "not_a_country"  # it is left empty
    UNEVEN = "uneven"  # cells, expected
    DUPLICATE = "duplicate"  # of: number of the earlier row
    SEVERAL_NAMES = "several_names"  # field


_BLOCKING = {
    ProblemCode.EMPTY,
    ProblemCode.TOO_LARGE,
    ProblemCode.TOO_MANY,
    ProblemCode.TOO_WIDE,
    ProblemCode.NO_NAME_COLUMN,
    ProblemCode.MISSING_NAME,
    ProblemCode.TOO_LONG,
    ProblemCode.UNREADABLE,
    ProblemCode.NOT_A_DAY,
    ProblemCode.NOT_A_PASSPORT,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at, the column it is about, and what a message needs to say."""

    code: ProblemCode
    column: int | None = None
    data: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def is_blocking(self) -> bool:
        """Tell whether the list cannot be saved as long as this stands."""
        return self.code in _BLOCKING


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it seems to hold, and how sure that is (0 to 1)."""

    field: Field
    confidence: float
    header: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A person's row, with the number of its first line in the source."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    merged: frozenset[int] = frozenset()
    given: int = 0  # how many cells the source had, before empty ones were added

    def cell(self, column: int) -> str:
        """Return a cell, or nothing where the row is short."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A list as it was understood, for the office to correct."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing stands in the way of saving."""
        rows = (problem for row in self.rows for problem in row.problems)
        return bool(self.rows) and not any(problem.is_blocking for problem in (*self.problems, *rows))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return what each column holds."""
        return tuple(column.field for column in self.columns)


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as the list gives it, cleaned, in the order received; ``number`` is its source row."""

    number: int
    latin_name: str = ""
    native_name: str = ""
    native_lang: str | None = None
    reading: str = ""
    passport_name: str = ""
    title_vi: str = ""
    title_en: str = ""
    title_native: str = ""
    organisation: str = ""
    gender: Gender | None = None
    phone: str = ""
    email: str = ""
    role: str = ""
    note: str = ""
    passport_number: str = ""
    born_on: str = ""
    """A day as 1970-05-06."""
    nationality: str = ""
    """The code of a country."""


@dataclass(slots=True)
class Grid:
    """A list cut into cells, before anybody knows what they mean."""

    rows: list[Row] = field(default_factory=list)
    fields: list[Field] | None = None
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, number: int, text: str) -> None:
        """Say that a line is nobody's row, so that nothing is lost silently."""
        self.problems.append(Problem(ProblemCode.LEFT_OUT, data={"row": number, "text": text[:200]}))
