"""The office's own row in sections, each saved alone: one half filled in blocks no other."""

from __future__ import annotations

from wtforms import IntegerField, SelectField
from wtforms.validators import NumberRange

from crm.core.forms import CrmForm, LineField, Needed, offer, words
from crm.core.locale import _l
from crm.core.zones import zones_usual_first
from crm.settings.models import Office
from crm.settings.service import CountingEntry, NamesEntry, PapersEntry


class NamesForm(CrmForm):
    """How the office is called and where it stands."""

    name_vi = LineField(_l("Name of the office in Vietnamese"), [Needed()], max_length=200)
    name_en = LineField(_l("Name of the office in English"), max_length=200)
    superior_vi = LineField(_l("Superior body in Vietnamese"), max_length=200)
    superior_en = LineField(_l("Superior body in English"), max_length=200)
    city_vi = LineField(_l("Home city in Vietnamese"), [Needed()], max_length=120)
    city_en = LineField(_l("Home city in English"), max_length=120)
    symbol = LineField(_l("Symbol on papers"), max_length=20, description=_l("For example SNgV."))

    @classmethod
    def showing(cls, office: Office) -> NamesForm:
        """Fill the form in with the office as it is."""
        texts = {"name": office.name, "superior": office.superior, "city": office.city}
        given = {f"{key}_{lang}": text.get(lang, "") for key, text in texts.items() for lang in ("vi", "en")}
        return cls(data=given | {"symbol": office.symbol, "version": office.version})

    def entry(self) -> NamesEntry:
        """Hand the checked answers to the service."""
        return NamesEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            superior=words(vi=self.superior_vi.data, en=self.superior_en.data),
            city=words(vi=self.city_vi.data, en=self.city_en.data),
            symbol=self.symbol.data or "",
            version=self.seen_version,
        )


class PapersForm(CrmForm):
    """What papers carry beside the office's names."""

    footer = LineField(_l("Line at the foot of papers"), max_length=200)

    @classmethod
    def showing(cls, office: Office) -> PapersForm:
        """Fill the form in with the office as it is."""
        return cls(data={"footer": office.footer, "version": office.version})

    def entry(self) -> PapersEntry:
        """Hand the checked answers to the service."""
        return PapersEntry(footer=self.footer.data or "", version=self.seen_version)


class CountingForm(CrmForm):
    """How the office counts its days and years."""

    zone = SelectField(_l("Time zone"), render_kw={"data-tokens": ""})
    report_days = IntegerField(
        _l("Days for a visit report"),
        [NumberRange(1, 90, _l("Enter a number from %(min)s to %(max)s."))],
    )
    population_stale_years = IntegerField(
        _l("A figure is old after (years)"),
        [NumberRange(1, 20, _l("Enter a number from %(min)s to %(max)s."))],
    )

    digest_hour = IntegerField(
        _l("Reminders are mailed from (hour)"),
        [NumberRange(0, 23, _l("Enter a number from %(min)s to %(max)s."))],
        description=_l("On working days, in the time zone above."),
    )

    @classmethod
    def showing(cls, office: Office) -> CountingForm:
        """Fill the form in with the office as it is."""
        plain = ("zone", "report_days", "population_stale_years", "digest_hour", "version")
        form = cls(data={name: getattr(office, name) for name in plain})
        offer(form.zone, [(zone, zone) for zone in zones_usual_first()])
        return form

    def entry(self) -> CountingEntry:
        """Hand the checked answers to the service."""
        return CountingEntry(
            zone=self.zone.data,
            report_days=self.report_days.data,
            population_stale_years=self.population_stale_years.data,
            digest_hour=self.digest_hour.data,
            version=self.seen_version,
        )
