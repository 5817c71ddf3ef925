"""How loose sheets name people, cars and hours."""

from __future__ import annotations

from collections.abc import Iterable

from crm.briefings.content import Missing, Text
from crm.briefings.queries.people import phone_of
from crm.briefings.queries.rows import Person
from crm.briefings.queries.wording import Desk
from crm.core.locale import _, language
from crm.core.names import Gender, display
from crm.delegations.models import MemberSide, Vehicle
from crm.delegations.models import ProgrammeItem as Item


def polite(desk: Desk, person: Person) -> str:
    """Name somebody as our own people are told: "Ông KOKURA Ken'ichi", "Đ/c Vũ Thu Hà"."""
    member = person.member
    name = display(member.person_name) or member.native_name
    if member.side is MemberSide.OURS:
        return _("Comrade %(name)s", name=name) if language() == "vi" else name
    if member.gender is Gender.MALE:
        return _("Mr %(name)s", name=name)
    return _("Ms %(name)s", name=name) if member.gender is Gender.FEMALE else name


def car_name(vehicle: Vehicle) -> str:
    """Name a vehicle as everybody calls it; one without a name by its number."""
    return vehicle.name or _("Car %(number)s", number=vehicle.place + 1)


def number_of(desk: Desk, person: Person) -> Text:
    """Return the number of somebody, or the gap."""
    return phone_of(person) or desk.missing


def joined(texts: Iterable[str]) -> str:
    """Join what there is with a comma."""
    return ", ".join(text for text in texts if text)


def title_of(desk: Desk, item: Item) -> Text:
    """Return what takes place."""
    return desk.say(item.title)


def place_of(desk: Desk, item: Item) -> Text:
    """Return where, the room before the house, unless the house is entered with it.

    A room is named in our words: a paper in another language names one only where its name has no accents.
    """
    place = desk.say(item.place)
    room = item.venue if desk.lang == "vi" or item.venue.isascii() else ""
    if isinstance(place, Missing):
        return item.venue or place
    return place if room.casefold() in place.casefold() else joined((room, place))
