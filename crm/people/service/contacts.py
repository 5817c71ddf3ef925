"""Keeping people: their names, posts, numbers and photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from crm.core import audit, records, storage
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.names import Gender, PersonName, display
from crm.core.records import Classification
from crm.core.storage import Received
from crm.core.text import fold
from crm.localities.models import Locality
from crm.people import queries
from crm.people.models import Contact, ContactPoint, Organisation, PointKind, Position
from crm.people.rules import with_unseen
from crm.people.service.finding import index_contact
from crm.people.service.links import kept_link
from crm.people.service.organisations import body_known_as


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEntry:
    """One post. ``id`` is the row it replaces; ``organisation_name`` a body not in the book yet."""

    title: Words
    organisation_id: int | None = None
    organisation_name: str = ""
    rank_code: str = ""
    from_on: date | None = None
    to_on: date | None = None
    is_primary: bool = True
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointEntry:
    """One number or address."""

    kind: PointKind
    value: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """What staff tell us of a person."""

    name: PersonName
    gender: Gender | None = None
    address_vi: str = ""
    address_en: str = ""
    address_native: str = ""
    locality_id: int | None = None
    languages: str = ""
    biography: Words = field(default_factory=Words)
    verified_on: date | None = None
    classification: Classification = Classification.INTERNAL
    positions: Sequence[PositionEntry] = ()
    points: Sequence[PointEntry] = ()
    photo: Received | None = None
    drop_photo: bool = False
    version: int | None = None


def add_contact(entry: ContactEntry, *, actor: Actor) -> Contact:
    """Put a person into the book."""
    with audit.change(actor, "contact.added"):
        person = Contact(owner_id=actor.id)
        _fill(person, entry)
        records.add(person, actor=actor)
        audit.about(person)
        _keep_rows(person, entry, actor)
    return person


def edit_contact(contact_id: int, entry: ContactEntry, *, actor: Actor) -> Contact:
    """Correct what is known of a person."""
    with audit.change(actor, "contact.edited"):
        person = records.open_for_change(Contact, contact_id, version=entry.version)
        audit.about(person)
        _fill(person, entry)
        _keep_rows(person, entry, actor)
        records.touch(person, actor=actor)
    return person


def delete_contact(contact_id: int, *, version: int | None = None, actor: Actor) -> Contact:
    """Move a person to the trash; visits and delegations keep the name as it was written there."""
    with audit.change(actor, "contact.deleted"):
        person = records.open_for_change(Contact, contact_id, version=version)
        audit.about(person)
        demand(actor, Permission.CONTACT_DELETE, person)
        records.delete(person, actor=actor)
    return person


def settle_contact(person: Contact, actor: Actor) -> None:
    """Make a person findable by what is known now."""
    index_contact(person)


def add_known_by_name(name: str, locality_id: int | None, *, actor: Actor) -> Contact:
    """Keep a person of whom only the name is known yet, as it was written; the rest can be added later."""
    place = records.find(Locality, locality_id) if locality_id else None
    if locality_id and place is None:
        raise Invalid(_("Choose from the list."))
    if fold(name)[:1].isascii():
        known = PersonName(latin=name, native_lang="vi" if place and place.country_code == "VN" else None)
    else:
        known = PersonName(native=name, native_lang=(place.native_lang or None) if place else None)
    return add_contact(ContactEntry(name=known, locality_id=locality_id), actor=actor)


def _fill(person: Contact, entry: ContactEntry) -> None:
    """Set what stands on the record itself, its title among it."""
    title = display(entry.name)
    if not title:
        raise Invalid(_("Enter at least one form of the name."), field="latin_name")
    person.title = title
    _fill_name(person, entry.name)
    person.gender = entry.gender
    person.locality_id = kept_link(Locality, person.locality_id, entry.locality_id, field="locality_id")
    person.address_vi, person.address_en = entry.address_vi, entry.address_en
    person.address_native, person.languages = entry.address_native, entry.languages
    person.biography = Words({**(person.biography or {}), **entry.biography})
    person.verified_on, person.classification = entry.verified_on, entry.classification
    if entry.photo is not None:
        person.photo_id = storage.store(entry.photo).id
    elif entry.drop_photo:
        person.photo_id = None


def _fill_name(person: Contact, name: PersonName) -> None:
    person.family_name, person.middle_name, person.given_name = name.family, name.middle, name.given
    person.native_name, person.native_lang = name.native, name.native_lang or ""
    person.latin_name, person.vietnamese_name = name.latin, name.vietnamese
    person.reading, person.reading_vi = name.reading, name.reading_vi
    person.name_order = name.order


def _keep_rows(person: Contact, entry: ContactEntry, actor: Actor) -> None:
    """Bring posts and numbers to what was entered, and make the person findable by them."""
    _keep_posts(person, entry.positions, actor)
    kept = {
        row.id: row
        for row in db.session.scalars(sa.select(ContactPoint).where(ContactPoint.contact_id == person.id))
    }
    for given in entry.points:
        point = kept.pop(given.id or 0, None) or ContactPoint(contact_id=person.id)
        point.kind, point.value = given.kind, given.value
        db.session.add(point)
    for point in kept.values():
        db.session.delete(point)
    db.session.flush()
    index_contact(person)


def _keep_posts(person: Contact, wanted: Sequence[PositionEntry], actor: Actor) -> None:
    kept = {post.id: post for post in queries.posts_of(person.id)}
    for given in wanted:
        post = kept.pop(given.id or 0, None) or Position(contact_id=person.id, title=Words())
        post.organisation_id = _body_of(post, given, person.locality_id, actor)
        post.title = Words(with_unseen(post.title, given.title))
        post.rank_code, post.is_primary = given.rank_code, given.is_primary
        post.from_on, post.to_on = given.from_on, given.to_on
        db.session.add(post)
    for post in kept.values():
        db.session.delete(post)


def _body_of(post: Position, given: PositionEntry, locality_id: int | None, actor: Actor) -> int | None:
    """Return the body a post is in; one known only by name is entered."""
    if given.organisation_id is None and given.organisation_name:
        return body_known_as(given.organisation_name, locality_id, actor=actor).id
    return kept_link(Organisation, post.organisation_id, given.organisation_id, field="positions")
