"""An office of any earlier shape comes to the newest with all its rows, on both databases."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask_migrate import upgrade

from config import settings
from crm import create_app
from crm.core import search
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.delegations.models import ProgrammeItem
from tests import offices

SHAPES = sorted(Path(__file__).parent.glob("*.json"))
READ = {date: date.fromisoformat, datetime: datetime.fromisoformat, time: time.fromisoformat, bool: bool}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_office(request, tmp_path):
    is_file = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}" if is_file else request.getfixturevalue("new_database")()
    app = create_app(settings({"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": url, **offices.SECRETS}))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def value_for(column, value):
    """Return a kept value as the column's own type takes it."""
    read = READ.get(column.type.python_type)
    return read(value) if read and value is not None else value


def put_in(kept):
    """Fill the tables as they are in the database now, whatever the models say."""
    old = sa.MetaData()
    old.reflect(db.engine, only=list(kept))
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
        for name, rows in kept.items():
            columns = old.tables[name].columns
            made = [{key: value_for(columns[key], value) for key, value in row.items()} for row in rows]
            connection.execute(sa.insert(old.tables[name]), made)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.stem)
def test_every_row_of_an_earlier_shape_is_there_after_the_upgrade(empty_office, shape):
    kept = json.loads(shape.read_text())
    upgrade(revision=shape.stem)
    put_in(kept)
    upgrade()
    for name, rows in kept.items():
        assert db.session.scalar(sa.text(f'SELECT count(*) FROM "{name}"')) == len(rows), name  # noqa: S608
    with acting_as(SYSTEM):
        lines = {row["participants"] for row in kept["programme_item"]}
        assert {item.participants.best() for item in db.session.scalars(sa.select(ProgrammeItem))} == {
            line if isinstance(line, str) and not line.startswith("{") else Words(json.loads(line)).best()
            for line in lines
        }
        assert search.find("北九州")[0].hits[0].title == "Kitakyushu"


def test_there_is_a_kept_office_for_the_first_shape():
    assert SHAPES[0].stem == "20261122_01"
