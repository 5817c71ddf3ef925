"""Giving out work and finishing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records import Classification, Record
from crm.localities.models import Locality
from crm.tasks.models import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """What is said when work is given out."""

    title: str
    due_on: date | None = None
    owner_id: int | None = None
    about_id: int | None = None
    locality_id: int | None = None
    details: str = ""
    version: int | None = None


def _classification(about_id: int | None) -> Classification:
    """Work about a restricted record is as restricted; about one that may not be seen, it cannot be given."""
    if about_id is None:
        return Classification.INTERNAL
    return records.get(Record, about_id).classification


def add_task(entry: TaskEntry, *, actor: Actor) -> Task:
    """Give out a piece of work; without another name it is one's own."""
    if entry.locality_id is not None and records.find(Locality, entry.locality_id) is None:
        raise Missing(_("This partner is not in the book."))
    with audit.change(actor, "task.added"):
        task = Task(
            title=entry.title,
            due_on=entry.due_on,
            owner_id=entry.owner_id or actor.id,
            about_id=entry.about_id,
            locality_id=entry.locality_id,
            details=entry.details,
            classification=_classification(entry.about_id),
        )
        records.add(task, actor=actor)
        audit.about(task)
    return task


def edit_task(task_id: int, entry: TaskEntry, *, actor: Actor) -> Task:
    """Correct a piece of work; what it concerns stays."""
    with audit.change(actor, "task.edited"):
        task = records.open_for_change(Task, task_id, version=entry.version)
        audit.about(task)
        task.title, task.due_on, task.details = entry.title, entry.due_on, entry.details
        task.owner_id = entry.owner_id or task.owner_id
        records.touch(task, actor=actor)
    return task


def assign(task_id: int, owner_id: int, *, version: int | None, actor: Actor) -> Task:
    """Hand a piece of work to somebody."""
    with audit.change(actor, "task.assigned"):
        task = records.open_for_change(Task, task_id, version=version)
        audit.about(task)
        task.owner_id = owner_id
        records.touch(task, actor=actor)
    return task


def set_due(task_id: int, due_on: date | None, *, version: int | None, actor: Actor) -> Task:
    """Give a piece of work another day, or none."""
    with audit.change(actor, "task.due_set"):
        task = records.open_for_change(Task, task_id, version=version)
        audit.about(task)
        task.due_on = due_on
        records.touch(task, actor=actor)
    return task


def mark_done(task_id: int, *, actor: Actor, result: str = "", version: int | None = None) -> Task:
    """Finish a piece of work; finishing it twice changes nothing."""
    with audit.change(actor, "task.done"):
        task = records.open_for_change(Task, task_id, version=version)
        audit.about(task)
        if task.done_on is None:
            task.done_on, task.done_by_id, task.result = clock.today(), actor.id, result
            records.touch(task, actor=actor)
    return task


def reopen(task_id: int, *, actor: Actor) -> Task:
    """Take a finished piece of work up again."""
    with audit.change(actor, "task.reopened"):
        task = records.open_for_change(Task, task_id, version=None)
        audit.about(task)
        if task.done_on is not None:
            task.done_on, task.done_by_id, task.result = None, None, ""
            records.touch(task, actor=actor)
    return task
