"""What is asked about a locality: names, place, profile, figures, strengths and needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from flask import request
from wtforms import BooleanField, Field, FieldList, Form, FormField, HiddenField, SelectField, StringField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.db import Words
from crm.core.errors import CrmError
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    Needed,
    ProseField,
    offer,
    whole_number,
    words,
)
from crm.core.locale import _, _l, language
from crm.core.records import Classification
from crm.localities import rules
from crm.localities.models import Claim, ClaimSide, Fact, FactKind, Locality, NameKind, Scope
from crm.localities.service import ClaimEntry, FactEntry, LocalityEntry, NameEntry

LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
FIRST_YEAR: Final = 1800
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


class FigureField(StringField):
    """A figure as people write it here: 947.092 or 491,95."""

    def __init__(self, label: Any = None, validators: Any = None, **given: Any) -> None:
        super().__init__(label, validators, **given)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no figure."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = rules.read_figure(typed, language()) if typed else None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else rules.figure_text(Decimal(self.data))


class YearField(StringField):
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


def _row_key(value: Any) -> int | None:
    """Read the key of a row that was kept; nonsense makes it a new row."""
    try:
        return whole_number(value)
    except ValueError:
        return None


class _Row(Form):
    """One of several like rows; a row whose first text is empty is not kept."""

    class Meta:
        """The messages of the whole form."""

        get_translations = CrmForm.Meta.get_translations

    id = HiddenField(filters=[_row_key])


class NameRow(_Row):
    """One form of the name."""

    kind = MemberField(_l("Kind of name"), NameKind)
    lang = SelectField(_l("Language"))
    text = LineField(_l("Name"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        codes = dict.fromkeys([*rules.LANGUAGES, *filter(LANGUAGE.fullmatch, [self.lang.data or ""])])
        offer(self.lang, [(code, rules.language_name(code)) for code in codes])

    def entry(self) -> NameEntry:
        """Hand the row to the service."""
        return NameEntry(
            id=self.id.data, lang=self.lang.data or "vi", kind=self.kind.data, text=self.text.data or ""
        )

    @property
    def is_filled(self) -> bool:
        """Tell whether there is anything to keep."""
        return bool(self.text.data)


class FactRow(_Row):
    """One figure with its year and source."""

    kind = MemberField(_l("Figure"), FactKind)
    value = FigureField(_l("Value"))
    unit = LineField(_l("Unit"), max_length=40)
    as_of_year = YearField(_l("Year"))
    source = LineField(_l("Source"))
    source_url = LineField(_l("Web address"), max_length=500)
    checked_on = DayField(_l("Last checked"))

    def validate_source(self, field: Field) -> None:
        """Refuse a figure that nobody could look up again."""
        if self.value.data is not None and not field.data and not field.errors:
            raise ValidationError(_("Please enter %(field)s.", field=str(field.label.text)))

    def validate_value(self, field: Field) -> None:
        """Refuse a source without its figure."""
        if field.data is None and self.source.data and not field.errors:
            raise ValidationError(_("Please enter %(field)s.", field=str(field.label.text)))

    def validate_source_url(self, field: Field) -> None:
        """Refuse what is no web address."""
        _check_address(field)

    def validate_checked_on(self, field: Field) -> None:
        """Refuse a day to come."""
        _check_past(field)

    def entry(self) -> FactEntry:
        """Hand the row to the service."""
        return FactEntry(
            id=self.id.data,
            kind=self.kind.data,
            value=self.value.data,
            unit=rules.unit_kept(self.unit.data or ""),
            as_of_year=self.as_of_year.data,
            source=self.source.data or "",
            source_url=self.source_url.data or "",
            checked_on=self.checked_on.data,
        )

    @property
    def is_filled(self) -> bool:
        """Tell whether there is anything to keep."""
        return self.value.data is not None


class ClaimRow(_Row):
    """One strength or need."""

    side = MemberField(_l("Strength or need"), ClaimSide)
    sector_code = SelectField(_l("Sector"))
    level = SelectField(_l("Level"), coerce=int)
    evidence = SelectField(_l("Evidence"), coerce=int)
    text_vi = LineField(_l("In words"))
    source = LineField(_l("Source"))
    as_of_year = YearField(_l("Year"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self.level, [(level, f"{level} – {rules.level_name(level)}") for level in (1, 2, 3)])
        offer(self.evidence, [(grade, f"{grade} – {rules.evidence_name(grade)}") for grade in range(5)])

    def entry(self, text: Words) -> ClaimEntry:
        """Hand the row to the service; ``text`` is what was kept, with its other languages."""
        return ClaimEntry(
            id=self.id.data,
            side=self.side.data,
            sector_code=self.sector_code.data,
            level=self.level.data,
            evidence=self.evidence.data,
            text=Words({**text, "vi": self.text_vi.data or ""}),
            source=self.source.data or "",
            as_of_year=self.as_of_year.data,
        )

    @property
    def is_filled(self) -> bool:
        """Tell whether there is anything to keep."""
        return bool(self.sector_code.data)


def _check_address(field: Field) -> None:
    """Refuse what is no address of a web page, and put the usual beginning before a bare name."""
    if not field.data or field.errors:
        return
    if not re.match(r"[a-z][a-z0-9+.-]*:", field.data, re.IGNORECASE):
        field.data = f"https://{field.data}"
    if not re.fullmatch(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?", field.data, re.IGNORECASE):
        raise ValidationError(_("Write the web address like https://www.example.org."))


def _check_past(field: Field) -> None:
    if field.data and not field.errors and field.data > clock.today():
        raise ValidationError(_("This day is still to come."))


class LocalityForm(CrmForm):
    """Enter a locality, or correct its profile."""

    names = FieldList(FormField(NameRow), label=_l("Names"), min_entries=1, max_entries=MOST_ROWS)
    country_code = SelectField(_l("Country or territory"), [Needed()], render_kw={"data-tokens": ""})
    scope = MemberField(_l("Kind of locality"), Scope)
    zone = SelectField(_l("Time zone"), render_kw={"data-tokens": ""})
    reading_vi = LineField(_l("Reading for Vietnamese speakers"))
    tier_vi = LineField(_l("Administrative tier"))
    tier_en = LineField(_l("in English"))
    region_vi = LineField(_l("Prefecture, province or state"))
    region_en = LineField(_l("in English"))
    is_province_level = SelectField(_l("Level of a province"))
    latitude = FigureField(_l("Latitude"))
    longitude = FigureField(_l("Longitude"))
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
    traditional_source = LineField(_l("Source"))
    profile_source = LineField(_l("Source of the profile"))
    profile_checked_on = DayField(_l("Last checked"))
    successor_id = SelectField(_l("Followed by"), coerce=whole_number)
    succeeded_on = DayField(_l("since"))
    facts = FieldList(FormField(FactRow), label=_l("Figures"), min_entries=1, max_entries=MOST_ROWS)
    claims = FieldList(
        FormField(ClaimRow), label=_l("Strengths and needs"), min_entries=1, max_entries=MOST_ROWS
    )
    classification = MemberField(_l("Who may see it"), Classification)

    def prepare(self, sectors: Iterable[tuple[str, str]], successors: Iterable[tuple[object, str]]) -> None:
        """Fill the boxes to choose from, and draw the further row that was asked for."""
        if wanted := {"names": self.names, "facts": self.facts, "claims": self.claims}.get(
            request.form.get("add_row", "")
        ):
            if len(wanted) < MOST_ROWS:
                wanted.append_entry()
        offer(self.country_code, rules.country_choices(), empty=_("Choose"))
        offer(self.zone, [(zone, zone) for zone in rules.zones()], empty=_("As in the country or territory"))
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
        _refill(self.names, map(_kept, locality.names))
        _refill(self.facts, (_kept(row) | {"unit": rules.unit_name(row.unit)} for row in facts))
        _refill(self.claims, (_kept(row) | {"text_vi": row.text.get("vi", "")} for row in claims))

    def validate_names(self, field: FieldList) -> None:
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
        _check_address(field)

    def validate_profile_checked_on(self, field: Field) -> None:
        """Refuse a day to come."""
        _check_past(field)

    def validate_traditional_source(self, field: Field) -> None:
        """Refuse a mark of honour that nothing backs."""
        if self.is_traditional.data and not field.data and not field.errors:
            raise ValidationError(_("Say where it is written that this is a traditional partner."))

    def validate_latitude(self, field: Field) -> None:
        """Refuse a place that is not on the globe."""
        _check_degrees(field, 90)

    def validate_longitude(self, field: Field) -> None:
        """Refuse a place that is not on the globe."""
        _check_degrees(field, 180)

    def entry(self, locality: Locality | None = None, claims: Iterable[Claim] = ()) -> LocalityEntry:
        """Hand the checked answers to the service; languages that the form does not show are kept."""
        told = {claim.id: claim.text for claim in claims}
        plain = {name: self[name].data for name in PLAIN}
        return LocalityEntry(
            **plain | {name: _degrees(plain[name]) for name in ("latitude", "longitude")},
            **{name: self._words(name, getattr(locality, name, None) or Words()) for name in WORDS},
            zone=self.zone.data or "",
            is_province_level={"yes": True, "no": False}.get(self.is_province_level.data),
            names=[row.form.entry() for row in self.names if row.form.is_filled],
            facts=[row.form.entry() for row in self.facts if row.form.is_filled],
            claims=[
                row.form.entry(told.get(row.form.id.data, Words()))
                for row in self.claims
                if row.form.is_filled
            ],
            version=self.seen_version,
        )

    def _words(self, name: str, kept: Words) -> Words:
        return words(**{**kept, "vi": self[f"{name}_vi"].data, "en": self[f"{name}_en"].data})


def _degrees(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)


def _check_degrees(field: Field, most: int) -> None:
    if field.data is not None and not field.errors and abs(field.data) > most:
        raise ValidationError(_("Enter degrees from %(least)s to %(most)s.", least=-most, most=most))


def _kept(row: Any) -> dict[str, Any]:
    """Return the columns of a row that is kept."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _refill(rows: FieldList, shown: Iterable[dict[str, Any]]) -> None:
    """Show these rows; where there are none, the empty one stays."""
    found = list(shown)
    while found and len(rows):
        rows.pop_entry()
    for row in found:
        rows.append_entry(row)
