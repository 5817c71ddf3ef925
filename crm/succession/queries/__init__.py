"""What is read of renamings, mergers and what was inherited."""

from crm.succession.queries.book import book_of_standing
from crm.succession.queries.inherited import (
    Inherited,
    due_duties,
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
    ties_offered,
)

__all__ = [
    "Inherited",
    "book_of_standing",
    "due_duties",
    "duty_of",
    "holder_by_key",
    "holder_row",
    "inherited",
    "inherited_since",
    "joined_by",
    "kept_by",
    "names_kept",
    "one_inherited",
    "planned_until",
    "possible_targets",
    "ties_offered",
]
