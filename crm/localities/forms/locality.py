"""The form of a locality: names, place, profile, figures, strengths and needs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from flask import request
from wtforms import BooleanField, Field, FormField, SelectField
from wtforms.validators import ValidationError

from crm.core.db import Words
from crm.core.errors import CrmError
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    Needed,
    ProseField,
    RowList,
    offer,
    whole_number,
    words,
)
from crm.core.locale import _, _l
from crm.core.records import Classification
from crm.core.zones import zones_usual_first
from crm.localities import rules
from crm.localities.forms.fields import FigureField, check_address, check_degrees, check_past
from crm.localities.forms.rows import ClaimRow, FactRow, NameRow
from crm.localities.models import Claim, Fact, FactKind, Locality, NameKind, Scope
from crm.localities.service import LocalityEntry

MOST_ROWS: Final = 60
WORDS: Final = ("tier", "region", "situation", "history", "sights", "festivals", "leaders", "sensitive")
FIRST_NAMES: Final = (
    ("vi", NameKind.SHORT),
    ("vi", NameKind.OFFICIAL),
    ("ja", NameKind.NATIVE),
    ("en", NameKind.OFFICIAL),
)
FIRST_FACTS: Final = (FactKind.AREA, FactKind.POPULATION)
PLAIN: Final = (
    "scope",
    "country_code",
    "is_traditional",
    "traditional_source",
    "city_day",
    "website",
    "reading_vi",
    "latitude",
    "longitude",
    "profile_source",
    "profile_checked_on",
    "successor_id",
    "succeeded_on",
    "classification",
)


class LocalityForm(CrmForm):
    """Enter a locality, or correct its profile."""

    names = RowList(FormField(NameRow), label=_l("Names"), min_entries=1, max_entries=MOST_ROWS)
    country_code = SelectField(_l("Country or territory"), [Needed()], render_kw={"data-tokens": ""})
    scope = MemberField(_l("Kind of locality"), Scope)
    zone = SelectField(_l("Time zone"), render_kw={"data-tokens": ""})
    reading_vi = LineField(_l("Reading for Vietnamese speakers"))
    tier_vi = LineField(_l("Administrative tier"))
    tier_en = LineField(_l("in English"), render_kw={"placeholder": _l("in English")})
    region_vi = LineField(_l("Prefecture, province or state"))
    region_en = LineField(_l("in English"), render_kw={"placeholder": _l("in English")})
    is_province_level = SelectField(_l("Level of a province"))
    latitude = FigureField(_l("Latitude"), render_kw={"placeholder": _l("Latitude")})
    longitude = FigureField(_l("Longitude"), render_kw={"placeholder": _l("Longitude")})
    situation_vi = ProseField(_l("Location"))
    situation_en = ProseField(_l("in English"))
    history_vi = ProseField(_l("Founding and history"))
    history_en = ProseField(_l("in English"))
    sights_vi = ProseField(_l("Sights"))
    sights_en = ProseField(_l("in English"))
    festivals_vi = ProseField(_l("Festivals"))
    festivals_en = ProseField(_l("in English"))
    leaders_vi = ProseField(_l("Leaders"))
    leaders_en = ProseField(_l("in English"))
    sensitive_vi = ProseField(_l("Not to be touched on"))
    sensitive_en = ProseField(_l("in English"))
    city_day = LineField(_l("City day"))
    website = LineField(_l("Website"), max_length=500)
    is_traditional = BooleanField(_l("Traditional partner"))
    traditional_source = LineField(_l("Source"), render_kw={"placeholder": _l("Source")})
    profile_source = LineField(_l("Source of the profile"), render_kw={"placeholder": _l("Source")})
    profile_checked_on = DayField(_l("Last checked"))
    successor_id = SelectField(_l("Followed by"), coerce=whole_number)
    succeeded_on = DayField(_l("since"))
    facts = RowList(FormField(FactRow), label=_l("Figures"), min_entries=1, max_entries=MOST_ROWS)
    claims = RowList(
        FormField(ClaimRow), label=_l("Strengths and needs"), min_entries=1, max_entries=MOST_ROWS
    )
    classification = MemberField(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    def prepare(self, sectors: Iterable[tuple[str, str]], successors: Iterable[tuple[object, str]]) -> None:
        """Fill the boxes to choose from, and draw the further row that was asked for."""
        wanted = request.form.get("add_row")
        if wanted in ("names", "facts", "claims") and len(self[wanted]) < MOST_ROWS:
            self[wanted].append_entry()
        offer(self.country_code, rules.country_choices(), empty=_("Choose"))
        offer(
            self.zone,
            [(zone, zone) for zone in zones_usual_first()],
            empty=_("As in the country or territory"),
        )
        offer(self.is_province_level, [("yes", _("Yes")), ("no", _("No"))], empty=_("Not known"))
        offer(self.successor_id, successors, empty=_("No successor"))
        choices = list(sectors)
        for row in self.claims:
            offer(row.form.sector_code, choices, empty=_("Choose"))

    def begin(self) -> None:
        """Show a new form with the rows that nearly every locality needs."""
        _refill(self.names, [{"kind": kind, "lang": lang} for lang, kind in FIRST_NAMES])
        _refill(
            self.facts, [{"kind": kind, "unit": rules.unit_name(rules.UNITS[kind])} for kind in FIRST_FACTS]
        )

    def called(self, field: Field) -> str:
        """Name a text in English by what it is about."""
        base, _dash, lang = field.name.rpartition("_")
        own = super().called(field)
        return f"{self[f'{base}_vi'].label.text} · {own}" if lang == "en" else own

    @property
    def asks_for_row(self) -> bool:
        """Tell whether the form was sent only to get one more row."""
        return "add_row" in request.form

    def show(self, locality: Locality, facts: Iterable[Fact], claims: Iterable[Claim]) -> None:
        """Fill the form with what is kept."""
        for name in PLAIN:
            self[name].data = getattr(locality, name)
        for name in WORDS:
            text: Words = getattr(locality, name)
            self[f"{name}_vi"].data, self[f"{name}_en"].data = text.get("vi", ""), text.get("en", "")
        self.zone.data = locality.zone
        self.is_province_level.data = {True: "yes", False: "no"}.get(locality.is_province_level, "")  # type: ignore[arg-type]
        self.version.data = str(locality.version)
        _refill(self.names, [_kept(name) for name in locality.names if not name.is_dated])
        _refill(self.facts, (_kept(row) | {"unit": rules.unit_name(row.unit)} for row in facts))
        _refill(self.claims, (_kept(row) | {"text_vi": row.text.get("vi", "")} for row in claims))

    def validate_names(self, field: RowList) -> None:
        """Refuse a locality that nobody could name."""
        if not any(row.form.is_filled or row.form.text.errors for row in field):
            self._refuse_names(_("Please enter %(field)s.", field=_("Name")))
            raise ValidationError

    def refuse(self, error: CrmError) -> None:
        """Put a refusal beside its field; one of the names as a whole stands at the first of them."""
        if error.field == "names":
            self._refuse_names(error.sentence)
        else:
            super().refuse(error)

    def _refuse_names(self, sentence: str) -> None:
        self.names[0].form.text.errors = [sentence]

    def validate_website(self, field: Field) -> None:
        """Refuse what is no web address."""
        check_address(field)

    def validate_profile_checked_on(self, field: Field) -> None:
        """Refuse a day to come."""
        check_past(field)

    def validate_traditional_source(self, field: Field) -> None:
        """Refuse a mark of honour that nothing backs."""
        if self.is_traditional.data and not field.data and not field.errors:
            raise ValidationError(_("Say where it is written that this is a traditional partner."))

    def validate_latitude(self, field: Field) -> None:
        """Refuse a place that is not on the globe."""
        check_degrees(field, 90)
        self._refuse_islands(field)

    def validate_longitude(self, field: Field) -> None:
        """Refuse a place that is not on the globe."""
        check_degrees(field, 180)

    def _refuse_islands(self, field: Field) -> None:
        """Refuse a foreign place on islands of Vietnam, beside the first of the two degrees."""
        if not field.errors and not self.longitude.errors:
            point = _degrees(field.data), _degrees(self.longitude.data)
            if sentence := rules.not_foreign(self.scope.data, self.country_code.data or "", *point):
                raise ValidationError(sentence)

    def entry(self, locality: Locality | None = None, claims: Iterable[Claim] = ()) -> LocalityEntry:
        """Hand the checked answers to the service; languages that the form does not show are kept."""
        told = {claim.id: claim.text for claim in claims}
        plain: dict[str, Any] = {name: self[name].data for name in PLAIN}
        plain |= {name: _degrees(plain[name]) for name in ("latitude", "longitude")}
        plain |= {name: self._words(name, getattr(locality, name, None) or Words()) for name in WORDS}
        claim_rows = [row.form for row in self.claims if row.form.is_filled]
        return LocalityEntry(
            **plain,
            zone=self.zone.data or "",
            is_province_level={"yes": True, "no": False}.get(self.is_province_level.data),
            names=[row.form.entry() for row in self.names if row.form.is_filled],
            facts=[row.form.entry() for row in self.facts if row.form.is_filled],
            claims=[row.entry(told.get(row.id.data, Words())) for row in claim_rows],
            version=self.seen_version,
        )

    def _words(self, name: str, kept: Words) -> Words:
        return words(**{**kept, "vi": self[f"{name}_vi"].data, "en": self[f"{name}_en"].data})


def _degrees(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)


def _kept(row: Any) -> dict[str, Any]:
    """Return the columns of a row that is kept."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _refill(rows: RowList, shown: Iterable[dict[str, Any]]) -> None:
    """Show these rows; where there are none, the empty one stays."""
    found = list(shown)
    while found and len(rows):
        rows.pop_entry()
    for row in found:
        rows.append_entry(row)
