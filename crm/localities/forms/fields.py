"""Answers about a locality that are read in a way of their own: figures, years, addresses, past days."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.locale import _, language
from crm.localities import rules

FIRST_YEAR: Final = 1800


class FigureField(StringField):  # type: ignore[misc]  # the library is untyped
    """A figure as people write it here: 947.092 or 491,95."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no figure."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = rules.read_figure(typed, language()) if typed else None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else rules.figure_text(Decimal(str(self.data)))


class YearField(StringField):  # type: ignore[misc]  # the library is untyped
    """A year of the past, in four figures."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no year."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            this_year = clock.today().year
            if not re.fullmatch(r"[0-9]{4}", typed) or not FIRST_YEAR <= int(typed) <= this_year:
                raise ValueError(
                    _("Enter a year from %(first)s to %(last)s.", first=FIRST_YEAR, last=this_year)
                )
            self.data = int(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return str(self.data or "")


def check_address(field: Field) -> None:
    """Refuse what is no address of a web page, and put the usual beginning before a bare name."""
    if not field.data or field.errors:
        return
    if not re.match(r"[a-z][a-z0-9+.-]*:", field.data, re.IGNORECASE):
        field.data = f"https://{field.data}"
    if not re.fullmatch(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?", field.data, re.IGNORECASE):
        raise ValidationError(_("Write the web address like https://www.example.org."))


def check_past(field: Field) -> None:
    """Refuse a day to come."""
    if field.data and not field.errors and field.data > clock.today():
        raise ValidationError(_("This day is still to come."))


def check_degrees(field: Field, most: int) -> None:
    """Refuse a place that is not on the globe."""
    if field.data is not None and not field.errors and abs(field.data) > most:
        raise ValidationError(_("Enter degrees from %(least)s to %(most)s.", least=-most, most=most))
