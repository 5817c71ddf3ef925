"""Keeps the rows of the sample office as the database is shaped now: ``python -m tests.upgrades.keep``."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from crm.core import clock
from crm.core.db import Base, db
from crm.sample import service
from tests import offices

FOLDER = Path(__file__).resolve().parent
LEFT_OUT = {"sector", "used_form_key", "throttle_count", "sign_in_session"}


def rows_of(connection: sa.Connection) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table as plain values."""
    kept = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in LEFT_OUT:
            found = connection.execute(sa.text(f'SELECT * FROM "{table.name}"')).mappings().all()  # noqa: S608
            if found:
                kept[table.name] = [dict(row) for row in found]
    return kept


def main() -> None:
    """Write the file of the present shape."""
    moment = datetime(2026, 11, 23, 2, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder, clock.held(moment):
        app = offices.open_office(f"sqlite:///{folder}/office.sqlite3", Path(folder))
        with app.app_context():
            service.load_once()
            db.session.commit()
            with db.engine.connect() as connection:
                shape = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one()
                kept = rows_of(connection)
            for person in kept["user_account"]:
                person["password"] = None
            db.engine.dispose()
    path = FOLDER / f"{shape}.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True, default=str) + "\n")
    print(f"{path.name}: {sum(map(len, kept.values()))} rows")


if __name__ == "__main__":
    main()
