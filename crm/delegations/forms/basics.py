"""What is asked about a delegation itself, and about its next step."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, cast

from wtforms import BooleanField, Field, SelectField
from wtforms.validators import ValidationError

from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    whole_number,
)
from crm.core.locale import _, _l
from crm.core.records import Classification
from crm.delegations.forms.beside import EN, VI, BesideForm, in_both, spoken
from crm.delegations.models import Delegation, DelegationStatus, Direction, Funding, VisitKind
from crm.delegations.service import DelegationEntry, MoveEntry


class DelegationForm(BesideForm):
    """A delegation: whose, when, why, who receives it."""

    name_vi = LineField(_l("Name of the delegation"), [Needed()])
    name_en = LineField(_l("Name in English"))
    name_own = LineField()
    locality_id = SelectField(_l("Foreign locality"), [Needed()], coerce=whole_number, validate_choice=False)
    direction = MemberRadio(
        _l("Kind of delegation"), Direction, default=Direction.INCOMING, validators=[Needed()]
    )
    starts_on = DayField(_l("First day"), [Needed()])
    ends_on = DayField(_l("Last day"), [Needed()])
    purpose_vi = ProseField(VI)
    purpose_en = ProseField(EN)
    purpose_own = ProseField()
    host_vi = LineField(VI)
    host_en = LineField(EN)
    host_own = LineField()
    sender_vi = LineField(VI)
    sender_en = LineField(EN)
    sender_own = LineField()
    letter_number = LineField(_l("Number of their letter"), max_length=80)
    list_received_on = DayField(_l("Member list received on"))
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)
    classification = MemberField(_l("Who may see it"), Classification, default=Classification.INTERNAL)
    visit_kind = MemberField(_l("Kind of visit"), VisitKind, empty=_l("Not said"))
    funding = MemberField(_l("Funding source"), Funding, empty=_l("Not said"))
    notes = ProseField(_l("Notes"))

    groups: ClassVar = {"purpose": _l("Purpose"), "host": _l("Host agency"), "sender": _l("Sending body")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.own:
            self.name_own.label.text = _("Name in %(language)s", language=self.own_word)

    def validate_ends_on(self, field: Field) -> None:
        """Refuse a visit that ends before it starts."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day comes before the first."))

    @classmethod
    def of(cls, delegation: Delegation, own: str = "") -> Self:
        """Open the form on what is written; ``own`` is the language its partner works in."""
        plain = (
            "direction",
            "starts_on",
            "ends_on",
            "letter_number",
            "list_received_on",
            "owner_id",
            "notes",
            "visit_kind",
            "funding",
        )
        given = {
            name: getattr(delegation, name) for name in (*plain, "locality_id", "classification", "version")
        }
        texts = in_both(delegation, "name", "purpose", "host", "sender", own=own)
        return cls(data=given | texts | {"own_lang": own})

    def entry(self) -> DelegationEntry:
        """Hand the checked answers to the service."""
        return DelegationEntry(
            locality_id=self.locality_id.data,
            direction=self.direction.data,
            name=spoken(self, "name"),
            purpose=spoken(self, "purpose"),
            host=spoken(self, "host"),
            sender=spoken(self, "sender"),
            starts_on=cast("date", self.starts_on.data),
            ends_on=cast("date", self.ends_on.data),
            letter_number=self.letter_number.data or "",
            list_received_on=self.list_received_on.data,
            owner_id=self.owner_id.data,
            classification=self.classification.data or Classification.INTERNAL,
            notes=self.notes.data or "",
            visit_kind=self.visit_kind.data,
            funding=self.funding.data,
            version=self.seen_version,
        )


class MoveForm(CrmForm):
    """The next step of a delegation, and why."""

    to = SelectField(_l("Next step"), [Needed()], validate_choice=False)
    reason = ProseField(_l("Reason"))
    is_override = BooleanField(_l("Move all the same"))

    def validate_to(self, field: Field) -> None:
        """Refuse what is no status at all; the service knows which one may follow."""
        if field.data not in set(DelegationStatus):
            raise ValidationError(_("Choose from the list."))

    def entry(self) -> MoveEntry:
        """Hand the checked answers to the service."""
        return MoveEntry(
            to=DelegationStatus(self.to.data),
            reason=self.reason.data or "",
            is_override=bool(self.is_override.data),
            version=self.seen_version,
        )
