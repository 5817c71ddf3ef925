"""The repeated rows of a locality's form: names, figures, strengths and needs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from wtforms import Field, Form, HiddenField, SelectField
from wtforms.validators import ValidationError

from crm.core.db import Words
from crm.core.forms import CrmForm, DayField, LineField, MemberField, offer, whole_number
from crm.core.locale import _, _l, label
from crm.localities import rules
from crm.localities.forms.fields import FigureField, YearField, check_address, check_past
from crm.localities.models import ClaimSide, FactKind, NameKind
from crm.localities.service import ClaimEntry, FactEntry, NameEntry

LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def _row_key(value: Any) -> int | None:
    """Read the key of a row that was kept; nonsense makes it a new row."""
    try:
        return whole_number(value)
    except ValueError:
        return None


class _Row(Form):  # type: ignore[misc]  # the library is untyped
    """One of several like rows; a row whose first text is empty is not kept."""

    class Meta:
        """The messages of the whole form."""

        get_translations = CrmForm.Meta.get_translations

    id = HiddenField(filters=[_row_key])


class NameRow(_Row):
    """One form of the name."""

    text = LineField(_l("Name"), render_kw={"placeholder": _l("Name")})
    kind = MemberField(_l("Kind of name"), NameKind)
    lang = SelectField(_l("Language"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        codes = dict.fromkeys([*rules.LANGUAGES, *filter(LANGUAGE.fullmatch, [self.lang.data or ""])])
        self.kind.choices = [(one.value, label(one)) for one in NameKind if one is not NameKind.PLANNED]
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
    value = FigureField(_l("Value"), render_kw={"placeholder": _l("Value")})
    unit = LineField(_l("Unit"), max_length=40, render_kw={"placeholder": _l("Unit")})
    as_of_year = YearField(_l("Year"), render_kw={"placeholder": _l("Year")})
    source = LineField(_l("Source"), render_kw={"placeholder": _l("Source")})
    source_url = LineField(_l("Web address"), max_length=500, render_kw={"placeholder": _l("Web address")})
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
        check_address(field)

    def validate_checked_on(self, field: Field) -> None:
        """Refuse a day to come."""
        check_past(field)

    def entry(self) -> FactEntry:
        """Hand the row to the service."""
        return FactEntry(
            id=self.id.data,
            kind=self.kind.data,
            value=self.value.data or Decimal(0),
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

    text_vi = LineField(_l("In words"), render_kw={"placeholder": _l("In words")})
    side = MemberField(_l("Strength or need"), ClaimSide)
    sector_code = SelectField(_l("Sector"))
    level = SelectField(_l("Level"), coerce=int)
    evidence = SelectField(_l("Evidence"), coerce=int)
    source = LineField(_l("Source"), render_kw={"placeholder": _l("Source")})
    as_of_year = YearField(_l("Year"), render_kw={"placeholder": _l("Year")})

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
