"""Offices to test in: an application over a database, its tables, and how to empty them between two tests."""

from __future__ import annotations

import base64
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from config import settings
from crm import create_app
from crm.core import audit
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Base, Words, db
from crm.settings.models import Office
from tests.browsing import Browser

SEEDS = {"sector", "alembic_version"}
"""Tables that are filled once with the schema and stay."""

QUICK_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}
SECRETS = {
    "SECRET_KEY": "only for tests, and long enough to be taken",
    "SECURITY_PASSWORD_SALT": "only for tests",
    "SECURITY_TOTP_SECRET": "only for tests",
    "FIELD_KEYS": "k1:" + base64.urlsafe_b64encode(b"only for tests, thirty-two bytes").decode(),
}


def open_office(url: str, folder: Path) -> Flask:
    """Build the application over the empty database at ``url``, its files in ``folder``."""
    given = settings({"INSTANCE_DIR": str(folder), "DATABASE_URL": url, **SECRETS})
    app = create_app(given | {"TESTING": True, "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": QUICK_HASH})
    app.test_client_class = Browser
    with app.app_context():
        try:
            build_schema()
        except BaseException:
            db.engine.dispose()
            raise
    return app


def build_schema() -> None:
    """Lay the tables as an office does, by the migrations."""
    upgrade()
    db.session.remove()


def empty() -> None:
    """Throw away all rows but the seeds, in one go, and lay the office's own row anew."""
    deletes = [f'DELETE FROM "{t.name}"' for t in Base.metadata.sorted_tables if t.name not in SEEDS]  # noqa: S608
    db.session.remove()
    raw = db.engine.raw_connection()
    try:
        cursor = raw.cursor()
        if db.engine.dialect.name == "sqlite":
            begin, end = ["PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE"], ["COMMIT", "PRAGMA foreign_keys=ON"]
            cursor.executescript(";".join([*begin, *deletes, *end]))
        else:
            cursor.execute("; ".join(["SET LOCAL session_replication_role = replica", *deletes]))
            raw.commit()
        cursor.close()
    finally:
        raw.close()
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        db.session.add(
            Office(
                id=1,
                name=Words(vi="Sở Ngoại vụ Hải Phòng", en="Hai Phong Department of Foreign Affairs"),
                superior=Words(vi="Ủy ban nhân dân thành phố Hải Phòng", en="Hai Phong People's Committee"),
                city=Words(vi="Hải Phòng", en="Hai Phong"),
                symbol="SNgV",
            )
        )
    db.session.execute(sa.delete(audit.FieldChange))
    db.session.execute(sa.delete(audit.ChangeSet))
    db.session.commit()
    db.session.remove()
