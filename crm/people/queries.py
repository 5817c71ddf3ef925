"""What is read of people, of their posts, and of the bodies they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core import clock
from crm.core.db import db
from crm.people.models import Contact, Position


def _held(day: Any) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a post is held on ``day``."""
    begun = sa.or_(Position.from_on.is_(None), Position.from_on <= day)
    return sa.and_(begun, sa.or_(Position.to_on.is_(None), Position.to_on >= day))


def _present_post(day: Any) -> sa.ScalarSelect[Any]:
    """Return the key of a contact's main post on ``day``, for a join."""
    posts = sa.select(Position.id).where(Position.contact_id == Contact.id, _held(day)).correlate(Contact)
    return posts.order_by(Position.is_primary.desc(), Position.id).limit(1).scalar_subquery()


def contacts_of(locality_id: int, limit: int = 8) -> Sequence[Any]:
    """Return people of a locality with the title of their main post today, those who hold one first.

    Rows: id, title, native_name, native_lang, position (words in several languages, or None), is_sample, classification.
    """
    listed = (
        sa.select(
            Contact.id,
            Contact.title,
            Contact.native_name,
            Contact.native_lang,
            Position.title.label("position"),
            Contact.is_sample,
            Contact.classification,
        )
        .outerjoin(Position, Position.id == _present_post(clock.today()))
        .where(Contact.locality_id == locality_id)
    )
    first = (Position.id.is_(None), sa.func.coalesce(Position.is_primary, sa.false()).desc())
    return db.session.execute(listed.order_by(*first, Contact.sort_key, Contact.id).limit(limit)).all()
