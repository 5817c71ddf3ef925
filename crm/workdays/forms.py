"""What is asked of a day of the office's own."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectField

from crm.core.forms import CrmForm, DayField, LineField, MemberField, Needed, offer, whole_number, words
from crm.core.locale import _, _l
from crm.workdays.models import DayKind, Repeats
from crm.workdays.service import DayEntry


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
