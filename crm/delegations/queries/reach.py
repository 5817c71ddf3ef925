"""What hangs on a delegation and is not restricted yet, the trash included, and who was let in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from crm.commitments.models import Commitment
from crm.core.db import db
from crm.core.policy import Participation
from crm.core.records import Classification, Record
from crm.interactions.models import Interaction
from crm.tasks.models import Task

R = TypeVar("R", bound=Record)


def _open(model: type[R], condition: sa.ColumnElement[bool]) -> Sequence[R]:
    asked: sa.Select[Any] = sa.select(model).where(
        condition, model.classification != Classification.RESTRICTED
    )
    return db.session.scalars(asked.execution_options(with_deleted=True)).all()


def open_visits(delegation_id: int) -> Sequence[Interaction]:
    """Return the visits of a delegation that are not restricted."""
    return _open(Interaction, Interaction.delegation_id == delegation_id)


def open_work(record_ids: Iterable[int]) -> Sequence[Task]:
    """Return the tasks about records that are not restricted."""
    return _open(Task, Task.about_id.in_(record_ids))


def open_promises(record_ids: Iterable[int]) -> Sequence[Commitment]:
    """Return the commitments made in records that are not restricted."""
    return _open(Commitment, Commitment.source_id.in_(record_ids))


def seats(delegation_id: int) -> Sequence[Participation]:
    """Return the rows that let people of ours see a delegation because they take part."""
    return db.session.scalars(sa.select(Participation).where(Participation.record_id == delegation_id)).all()
