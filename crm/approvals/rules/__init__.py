"""Approval: which row of the matrix fits, what an answer means, what a step misses."""

from crm.approvals.rules.lacks import Standing, Traveller, at_a_glance, lacks_before
from crm.approvals.rules.matrix import Case, Row, as_lines, row_for
from crm.approvals.rules.words import (
    ANSWERS,
    NEEDS_COMMENT,
    SET_ASIDE,
    state_after,
)

__all__ = [
    "ANSWERS",
    "Case",
    "NEEDS_COMMENT",
    "Row",
    "SET_ASIDE",
    "Standing",
    "Traveller",
    "as_lines",
    "at_a_glance",
    "lacks_before",
    "row_for",
    "state_after",
]
