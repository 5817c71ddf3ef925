"""Every change of people, of their posts, and of the bodies they belong to."""

from crm.people.service.contacts import (
    ContactEntry,
    PointEntry,
    PositionEntry,
    add_contact,
    add_known_by_name,
    delete_contact,
    edit_contact,
    settle_contact,
)
from crm.people.service.organisations import (
    OrganisationEntry,
    add_organisation,
    delete_organisation,
    edit_organisation,
    settle_organisation,
)
from crm.people.service.posts import LeaveEntry, leave_post

__all__ = [
    "ContactEntry",
    "LeaveEntry",
    "OrganisationEntry",
    "PointEntry",
    "PositionEntry",
    "add_contact",
    "add_known_by_name",
    "add_organisation",
    "delete_contact",
    "delete_organisation",
    "edit_contact",
    "edit_organisation",
    "leave_post",
    "settle_contact",
    "settle_organisation",
]
