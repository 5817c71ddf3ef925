"""What delegations have due: the report of those that are over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.locale import _
from crm.core.reminders import Due, due_of, due_row
from crm.delegations.models import Delegation, DelegationStatus


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return the delegations whose report is due by a day."""
    columns = due_row("delegations", Delegation, Delegation.report_due_on)
    waits = (Delegation.status == DelegationStatus.COMPLETED, Delegation.report_due_on <= until)
    return [sa.select(*columns).where(*waits)]


def tell_due(row: Any) -> Due:
    """Say that the report is due."""
    return due_of(row, "delegation", _("Report due"), key=f"delegation {row.record_id} report")
