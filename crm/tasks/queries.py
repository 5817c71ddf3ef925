"""What is read of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core import binds
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.locale import _
from crm.core.records import Record, beside
from crm.core.reminders import Due, due_of, due_row
from crm.tasks.models import Task
from crm.tasks.rules import TaskView

MOST = 200
"""Open tasks of one person shown on one page; nobody works through more."""


def _rows() -> sa.Select[Any]:
    """Tasks with what they concern, their partner and their owner, so that a list never has to ask again."""
    about: Any = beside(Record, "about")
    partner: Any = beside(Record, "partner")
    return (
        sa.select(
            Task.id,
            Task.title,
            Task.due_on,
            Task.done_on,
            Task.result,
            Task.owner_id,
            Task.is_sample,
            Task.version,
            Task.classification,
            about.id.label("about_id"),
            about.title.label("about"),
            about.kind.label("about_kind"),
            partner.id.label("locality_id"),
            partner.title.label("locality"),
            UserAccount.display_name.label("owner"),
        )
        .outerjoin(about, about.id == Task.about_id)
        .outerjoin(partner, partner.id == Task.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Task.owner_id)
    )


def _of(user_id: Any) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a task is a person's; the kind is said because they own other records, too."""
    return sa.and_(Task.owner_id == user_id, Task.kind == "task")


def _nearest_first(rows: sa.Select[Any]) -> sa.Select[Any]:
    return rows.order_by(Task.due_on.asc().nulls_last(), Task.id)


def open_tasks_of(user_id: int | None, *, limit: int = MOST) -> Sequence[Any]:
    """What one person still has to do, the nearest day first."""
    return db.session.execute(*_open_tasks_of(user_id=user_id, limit=limit)).all()


@built_once
def _open_tasks_of(user_id: Any, limit: Any) -> sa.Select[Any]:
    mine = _rows().where(_of(user_id), Task.done_on.is_(None))
    return _nearest_first(mine).limit(limit)


def tasks_done_by(user_id: int | None, *, since: date, limit: int = 10) -> Sequence[Any]:
    """What one person has lately finished, the newest first."""
    done = _rows().where(_of(user_id), Task.done_on >= since)
    return db.session.execute(done.order_by(Task.done_on.desc(), Task.id.desc()).limit(limit)).all()


def all_tasks(view: TaskView, today: date, *, owner_id: int | None = None) -> sa.Select[Any]:
    """Everybody's tasks, for a list."""
    rows = _rows() if owner_id is None else _rows().where(_of(owner_id))
    if view is TaskView.DONE:
        return rows.where(Task.done_on.is_not(None)).order_by(Task.done_on.desc(), Task.id.desc())
    rows = rows.where(Task.done_on.is_(None))
    return _nearest_first(rows.where(Task.due_on < today) if view is TaskView.LATE else rows)


def tasks_about(record_id: int, *, limit: int = 12) -> Sequence[Any]:
    """Tasks about one record: open ones first, by day."""
    rows = _rows().where(Task.about_id == record_id).order_by(Task.done_on.is_not(None))
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


def open_tasks_with(locality_id: int, *, limit: int = 5) -> Sequence[Any]:
    """Open tasks that concern one partner, the nearest day first."""
    rows = _rows().where(Task.locality_id == locality_id, Task.done_on.is_(None))
    return db.session.execute(_nearest_first(rows).limit(limit)).all()


def task_with_names(task_id: int) -> Any | None:
    """One task as lists show it, with its details, or None."""
    return db.session.execute(_rows().add_columns(Task.details).where(Task.id == task_id)).first()


LATE: sa.Select[int] = sa.select(Task.id).where(
    _of(binds.viewer_id()), Task.done_on.is_(None), Task.due_on < binds.today()
)
"""The overdue tasks of the person looking."""


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return the open tasks of the person looking up to a day: nobody is told of another's."""
    about: Any = beside(Record, "about")
    columns = due_row("tasks", Task, Task.due_on, note=about.title)
    mine = (_of(binds.viewer_id()), Task.done_on.is_(None), Task.due_on <= until)
    return [sa.select(*columns).outerjoin(about, about.id == Task.about_id).where(*mine)]


def tell_due(row: Any) -> Due:
    """Say what a task is about."""
    what = _("Task about %(title)s", title=row.note) if row.note else _("Task")
    return due_of(row, "task", what, key=f"task {row.record_id}")
