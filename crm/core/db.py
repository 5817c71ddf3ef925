"""The database: one declarative base, the column types every table uses, and how a transaction begins.

SQLite and PostgreSQL are both first class. The driver's own transactions are switched off on SQLite: work
that may change something begins with ``BEGIN IMMEDIATE``, so that two writers wait for each other and never
lose a race.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, ClassVar

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from crm.core.text import clean_line, clean_prose
from crm.core.turns import take_turn

MAX_ID = 2**31 - 1
TITLE_LENGTH = 300
PROSE_LENGTH = 20_000

_reading: ContextVar[bool] = ContextVar("reading", default=False)


class LineType(TypeDecorator[str]):
    """One line of text, composed (NFC), without control characters, no longer than its column."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what the two databases would store differently."""
        return (
            None
            if value is None
            else clean_line(value, getattr(self.impl_instance, "length", None) or TITLE_LENGTH)
        )


class ProseType(TypeDecorator[str]):
    """Several lines of text, cleaned like a line."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what the two databases would store differently."""
        return None if value is None else clean_prose(value, PROSE_LENGTH)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, aware and in UTC; SQLite keeps no zone, so it is put back on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Accept aware moments only."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(dict[str, str]):
    """The same text in several languages: ``vi``, ``en`` and the partner's own."""

    def best(self, *languages: str) -> str:
        """Return the text in the first language that has it, else in any, else nothing."""
        for language in (*languages, "vi", "en", *self):
            if self.get(language):
                return self[language]
        return ""


class WordsType(TypeDecorator[Words]):
    """Text in several languages, kept as one JSON object without empty entries."""

    impl = sa.Text
    cache_ok = True
    language_code: ClassVar[re.Pattern[str]] = re.compile(r"[a-z]{2,3}")

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:
        """Clean every language's text."""
        if value is None:
            return None
        if bad := [code for code in value if not self.language_code.fullmatch(code)]:
            raise ValueError(f"not a language code: {bad}")
        kept = {code: clean_prose(text, PROSE_LENGTH) for code, text in sorted(value.items()) if text}
        return json.dumps(kept, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Words | None:
        """Read the object back."""
        return None if value is None else Words(json.loads(value))


Line = Annotated[str, mapped_column(LineType(TITLE_LENGTH))]
Prose = Annotated[str, mapped_column(ProseType())]
Text = Annotated[Words, mapped_column(WordsType())]
Moment = Annotated[datetime, mapped_column(UtcDateTime())]


class Base(DeclarativeBase):
    """Every table. Models extend this and not ``db.Model``: typed, with explicit names."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime()}


def member(kind: type[Enum], length: int = 30) -> sa.Enum:
    """Return a column type that keeps an enumeration by its value, the same on both databases."""
    return sa.Enum(
        kind,
        native_enum=False,
        length=length,
        create_constraint=False,
        values_callable=lambda k: [m.value for m in k],
    )


db = SQLAlchemy(
    metadata=Base.metadata,
    session_options={"expire_on_commit": False},
    engine_options={"hide_parameters": True},  # what people type stays out of the log
)


@contextmanager
def reading() -> Iterator[None]:
    """Promise that the block only reads: it takes no write lock, and a flush inside it is an error."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


@contextmanager
def changing() -> Iterator[None]:
    """Allow writing inside a block that stands in a reading one (short notes after a page was shown)."""
    token = _reading.set(False)
    try:
        yield
    finally:
        _reading.reset(token)


def is_sqlite() -> bool:
    """Tell which of the two databases is behind the session."""
    return db.engine.dialect.name == "sqlite"


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: Any) -> None:
    """Give a connection five seconds of patience; on SQLite also our own transactions and foreign keys."""
    if "sqlite3" not in type(connection).__module__:
        connection.execute("SET lock_timeout = '5s'")
        connection.execute("SET jit = off")  # to compile a statement of ours takes longer than to run it
        connection.commit()
        return
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """Begin for real on SQLite, with the write lock at once unless this is a reading block."""
    if connection.dialect.name != "sqlite":
        return
    if _reading.get():
        connection.exec_driver_sql("BEGIN")
    else:
        take_turn(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@event.listens_for(Session, "before_flush")
def _refuse_write_while_reading(session: Session, _context: Any, _instances: Any) -> None:
    """Stop a page view from changing anything."""
    if _reading.get() and (session.new or session.dirty or session.deleted):
        raise RuntimeError("a reading block tried to write")
