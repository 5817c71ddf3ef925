"""What can be done with the office's lists, with who signs and with by when things are due."""

from __future__ import annotations

from crm.reference.service.deadlines import (
    DeadlineEntry,
    add_rule,
    change_rule,
    remove_rule,
    succeed_rule,
)
from crm.reference.service.lists import (
    ItemEntry,
    add_item,
    bring_back_item,
    change_item,
    delete_item,
    move_item,
    retire_item,
)
from crm.reference.service.loading import load_deadlines, load_lists, load_sectors, product_rows
from crm.reference.service.signatories import (
    SignatoryEntry,
    add_signatory,
    change_signatory,
    delete_signatory,
    move_signatory,
)

__all__ = [
    "DeadlineEntry",
    "ItemEntry",
    "SignatoryEntry",
    "add_item",
    "add_rule",
    "add_signatory",
    "bring_back_item",
    "change_item",
    "change_rule",
    "change_signatory",
    "delete_item",
    "delete_signatory",
    "load_deadlines",
    "load_lists",
    "load_sectors",
    "move_item",
    "move_signatory",
    "product_rows",
    "remove_rule",
    "retire_item",
    "succeed_rule",
]
