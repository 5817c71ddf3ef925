"""What commitments have due, whichever side has to act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.commitments.models import Commitment, Side
from crm.commitments.rules import OPEN_STATES
from crm.core.locale import _
from crm.core.records import beside
from crm.core.reminders import Due, best_words, due_of, due_row
from crm.localities.models import Locality


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return what either side has promised by a day and is still open, with its partner."""
    partner: Any = beside(Locality, "partner")
    columns = due_row(
        "commitments",
        Commitment,
        Commitment.due_on,
        code=Commitment.side,
        words=Commitment.text,
        note=partner.title,
    )
    return [
        sa.select(*columns)
        .join(partner, partner.id == Commitment.locality_id)
        .where(Commitment.state.in_(OPEN_STATES), Commitment.due_on <= until)
    ]


def tell_due(row: Any) -> Due:
    """Say who promised it to whom."""
    told = {
        Side.OURS: lambda: _("We promised this to %(name)s", name=row.note),
        Side.THEIRS: lambda: _("%(name)s promised this to us", name=row.note),
        Side.JOINT: lambda: _("Promised together with %(name)s", name=row.note),
    }
    key, what = f"commitment {row.record_id}", told[Side(row.code)]()
    return due_of(row, "commitment", what, key=key, title=best_words(row.words))
