"""What is read of the log and of the trash."""

from crm.history.queries.changes import PER_PAGE, Change, changes_of
from crm.history.queries.trash import Tied, TrashFilter, deleters, gone_records, ties_of

__all__ = [
    "PER_PAGE",
    "Change",
    "TrashFilter",
    "Tied",
    "changes_of",
    "deleters",
    "gone_records",
    "ties_of",
]
