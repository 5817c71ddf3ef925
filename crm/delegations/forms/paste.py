"""A list of members on its way in: the paste itself, then its rows as fields until all of them are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import request
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import Field as FormField
from wtforms import HiddenField, TextAreaField
from wtforms.validators import ValidationError

from crm.core.forms import CrmForm, MemberRadio, Needed
from crm.core.locale import _, _l, number
from crm.delegations import paste
from crm.delegations.forms.members import unprintable
from crm.delegations.models import MemberSide
from crm.delegations.paste import Fault, Field, Pasted, Problem, ProblemCode, Unreadable
from crm.delegations.paste.files import LARGEST
from crm.delegations.rules import FIELD_NAMES

PRINTED = (
    frozenset(Field)
    - {Field.NUMBER, Field.EMAIL, Field.PHONE, Field.GENDER, Field.IGNORE}
    - {
        Field.PASSPORT_NUMBER,
        Field.BORN_ON,
        Field.NATIONALITY,
    }
)


class ListForm(CrmForm):
    """The list as it was copied. ``html`` is the table that the clipboard held beside the text."""

    side = MemberRadio(_l("Whose list"), MemberSide, default=MemberSide.THEIRS, validators=[Needed()])
    text = TextAreaField(_l("Member list"))
    html = HiddenField()
    file = FileField(_l("Or a file"), description=_l("Excel (.xlsx), Word (.docx) or CSV, 5 MB at most."))

    @property
    def given(self) -> FileStorage | None:
        """Return the file that was chosen, if any."""
        return self.file.data if self.file.data and self.file.data.filename else None

    def validate_text(self, field: FormField) -> None:
        """Ask for a text where there is no file."""
        if self.given is None and not (field.data or "").strip():
            raise ValidationError(_("Paste the list here, or choose a file below."))

    def validate_file(self, field: FormField) -> None:
        """Ask for a text or a file, not for both."""
        if self.given is not None and (self.text.data or "").strip():
            raise ValidationError(_("Either paste a list or choose a file, not both."))

    def read(self) -> Pasted | None:
        """Read the list; a list that cannot be read at all is refused beside its field."""
        field = self.file if self.given is not None else self.text
        try:
            pasted = self._pasted()
        except Unreadable as unreadable:
            field.errors = [_fault(unreadable)]
            return None
        if pasted.rows:
            return pasted
        field.errors = [sentence_of(problem) for problem in pasted.problems]
        return None

    def _pasted(self) -> Pasted:
        given = self.given
        if given is not None:
            return paste.read_file(given.stream.read(LARGEST + 1), given.filename or "")
        return paste.read(self.text.data or "", self.html.data or "")


class PreviewForm(CrmForm):
    """The list cut into columns and rows, nothing stored yet: each cell is a field of this form."""

    side = MemberRadio(_l("Whose list"), MemberSide, default=MemberSide.THEIRS, validators=[Needed()])

    def corrected(self) -> Pasted:
        """Return the list as it stands in the form; rows ticked to be left out are gone."""
        fields = [
            Field(value) if value in set(Field) else Field.IGNORE for value in request.form.getlist("column")
        ]
        cells, width = request.form.getlist("cell"), max(len(fields), 1)
        left_out = set(request.form.getlist("skip"))
        rows = [
            (int(given), cells[at * width : (at + 1) * width])
            for at, given in enumerate(request.form.getlist("row"))
            if given not in left_out and given.isdecimal() and len(given) < 7
        ]
        return paste.from_cells(fields, rows)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the preview: its text, what is wrong with it, and whether that stands in the way."""

    text: str
    sentences: tuple[str, ...]
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview."""

    number: int
    cells: tuple[Cell, ...]
    wrongs: tuple[str, ...]
    hints: tuple[str, ...]
    contact: str = ""

    @property
    def is_wrong(self) -> bool:
        """Tell whether the row cannot be saved as it stands."""
        return bool(self.wrongs) or any(cell.is_wrong for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Preview:
    """The list as the screen shows it."""

    fields: tuple[Field, ...]
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    problems: tuple[str, ...]
    wrong: int

    @property
    def is_ready(self) -> bool:
        """Tell whether the list can be saved."""
        return self.wrong == 0 and bool(self.lines)


def preview_of(
    pasted: Pasted, already: frozenset[int] = frozenset(), contacts: Mapping[int, str] | None = None
) -> Preview:
    """Put every problem into words beside its cell or row.

    ``already`` are the rows that name a member who is there; ``contacts`` names the contact of a row.
    """
    lines = tuple(_line(pasted, at, already, contacts or {}) for at in range(len(pasted.rows)))
    general = tuple(sentence_of(problem) for problem in pasted.problems)
    wrong = sum(line.is_wrong for line in lines) + sum(problem.is_blocking for problem in pasted.problems)
    return Preview(pasted.fields, tuple(column.header for column in pasted.columns), lines, general, wrong)


def _line(pasted: Pasted, at: int, already: frozenset[int], contacts: Mapping[int, str]) -> Line:
    row = pasted.rows[at]
    problems = [_placed(problem, pasted) for problem in row.problems]
    cells = []
    for column, field in enumerate(pasted.fields):
        here = [problem for problem in problems if problem.column == column]
        hole = unprintable(row.cell(column)) if field in PRINTED else None
        said = [sentence_of(problem) for problem in here] + ([hole] if hole else [])
        cells.append(Cell(row.cell(column), tuple(said), bool(hole) or any(one.is_blocking for one in here)))
    whole = [problem for problem in problems if problem.column is None]
    wrongs = [sentence_of(problem) for problem in whole if problem.is_blocking]
    hints = [sentence_of(problem) for problem in whole if not problem.is_blocking]
    if row.number in already:
        hints.append(_("This person is in the delegation already."))
    return Line(row.number, tuple(cells), tuple(wrongs), tuple(hints), contacts.get(row.number, ""))


def _placed(problem: Problem, pasted: Pasted) -> Problem:
    """Name another row by its place on the screen, not by its line in the source."""
    places = {row.number: place for place, row in enumerate(pasted.rows, start=1)}
    moved = {key: places.get(int(problem.data[key]), 0) for key in ("above", "of") if key in problem.data}
    return replace(problem, data={**problem.data, **moved}) if moved else problem


def sentence_of(problem: Problem) -> str:
    """Say in the user's words what is wrong with a list, a row or a cell."""
    data = {key: number(value) if isinstance(value, int) else value for key, value in problem.data.items()}
    if isinstance(data.get("field"), str):
        data["field"] = str(FIELD_NAMES[Field(str(data["field"]))])
    return str(_SENTENCES[problem.code]) % data


def _fault(unreadable: Unreadable) -> str:
    """Say why a file cannot be read and what to do instead."""
    data = {key: number(value) if isinstance(value, int) else value for key, value in unreadable.data.items()}
    return str(_FAULTS[unreadable.fault]) % data


_FAULTS = {
    Fault.TOO_LARGE: _l("The file is larger than %(limit)s MB. Keep only the list of names in it."),
    Fault.OLD_EXCEL: _l("This is an old Excel file (.xls). Open it, save it as .xlsx, and choose that."),
    Fault.OLD_WORD: _l("This is an old Word file (.doc). Open it, save it as .docx, and choose that."),
    Fault.OPEN_OFFICE: _l("This is an OpenDocument file. Save it as .xlsx or .docx, and choose that."),
    Fault.LOCKED: _l("This file is locked with a password. Save it without one, and choose that."),
    Fault.UNKNOWN: _l("This is no Excel, Word or CSV file. Save the list as .xlsx, .docx or .csv."),
    Fault.BROKEN: _l("This file cannot be read: it is damaged, or holds far more than a list."),
    Fault.TOO_MANY: _l("The file has %(count)s rows; at most %(limit)s people can be read at once."),
    Fault.EMPTY: _l("There is nothing in this file."),
}

_SENTENCES = {
    ProblemCode.ONE_SHEET: _l("Only the sheet “%(sheet)s” was read; the others were not."),
    ProblemCode.FORMULA: _l(
        "These cells hold formulas whose values were not saved: %(cells)s. They are empty below; type them."
    ),
    ProblemCode.EMPTY: _l("No name was found in this text. Copy the rows with the names and paste again."),
    ProblemCode.TOO_LARGE: _l("The text has %(length)s characters; at most %(limit)s can be read at once."),
    ProblemCode.TOO_MANY: _l(
        "The list has %(count)s rows; at most %(limit)s can be read at once. Paste it in parts."
    ),
    ProblemCode.TOO_WIDE: _l("The table has %(count)s columns; at most %(limit)s can be read."),
    ProblemCode.NO_NAME_COLUMN: _l("Choose the column that holds the names."),
    ProblemCode.LEFT_OUT: _l("Row %(row)s was left out: “%(text)s”."),
    ProblemCode.MISSING_NAME: _l("The name is missing."),
    ProblemCode.TOO_LONG: _l("At most %(limit)s characters; this has %(length)s."),
    ProblemCode.UNREADABLE: _l("There is a character here that cannot be read. Type this again."),
    ProblemCode.MERGED: _l("Taken from a merged cell. Check it."),
    ProblemCode.MAYBE_MERGED: _l("Empty here; perhaps a merged cell. Row %(above)s above is filled."),
    ProblemCode.NOT_A_DAY: _l("Write the day in full, for example 06/05/1970."),
    ProblemCode.NOT_A_PASSPORT: _l("A passport number has letters and digits only, five at least."),
    ProblemCode.NOT_A_COUNTRY: _l("No country of this name is known; the nationality stays empty."),
    ProblemCode.UNEVEN: _l(
        "This row had %(cells)s cells of %(expected)s. Check that they stand in the right columns."
    ),
    ProblemCode.DUPLICATE: _l("The same name as in row %(of)s."),
    ProblemCode.SEVERAL_NAMES: _l("Perhaps two people in one cell."),
}
