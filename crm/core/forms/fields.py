"""Fields that clean what is typed and say what is wrong with it."""

from __future__ import annotations

import re
from datetime import time
from enum import Enum
from typing import Any

from wtforms import (
    DateField,
    Field,
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
from crm.core.db import PROSE_LENGTH, TITLE_LENGTH
from crm.core.forms.days import read_day
from crm.core.forms.saying import unfit_sentence
from crm.core.locale import _, choices
from crm.core.text import UnfitText, clean_line, clean_prose


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
