"""Approval: which row of the matrix fits, what an answer means, what a step misses."""

from crm.approvals.rules.lacks import Standing, Traveller, lacks_before
from crm.approvals.rules.matrix import Case, Row, as_lines, row_for
from crm.approvals.rules.words import (
    ANSWERS,
    NEEDS_COMMENT,
    state_after,
)

__all__ = [
    "ANSWERS",
    "Case",
    "NEEDS_COMMENT",
    "Row",
    "Standing",
    "Traveller",
    "as_lines",
    "lacks_before",
    "row_for",
    "state_after",
]
