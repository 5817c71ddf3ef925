"""What is asked of the home city."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Field, SelectField
from wtforms.validators import ValidationError

from crm.core.forms import CrmForm, LineField, Needed, offer
from crm.core.locale import _, _l
from crm.localities import rules
from crm.localities.forms.fields import FigureField, check_degrees
from crm.setup.rules import HOME_LANGUAGES
from crm.setup.service import HomeEntry


class HomeForm(CrmForm):
    """Enter the home city: the name in the office's own language is enough to begin with."""

    name_vi = LineField(_l("Name in Vietnamese"), [Needed()])
    name_en = LineField(_l("Name in English"), render_kw={"lang": "en"})
    name_ja = LineField(_l("Name in Japanese"), render_kw={"lang": "ja"})
    name_zh = LineField(_l("Name in Chinese"), render_kw={"lang": "zh"})
    name_ko = LineField(_l("Name in Korean"), render_kw={"lang": "ko"})
    name_ru = LineField(_l("Name in Russian"), render_kw={"lang": "ru"})
    name_lo = LineField(_l("Name in Lao"), render_kw={"lang": "lo"})
    name_fr = LineField(_l("Name in French"), render_kw={"lang": "fr"})
    country_code = SelectField(_l("Country or territory"), [Needed()], render_kw={"data-tokens": ""})
    is_province_level = BooleanField(_l("At the level of a province"), default=True)
    latitude = FigureField(_l("Latitude"), render_kw={"placeholder": "20,86"})
    longitude = FigureField(_l("Longitude"), render_kw={"placeholder": "106,68"})

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self.country_code, rules.country_choices(), empty=_("Choose"))

    @property
    def names(self) -> list[Field]:
        """Return the fields of the names, in the order of the languages."""
        return [self[f"name_{lang}"] for lang in HOME_LANGUAGES]

    def validate_latitude(self, field: Field) -> None:
        """Refuse half a place, and one that is not on the globe."""
        check_degrees(field, 90)
        if (field.data is None) != (self.longitude.data is None) and not (
            field.errors or self.longitude.errors
        ):
            raise ValidationError(_("Enter both latitude and longitude, or neither."))

    def validate_longitude(self, field: Field) -> None:
        """Refuse a place that is not on the globe."""
        check_degrees(field, 180)

    def entry(self) -> HomeEntry:
        """Hand the checked answers to the service."""
        point = [None if one.data is None else float(one.data) for one in (self.latitude, self.longitude)]
        return HomeEntry(
            names={lang: self[f"name_{lang}"].data for lang in HOME_LANGUAGES if self[f"name_{lang}"].data},
            country_code=self.country_code.data or "",
            is_province_level=bool(self.is_province_level.data),
            latitude=point[0],
            longitude=point[1],
        )
