"""Migrations lead from nothing to what the models say, and back, on both databases."""

from __future__ import annotations

import warnings

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

from config import settings
from crm import create_app
from crm.core import search
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Base, db
from crm.reference import service as reference
from crm.sample import service
from tests import offices


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_office(request, tmp_path):
    """Give an application over a database without a single table."""
    is_file = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}" if is_file else request.getfixturevalue("new_database")()
    app = create_app(settings({"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": url, **offices.SECRETS}))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def differences():
    with db.engine.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the expression index, which cannot be compared
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda thing, name, kind, *_rest: (
                    not str(name).startswith("search_fts") and name != "ix_search_entry_tokens"
                ),
            },
        )
        return compare_metadata(context, Base.metadata)


def tables():
    return {name for name in sa.inspect(db.engine).get_table_names() if not name.startswith("search_fts")}


def test_the_migrations_make_what_the_models_say_and_bring_every_row_of_the_product(empty_office):
    upgrade()
    assert differences() == []
    one_tie = next(key for key in sa.inspect(db.engine).get_indexes("partnership") if key["unique"])
    assert {str(told) for told in one_tie["dialect_options"].values() if told is not None} >= {"is_live"}
    assert db.session.scalar(sa.text("SELECT count(*) FROM sector")) == 46
    with acting_as(SYSTEM):
        assert (reference.load_lists(), reference.load_deadlines()) == (0, 0)


def test_the_way_back_leaves_nothing_and_the_way_forth_works_again(empty_office):
    upgrade()
    downgrade(revision="base")
    assert tables() == {"alembic_version"}
    upgrade()
    assert differences() == []


def test_an_office_built_by_the_migrations_can_be_filled_and_searched(empty_office):
    upgrade()
    service.load_once()
    db.session.commit()
    with acting_as(SYSTEM):
        assert search.find("北九州")[0].hits[0].title == "Kitakyushu"
    _leaves_no_trace_of_what_came_since()


LATER = ("agreement", "anniversary", "conference", "greeting")


def _leaves_no_trace_of_what_came_since():
    """Go back to the office that knew none of these kinds: what else is in the book stays."""
    kinds = sa.select(sa.column("kind"), sa.func.count()).select_from(sa.table("record")).group_by("kind")
    before = dict(map(tuple, db.session.execute(kinds)))
    assert set(LATER) <= set(before)
    db.session.commit()
    downgrade(revision="20261124_15")
    left = {kind: number for kind, number in before.items() if kind not in LATER}
    assert dict(map(tuple, db.session.execute(kinds))) == left
    found = sa.select(sa.column("kind")).select_from(sa.table("search_entry")).distinct()
    assert not set(LATER) & set(db.session.scalars(found))
