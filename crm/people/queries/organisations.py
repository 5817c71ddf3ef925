"""What is read of the bodies that people belong to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from crm.core import clock, search
from crm.core.db import db
from crm.core.records import Record, apart, beside
from crm.localities.queries import listed, places
from crm.people.models import Contact, Organisation, OrganisationKind, Position
from crm.people.queries.contacts import LISTED, OFFERED, held


def offered_bodies(locality_id: int | None, chosen: Collection[int] = ()) -> Sequence[Any]:
    """Return (id, title) of bodies to choose from: the chosen, then those of the locality, then others."""
    asked = sa.select(Organisation.id, Organisation.title)
    near = sa.func.coalesce(Organisation.locality_id == (locality_id or 0), sa.false())
    order = (Organisation.id.in_(chosen).desc(), near.desc(), Organisation.sort_key, Organisation.id)
    return db.session.execute(asked.order_by(*order).limit(OFFERED)).all()


def places_of_bodies(chosen: int | None = None, *, limit: int = 40) -> Sequence[Any]:
    """Return (id, title) of localities that have bodies in the book, for a filter; the chosen one always."""
    of_place = sa.select(Organisation.id).where(Organisation.locality_id == listed.id)
    return places(of_place.correlate(listed).exists(), chosen=chosen, limit=limit)


def body_named(name: str, locality_id: int | None) -> Organisation | None:
    """Return the body of a locality that goes by exactly this name, or None."""
    asked = sa.select(Organisation).where(Organisation.title == name)
    asked = asked.where(Organisation.locality_id.is_not_distinct_from(locality_id))
    return db.session.scalar(asked.order_by(Organisation.id).limit(1))


def organisations(
    text: str = "", *, locality_id: int | None = None, kind: OrganisationKind | None = None
) -> sa.Select[Any]:
    """Return the select behind the list of bodies, by name; put together as the book of people is."""
    body, own = apart(Organisation, "listed_body")
    place = beside(Record, "place")
    columns: list[Any] = [
        body.id,
        body.title,
        own.c.name,
        own.c.short_name,
        own.c.org_kind,
        own.c.phone,
        own.c.email,
        body.is_sample,
        body.classification,
        place.id.label("locality_id"),
        place.title.label("locality"),
    ]
    listed = sa.select(*columns).select_from(body).outerjoin(own, own.c.id == body.id)
    listed = listed.outerjoin(place, place.id == own.c.locality_id).where(body.kind == "organisation")
    if text:
        listed = listed.where(body.id.in_(search.matching(text, "organisation")))
    if locality_id is not None:
        listed = listed.where(own.c.locality_id == locality_id)
    if kind is not None:
        listed = listed.where(own.c.org_kind == kind)
    return listed.order_by(body.sort_key, body.id)


def organisation_with_place(organisation_id: int) -> Organisation | None:
    """Return a body with its locality loaded, or None."""
    asked = sa.select(Organisation).options(joinedload(Organisation.locality))
    return db.session.scalar(asked.where(Organisation.id == organisation_id))


def people_of(organisation_id: int, *, limit: int = 200) -> Sequence[Any]:
    """Return everybody who holds or held a post in a body, with that post; those of today first.

    Rows: as in ``contacts_of``, and from_on, to_on, is_present.
    """
    today = held(clock.today())
    columns = [
        *LISTED,
        Position.title.label("position"),
        Position.from_on,
        Position.to_on,
        today.label("is_present"),
    ]
    listed = sa.select(*columns).join(Position, Position.contact_id == Contact.id)
    listed = listed.where(Position.organisation_id == organisation_id)
    order = (today.desc(), Position.is_primary.desc(), Contact.sort_key, Position.id)
    return db.session.execute(listed.order_by(*order).limit(limit)).all()


def kin_of(organisation: Organisation) -> tuple[Any | None, Sequence[Any]]:
    """Return (id, title) of the body above this one, and of those below it."""
    asked = sa.select(Organisation.id, Organisation.title, Organisation.parent_id)
    near = sa.or_(Organisation.id == (organisation.parent_id or 0), Organisation.parent_id == organisation.id)
    rows = db.session.execute(asked.where(near).order_by(Organisation.sort_key, Organisation.id)).all()
    above = next((row for row in rows if row.id == organisation.parent_id), None)
    return above, [row for row in rows if row.parent_id == organisation.id]


def parent_of(organisation_id: int) -> int | None:
    """Return the key of the body above another, whoever may see it."""
    return db.session.scalar(sa.select(Organisation.parent_id).where(Organisation.id == organisation_id))


def members_of(organisation_id: int) -> Sequence[Contact]:
    """Return the people whose posts name a body, to make them findable by its new name."""
    posts = sa.select(Position.contact_id).where(Position.organisation_id == organisation_id)
    return db.session.scalars(sa.select(Contact).where(Contact.id.in_(posts))).all()
