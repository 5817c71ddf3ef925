"""What is asked about an item of the programme."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar, Self, cast

from wtforms import BooleanField, Field, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from crm.core.forms import ClockField, DayField, LineField, Needed, ProseField
from crm.core.locale import _, _l
from crm.delegations.forms.beside import EN, VI, BesideForm, in_both, spoken
from crm.delegations.models import ProgrammeItem
from crm.delegations.service import ItemEntry

_PLAIN = ("day", "starts_at", "ends_at", "zone", "has_leader", "travel_minutes")
_SPOKEN = ("title", "place", "host", "participants", "dress", "note", "plan_b")


class ItemForm(BesideForm):
    """One item of the programme, in the local time of its place."""

    day = DayField(_l("Day"), [Needed()])
    starts_at = ClockField(_l("Begins"), [Needed()])
    ends_at = ClockField(_l("Ends"))
    zone = SelectField(_l("Time of"))
    title_vi = LineField(VI)
    title_en = LineField(EN)
    title_own = LineField()
    place_vi = LineField(VI)
    place_en = LineField(EN)
    place_own = LineField()
    host_vi = LineField(VI)
    host_en = LineField(EN)
    host_own = LineField()
    participants_vi = LineField(VI)
    participants_en = LineField(EN)
    participants_own = LineField()
    has_leader = BooleanField(_l("A leader of the city attends"))
    dress_vi = LineField(VI)
    dress_en = LineField(EN)
    dress_own = LineField()
    travel_minutes = IntegerField(
        _l("Minutes of travel before"),
        [Optional(), NumberRange(0, 2000, message=_l("Enter minutes between 0 and 2000."))],
    )
    note_vi = ProseField(VI)
    note_en = ProseField(EN)
    plan_b_vi = ProseField(VI)
    plan_b_en = ProseField(EN)

    groups: ClassVar = {
        "title": _l("What takes place"),
        "place": _l("Place"),
        "host": _l("Lead agency"),
        "participants": _l("Who takes part"),
        "dress": _l("Dress"),
        "note": _l("Notes"),
        "plan_b": _l("Plan B"),
    }

    def validate_ends_at(self, field: Field) -> None:
        """Refuse an item that ends before it begins."""
        if self.starts_at.data and field.data and field.data < self.starts_at.data:
            raise ValidationError(_("The end comes before the beginning."))

    def validate_title_vi(self, field: Field) -> None:
        """Ask what happens, in one language at least."""
        if not (field.data or self.title_en.data):
            raise ValidationError(_("Say what takes place."))

    @classmethod
    def of(cls, item: ProgrammeItem, version: int, own: str = "") -> Self:
        """Open the form on an item; ``version`` is the delegation's, ``own`` its partner's language."""
        given = {name: getattr(item, name) for name in _PLAIN} | {"version": version}
        return cls(data=given | in_both(item, *_SPOKEN, own=own) | {"own_lang": own})

    def entry(self) -> ItemEntry:
        """Hand the checked answers to the service."""
        return ItemEntry(
            day=cast("date", self.day.data),
            starts_at=cast("time", self.starts_at.data),
            ends_at=self.ends_at.data,
            zone=self.zone.data,
            has_leader=bool(self.has_leader.data),
            travel_minutes=self.travel_minutes.data,
            version=self.seen_version,
            **{name: spoken(self, name) for name in _SPOKEN},
        )
