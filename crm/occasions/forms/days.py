"""What is asked of a country's day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from wtforms import BooleanField, SelectField

from crm.core.forms import CrmForm, DayField, LineField, MemberField, Needed, offer, unique_means, words
from crm.core.locale import _, _l
from crm.occasions.models import DayKind, OccasionDay
from crm.occasions.service import DayEntry

for constraint in (
    "uq_occasion_day_kind_country_code",
    "occasion_day.kind, occasion_day.country_code",
):
    unique_means(constraint, "country_code", lambda: _("Somebody has just entered this day."))


class OccasionDayForm(CrmForm):
    """Enter or correct the day of a country."""

    kind = MemberField(_l("What it is"), DayKind, default=DayKind.DIPLOMATIC)
    country_code = SelectField(_l("Country or territory"))
    day = DayField(_l("Day"), [Needed()])
    is_year_only = BooleanField(_l("Only the year is known"))
    name_vi = LineField(_l("Name"), max_length=200)
    name_en = LineField(_l("Name in English"), max_length=200, render_kw={"lang": "en"})
    source = LineField(_l("Source"), [Needed()])
    source_url = LineField(_l("Address of the source"), max_length=500)

    about: OccasionDay | None = None

    @classmethod
    def showing(cls, row: OccasionDay | None, countries: Iterable[tuple[str, str]], **given: Any) -> Self:
        """Fill the form in with a day as it is, or open it for a new one."""
        if row is not None:
            names = ("kind", "country_code", "day", "is_year_only", "source", "source_url", "version")
            given = {name: getattr(row, name) for name in names}
            given |= {"name_vi": row.name.get("vi", ""), "name_en": row.name.get("en", "")}
        form = cls(data=given)
        form.about = row
        offer(form.country_code, countries, empty=_("Choose"))
        return form

    def entry(self) -> DayEntry:
        """Hand the checked answers to the service."""
        assert self.day.data is not None  # noqa: S101  # a needed field
        return DayEntry(
            kind=self.kind.data or DayKind.DIPLOMATIC,
            country_code=self.country_code.data or "",
            day=self.day.data,
            is_year_only=bool(self.is_year_only.data),
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            source=self.source.data or "",
            source_url=self.source_url.data or "",
            version=self.seen_version,
        )
