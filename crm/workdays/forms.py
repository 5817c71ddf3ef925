"""What is asked of a day of the office's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from crm.core.db import Words
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    Needed,
    ProseField,
    offer,
    unique_means,
    whole_number,
    words,
)
from crm.core.locale import _, _l, label
from crm.workdays.models import CalendarDay, DayKind, Repeats
from crm.workdays.paste import MOST_LINES, PastedLine
from crm.workdays.service import DayEntry

for constraint in ("uq_calendar_day_scope_day", "calendar_day.scope, calendar_day.day"):
    unique_means(constraint, "first", lambda: _("Somebody has just entered this day."))


class DayForm(CrmForm):
    """Enter a day off, a day worked in exchange, or the day of a city."""

    kind = MemberField(_l("What it is"), DayKind, default=DayKind.OFF)
    first = DayField(_l("Day"), [Needed()])
    last = DayField(_l("until"))
    exchanged = DayField(_l("Worked in exchange on"))
    name_vi = LineField(_l("Name"), [Needed()], max_length=200)
    name_en = LineField(_l("Name in English"), max_length=200, render_kw={"lang": "en"})
    country = SelectField(_l("Country or territory"))
    locality_id = SelectField(_l("City"), coerce=whole_number)
    repeats = MemberField(_l("Comes back"), Repeats, default=Repeats.ONCE)
    source = LineField(_l("Announced by"))

    def prepare(self, countries: Iterable[tuple[str, str]], cities: Iterable[tuple[object, str]]) -> None:
        """Fill the boxes."""
        offer(self.kind, [(kind.value, label(kind)) for kind in (DayKind.OFF, DayKind.CITY_DAY)])
        offer(self.country, countries)
        offer(self.locality_id, cities, empty=_("Choose"))

    def entry(self) -> DayEntry:
        """Hand the checked answers to the service."""
        assert self.first.data is not None  # noqa: S101  # a needed field
        return DayEntry(
            kind=self.kind.data or DayKind.OFF,
            first=self.first.data,
            last=self.last.data,
            country=self.country.data or "",
            locality_id=self.locality_id.data,
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            source=self.source.data or "",
            repeats=self.repeats.data or Repeats.ONCE,
            exchanged=self.exchanged.data,
        )


class NameForm(CrmForm):
    """Correct how a day is called and who announced it."""

    name_vi = LineField(_l("Name"), [Needed()], max_length=200)
    name_en = LineField(_l("Name in English"), max_length=200, render_kw={"lang": "en"})
    source = LineField(_l("Announced by"))

    about: CalendarDay

    @classmethod
    def showing(cls, row: CalendarDay, **given_too: Any) -> NameForm:
        """Fill the form in with the day as it is; what was sent stands above that."""
        given = {"name_vi": row.name.get("vi", ""), "name_en": row.name.get("en", "")}
        form = cls(data=given | {"source": row.source, "version": row.version}, **given_too)
        form.about = row
        return form

    def name(self) -> Words:
        """Return the name in the languages that have it."""
        return words(vi=self.name_vi.data, en=self.name_en.data)


class PasteForm(CrmForm):
    """Take over the days of an announcement at once."""

    country = SelectField(_l("Country or territory"))
    source = LineField(_l("Announced by"), [Needed()])
    lines = ProseField(_l("Days"), [Needed()])

    def prepare(self, countries: Iterable[tuple[str, str]]) -> None:
        """Fill the box of countries."""
        offer(self.country, countries)

    def validate_lines(self, field: Field) -> None:
        """Refuse more lines than are read: none is left out unsaid."""
        if len([line for line in (field.data or "").split("\n") if line.strip()]) > MOST_LINES:
            raise ValidationError(_("At most %(num)s lines at once.", num=MOST_LINES))

    def entry(self, line: PastedLine) -> DayEntry:
        """Hand one line to the service."""
        assert line.first is not None  # noqa: S101  # asked of lines without trouble only
        return DayEntry(
            kind=DayKind.OFF,
            first=line.first,
            last=line.last,
            exchanged=line.exchanged,
            country=self.country.data or "",
            name=words(vi=line.name),
            source=self.source.data or "",
        )
