"""Writing down a row's values so that they can be read, compared and put back."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import InstanceState

from crm.core.db import Base
from crm.core.records import Record

QUIET = {"version", "updated_at", "updated_by_id", "sort_key", "created_at", "created_by_id", "search_text"}
"""Columns that change with every write and tell a reader nothing."""


def as_text(value: Any) -> str | None:
    """Write a column's value so that it can be read, compared and put back."""
    if value is None:
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


CONCEALED = "•"
"""Stands in the log for a value that the log may not hold."""


def row_of(obj: Base, name: str, old: str | None, new: str | None, *, secret: bool) -> dict[str, Any]:
    """Return what the log keeps of one field; a secret one leaves only that it changed."""
    root = getattr(obj, "__root__", None)
    owner: int | None = obj.id if isinstance(obj, Record) else getattr(obj, root) if root else None
    salt = secrets.token_hex(8)
    digest = hashlib.sha256("\x1f".join((salt, name, old or "", new or "")).encode()).hexdigest()
    if secret:
        old, new = None, CONCEALED
    state = inspect(obj)
    key = (state.identity or state.mapper.primary_key_from_instance(obj))[-1]
    return {
        "record_id": owner,
        "entity": obj.__tablename__,
        "row_id": key if isinstance(key, int) else None,
        "field": name,
        "old": old,
        "new": new,
        "salt": salt,
        "digest": digest,
    }


def _columns(obj: Base) -> Iterator[tuple[str, bool, InstanceState[Any]]]:
    state = inspect(obj)
    for attr in state.mapper.column_attrs:
        if attr.key not in QUIET and attr.key != "id":
            yield attr.key, bool(attr.columns[0].info.get("secret")), state


def differences(obj: Base) -> Iterator[dict[str, Any]]:
    """Yield what a flush changed in one row."""
    for name, secret, state in _columns(obj):
        history = state.attrs[name].history
        if history.added or history.deleted:
            old = as_text(history.deleted[0]) if history.deleted else None
            new = as_text(history.added[0]) if history.added else None
            if old != new:
                yield row_of(obj, name, old, new, secret=secret)


def snapshot(obj: Base) -> str:
    """Write a whole row so that it can be read and a deleted one put back; of a secret only that it is
    there.
    """
    shown = {}
    for name, secret, state in _columns(obj):
        value = state.dict.get(name)
        shown[name] = (CONCEALED if value else None) if secret else as_text(value)
    return json.dumps({k: v for k, v in shown.items() if v is not None}, ensure_ascii=False)


def loses(row: dict[str, Any]) -> bool:
    """Tell whether a line of the log stands for more than it can put back: a secret value is gone."""
    if row["field"]:
        return bool(row["new"] == CONCEALED)
    return row["new"] is None and CONCEALED in json.loads(row["old"]).values()


def is_audited(obj: object) -> bool:
    """Tell whether changes of a row are taken down."""
    return isinstance(obj, Base) and not getattr(obj, "__unaudited__", False)
