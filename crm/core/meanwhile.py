"""What others saved while somebody was typing, in words that can stand above the form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

import sqlalchemy as sa

from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.errors import Conflict
from crm.core.locale import _, day, label, language
from crm.core.text import clean_prose

SHOWN = 12
LONGEST = 200


def changes_since(conflict: Conflict, seen: int, fields: Mapping[str, Any]) -> Sequence[str]:
    """Tell what was changed between version ``seen`` and now, naming the fields as the form does."""
    sets = sa.select(ChangeSet.id).where(ChangeSet.record_id == conflict.record_id)
    latest = sets.order_by(ChangeSet.id.desc()).limit(min(max(conflict.version - seen, 1), SHOWN))
    asked = sa.select(FieldChange).where(FieldChange.change_set_id.in_(latest.subquery().select()))
    told = [_told(row, fields) for row in db.session.scalars(asked.order_by(FieldChange.id).limit(100))]
    return [line for line in dict.fromkeys(told) if line][:SHOWN]


def _told(row: FieldChange, fields: Mapping[str, Any]) -> str:
    if not row.field:
        return _row_told(row)
    field = fields.get(row.field) or fields.get(f"{row.field}_{language()}") or fields.get(f"{row.field}_vi")
    if field is None:
        return ""
    return _("Now saved – %(field)s: %(value)s", field=str(field.label.text), value=_shown(row.new, field))


def _row_told(row: FieldChange) -> str:
    """Tell of a row that came or went."""
    values = json.loads(row.new or row.old or "{}")
    texts = [_shown(value, None) for value in values.values() if not str(value).isdecimal()]
    told = ", ".join(text for text in texts if len(text) > 1)[:LONGEST]
    return _("Row added: %(row)s", row=told) if row.new else _("Row removed: %(row)s", row=told)


def _shown(value: str | None, field: Any) -> str:
    """Write a value of the audit as a reader knows it."""
    kind = getattr(field, "kind", None)
    if value and isinstance(kind, type) and issubclass(kind, Enum):
        return label(kind(value))
    if value and value.startswith("{"):
        texts = json.loads(value)
        return str(texts.get(language()) or next(iter(texts.values()), ""))[:LONGEST]
    try:
        return day(date.fromisoformat(value or ""))
    except ValueError:
        return clean_prose(value or "–", 10**6)[:LONGEST]
