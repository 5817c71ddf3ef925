"""Forms that clean what is typed, keep it when something is wrong, and put every refusal beside its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from enum import Enum
from typing import Any, TypeVar

import sqlalchemy as sa
from flask import request
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Field,
    FieldList,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms import TimeField as BaseTimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from crm.core import clock
from crm.core.db import PROSE_LENGTH, TITLE_LENGTH, Words, db
from crm.core.errors import Conflict, CrmError
from crm.core.locale import _, _l, catalogue, choices, gettext, language, number
from crm.core.meanwhile import changes_since
from crm.core.text import UnfitText, clean_line, clean_prose
from crm.core.transactions import new_form_key

T = TypeVar("T")

_unique: dict[str, tuple[str, Callable[[], str]]] = {}


def unique_means(constraint: str, field: str, sentence: Callable[[], str]) -> None:
    """Say which field a unique constraint speaks of; ``constraint`` is its name, or ``table.column`` as
    SQLite says it.
    """
    _unique[constraint] = (field, sentence)


def unfit_sentence(unfit: UnfitText) -> str:
    """Say in the user's words why a text cannot be kept."""
    if unfit.reason == "too_long":
        limit, length = int(unfit.data["limit"]), int(unfit.data["length"])
        return _(
            "At most %(limit)s characters; this has %(length)s.", limit=number(limit), length=number(length)
        )
    return _(
        "There is an invisible character here that cannot be kept."
        " Type the text again or paste it as plain text."
    )


_OURS = {
    "Not a valid choice.": _l("Choose from the list."),
    "Invalid Choice: could not coerce.": _l("Choose from the list."),
    "Not a valid integer value.": _l("Enter a whole number."),
}
"""What the form library says by itself, in our words."""


class RowList(FieldList):  # type: ignore[misc]  # the library is untyped
    """Rows of the same small form. Rows beyond the limit are told of, never dropped in silence."""

    def __init__(self, row: Any, label: Any = None, **given: Any) -> None:
        super().__init__(row, label, **given)
        self.type = "FieldList"
        self.left_out = 0

    def process(self, formdata: Any, *rest: Any, **given: Any) -> None:
        """Read the rows that were sent."""
        super().process(formdata, *rest, **given)
        if formdata and self.max_entries:
            self.left_out = max(len(set(self._extract_indices(self.name, formdata))) - self.max_entries, 0)

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Yield the numbers of the rows that were sent; what only looks like a number is none."""
        for key in formdata:
            if found := re.fullmatch(re.escape(prefix) + r"-([0-9]{1,4})(-.*)?", key, re.DOTALL):
                yield int(found[1])

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Check every row, and that none was left out."""
        fine = bool(super().validate(form, extra_validators))
        if self.left_out:
            form.form_errors.append(
                _("%(field)s: at most %(limit)s rows.", field=str(self.label.text), limit=self.max_entries)
            )
        return fine and not self.left_out


class OurCatalogue:
    """Translate the form library's own messages too: it ships no Vietnamese."""

    @staticmethod
    def gettext(message: str) -> str:
        """Say a message in our words where we have some."""
        return str(_OURS[message]) if message in _OURS else gettext(message)

    @staticmethod
    def ngettext(singular: str, plural: str, num: int) -> str:
        """Translate and leave the placeholders, which the library fills in itself."""
        text: str = catalogue(language()).ungettext(singular, plural, num)
        return text


class Needed:
    """Refuse an empty answer, naming the field."""

    field_flags = {"required": True}

    def __call__(self, form: Any, field: Field) -> None:
        """Check one field."""
        if field.data is None or (isinstance(field.data, str) and not field.data.strip()) or field.data == []:
            if not field.errors:
                raise StopValidation(_("Please enter %(field)s.", field=str(field.label.text)))
            raise StopValidation


class LineField(StringField):  # type: ignore[misc]  # the library is untyped
    """One line of text, cleaned; too long or unprintable text is refused with the typing kept."""

    def __init__(
        self, label: Any = None, validators: Any = None, max_length: int = TITLE_LENGTH, **given: Any
    ) -> None:
        super().__init__(label, validators, **given)
        self.max_length = max_length

    def process_formdata(self, valuelist: list[str]) -> None:
        """Clean what was typed."""
        self.data = valuelist[0] if valuelist else ""
        try:
            self.data = clean_line(self.data, self.max_length)
        except UnfitText as unfit:
            raise ValueError(unfit_sentence(unfit)) from unfit


class ProseField(TextAreaField):  # type: ignore[misc]  # the library is untyped
    """Several lines of text, cleaned like a line."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.type = "TextAreaField"  # as the macros draw it

    def process_formdata(self, valuelist: list[str]) -> None:
        """Clean what was typed."""
        self.data = valuelist[0] if valuelist else ""
        try:
            self.data = clean_prose(self.data, PROSE_LENGTH)
        except UnfitText as unfit:
            raise ValueError(unfit_sentence(unfit)) from unfit


def _days_in(month: int, year: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def read_day(text: str, today: date) -> date:
    """Read a day as an officer writes it: 3/12, 03-12-2026, 3.12.26, 2026-12-03.

    Raises ValueError with a sentence that says what is wrong with it.
    """
    if not re.fullmatch(r"\s*\d{1,4}(\s*[-/.]\s*\d{1,4}){1,2}\s*", text):
        raise ValueError(
            _("Write the day as dd/mm/yyyy, for example %(example)s.", example=today.strftime("%d/%m/%Y"))
        )
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if re.fullmatch(r"\s*\d{4}-\d{1,2}-\d{1,2}\s*", text):
        parts = parts[::-1]
    day, month = parts[:2]
    year = parts[2] if len(parts) == 3 else today.year
    year += 2000 if year < 100 else 0
    if not 1900 <= year <= 2200:
        raise ValueError(_("The year %(year)s is out of range.", year=year))
    if not 1 <= month <= 12:
        raise ValueError(_("There is no month %(month)s. Enter a month from 01 to 12.", month=month))
    last = _days_in(month, year)
    if not 1 <= day <= last:
        raise ValueError(
            _(
                "There is no %(day)s/%(month)s. Enter a day from 01 to %(last)s.",
                day=f"{day:02}",
                month=f"{month:02}",
                last=last,
            )
        )
    return date(year, month, day)


class DayField(DateField):  # type: ignore[misc]  # the library is untyped
    """A day, typed as dd/mm/yyyy or shorter."""

    def __init__(self, label: Any = None, validators: Any = None, **given: Any) -> None:
        super().__init__(label, validators, format="%d/%m/%Y", widget=TextInput(), **given)
        self.type = "DateField"  # as the macros draw it

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no day."""
        self.data = None
        if valuelist and valuelist[0].strip():
            self.data = read_day(valuelist[0], clock.today())


class ClockField(BaseTimeField):  # type: ignore[misc]  # the library is untyped
    """A time of day: 8:30, 08h30, 830."""

    def __init__(self, label: Any = None, validators: Any = None, **given: Any) -> None:
        super().__init__(label, validators, format="%H:%M", widget=TextInput(), **given)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no time."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        found = re.fullmatch(
            r"(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?)?|(\d{1,2})(\d{2})", valuelist[0].strip().lower()
        )
        if found:
            hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
            if hour < 24 and minute < 60:
                self.data = time(hour, minute)
                return
        raise ValueError(_("Write the time as hh:mm, for example 08:30."))


def _offered(kind: type[Enum], empty: Any) -> list[SelectChoice]:
    first = [SelectChoice("", str(empty))] if empty is not None else []
    return first + [SelectChoice(value, word) for value, word in choices(kind)]


class _MemberMixin:
    """An answer that is a member of an enumeration."""

    def __init__(
        self, label: Any, kind: type[Enum], *, empty: Any = None, validators: Any = None, **given: Any
    ) -> None:
        super().__init__(  # type: ignore[call-arg]  # the field that follows in the order of classes
            label, validators, choices=lambda: _offered(kind, empty), coerce=self._read, **given
        )
        self.kind = kind
        self.type = self.drawn_as

    drawn_as = "SelectField"
    """Kind of field that the macros draw it as."""

    def _read(self, value: Any) -> Any:
        """Turn the posted value into the member; None for no answer."""
        if value is None or isinstance(value, self.kind if hasattr(self, "kind") else Enum):
            return value
        return self.kind(value) if value != "" else None

    def _value(self) -> str:
        data = self.data  # type: ignore[attr-defined]
        return data.value if isinstance(data, Enum) else ""


class MemberField(_MemberMixin, SelectField):  # type: ignore[misc]  # the library is untyped
    """Choose a member of an enumeration from a list."""


class MemberRadio(_MemberMixin, RadioField):  # type: ignore[misc]  # the library is untyped
    """Choose a member of an enumeration from a segmented row."""

    drawn_as = "RadioField"


class CrmForm(FlaskForm):  # type: ignore[misc]  # the library is untyped
    """A form that knows its one-time key and the version it was filled in on.

    Subclasses declare fields and an ``entry()`` for their service.
    """

    form_key = HiddenField(default=new_form_key)
    version = HiddenField()

    class Meta:
        """Our own words for the library's messages."""

        def get_translations(self, form: Any) -> OurCatalogue:
            """Return our catalogue."""
            return OurCatalogue()

    conflict: Conflict | None = None
    meanwhile: Sequence[str] = ()
    """What the others saved meanwhile, in words, when there is a conflict."""

    @property
    def seen_version(self) -> int | None:
        """Version of the record this form was filled in on; None for a new record."""
        text = str(self.version.data or "")  # a number where the form was filled in from a record
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def accepted(self) -> bool:
        """Tell whether this was sent and passed every check."""
        return bool(self.is_submitted() and self.validate())

    def refuse(self, error: CrmError) -> None:
        """Put a refusal beside its field, or above the form where it names none."""
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Run a service call; a refusal goes to its field, nothing is kept, and None comes back.

        A conflict sets ``conflict`` and moves the hidden version on, so that saving again is a decision.
        """
        try:
            return work()
        except Conflict as conflict:
            db.session.rollback()
            self.conflict = conflict
            self.meanwhile = changes_since(conflict, self.seen_version or 0, self._fields)
            self.version.data = str(conflict.version)
            self.form_errors.append(conflict.sentence)
        except CrmError as error:
            if error.status not in (409, 422):
                raise
            db.session.rollback()
            self.refuse(error)
        except (UnfitText, sa.exc.StatementError) as error:
            db.session.rollback()
            self.refuse(_refusal_of(error))
        return None

    @property
    def status(self) -> int:
        """HTTP status of the page that shows this form."""
        if self.conflict:
            return 409
        return 422 if request.method == "POST" else 200


def unfit_text(error: BaseException | None) -> UnfitText | None:
    """Return the text that a column would not take, also where the database library wrapped its refusal."""
    cause = error.orig if isinstance(error, sa.exc.StatementError) else error
    return cause if isinstance(cause, UnfitText) else None


def _refusal_of(error: UnfitText | sa.exc.StatementError) -> CrmError:
    """Say what a column or a constraint refused, and beside which field; re-raise what nobody has named."""
    if unfit := unfit_text(error):
        return CrmError(unfit_sentence(unfit))
    if isinstance(error, sa.exc.IntegrityError):
        diagnostics = getattr(error.orig, "diag", None)
        said = f"{getattr(diagnostics, 'constraint_name', '') or ''} {error.orig}"
        for constraint, (field, sentence) in _unique.items():
            if constraint in said:
                return CrmError(sentence(), field=field)
    raise error


def words(**by_language: str | None) -> Words:
    """Gather the answers in several languages; empty ones are left out."""
    return Words({language: text for language, text in by_language.items() if text})


def offer(field: Any, options: Iterable[tuple[object, str]], *, empty: str | None = None) -> None:
    """Fill a choice field with (value, words)."""
    first = [SelectChoice("", empty)] if empty is not None else []
    field.choices = first + [SelectChoice(str(value), shown) for value, shown in options]


def whole_number(value: Any) -> int | None:
    """Read a chosen key; None for nothing. ValueError for what cannot be a key."""
    if value in (None, "", "None"):
        return None
    key = int(value)
    if not 0 < key < 2**31:
        raise ValueError(_("Choose from the list."))
    return key
