"""Every column that the log tells of has its word."""

from __future__ import annotations

import sqlalchemy as sa

from crm.core.audit import QUIET
from crm.core.db import Base
from crm.core.naming import has_name, is_told, names_of
from crm.core.records import Record
from crm.history.queries.settings import TABLES


def told_tables():
    """Return the tables whose changes stand in the history of a record or in the log of settings."""
    for mapper in Base.registry.mappers:
        model = mapper.class_
        in_settings = model.__tablename__ in TABLES
        if issubclass(model, Record) or getattr(model, "__root__", None) or in_settings:
            yield model


def test_every_field_of_a_history_has_its_word(app):
    """A column added to a table needs its word in the ``naming`` of its room."""
    nameless = [
        f"{model.__tablename__}.{attr.key}"
        for model in told_tables()
        for attr in sa.inspect(model).column_attrs
        if attr.key not in QUIET | {"id", getattr(model, "__root__", None)}
        and is_told(model.__tablename__, attr.key)
        and not has_name(model.__tablename__, attr.key)
    ]
    assert nameless == []


def test_every_row_of_a_record_says_what_it_is(app):
    silent = [
        model.__tablename__
        for model in told_tables()
        if not issubclass(model, Record) and names_of(model.__tablename__).row is None
    ]
    assert silent == []


def test_no_word_is_kept_for_a_field_that_is_gone(app):
    columns = {model.__tablename__: set(sa.inspect(model).column_attrs.keys()) for model in told_tables()}
    gone = [
        f"{table}.{name}"
        for table, known in columns.items()
        for name in (*names_of(table).fields, *names_of(table).by, *names_of(table).silent)
        if name not in known
    ]
    assert gone == []
