"""A list of members on its way in: the paste itself, then its rows as fields until all of them are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import request
from wtforms import HiddenField, TextAreaField

from crm.core.forms import CrmForm, MemberRadio, Needed
from crm.core.locale import _, _l, number
from crm.delegations import paste
from crm.delegations.forms.members import unprintable
from crm.delegations.models import MemberSide
from crm.delegations.paste import Field, Pasted, Problem, ProblemCode
from crm.delegations.rules import FIELD_NAMES

PRINTED = frozenset(Field) - {Field.NUMBER, Field.EMAIL, Field.PHONE, Field.GENDER, Field.IGNORE}


class ListForm(CrmForm):
    """The list as it was copied. ``html`` is the table that the clipboard held beside the text."""

    side = MemberRadio(_l("Whose list"), MemberSide, default=MemberSide.THEIRS, validators=[Needed()])
    text = TextAreaField(_l("Member list"), [Needed()])
    html = HiddenField()

    def read(self) -> Pasted | None:
        """Read the list; a list that cannot be read at all is refused beside its field."""
        pasted = paste.read(self.text.data or "", self.html.data or "")
        if pasted.rows:
            return pasted
        self.text.errors = [sentence_of(problem) for problem in pasted.problems]
        return None


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


_SENTENCES = {
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
    ProblemCode.UNEVEN: _l(
        "This row had %(cells)s cells of %(expected)s. Check that they stand in the right columns."
    ),
    ProblemCode.DUPLICATE: _l("The same name as in row %(of)s."),
    ProblemCode.SEVERAL_NAMES: _l("Perhaps two people in one cell."),
}
