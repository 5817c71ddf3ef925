"""Somebody leaves a post, and perhaps somebody else takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.people import queries
from crm.people.models import Contact, Position
from crm.people.service.contacts import add_known_by_name
from crm.people.service.finding import index_contact


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveEntry:
    """The last day in a post, and the name of the successor if it is known."""

    left_on: date
    successor: str = ""
    version: int | None = None


def leave_post(contact_id: int, position_id: int, entry: LeaveEntry, *, actor: Actor) -> Contact:
    """Close a post on its last day; a successor known by name takes it on the day after."""
    with audit.change(actor, "contact.left_post"):
        person = records.open_for_change(Contact, contact_id, version=entry.version)
        audit.about(person)
        post = next((post for post in queries.posts_of(contact_id) if post.id == position_id), None)
        if post is None:
            raise Missing(_("This page does not exist, or you may not see it."))
        if post.from_on and entry.left_on < post.from_on:
            raise Invalid(_("This day is before the post began."), field="left_on")
        post.to_on = entry.left_on
        if entry.successor:
            _take_over(post, person, entry, actor)
        records.touch(person, actor=actor)
    return person


def _take_over(post: Position, before: Contact, entry: LeaveEntry, actor: Actor) -> None:
    person = add_known_by_name(entry.successor, before.locality_id, actor=actor)
    person.classification = before.classification
    db.session.add(
        Position(
            contact_id=person.id,
            organisation_id=post.organisation_id,
            title=Words(post.title),
            rank_code=post.rank_code,
            from_on=entry.left_on + timedelta(days=1),
            is_primary=post.is_primary,
        )
    )
    db.session.flush()
    index_contact(person)
