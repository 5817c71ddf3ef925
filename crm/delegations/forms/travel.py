"""What is asked of a journey, a room and a vehicle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Self

from wtforms import Field, IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from crm.core.forms import (
    ClockField,
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    offer,
    whole_number,
)
from crm.core.locale import _, _l
from crm.delegations.models import Carriage, HotelRoom, LegKind, TravelLeg, Vehicle, VehicleKind
from crm.delegations.rules.travel import MOST_BEDS, MOST_SEATS, USUAL_SEATS
from crm.delegations.service.travel import LegEntry, RoomEntry, VehicleEntry
from crm.protocol.rules import seat_word

People = Sequence[tuple[int, str]]


class PeopleField(SelectMultipleField):  # type: ignore[misc]  # the library is untyped
    """Choose members of the delegation."""

    def __init__(self, label: Any = None, **given: Any) -> None:
        super().__init__(label, coerce=whole_number, choices=[], **given)
        self.type = "SelectMultipleField"  # as the macros draw it

    def offer(self, people: People) -> None:
        """Fill the box."""
        self.choices = [SelectChoice(str(key), name) for key, name in people]


class LegForm(CrmForm):
    """One leg of the journey, in the local time of each end."""

    together = (("leaves_on", "leaves_at", "leaves_zone"), ("arrives_on", "arrives_at", "arrives_zone"))

    kind = MemberRadio(_l("Part of the journey"), LegKind, default=LegKind.ARRIVAL, validators=[Needed()])
    carriage = MemberField(_l("Means of travel"), Carriage, default=Carriage.FLIGHT)
    number = LineField(_l("Flight or train number"), max_length=40)
    from_place = LineField(_l("From (place)"), description=_l("Airport, station or border gate."))
    leaves_on = DayField(_l("Day"))
    leaves_at = ClockField(_l("Time"))
    leaves_zone = SelectField(_l("Clock of"))
    to_place = LineField(_l("To (place)"))
    arrives_on = DayField(_l("Day"))
    arrives_at = ClockField(_l("Time"))
    arrives_zone = SelectField(_l("Clock of"))
    people = PeopleField(_l("Who travels"))
    note = LineField(_l("Notes"))

    def validate_number(self, field: Field) -> None:
        """Ask for something by which the leg is known."""
        told = (field.data, self.from_place.data, self.to_place.data, self.leaves_on.data)
        if not any((*told, self.arrives_on.data)):
            raise ValidationError(_("Say at least a number, a place or a day."))

    def offer(self, zones: Iterable[tuple[str, str]], people: People) -> None:
        """Fill the boxes of clocks and people."""
        offered = list(zones)
        offer(self.leaves_zone, offered)
        offer(self.arrives_zone, offered)
        self.people.offer(people)

    @classmethod
    def of(cls, leg: TravelLeg, people: Sequence[int], version: int) -> Self:
        """Open the form on a leg; ``version`` is the delegation's."""
        given = {name: getattr(leg, name) for name in _LEG}
        return cls(data=given | {"people": list(people), "version": version})

    def entry(self) -> LegEntry:
        """Hand the checked answers to the service."""
        given = {name: self[name].data for name in _LEG}
        texts = {name: given[name] or "" for name in ("number", "from_place", "to_place", "note")}
        return LegEntry(**(given | texts), people=self.people.data or (), version=self.seen_version)


_LEG: Final = (
    "kind",
    "carriage",
    "number",
    "from_place",
    "leaves_on",
    "leaves_at",
    "leaves_zone",
    "to_place",
    "arrives_on",
    "arrives_at",
    "arrives_zone",
    "note",
)


class RoomForm(CrmForm):
    """One room of a hotel."""

    together = (("from_on", "to_on"),)

    hotel = LineField(_l("Hotel"), [Needed()])
    kind = LineField(_l("Kind of room"), description=_l("For example: suite, twin, single."))
    number = LineField(
        _l("Room number"), max_length=20, description=_l("Kept sealed; shown only to officers.")
    )
    beds = IntegerField(_l("Beds"), [NumberRange(1, MOST_BEDS)], default=1)
    from_on = DayField(_l("Arrives"))
    to_on = DayField(_l("Leaves"))
    people = PeopleField(_l("Who sleeps here"))
    note = LineField(_l("Notes"))

    @classmethod
    def of(cls, room: HotelRoom, people: Sequence[int], version: int) -> Self:
        """Open the form on a room; ``version`` is the delegation's."""
        given = {name: getattr(room, name) for name in _ROOM}
        return cls(data=given | {"people": list(people), "version": version})

    def entry(self) -> RoomEntry:
        """Hand the checked answers to the service."""
        return RoomEntry(
            hotel=self.hotel.data or "",
            kind=self.kind.data or "",
            number=self.number.data or None,
            beds=self.beds.data or 1,
            from_on=self.from_on.data,
            to_on=self.to_on.data,
            note=self.note.data or "",
            people=self.people.data or (),
            version=self.seen_version,
        )


_ROOM: Final = ("hotel", "kind", "number", "beds", "from_on", "to_on", "note")


class VehicleForm(CrmForm):
    """One vehicle: of a car each seat of honour is asked, of others only who rides."""

    name = LineField(_l("Name"), [Needed()], description=_l("As everybody calls it: Xe 1, Xe trưởng đoàn."))
    kind = MemberRadio(_l("Kind of vehicle"), VehicleKind, default=VehicleKind.CAR, validators=[Needed()])
    seats = IntegerField(
        _l("Seats for passengers"),
        [Optional(), NumberRange(1, MOST_SEATS)],
        description=_l("Without the driver's and the one beside. Left empty: car 3, van 14, coach 43."),
    )
    plate = LineField(_l("Number plate"), max_length=20)
    driver = LineField(_l("Driver"))
    driver_phone = LineField(_l("Driver's phone"), max_length=60)
    note = LineField(_l("Notes"))
    seat_0 = SelectField(coerce=whole_number)
    seat_1 = SelectField(coerce=whole_number)
    seat_2 = SelectField(coerce=whole_number)
    seat_3 = SelectField(coerce=whole_number)
    people = PeopleField(_l("Who rides"))
    sitting: Mapping[int, int] = {}
    """Who sat where when the form was opened."""
    order: Sequence[int] = ()
    """The members in order of precedence."""

    def offer(self, people: People, sitting: Mapping[int, int]) -> None:
        """Fill the boxes of people, name the seats, and remember who sits where."""
        for at in range(4):
            field = self[f"seat_{at}"]
            offer(field, people, empty=_("nobody"))
            word = seat_word(at, is_small=True)
            field.label.text = word[:1].upper() + word[1:]
        self.people.offer(people)
        self.sitting, self.order = sitting, [key for key, _name in people]

    @property
    def seat_fields(self) -> list[Field]:
        """Return the fields of the seats of honour, the first of them first."""
        return [self[f"seat_{at}"] for at in (1, 2, 3, 0)]

    @property
    def is_small(self) -> bool:
        """Tell whether the vehicle has places of honour."""
        return self.kind.data is VehicleKind.CAR

    @classmethod
    def of(cls, vehicle: Vehicle, sitting: Mapping[int, int], version: int) -> Self:
        """Open the form on a vehicle; ``version`` is the delegation's."""
        given: dict[str, Any] = {name: getattr(vehicle, name) for name in _VEHICLE}
        given |= {f"seat_{at}": sitting.get(at) for at in range(4)}
        given["people"] = [key for seat, key in sorted(sitting.items()) if seat > 0]
        return cls(data=given | {"version": version})

    def _seated(self) -> dict[int, int]:
        """Return who sits where.

        In a car everybody sits as chosen; elsewhere old seats stay and free ones go by precedence. A vehicle
        whose kind was changed takes over who was chosen before.
        """
        chosen = {at: self[f"seat_{at}"].data for at in range(4)}
        chosen = {at: key for at, key in chosen.items() if key}
        if self.is_small and self.seat_1.raw_data:
            return chosen
        asked = [key for at, key in chosen.items() if at > 0] if self.seat_1.raw_data else self.people.data
        wanted = [key for key in self.order if key in set(asked or ())]
        seated = {seat: key for seat, key in self.sitting.items() if seat > 0 and key in wanted}
        free = (seat for seat in range(1, len(wanted) + len(seated) + 1) if seat not in seated)
        for key in wanted:
            if key not in seated.values():
                seated[next(free)] = key
        return seated | ({0: chosen[0]} if 0 in chosen else {})

    def entry(self) -> VehicleEntry:
        """Hand the checked answers to the service."""
        return VehicleEntry(
            name=self.name.data or "",
            kind=self.kind.data,
            seats=self.seats.data or USUAL_SEATS[self.kind.data],
            plate=self.plate.data or "",
            driver=self.driver.data or "",
            driver_phone=self.driver_phone.data or "",
            note=self.note.data or "",
            sitting=self._seated(),
            version=self.seen_version,
        )


_VEHICLE: Final = ("name", "kind", "seats", "plate", "driver", "driver_phone", "note")
