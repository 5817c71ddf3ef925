"""What is read of the office's lists, of who signs and of by when things are due."""

from __future__ import annotations

from crm.reference.queries.deadlines import deadline_rule, deadline_rules, rule_in_force
from crm.reference.queries.lists import (
    choices,
    counts,
    expected_days,
    is_the_offices_own,
    item,
    item_by_code,
    items,
    name_of,
    names_of,
    own_members,
    sectors,
    shown_name,
)
from crm.reference.queries.posts import posts_by_title
from crm.reference.queries.signatories import officers_by_name, signatories, signatories_on, signatory

__all__ = [
    "choices",
    "counts",
    "deadline_rule",
    "deadline_rules",
    "expected_days",
    "is_the_offices_own",
    "item",
    "item_by_code",
    "items",
    "name_of",
    "names_of",
    "officers_by_name",
    "own_members",
    "posts_by_title",
    "rule_in_force",
    "sectors",
    "shown_name",
    "signatories",
    "signatories_on",
    "signatory",
]
