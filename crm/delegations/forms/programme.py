"""What is asked about an item of the programme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any, ClassVar, Final, Self, cast

from wtforms import BooleanField, Field, IntegerField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Optional, ValidationError

from crm.core.forms import ClockField, DayField, LineField, MemberField, Needed, ProseField, whole_number
from crm.core.locale import _, _l
from crm.delegations.forms.beside import EN, VI, BesideForm, in_both, spoken
from crm.delegations.models import ItemKind, MemberSide, ProgrammeItem
from crm.delegations.rules.programme import When, what_is_wrong
from crm.delegations.service import ItemEntry

TIMES = ("day", "starts_at", "ends_at", "ends_on")
"""What a drag, a key and the small form of the day view change."""
_PLAIN = (
    *TIMES,
    "zone",
    "kind",
    "venue",
    "party",
    "has_leader",
    "interpreter_id",
    "travel_minutes",
)
_SPOKEN = ("title", "place", "host", "participants", "dress", "note", "plan_b")


WHOLE: Final[Mapping[MemberSide, int]] = {MemberSide.THEIRS: -1, MemberSide.OURS: -2, MemberSide.GUEST: -3}
"""A whole side as one choice, so that nobody picks two hundred names."""


def folded(people: Iterable[int], sides: Mapping[MemberSide, Collection[int]]) -> list[int]:
    """Write members as the form chooses them: a side that takes part whole is one choice."""
    left, chosen = set(people), []
    for side, members in sides.items():
        if members and set(members) <= left:
            chosen.append(WHOLE[side])
            left -= set(members)
    return [*chosen, *sorted(left)]


class ItemForm(BesideForm):
    """One item of the programme, in the local time of its place."""

    day = DayField(_l("Day"), [Needed()])
    starts_at = ClockField(_l("Begins"), [Needed()])
    ends_at = ClockField(_l("Ends"))
    ends_on = DayField(_l("Ends on another day"))
    next_day = BooleanField(_l("It ends on the next day"))
    zone = SelectField(_l("Time of"))
    kind = MemberField(_l("Kind of item"), ItemKind, default=ItemKind.OTHER)
    title_vi = LineField(VI)
    title_en = LineField(EN)
    title_own = LineField()
    place_vi = LineField(VI)
    place_en = LineField(EN)
    place_own = LineField()
    venue = LineField(_l("Room or hall"))
    party = LineField(_l("For which group"))
    people = SelectMultipleField(_l("Members who take part"), coerce=int)
    interpreter_id = SelectField(_l("Interpreter"), coerce=whole_number)
    vehicles = SelectMultipleField(_l("Vehicles"), coerce=int)
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

    together: ClassVar = (TIMES,)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the answers; ``next_day`` is the button offered beside an end before its beginning."""
        if self.next_day.data and self.day.data:
            self.ends_on.data = self.day.data + timedelta(days=1)
            self.ends_on.raw_data = [f"{self.ends_on.data:%d/%m/%Y}"]
            self.next_day.data = False
        fine = super().validate(extra_validators)
        wrong = self._wrong_times() if not any(self[name].errors for name in (*TIMES, "zone")) else None
        if wrong is not None:
            self[wrong[0]].errors = [*self[wrong[0]].errors, wrong[1]]
        return bool(fine and wrong is None)

    def _wrong_times(self) -> tuple[str, str] | None:
        if not (self.day.data and self.starts_at.data and self.zone.data):
            return None
        when = When(self.day.data, self.starts_at.data, self.ends_at.data, self.ends_on.data, self.zone.data)
        return what_is_wrong(when)

    @property
    def offers_next_day(self) -> bool:
        """Tell whether an end before its beginning may simply mean the day after."""
        begin, end = self.starts_at.data, self.ends_at.data
        return bool(self.ends_at.errors and begin and end and end < begin and not self.ends_on.data)

    def validate_title_vi(self, field: Field) -> None:
        """Ask what happens, in one language at least."""
        if not (field.data or self.title_en.data):
            raise ValidationError(_("Say what takes place."))

    @classmethod
    def of(
        cls, item: ProgrammeItem, own: str = "", *, people: Iterable[int] = (), vehicles: Iterable[int] = ()
    ) -> Self:
        """Open the form on an item; ``own`` is the partner's language."""
        given = {name: getattr(item, name) for name in (*_PLAIN, "version")}
        given |= {"people": list(people), "vehicles": list(vehicles)}
        return cls(data=given | in_both(item, *_SPOKEN, own=own) | {"own_lang": own})

    sides: Mapping[MemberSide, Collection[int]] = {}
    """Members by side, for the choices that mean a whole side."""

    def _named(self) -> Collection[int]:
        """Return who takes part; all of them together are everybody, of whom nobody is named."""
        chosen = set(self.people.data or ())
        for side, members in self.sides.items():
            if WHOLE[side] in chosen:
                chosen |= set(members)
        chosen -= set(WHOLE.values())
        everybody = {key for members in self.sides.values() for key in members}
        return () if chosen >= everybody else chosen

    def entry(self) -> ItemEntry:
        """Hand the checked answers to the service."""
        return ItemEntry(
            day=cast("date", self.day.data),
            starts_at=cast("time", self.starts_at.data),
            ends_at=self.ends_at.data,
            ends_on=self.ends_on.data,
            zone=self.zone.data,
            kind=self.kind.data or ItemKind.OTHER,
            venue=self.venue.data or "",
            party=self.party.data or "",
            people=self._named(),
            interpreter_id=self.interpreter_id.data,
            vehicles=self.vehicles.data or (),
            has_leader=bool(self.has_leader.data),
            travel_minutes=self.travel_minutes.data,
            version=self.seen_version,
            **{name: spoken(self, name) for name in _SPOKEN},
        )
