"""The loose sheets: what one role does and when; who sits in which car, sleeps where, sits at which table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from crm.briefings.content.base import Missing, PersonName, Side, Text
from crm.briefings.content.tables import Layout


@dataclass(frozen=True, slots=True)
class CallLine:
    """One thing to do: when, where, and what to know about it. ``key`` is the item it comes from."""

    at: time | None
    action: Text
    detail: tuple[Text, ...] = ()
    until: time | None = None
    changed: bool = False
    removed: bool = False
    key: int = 0


@dataclass(frozen=True, slots=True)
class CallDay:
    """What one role does on one day."""

    on: date
    lines: tuple[CallLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Phone:
    """Whom to ring; there is always a line, also where nobody has written the number down."""

    label: str
    number: Text


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What stands in one person's hand: an A5 sheet, or more of them when the days are full."""

    role: str
    who: tuple[Text, ...]
    days: tuple[CallDay, ...] = ()
    warning: tuple[Text, ...] = ()
    promise: Text | None = None
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatLine:
    """Who sits where in a car; ``seat`` says it in words."""

    seat: str
    name: str


@dataclass(frozen=True, slots=True)
class CarLine:
    """A vehicle with its driver and who sits in it; ``free`` is how many seats nobody has."""

    name: str
    kind: str
    plate: Text
    driver: Text
    phone: Text
    seats: tuple[SeatLine, ...] = ()
    free: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegLine:
    """One part of the journey, in the local times of both places."""

    kind: str
    how: str
    number: Text
    leaves: Text
    arrives: Text
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A hotel room; its number stands on the room list alone, and only for who may know it."""

    hotel: str
    number: Text | None
    kind: str
    nights: Text
    guests: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Logistics:
    """How the delegation comes, is driven and stays."""

    legs: tuple[LegLine, ...] = ()
    cars: tuple[CarLine, ...] = ()
    rooms: tuple[RoomLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at a table; ``number`` is the place in protocol order."""

    side: Side
    number: int
    name: PersonName
    is_head: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class SeatingPlan:
    """Who sits where at one meeting; ``shape`` is how the table stands."""

    shape: str
    title: Text
    when: date
    starts: time
    place: Text
    guests: tuple[Sitter, ...] = ()
    hosts: tuple[Sitter, ...] = ()
    guest_interpreter: Text = Missing()
    host_interpreter: Text = Missing()
    guest_side: str = ""
    host_side: str = ""
    guest_flag: str = ""
    host_flag: str = ""
    placed: Layout = Layout()


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the loose sheets of a delegation say, as far as the paper asks for it."""

    calls: tuple[CallSheet, ...] = ()
    logistics: Logistics = Logistics()
    seating: tuple[SeatingPlan, ...] = ()
    person: str = ""
