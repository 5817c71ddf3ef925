"""The table of what every top-level record has in common, and the policy laid over every statement on it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

from crm.core import clock
from crm.core.access import SYSTEM, viewer
from crm.core.binds import is_constant
from crm.core.db import Base, Line, UtcDateTime, member
from crm.core.locale import _lp, name_members
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
        sa.Index("ix_record_owner_kind", "owner_id", "kind"),
        sa.Index(
            "ix_record_trash",
            "deleted_at",
            "id",
            sqlite_where=sa.text("deleted_at IS NOT NULL"),
            postgresql_where=sa.text("deleted_at IS NOT NULL"),
        ),
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

    is_just_restricted = False
    """Set on a row, for one change, by whoever restricts it."""

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
    with_deleted = bool(state.execution_options.get("with_deleted"))
    state.statement = (_dressed_once if is_constant(state.statement) else _dressed)(
        state.statement, actor is None, actor is SYSTEM, with_deleted
    )


def _dressed(statement: Any, is_nobody: bool, is_system: bool, with_deleted: bool) -> Any:
    options = [_NOTHING] if is_nobody else [] if is_system else [_SHOWN]
    if not with_deleted:
        options.append(_KEPT)
    return statement.options(*options) if options else statement


_dressed_once = cache(_dressed)
"""For statements that come again: a copy would have to be told from all others anew each time."""
