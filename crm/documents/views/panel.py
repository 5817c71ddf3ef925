"""The panel "Papers" of any record: what it rests on, and its loose files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from crm.core.access import Permission, actor, may
from crm.core.records import kind_of
from crm.core.transactions import new_form_key
from crm.documents import queries
from crm.documents.rules import LINKED_KINDS, SHOWN_IN_PLACE, edit_permission

SHOWN = 10
"""Papers that a panel shows; the register shows the others."""


def files_of(record: Any, kind: str, rows: Sequence[Any] | None = None) -> dict[str, Any]:
    """Return what a list of a record's files needs."""
    return {
        "rows": queries.attachments_of(record.id) if rows is None else rows,
        "record_id": record.id,
        "may_add": may(actor(), edit_permission(kind_of(kind).permission)) and _may_edit(),
        "shown_in_place": SHOWN_IN_PLACE,
        "form_key": new_form_key(),
    }


def _may_edit() -> bool:
    return may(actor(), Permission.DOCUMENT_EDIT)


def panel(record: Any, kind: str) -> dict[str, Any]:
    """Fill the panel of one record."""
    papers, rows = queries.papers_and_files(record.id, limit=SHOWN + 1)
    files = files_of(record, kind, rows)
    count = len(papers) + len(rows)
    return files | {
        "papers": papers[:SHOWN],
        "has_more": len(papers) > SHOWN,
        "count": f"{count - 1}+" if len(papers) > SHOWN else count,
        "may_link": files["may_add"] and kind in LINKED_KINDS,
    }


def panel_for(kind: str) -> Callable[[Any], dict[str, Any]]:
    """Return what fills the panel on pages of one kind: some of them hand over a row that does not say it."""
    return lambda record: panel(record, kind)
