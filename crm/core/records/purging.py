"""Removing records for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from crm.core.db import Base, db
from crm.core.records.model import Record


def record_columns() -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    """Yield every column of every table that points at a record, directly or through its kind's table."""
    family = {mapper.local_table for mapper in sa.inspect(Record).self_and_descendants}
    for table in Base.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            if key.column.table in family and key.column.name == "id":
                yield table, key.parent


_ASIDE = {"synchronize_session": False}


def purge(ids: Iterable[int]) -> None:
    """Remove records for good, with the rows that belong to them; what merely points at them points at
    nothing.

    Only for sample data and for what the law says must vanish: everything else goes to the trash.
    """
    gone, links = list(ids), list(record_columns())
    for table, column in links:
        if column.nullable:
            db.session.execute(sa.update(table).where(column.in_(gone)).values({column.name: None}))
    for table, column in reversed(links):
        if not column.nullable:
            db.session.execute(sa.delete(table).where(column.in_(gone)))
    db.session.execute(sa.delete(Record).where(Record.id.in_(gone)), execution_options=_ASIDE)
    db.session.expire_all()
