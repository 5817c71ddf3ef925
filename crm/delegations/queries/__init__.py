"""What is read of delegations."""

from crm.delegations.queries.lists import (
    DelegationFilter,
    delegation_choices,
    delegations,
    partner_choices,
    partners_visited,
    thread_of,
    view_counts,
)
from crm.delegations.queries.parts import (
    DelegationPage,
    brief_of,
    by_side,
    delegation_page,
    item_of,
    items_of,
    language_beside,
    language_of,
    links_of,
    member_of,
    members_of,
    programme_on,
    topic_of,
    topics_of,
    vehicles_of,
)
from crm.delegations.queries.people import (
    contact_with_posts,
    contacts_by_name,
    delegations_with,
    partner_language,
)
from crm.delegations.queries.printed import Printed, kept_prints, printed
from crm.delegations.queries.programme import Programme, programme_of
from crm.delegations.queries.reach import open_promises, open_visits, open_work, seats
from crm.delegations.queries.snapshot import snapshot_of

__all__ = [
    "DelegationFilter",
    "DelegationPage",
    "Printed",
    "Programme",
    "brief_of",
    "by_side",
    "contact_with_posts",
    "contacts_by_name",
    "delegation_choices",
    "delegation_page",
    "delegations",
    "delegations_with",
    "item_of",
    "items_of",
    "kept_prints",
    "language_beside",
    "language_of",
    "links_of",
    "member_of",
    "members_of",
    "printed",
    "programme_of",
    "programme_on",
    "open_promises",
    "open_visits",
    "open_work",
    "partner_choices",
    "partner_language",
    "partners_visited",
    "seats",
    "snapshot_of",
    "thread_of",
    "topic_of",
    "topics_of",
    "vehicles_of",
    "view_counts",
]
