"""What the latest prints of a delegation showed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.delegations.models import PrintRun, PrintSnapshot


@dataclass(frozen=True, slots=True)
class Printed:
    """One print, and the delegation as it showed it."""

    number: int
    at: datetime
    by: str
    state: dict[str, Any]


def printed(delegation_id: int, number: int | None = None) -> Printed | None:
    """Return the newest print whose state was kept, or the one of a number."""
    asked = (
        sa.select(PrintRun.number, PrintRun.printed_at, UserAccount.display_name, PrintSnapshot.text)
        .join(PrintSnapshot, PrintSnapshot.run_id == PrintRun.id)
        .outerjoin(UserAccount, UserAccount.id == PrintRun.printed_by_id)
        .where(PrintRun.delegation_id == delegation_id)
        .order_by(PrintRun.number.desc())
        .limit(1)
    )
    if number is not None:
        asked = asked.where(PrintRun.number == number)
    row = db.session.execute(asked).first()
    return Printed(row[0], row[1], row[2] or "", json.loads(row[3])) if row else None


def kept_prints(delegation_id: int, limit: int = 30) -> Sequence[tuple[int, datetime]]:
    """Return the numbers and times of the prints whose state was kept, the newest first."""
    asked = (
        sa.select(PrintRun.number, PrintRun.printed_at)
        .join(PrintSnapshot, PrintSnapshot.run_id == PrintRun.id)
        .where(PrintRun.delegation_id == delegation_id)
        .order_by(PrintRun.number.desc())
        .limit(limit)
    )
    return [(number, at) for number, at in db.session.execute(asked)]
