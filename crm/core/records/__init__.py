"""What every top-level record has in common, and the register of the kinds there are."""

from __future__ import annotations

from crm.core.records.changes import add, delete, follow, lead, open_for_change, restore, touch
from crm.core.records.finding import apart, beside, find, get, name_of, titles_of
from crm.core.records.kinds import Kind, Timeline, kind_of, kinds, register_kind
from crm.core.records.model import Classification, Record
from crm.core.records.purging import purge, record_columns

__all__ = [
    "Classification",
    "Kind",
    "Record",
    "Timeline",
    "add",
    "apart",
    "beside",
    "delete",
    "find",
    "follow",
    "get",
    "kind_of",
    "kinds",
    "lead",
    "name_of",
    "open_for_change",
    "purge",
    "record_columns",
    "register_kind",
    "restore",
    "titles_of",
    "touch",
]
