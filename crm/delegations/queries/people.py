"""People outside a delegation whom its members are compared with or taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from crm.core.db import db
from crm.core.names import search_forms
from crm.core.text import fold
from crm.delegations.models import (
    Delegation,
    DelegationMember,
)
from crm.localities.models import Locality
from crm.people.models import Contact, Position

MOST_CONTACTS = 2000
"""Contacts of one locality that a pasted list is compared with."""


def partner_language(delegation: Delegation) -> str | None:
    """Return the language that the partner's people are named in, which tells Chinese from Japanese names."""
    return (
        db.session.scalar(sa.select(Locality.native_lang).where(Locality.id == delegation.locality_id))
        or None
    )


def country_of(locality_id: int) -> str:
    """Return the country of a delegation's partner; nothing where the partner may not be seen."""
    return db.session.scalar(sa.select(Locality.country_code).where(Locality.id == locality_id)) or ""


def contacts_by_name(locality_id: int) -> Mapping[str, Contact | None]:
    """Return the contacts of a locality by every folded form of their names; None where two share a form."""
    found: dict[str, Contact | None] = {}
    some = (
        sa.select(Contact).where(Contact.locality_id == locality_id).order_by(Contact.id).limit(MOST_CONTACTS)
    )
    for contact in db.session.scalars(some):
        for form in {fold(text) for text in (contact.title, *search_forms(contact.person_name))}:
            found[form] = None if form in found else contact
    return found


def contact_with_posts(contact_id: int) -> Contact | None:
    """Return a contact with posts, their organisations, and numbers, to fill a member from."""
    posts = selectinload(Contact.positions).joinedload(Position.organisation)
    asked = sa.select(Contact).where(Contact.id == contact_id).options(posts, selectinload(Contact.points))
    return db.session.scalar(asked)


def delegations_with(contact_id: int, limit: int = 12) -> Sequence[Any]:
    """Return the delegations that a contact came or went with, newest first, with the title of that time."""
    return db.session.execute(
        sa.select(
            Delegation.id, Delegation.title, Delegation.starts_on, Delegation.status, DelegationMember.title
        )
        .join(DelegationMember, DelegationMember.delegation_id == Delegation.id)
        .where(DelegationMember.contact_id == contact_id)
        .order_by(Delegation.starts_on.desc(), Delegation.id.desc())
        .limit(limit)
    ).all()
