"""How papers are called, and who may add a file to a record."""

from __future__ import annotations

from typing import Final

from crm.core.access import Permission
from crm.core.locale import _lp, name_members
from crm.core.sniff import GIF, JPEG, PDF, PNG, WEBP
from crm.documents.models import PaperDirection

name_members(
    {
        PaperDirection.INCOMING: _lp("paper", "Incoming"),
        PaperDirection.OUTGOING: _lp("paper", "Outgoing"),
        PaperDirection.PUBLISHED: _lp("paper", "Published"),
    }
)

SHOWN_IN_PLACE: Final = frozenset({PDF, JPEG, PNG, GIF, WEBP})
"""Files that a browser shows without running anything in them; all others are handed over to be saved."""


def edit_permission(read: Permission) -> Permission:
    """Return what it takes to change a record of a kind that ``read`` lets people see."""
    scope = read.value.split(".")[0]
    verb = "log" if f"{scope}.log" in list(Permission) else "edit"
    return Permission(f"{scope}.{verb}")
