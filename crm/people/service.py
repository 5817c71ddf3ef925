"""Keeping people and the bodies they belong to."""

from __future__ import annotations

from crm.core import audit, records, search
from crm.core.access import Actor
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.names import display
from crm.core.text import fold
from crm.localities.models import Locality
from crm.people.models import Contact


def add_known_by_name(name: str, locality_id: int | None, *, actor: Actor) -> Contact:
    """Keep a person of whom only the name is known yet, as it was written; the rest can be added later."""
    place = records.find(Locality, locality_id) if locality_id else None
    if locality_id and place is None:
        raise Invalid(_("Choose from the list."))
    person = Contact(locality_id=locality_id, owner_id=actor.id)
    if fold(name)[:1].isascii():
        person.latin_name = name
        person.native_lang = "vi" if place and place.country_code == "VN" else ""
    else:
        person.native_name = name
        person.native_lang = place.native_lang if place else ""
    person.title = display(person.person_name)
    with audit.change(actor, "contact.added"):
        records.add(person, actor=actor)
        audit.about(person)
        search.index(person)
    return person
