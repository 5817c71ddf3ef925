"""What delegations have due: the report of those that are over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.locale import _
from crm.core.reminders import Due, due_row
from crm.delegations.models import Delegation, DelegationStatus


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return the delegations whose report is due by a day."""
    columns = due_row(
        "delegations", Delegation.id, Delegation.title, Delegation.report_due_on, Delegation.owner_id
    )
    waits = (Delegation.status == DelegationStatus.COMPLETED, Delegation.report_due_on <= until)
    return [sa.select(*columns).where(*waits)]


def tell_due(row: Any) -> Due:
    """Say that the report is due."""
    return Due(
        key=f"delegation {row.record_id} report",
        kind="delegation",
        record_id=row.record_id,
        title=row.title,
        what=_("Report due"),
        due_on=row.due_on,
        owner_id=row.owner_id,
        owner=row.owner,
    )
