"""What is asked of the invitation and the allowance."""

from __future__ import annotations

from typing import Any, Self

from wtforms import DecimalField, Field, SelectField
from wtforms.validators import Optional, ValidationError

from crm.approvals.models import (
    TravelFile,
)
from crm.approvals.service import (
    TravelEntry,
)
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
)
from crm.core.locale import _, _l


class TravelForm(CrmForm):
    """The invitation and the allowance for each day."""

    invitation_from = LineField(_l("Invited by"))
    invitation_number = LineField(_l("Number of the invitation"), max_length=80)
    invitation_on = DayField(_l("Date of the invitation"))
    per_diem = DecimalField(_l("Allowance for each day"), [Optional()], places=None)
    currency = SelectField(_l("Currency"), choices=["VND", "USD", "EUR", "JPY", "CNY", "KRW", "RUB", "LAK"])
    money_note = LineField(_l("Notes on money"))

    def validate_per_diem(self, field: Field) -> None:
        """Refuse what is no amount."""
        if field.data is not None and not field.data.is_finite():
            raise ValidationError(_("Enter an amount of at least 0."))

    @classmethod
    def showing(cls, row: TravelFile | None, version: int) -> Self:
        """Open the form on what is written."""
        names = [name for name in TravelEntry.__dataclass_fields__ if name != "version"]
        given: dict[str, Any] = {name: getattr(row, name) for name in names} if row else {}
        return cls(data=given | {"version": version})

    def entry(self) -> TravelEntry:
        """Hand the checked answers to the service."""
        return TravelEntry(
            invitation_from=self.invitation_from.data or "",
            invitation_number=self.invitation_number.data or "",
            invitation_on=self.invitation_on.data,
            per_diem=self.per_diem.data,
            currency=self.currency.data or "VND",
            money_note=self.money_note.data or "",
            version=self.seen_version,
        )
