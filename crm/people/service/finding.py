"""What a person can be found by besides the name."""

from __future__ import annotations

from crm.core import search
from crm.core.records import Classification
from crm.people import queries
from crm.people.models import Contact


def index_contact(person: Contact) -> None:
    """Make a person findable by every form of the name, by posts and bodies but restricted ones."""
    more: list[str] = []
    for post in queries.posts_of(person.id):
        more += post.title.values()
        if post.organisation and post.organisation.classification is not Classification.RESTRICTED:
            more += [post.organisation.title, *post.organisation.name.values()]
    search.index(person, *more)
