"""A bare application over committed data, for what runs in threads and processes of its own."""

from __future__ import annotations

import pytest
from flask import Flask

import crm.accounts.models  # noqa: F401  # jobs point at accounts
from crm.core import mail, storage, throttle  # noqa: F401  # their tables
from crm.core.db import Base, db

TABLES = ("job", "outbox_mail", "stored_file", "throttle_count")


def needed_tables():
    """Return our tables and all that they point at."""
    found, left = set(), [Base.metadata.tables[name] for name in TABLES]
    while left:
        table = left.pop()
        if table not in found:
            found.add(table)
            left.extend(key.column.table for key in table.foreign_keys)
    return list(found)


def bare_app(url, folder):
    """Return an application with settings and a database, and nothing else."""
    app = Flask("crm")
    app.config.update(
        SQLALCHEMY_DATABASE_URI=url,
        SECRET_KEY="only for tests",
        STORAGE_DIR=str(folder / "files"),
        MAIL_URL="console:",
        MAIL_FROM="office@haiphong.example",
    )
    db.init_app(app)
    return app


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'office.sqlite3'}"
    return request.getfixturevalue("new_database")()


@pytest.fixture
def bare(database_url, tmp_path):
    """Give an application with an empty database; its context is open."""
    app = bare_app(database_url, tmp_path)
    with app.app_context():
        Base.metadata.create_all(db.engine, tables=needed_tables())
        yield app
        db.session.remove()
        db.engine.dispose()
