"""A piece of work with an owner and a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core.db import Line, Prose
from crm.core.records import Record


class Task(Record):
    """Work to do; the owner is the record's owner, ``about`` is what it concerns."""

    __tablename__ = "task"
    __table_args__: Any = (
        sa.Index(
            "ix_task_open",
            "due_on",
            sqlite_where=sa.text("done_on IS NULL"),
            postgresql_where=sa.text("done_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(sa.ForeignKey("record.id"), primary_key=True)
    about_id: Mapped[int | None] = mapped_column(sa.ForeignKey("record.id"), index=True)
    locality_id: Mapped[int | None] = mapped_column(sa.ForeignKey("locality.id"), index=True)
    due_on: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    details: Mapped[Prose] = mapped_column(default="")
    result: Mapped[Line] = mapped_column(default="")

    about: Mapped[Record | None] = relationship(lazy="raise_on_sql", foreign_keys=[about_id])

    __mapper_args__ = {
        "polymorphic_identity": "task",
        "inherit_condition": id == Record.id,
    }

    def search_texts(self) -> Sequence[str]:
        """Return nothing: tasks are found on the task list and on what they concern."""
        return ()
