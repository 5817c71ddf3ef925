"""The change sets of the office's settings: rows that belong to no record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.undo import Step, steps_of

TABLES: Final = (
    "office",
    "reference_item",
    "signatory",
    "deadline_rule",
    "calendar_day",
    "unit",
    "user_account",
)
"""Tables of settings, in the order in which the log offers them."""

OWN_TASTE: Final = ("account.theme", "account.language")
"""What people choose for their own screen is nobody else's affair."""


def changes_of_settings(table: str = "") -> sa.Select[*tuple[Any, ...]]:
    """Return the select behind the log of settings: an action a row, the newest first."""
    told = sa.exists().where(
        FieldChange.change_set_id == ChangeSet.id,
        FieldChange.record_id.is_(None),
        FieldChange.entity.in_([table] if table in TABLES else TABLES),
    )
    return (
        sa.select(ChangeSet.id, ChangeSet.at, UserAccount.display_name.label("who"))
        .outerjoin(UserAccount, UserAccount.id == ChangeSet.actor_id)
        .where(ChangeSet.record_id.is_(None), ChangeSet.verb.not_in(OWN_TASTE), told)
        .order_by(ChangeSet.id.desc())
    )


def steps_in_settings(sets: Collection[int], table: str = "") -> Mapping[int, Sequence[Step]]:
    """Return what some actions changed in the settings."""
    asked = sa.select(FieldChange).where(
        FieldChange.change_set_id.in_(sets),
        FieldChange.record_id.is_(None),
        FieldChange.entity.in_([table] if table in TABLES else TABLES),
    )
    lines: dict[int, list[FieldChange]] = defaultdict(list)
    for row in db.session.scalars(asked.order_by(FieldChange.id)) if sets else ():
        lines[row.change_set_id].append(row)
    return {key: steps_of(rows) for key, rows in lines.items()}
