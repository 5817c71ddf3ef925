"""Finding any record by the beginning of any word of it, in any script, with or without accents.

One row per record holds its folded tokens; SQLite reads them through FTS5, PostgreSQL through a GIN index.
Both look up word beginnings and, for scripts without blanks, characters side by side. Hits come exact with
accents first, then exact folded, then by how early and how short the match is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.access import may, viewer
from crm.core.binds import constant
from crm.core.db import Base, db, is_sqlite
from crm.core.records import Kind, Record, kinds
from crm.core.text import TermKind, fold, query_terms, search_tokens
from crm.core.writes import insert

CANDIDATES = 60
SHOWN = 8
KIND_MARK = "ǂ"
"""Begins the token that tells the kind, so that a kind is looked up in the same index: a letter of no name
here.
"""


class SearchEntry(Base):
    """What a record can be found by. ``names`` keeps every form as written, one a line."""

    __tablename__ = "search_entry"
    __unaudited__ = True
    __table_args__ = (
        sa.Index("ix_search_entry_kind_title", "kind", "title_folded", "record_id"),
        sa.Index(
            "ix_search_entry_tokens",
            sa.text("to_tsvector('simple', tokens)"),
            postgresql_using="gin",
        ).ddl_if(dialect="postgresql"),
    )

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    title_folded: Mapped[str] = mapped_column(
        sa.String(400).with_variant(sa.String(400, collation="C"), "postgresql")
    )
    names: Mapped[str] = mapped_column(sa.Text)
    tokens: Mapped[str] = mapped_column(sa.Text)


FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='search_entry', content_rowid='record_id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE TRIGGER search_entry_ai AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_fts(rowid, tokens) VALUES (new.record_id, new.tokens); END",
    "CREATE TRIGGER search_entry_ad AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', old.record_id, old.tokens); END",
    "CREATE TRIGGER search_entry_au AFTER UPDATE ON search_entry BEGIN"
    " INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', old.record_id, old.tokens);"
    " INSERT INTO search_fts(rowid, tokens) VALUES (new.record_id, new.tokens); END",
)


def create_index(connection: sa.Connection) -> None:
    """Create what SQLAlchemy cannot declare: the full-text table of SQLite and the triggers that feed it."""
    if connection.dialect.name == "sqlite":
        for statement in FTS:
            connection.exec_driver_sql(statement)


def entry_of(record_id: int, kind: str, texts: Iterable[str]) -> dict[str, Any]:
    """Return the row that makes a record findable by ``texts``, the title first."""
    forms = [text for text in dict.fromkeys(texts) if text]
    return {
        "record_id": record_id,
        "kind": kind,
        "title_folded": fold(forms[0])[:400] if forms else "",
        "names": "\n".join(forms),
        "tokens": f"{KIND_MARK}{kind} {search_tokens(*forms)}",
    }


def index(record: Record, *more: str) -> None:
    """Make a record findable by its own texts and ``more``; one that has none is not searched for."""
    texts = [*record.search_texts(), *more]
    if any(texts):
        row = entry_of(record.id, record.kind, texts)
        writing = insert(SearchEntry).values(**row)
        changed = {key: writing.excluded[key] for key in row if key != "record_id"}
        db.session.execute(writing.on_conflict_do_update(index_elements=["record_id"], set_=changed))


def _sqlite_terms(query: str) -> str:
    parts = []
    for term in query_terms(query):
        quoted = '"' + " ".join(term.parts) + '"'
        parts.append(quoted if term.kind is TermKind.PHRASE else quoted + "*")
    return " AND ".join(parts)


def _postgres_terms(query: str) -> str:
    parts = []
    for term in query_terms(query):
        phrase = " <-> ".join(f"'{part}'" for part in term.parts)
        parts.append(f"({phrase})" if term.kind is TermKind.PHRASE else f"{phrase}:*")
    return " & ".join(parts)


def matching(query: str, kind: str) -> sa.Select[Any]:
    """Return a select of the ids of one kind that ``query`` finds; an empty query finds nothing.

    It looks at no permission: use it inside an ORM statement on the records themselves.
    """
    if not query_terms(query):
        return sa.select(SearchEntry.record_id).where(sa.false())
    return _matching(sa.literal(_terms(query), sa.String), kind)


def _terms(query: str) -> str:
    return _sqlite_terms(query) if is_sqlite() else _postgres_terms(query)


def _matching(terms: sa.ColumnElement[str], kind: str) -> sa.Select[Any]:
    if is_sqlite():
        fts = sa.table("search_fts", sa.column("rowid", sa.Integer))
        asked = sa.literal(f"{KIND_MARK}{kind} AND ", sa.String) + terms
        return sa.select(fts.c.rowid).where(sa.literal_column("search_fts").op("MATCH")(asked))
    vector = sa.func.to_tsvector(sa.literal_column("'simple'"), SearchEntry.tokens)
    asked = sa.literal(f"'{KIND_MARK}{kind}' & ", sa.String) + terms
    met = sa.func.to_tsquery(sa.literal_column("'simple'"), asked)
    return sa.select(SearchEntry.record_id).where(vector.op("@@")(met))


def _beginning(kind: str) -> sa.Select[Any]:
    """Return a select of the ids whose title begins with ``start``."""
    start, end = (sa.bindparam(name, type_=sa.String) for name in ("start", "end"))
    return (
        sa.select(SearchEntry.record_id)
        .where(
            SearchEntry.kind == kind,
            SearchEntry.title_folded >= start,
            SearchEntry.title_folded < end,
        )
        .order_by(SearchEntry.title_folded)
        .limit(CANDIDATES)
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found."""

    record_id: int
    title: str
    form: str
    """Another form of the name, to tell namesakes apart and to show why this was found."""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; ``has_more`` when there are more than are shown."""

    kind: Kind
    hits: Sequence[Hit]
    has_more: bool


_fold = lru_cache(maxsize=20_000)(fold)


def _rank(query: str, title: str, names: str, record_id: int) -> tuple[Any, ...]:
    """Order hits: accents met first, then whole names, beginnings, shortness, and the older record."""
    said, folded = query.strip().lower(), _fold(query)
    forms = names.lower().split("\n")
    folds = [_fold(form) for form in forms]
    return (
        said not in forms,
        folded not in folds,
        not any(form.startswith(said) for form in forms),
        not any(form.startswith(folded) for form in folds),
        said not in names.lower(),
        len(title),
        record_id,
    )


def _form(query: str, title: str, names: str) -> str:
    """Return the form of the name to show beside the title: the one met, else the first other one."""
    folded = _fold(query)
    others = [form for form in names.split("\n") if form != title]
    met = next((form for form in others if folded in _fold(form)), "")
    return others[0] if others and folded in _fold(title) else met


@cache
def _candidates(kinds: tuple[str, ...], _database: str) -> sa.Select[int, str, str, str]:
    """Put the search of some kinds together, once for a database: it takes ``start``, ``end``, ``terms``."""
    parts: list[sa.Select[Any]] = []
    terms = sa.bindparam("terms", type_=sa.String)
    for kind in kinds:
        for ids in (_beginning(kind), _matching(terms, kind).limit(CANDIDATES)):
            parts.append(sa.select(ids.subquery()))
    found = sa.union(*parts).subquery()
    return constant(
        sa.select(Record.id, Record.kind, Record.title, SearchEntry.names)
        .join(SearchEntry, SearchEntry.record_id == Record.id)
        .where(Record.id.in_(sa.select(found.c[0])))
    )


def find(query: str, *, kind: str | None = None, limit: int = SHOWN) -> list[Group]:
    """Find records by any form of their name, grouped by kind, best first, as far as the person looking may
    see them.

    One statement, whatever the number of kinds.
    """
    if not query_terms(query):
        return []
    searched = [k for k in kinds() if k.search_order is not None and kind in (None, k.code)]
    asked = [k for k in searched if may(viewer(), k.permission)]
    if not asked:
        return []
    start = fold(query)
    rows = db.session.execute(
        _candidates(tuple(kind.code for kind in asked), db.engine.dialect.name),
        {"start": start, "end": start + "\U0010ffff", "terms": _terms(query)},
    ).all()
    groups = []
    for one in asked:
        mine = sorted(
            (r for r in rows if r.kind == one.code), key=lambda r: _rank(query, r.title, r.names, r.id)
        )
        hits = [Hit(r.id, r.title, _form(query, r.title, r.names)) for r in mine[:limit]]
        if hits:
            groups.append(Group(one, hits, len(mine) > limit))
    return groups
