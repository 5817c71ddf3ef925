"""What is read of people, of their posts, and of the bodies they belong to."""

from crm.people.queries.contacts import (
    contact_with_all,
    contacts,
    contacts_of,
    offered_places,
    photo_of,
    places_of_contacts,
    posts_of,
    present_posts,
)
from crm.people.queries.organisations import (
    body_named,
    kin_of,
    members_of,
    offered_bodies,
    organisation_with_place,
    organisations,
    parent_of,
    people_of,
    places_of_bodies,
)

__all__ = [
    "body_named",
    "contact_with_all",
    "contacts",
    "contacts_of",
    "kin_of",
    "members_of",
    "offered_bodies",
    "offered_places",
    "organisation_with_place",
    "organisations",
    "parent_of",
    "people_of",
    "photo_of",
    "places_of_bodies",
    "places_of_contacts",
    "posts_of",
    "present_posts",
]
