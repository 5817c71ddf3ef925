"""The form of the office's own row."""

from __future__ import annotations

from zoneinfo import available_timezones

from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from crm.core.forms import CrmForm, LineField, Needed, words
from crm.core.locale import _l
from crm.settings.models import Office
from crm.settings.service import OfficeEntry

USUAL = ("Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Vientiane", "Asia/Tokyo", "Asia/Seoul", "Asia/Shanghai")


def _zones() -> list[SelectChoice]:
    rest = sorted(zone for zone in available_timezones() if "/" in zone and zone not in USUAL)
    return [SelectChoice(zone, zone.replace("_", " ")) for zone in (*USUAL, *rest)]


class OfficeForm(CrmForm):
    """How the office is called, where it stands, how it counts its days."""

    name_vi = LineField(_l("Name of the office in Vietnamese"), [Needed()], max_length=200)
    name_en = LineField(_l("Name of the office in English"), max_length=200)
    superior_vi = LineField(_l("Superior body in Vietnamese"), max_length=200)
    superior_en = LineField(_l("Superior body in English"), max_length=200)
    city_vi = LineField(_l("Home city in Vietnamese"), [Needed()], max_length=120)
    city_en = LineField(_l("Home city in English"), max_length=120)
    symbol = LineField(_l("Symbol on papers"), max_length=20)
    zone = SelectField(_l("Time zone"), choices=_zones)
    report_days = IntegerField(
        _l("Days for a visit report"),
        [NumberRange(1, 90, _l("Enter a number from %(min)s to %(max)s."))],
    )
    population_stale_years = IntegerField(
        _l("A figure is old after (years)"),
        [NumberRange(1, 20, _l("Enter a number from %(min)s to %(max)s."))],
    )
    footer = LineField(_l("Line at the foot of papers"), max_length=200)

    @classmethod
    def showing(cls, office: Office) -> OfficeForm:
        """Fill the form in with the office as it is; what was sent stands above that."""
        texts = {"name": office.name, "superior": office.superior, "city": office.city}
        given = {f"{key}_{lang}": text.get(lang, "") for key, text in texts.items() for lang in ("vi", "en")}
        plain = ("symbol", "zone", "report_days", "population_stale_years", "footer", "version")
        return cls(data=given | {name: getattr(office, name) for name in plain})

    def entry(self) -> OfficeEntry:
        """Hand the checked answers to the service."""
        return OfficeEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            superior=words(vi=self.superior_vi.data, en=self.superior_en.data),
            city=words(vi=self.city_vi.data, en=self.city_en.data),
            symbol=self.symbol.data,
            zone=self.zone.data,
            report_days=self.report_days.data,
            population_stale_years=self.population_stale_years.data,
            footer=self.footer.data,
            version=self.seen_version,
        )
