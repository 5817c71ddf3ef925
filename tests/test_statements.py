"""How often each page asks the database: seldom, and as often for a few rows as for many."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from crm.core import locale
from crm.core.access import SYSTEM, Role, acting_as, look_with
from crm.core.db import Base, db
from crm.core.records import Record
from crm.sample import grow
from tests import browsing, build, offices
from tests.roads import furnish, roads
from tests.statements import statements

MOST = 12
MANY = 30
APART = {"office", "unit", "user_account", "search_entry"}
"""Tables of which the house has one row, or as many as people work there."""


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def counted(request, office_of):
    """Count the statements of every page of the sample office twice: as it is, and with thirty rows more."""
    app = office_of(request.param)
    with app.app_context():
        look_with(None)
        locale.speak("vi")
        offices.empty()
        keys = furnish(app)
        browser = browsing.sign_in(app.test_client(), build.person(Role.ADMIN))
        browser.checks = False
        pages = [road for road in roads(app, keys) if "GET" in road.methods and road.permission]
        few = {road.endpoint: ask(browser, road.url) for road in pages}
        with acting_as(SYSTEM):
            grow.grow(grow.Size(localities=MANY, contacts=MANY, interactions=MANY, delegations=MANY))
            multiply()
        db.session.commit()
        yield few, {road.endpoint: ask(browser, road.url) for road in pages}
        db.session.remove()
        look_with(None)


def ask(browser, url):
    """Return the statements of one page; only pages, no files to keep."""
    with statements() as seen:
        answer = browser.get(url)
    return list(seen) if (answer.status_code, answer.mimetype) == (200, "text/html") else None


def multiply():
    """Give every record that has rows of its own thirty more of each sort."""
    family = {mapper.local_table for mapper in sa.inspect(Record).self_and_descendants}
    for table in Base.metadata.sorted_tables:
        links = [key.parent for key in table.foreign_keys if key.column.table in family]
        if table in family or not links or "id" not in table.c or table.name in APART:
            continue
        rows = db.session.execute(sa.select(table)).mappings().all()
        once = {tuple(row[link.name] for link in links): row for row in rows}
        for row in once.values():
            copy = {name: value for name, value in row.items() if name != "id"}
            try:
                with db.session.begin_nested():
                    db.session.execute(sa.insert(table), [copy] * MANY)
            except sa.exc.IntegrityError:
                continue  # rows of which there can be only one


BOXES = {"interactions.edit": 17, "interactions.interaction_part": 14, "people.edit": 13}
"""Pages that fill many boxes with names to choose from: they ask for each list once."""


def test_every_page_takes_at_most_twelve_statements(counted):
    _few, many = counted
    over = {page: len(seen) for page, seen in many.items() if seen and len(seen) > BOXES.get(page, MOST)}
    assert not over


def test_every_page_takes_as_many_statements_for_many_rows_as_for_few(counted):
    few, many = counted
    grown = {
        page: (len(seen), len(many[page]))
        for page, seen in few.items()
        if seen and many[page] and len(many[page]) > len(seen)
    }
    assert not grown
    assert len([page for page, seen in few.items() if seen]) > 50
