"""What every top-level record has in common, and the register of the kinds there are."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from babel.support import LazyProxy
from sqlalchemy import event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, aliased, mapped_column, with_loader_criteria

from crm.core import clock
from crm.core.access import SYSTEM, Actor, Permission, viewer
from crm.core.db import MAX_ID, Base, Line, UtcDateTime, db, is_sqlite, member
from crm.core.errors import Conflict, Missing
from crm.core.locale import _, _lp, name_members
from crm.core.policy import visible
from crm.core.text import sort_key


class Classification(StrEnum):
    """Who a record is for. Never a grade of State secrets: those may not be entered at all."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


name_members(
    {
        Classification.PUBLIC: _lp("class", "Public"),
        Classification.INTERNAL: _lp("class", "Internal"),
        Classification.RESTRICTED: _lp("class", "Restricted"),
    }
)


class Record(Base):
    """The part of a record that every kind shares; tasks, papers, audit, search and trash link to its id."""

    __tablename__ = "record"
    __table_args__: Any = (
        sa.Index(
            "ix_record_kind_live", "kind", "sort_key", "id", postgresql_where=sa.text("deleted_at IS NULL")
        ),
        sa.Index("ix_record_owner_id", "owner_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(sa.String(32), unique=True, default=lambda: uuid.uuid4().hex)
    kind: Mapped[str] = mapped_column(sa.String(20))
    title: Mapped[Line]
    sort_key: Mapped[str] = mapped_column(
        sa.String(1200).with_variant(sa.String(1200, collation="C"), "postgresql")
    )
    classification: Mapped[Classification] = mapped_column(
        member(Classification), default=Classification.INTERNAL
    )
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    updated_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    deleted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    merged_into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"))
    is_sample: Mapped[bool] = mapped_column(default=False)

    __mapper_args__ = {
        "polymorphic_on": "kind",
        "version_id_col": version,
        "version_id_generator": False,
    }

    @classmethod
    def is_shown(cls) -> sa.ColumnElement[bool]:
        """Tell in SQL whether the person looking may see a row."""
        return visible(cls)

    @classmethod
    def is_kept(cls) -> sa.ColumnElement[bool]:
        """Tell in SQL whether a row is not in the trash."""
        return cls.deleted_at.is_(None)

    @classmethod
    def is_nothing(cls) -> sa.ColumnElement[bool]:
        """Match no row: what a request without a person sees."""
        return cls.id < 0

    def search_texts(self) -> Sequence[str]:
        """Return every text that should find this record; a kind adds its own forms."""
        return (self.title,)

    def sort_text(self) -> str:
        """Return the bytewise sortable form of the title; people sort by the part of the name that leads."""
        return sort_key(self.title)


_SHOWN = with_loader_criteria(Record, lambda cls: cls.is_shown(), include_aliases=True)
_KEPT = with_loader_criteria(Record, lambda cls: cls.is_kept(), include_aliases=True)
_NOTHING = with_loader_criteria(Record, lambda cls: cls.is_nothing(), include_aliases=True)


@event.listens_for(Session, "do_orm_execute")
def _lay_policy(state: ORMExecuteState) -> None:
    """Lay the policy over every statement that touches records, and leave the trash out.

    So a page, a count, a timeline, a search and a paper cannot disagree about a restricted record. Nobody
    looking sees nothing; the system itself sees all.
    """
    if not state.is_select or state.is_column_load:
        return
    actor = viewer()
    options = [_NOTHING] if actor is None else [_SHOWN] if actor is not SYSTEM else []
    if not state.execution_options.get("with_deleted"):
        options.append(_KEPT)
    if options:
        state.statement = state.statement.options(*options)


R = TypeVar("R", bound=Record)

Timeline = Callable[[Record], "Sequence[sa.Select[Any]]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record, as its feature registers it at start-up.

    ``timeline`` gives the selects of ``timeline_row`` columns that this kind adds to another record's thread.
    """

    code: str
    model: type[Record]
    label: LazyProxy
    plural: LazyProxy
    endpoint: str
    permission: Permission
    timeline: Timeline | None = None
    search_order: int | None = None
    """Place of the kind among search results; None for kinds that are found through others."""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Enter a kind in the register; the same kind twice is the same entry."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Return the registered kind; KeyError for an unknown code."""
    return _kinds[code]


def kinds() -> Sequence[Kind]:
    """Return all kinds in the order in which search shows them."""
    return sorted(_kinds.values(), key=lambda kind: (kind.search_order or 99, kind.code))


_account = sa.table("user_account", sa.column("id", sa.Integer), sa.column("display_name", sa.String))


def name_of(user_id: int | None) -> str:
    """Return the name of a person of the office; the system's own where there is none."""
    name = (
        db.session.scalar(sa.select(_account.c.display_name).where(_account.c.id == user_id))
        if user_id
        else None
    )
    return name or "Nhịp Cầu"


@cache
def beside(model: type[R], role: str) -> Any:
    """Return the alias under which a kind stands beside another one in a statement, as ``role``.

    It is the same one each time: to make an alias of joined tables costs more than to run the statement.
    """
    return aliased(model, flat=True)


def find(model: type[R], record_id: int) -> R | None:
    """Return a live record that the person looking may see, or None."""
    if not 0 < record_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(model).where(model.id == record_id))


def get(model: type[R], record_id: int) -> R:
    """Return a live record that the person looking may see, or raise Missing."""
    record = find(model, record_id)
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return record


def open_for_change(model: type[R], record_id: int, *, version: int | None) -> R:
    """Return a record locked for this transaction, refusing when it is no longer at ``version``.

    ``version`` None is for changes that cannot overwrite anybody's typing (adding a follow-up, a stage move).
    """
    if not is_sqlite():
        lock = sa.select(Record.id).where(Record.id == record_id).with_for_update()
        db.session.execute(lock)
    record = db.session.scalar(
        sa.select(model).where(model.id == record_id).execution_options(populate_existing=True)
    )
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    if version is not None and record.version != version:
        name, at = name_of(record.updated_by_id), record.updated_at
        time = at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
        sentence = _("%(name)s changed this at %(time)s. What you typed is kept.", name=name, time=time)
        raise Conflict(sentence, record_id=record.id, version=record.version, by=name, at=at)
    return record


def add(record: R, *, actor: Actor) -> R:
    """Put a new record into the office's memory."""
    record.created_by_id = record.updated_by_id = actor.id
    record.created_at = record.updated_at = clock.now()
    record.version = 1
    record.sort_key = record.sort_text()
    if record.unit_id is None:
        record.unit_id = actor.unit_id
    db.session.add(record)
    db.session.flush()
    return record


def touch(record: Record, *, actor: Actor) -> None:
    """Say that a record, or a row that belongs to it, was changed by ``actor`` now."""
    record.version += 1
    record.updated_by_id = actor.id
    record.updated_at = clock.now()
    record.sort_key = record.sort_text()
    db.session.flush()


def delete(record: Record, *, actor: Actor) -> None:
    """Move a record to the trash; nothing that links to it is lost."""
    record.deleted_at = clock.now()
    record.deleted_by_id = actor.id
    if hasattr(record, "is_live"):
        record.is_live = False
    touch(record, actor=actor)


def restore(record: Record, *, actor: Actor) -> None:
    """Take a record out of the trash."""
    record.deleted_at = None
    record.deleted_by_id = None
    if hasattr(record, "is_live"):
        record.is_live = True
    touch(record, actor=actor)


def record_columns() -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    """Yield every column of every table that points at a record, directly or through its kind's table."""
    family = {mapper.local_table for mapper in sa.inspect(Record).self_and_descendants}
    for table in Base.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            if key.column.table in family and key.column.name == "id":
                yield table, key.parent


_ASIDE = {"synchronize_session": False}


def purge(ids: Iterable[int]) -> None:
    """Remove records for good, with the rows that belong to them; what merely points at them points at
    nothing.

    Only for sample data and for what the law says must vanish: everything else goes to the trash.
    """
    gone, links = list(ids), list(record_columns())
    for table, column in links:
        if column.nullable:
            db.session.execute(sa.update(table).where(column.in_(gone)).values({column.name: None}))
    for table, column in reversed(links):
        if not column.nullable:
            db.session.execute(sa.delete(table).where(column.in_(gone)))
    db.session.execute(sa.delete(Record).where(Record.id.in_(gone)), execution_options=_ASIDE)
    db.session.expire_all()
