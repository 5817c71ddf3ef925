"""Finds what belongs to the sample office alone."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from crm.accounts.models import SignInSession, UserAccount
from crm.core.db import Base, db
from crm.core.records import Record, record_columns

SILENT = {
    "audit_note",
    "change_set",
    "field_change",
    "job",
    "participation",
    "pin",
    "recent_view",
    "record_grant",
    "search_entry",
}
"""Tables whose rows follow a record and are no work of the office's."""

_record = Record.__table__
_person = UserAccount.__table__


def sample_ids() -> set[int]:
    """Return the ids of all sample records, those in the trash too."""
    return set(db.session.scalars(sa.select(_record.c.id).where(_record.c.is_sample)))


def _links() -> Iterator[tuple[sa.Column[int], sa.Column[int] | None]]:
    """Yield each column that points at a record, with the one that says whose row it is (None: nobody's)."""
    for table, column in record_columns():
        owner = _owner(table)
        if table.name not in SILENT and column is not owner:
            yield column, owner


def _owner(table: sa.Table) -> sa.Column[int] | None:
    """Return the column naming the record that a row is part of."""
    if table is _record or ("id" in table.c and table.c.id.foreign_keys):
        return table.c.id
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            root = getattr(mapper.class_, "__root__", None)
            return table.c[root] if root else None
    return None


def kept_ids() -> set[int]:
    """Return the sample records that rows of the office's own stand on, and what those stand on in turn."""
    sample = sample_ids()
    kept: set[int] = set()
    grown = True
    while grown:
        before = len(kept)
        for column, owner in _links():
            kept |= _stood_on(column, owner, sample - kept) & sample
        grown = len(kept) > before
    return kept


def _stood_on(column: sa.Column[int], owner: sa.Column[int] | None, going: set[int]) -> set[int]:
    """Return the records that rows point at which do not go themselves."""
    whose = sa.null() if owner is None else owner
    rows = db.session.execute(sa.select(whose, column).where(column.is_not(None)))
    return {target for of, target in rows if of not in going}


def adopt(kept: set[int]) -> None:
    """Make these records the office's own."""
    if kept:
        db.session.execute(sa.update(Record).where(_record.c.id.in_(kept)).values(is_sample=False))


def close_sign_ins() -> int:
    """Remove the sample people; one whom a row still names stays as a name that cannot sign in."""
    ids = list(db.session.scalars(sa.select(UserAccount.id).where(UserAccount.is_sample)))
    for key in ids:
        db.session.execute(sa.delete(SignInSession).where(SignInSession.user_id == key))
        if _is_named(key):
            closed = {"active": False, "password": None, "fs_uniquifier": f"closed-{key}", "is_sample": False}
            db.session.execute(sa.update(UserAccount).where(_person.c.id == key).values(closed))
        else:
            db.session.execute(sa.delete(UserAccount).where(_person.c.id == key))
    return len(ids)


def _is_named(user_id: int) -> bool:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column is _person.c.id and key.ondelete is None:
                asked = sa.select(sa.literal(1)).select_from(table).where(key.parent == user_id).limit(1)
                if db.session.execute(asked).first() is not None:
                    return True
    return False
