"""Private values of a row that was taken out, sealed and kept for a while, so that this can be undone.

The log itself never holds them: it only knows that there was something.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, UtcDateTime, db
from crm.core.jobs import Run, every
from crm.core.secrets import Encrypted

KEPT: Final = timedelta(days=7)
"""How long somebody may notice that the wrong row was taken out."""


class SecretAside(Base):
    """One private value of a removed row, until it is put back or its time is over."""

    __tablename__ = "secret_aside"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(sa.ForeignKey("change_set.id", ondelete="CASCADE"), index=True)
    entity: Mapped[str] = mapped_column(sa.String(40))
    row_id: Mapped[int]
    field: Mapped[str] = mapped_column(sa.String(60))
    value: Mapped[str] = mapped_column(Encrypted("secret_aside.value"), info={"secret": True})
    kept_since: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now, index=True)


def secrets_of(obj: Base) -> dict[str, str]:
    """Return the private values of a row that is about to go; only a row with a key of its own has any."""
    state = sa.inspect(obj)
    if not isinstance(getattr(obj, "id", None), int):
        return {}
    names = [attr.key for attr in state.mapper.column_attrs if attr.columns[0].info.get("secret")]
    return {name: state.dict[name] for name in names if state.dict.get(name)}


def lay_aside(change_set_id: int, removed: Mapping[tuple[str, int], Mapping[str, str]]) -> None:
    """Keep the private values of rows that a change took out."""
    rows: list[dict[str, Any]] = [
        {"change_set_id": change_set_id, "entity": entity, "row_id": row_id, "field": name, "value": value}
        for (entity, row_id), values in removed.items()
        for name, value in values.items()
    ]
    if rows:
        db.session.execute(sa.insert(SecretAside), rows)


def laid_aside(change_set_id: int) -> dict[tuple[str, int], dict[str, str]]:
    """Return what is still kept of the rows that a change took out."""
    asked = sa.select(SecretAside).where(
        SecretAside.change_set_id == change_set_id, SecretAside.kept_since > clock.now() - KEPT
    )
    found: dict[tuple[str, int], dict[str, str]] = {}
    for row in db.session.scalars(asked):
        found.setdefault((row.entity, row.row_id), {})[row.field] = row.value
    return found


def forget_old() -> int:
    """Throw away what nobody has asked back in time; return how many values that were."""
    late = sa.delete(SecretAside).where(SecretAside.kept_since <= clock.now() - KEPT)
    return int(db.session.execute(late).rowcount)  # type: ignore[attr-defined]  # a cursor's result has it


@every(hours=6, kind="audit.forget_secrets")
def _forget(_payload: dict[str, Any], _run: Run) -> None:
    """Let the worker do so by itself."""
    forget_old()
