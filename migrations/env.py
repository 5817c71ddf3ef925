"""Runs migrations on the database of the application at hand."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from crm.core.db import Base

LOCK = 20261122
"""Key of the advisory lock, so that of two machines that start at once one migrates."""


def is_ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Leave the full-text tables of SQLite and the expression index of PostgreSQL to hand-written steps."""
    if kind == "table":
        return not (name or "").startswith("search_fts")
    return not (kind == "index" and name == "ix_search_entry_tokens")


def plain_type(kind: str, thing: Any, autogen_context: Any) -> str | bool:
    """Write our own column types as the plain ones below: a migration must not change with the code."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


def run(connection: sa.Connection) -> None:
    """Run the migrations in one transaction, with foreign keys off while SQLite rebuilds tables."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=is_ours,
        render_item=plain_type,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        context.run_migrations()


def main() -> None:
    """Open a connection of our own; SQLite takes the write lock as it begins."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        try:
            run(connection)
        finally:
            if connection.dialect.name == "sqlite":
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")


main()
