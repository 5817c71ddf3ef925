"""What is read of people and of the posts they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from crm.core import clock, search
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import Record, apart, beside
from crm.core.storage import StoredFile
from crm.localities.queries import has_any, listed, places
from crm.people.models import Contact, Organisation, OrganisationKind, Position

OFFERED: Final = 100
"""Names in a box to choose from; more are found by typing."""

LISTED: Final[tuple[Any, ...]] = (
    Contact.id,
    Contact.title,
    Contact.native_name,
    Contact.native_lang,
    Contact.is_sample,
    Contact.classification,
)


def held(day: Any) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a post is held on ``day``."""
    begun = sa.or_(Position.from_on.is_(None), Position.from_on <= day)
    return sa.and_(begun, sa.or_(Position.to_on.is_(None), Position.to_on >= day))


def _main_post(day: Any) -> sa.ScalarSelect[Any]:
    """Return the key of a contact's main post on ``day``, for a join."""
    posts = sa.select(Position.id).where(Position.contact_id == Contact.id, held(day)).correlate(Contact)
    return posts.order_by(Position.is_primary.desc(), Position.id).limit(1).scalar_subquery()


def contacts_of(locality_id: int, limit: int = 8) -> Sequence[Any]:
    """Return people of a locality with the title of their main post, those who hold one today first.

    Rows: id, title, native_name, native_lang, is_sample, classification, position (words or None).
    """
    asked = _contacts_of(locality_id=locality_id, today=clock.today(), limit=limit)
    return db.session.execute(*asked).all()


@built_once
def _contacts_of(locality_id: Any, today: Any, limit: Any) -> sa.Select[Any]:
    listed = (
        sa.select(*LISTED, Position.title.label("position"))
        .outerjoin(Position, Position.id == _main_post(today))
        .where(Contact.locality_id == locality_id)
    )
    first = (Position.id.is_(None), sa.func.coalesce(Position.is_primary, sa.false()).desc())
    return listed.order_by(*first, Contact.sort_key, Contact.id).limit(limit)


def contacts(
    text: str = "",
    *,
    locality_id: int | None = None,
    organisation_id: int | None = None,
    kind: OrganisationKind | None = None,
    by_check: bool = False,
) -> sa.Select[Any]:
    """Return the select behind the book of people, by name or by how long ago they were checked.

    The shared part leads and its own table follows, so that PostgreSQL walks along the alphabet: as an inner
    join it takes the few people among a million records for fewer still, and reads all of them.
    """
    person, own = apart(Contact, "person")
    place = beside(Record, "place")
    columns: list[Any] = [person.id, person.title, own.c.native_name, own.c.native_lang, person.is_sample]
    columns += [person.classification, own.c.verified_on, own.c.reading_vi, person.version]
    columns += [place.id.label("locality_id"), place.title.label("locality")]
    listed = sa.select(*columns).select_from(person).outerjoin(own, own.c.id == person.id)
    listed = listed.outerjoin(place, place.id == own.c.locality_id).where(person.kind == "contact")
    if text:
        listed = listed.where(person.id.in_(search.matching(text, "contact")))
    if locality_id is not None:
        listed = listed.where(own.c.locality_id == locality_id)
    if organisation_id is not None or kind is not None:
        listed = listed.where(_serves(person, organisation_id, kind))
    first = [own.c.verified_on.asc().nulls_first()] if by_check else []
    return listed.order_by(*first, person.sort_key, person.id)


def _serves(
    person: Any, organisation_id: int | None, kind: OrganisationKind | None
) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a contact holds a post today in one body, or in one of a kind."""
    body = beside(Organisation, "body")
    posts = sa.select(Position.id).join(body, body.id == Position.organisation_id)
    posts = posts.where(Position.contact_id == person.id, held(clock.today()))
    if organisation_id is not None:
        posts = posts.where(body.id == organisation_id)
    if kind is not None:
        posts = posts.where(body.org_kind == kind)
    return posts.correlate(person).exists()


def present_posts(contact_ids: Collection[int]) -> Mapping[int, Sequence[Any]]:
    """Return the posts that people hold today, the main one first, by the key of the person.

    Rows: contact_id, title, organisation, organisation_id.
    """
    found: dict[int, list[Any]] = defaultdict(list)
    if contact_ids:
        asked = _present_posts(contact_ids=list(contact_ids), today=clock.today())
        for row in db.session.execute(*asked):
            found[row.contact_id].append(row)
    return found


@built_once
def _present_posts(contact_ids: Any, today: Any) -> sa.Select[Any]:
    body = beside(Record, "organisation")
    columns: list[Any] = [Position.contact_id, Position.title]
    columns += [body.id.label("organisation_id"), body.title.label("organisation")]
    return (
        sa.select(*columns)
        .outerjoin(body, body.id == Position.organisation_id)
        .where(Position.contact_id.in_(contact_ids), held(today))
        .order_by(Position.is_primary.desc(), Position.id)
    )


def contact_with_all(contact_id: int) -> Contact | None:
    """Return a person with posts, numbers and locality loaded, or None."""
    asked = (
        sa.select(Contact)
        .where(Contact.id == contact_id)
        .options(
            joinedload(Contact.locality),
            selectinload(Contact.points),
            selectinload(Contact.positions).joinedload(Position.organisation),
        )
    )
    return db.session.scalar(asked.execution_options(populate_existing=True))


def posts_of(contact_id: int) -> Sequence[Position]:
    """Return all posts of a person with their bodies, as rows to be changed."""
    mine = sa.select(Position).where(Position.contact_id == contact_id).order_by(Position.id)
    return db.session.scalars(mine.options(joinedload(Position.organisation))).all()


def places_of_contacts(chosen: int | None = None, *, limit: int = 40) -> Sequence[Any]:
    """Return (id, title) of localities that have people in the book, for a filter; the chosen one always."""
    people = sa.select(Contact.id).where(Contact.locality_id == listed.id)
    return places(has_any(people), chosen=chosen, limit=limit)


def offered_places(chosen: int | None = None) -> Sequence[Any]:
    """Return (id, title) of localities to choose from in a form; the chosen one always, others by name."""
    return places(chosen=chosen, limit=OFFERED)


def photo_of(person: Contact) -> StoredFile | None:
    """Return the photo of a person whom the one looking may see."""
    return db.session.scalar(sa.select(StoredFile).where(StoredFile.id == (person.photo_id or 0)))
