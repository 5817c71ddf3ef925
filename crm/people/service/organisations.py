"""Keeping bodies: ours, theirs and those between."""

from __future__ import annotations

from dataclasses import dataclass, field

from crm.core import audit, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.records import Classification
from crm.localities.models import Locality
from crm.people import queries, rules
from crm.people.models import Organisation, OrganisationKind
from crm.people.service.finding import index_contact
from crm.people.service.links import kept_link

DEEPEST = 20
"""Bodies above one another; a longer chain is a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """What staff tell us of a body."""

    name: Words
    org_kind: OrganisationKind = OrganisationKind.OTHER
    short_name: str = ""
    locality_id: int | None = None
    parent_id: int | None = None
    address: Words = field(default_factory=Words)
    phone: str = ""
    email: str = ""
    website: str = ""
    classification: Classification = Classification.INTERNAL
    version: int | None = None


def add_organisation(entry: OrganisationEntry, *, actor: Actor) -> Organisation:
    """Put a body into the book."""
    with audit.change(actor, "organisation.added"):
        body = Organisation(owner_id=actor.id)
        _fill(body, entry)
        records.add(body, actor=actor)
        audit.about(body)
        search.index(body)
    return body


def edit_organisation(organisation_id: int, entry: OrganisationEntry, *, actor: Actor) -> Organisation:
    """Correct what is known of a body; its people are found by the new name too."""
    with audit.change(actor, "organisation.edited"):
        body = records.open_for_change(Organisation, organisation_id, version=entry.version)
        audit.about(body)
        before = (body.name, body.classification)
        _fill(body, entry)
        records.touch(body, actor=actor)
        search.index(body)
        for person in queries.members_of(body.id) if before != (body.name, body.classification) else ():
            index_contact(person)
    return body


def delete_organisation(organisation_id: int, *, version: int | None = None, actor: Actor) -> Organisation:
    """Move a body to the trash; posts in it keep the link."""
    with audit.change(actor, "organisation.deleted"):
        body = records.open_for_change(Organisation, organisation_id, version=version)
        audit.about(body)
        demand(actor, Permission.CONTACT_DELETE, body)
        records.delete(body, actor=actor)
    return body


def settle_organisation(body: Organisation, actor: Actor) -> None:
    """Make a body and its people findable by the name it has now."""
    search.index(body)
    for person in queries.members_of(body.id):
        index_contact(person)


def body_known_as(name: str, locality_id: int | None, *, actor: Actor) -> Organisation:
    """Return the body of a locality that goes by ``name``; one that is not in the book is entered."""
    known = queries.body_named(name, locality_id)
    entry = OrganisationEntry(name=Words(vi=name), locality_id=locality_id)
    return known or add_organisation(entry, actor=actor)


def _fill(body: Organisation, entry: OrganisationEntry) -> None:
    title = entry.name.best("vi")
    if not title:
        raise Invalid(_("Enter at least one form of the name."), field="name_vi")
    hidden = rules.kept_unseen(body.name or {})
    body.title, body.name, body.short_name = title, Words(hidden | entry.name), entry.short_name
    body.org_kind = entry.org_kind
    body.locality_id = kept_link(Locality, body.locality_id, entry.locality_id, field="locality_id")
    body.parent_id = kept_link(Organisation, body.parent_id, entry.parent_id, field="parent_id")
    _check_above(body)
    body.address = Words({**(body.address or {}), **entry.address})
    body.phone, body.email, body.website = entry.phone, entry.email, entry.website
    body.classification = entry.classification


def _check_above(body: Organisation) -> None:
    """Refuse a body that would stand above itself."""
    above = body.parent_id
    for _step in range(DEEPEST):
        if above is None:
            return
        if above == body.id:
            break
        above = queries.parent_of(above)
    raise Invalid(_("A body cannot stand above itself."), field="parent_id")
