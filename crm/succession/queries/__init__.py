"""What is read of renamings, mergers and what was inherited."""

from crm.succession.queries.asof import AsOf, MergerLine, merger_lines, pacts_as_of, ties_as_of
from crm.succession.queries.book import book_of_standing
from crm.succession.queries.due import due_rows, tell_due
from crm.succession.queries.inherited import (
    Inherited,
    duty_of,
    inherited,
    inherited_since,
    one_inherited,
)
from crm.succession.queries.places import (
    holder_by_key,
    holder_row,
    joined_by,
    kept_by,
    names_kept,
    planned_until,
    possible_targets,
    signed_by_body,
    ties_offered,
)

__all__ = [
    "AsOf",
    "Inherited",
    "MergerLine",
    "book_of_standing",
    "due_rows",
    "duty_of",
    "holder_by_key",
    "holder_row",
    "inherited",
    "inherited_since",
    "joined_by",
    "kept_by",
    "merger_lines",
    "names_kept",
    "one_inherited",
    "pacts_as_of",
    "planned_until",
    "possible_targets",
    "signed_by_body",
    "tell_due",
    "ties_as_of",
    "ties_offered",
]
