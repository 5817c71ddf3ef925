"""Doing the same with several records at once: what can be done is done, the rest is named with why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

import sqlalchemy as sa

from crm.core import audit, clock
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Conflict, CrmError, Invalid
from crm.core.locale import _
from crm.core.records import Record

MOST = 200
"""Records in one action: what a person can have looked at."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record that was chosen in a list, at the version the list showed."""

    id: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was left as it is, and why; without a title for who may not see it."""

    title: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What became of an action on several records."""

    done: list[Record] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def settle_log(self) -> None:
        """Let the open change set tell of nothing when nothing was done, and of the record when it is one."""
        if not self.done:
            audit.call_off()
        elif len(self.done) == 1:
            audit.about(self.done[0])


def each(chosen: Iterable[Chosen], verb: str, work: Callable[[Chosen], Record], *, actor: Actor) -> Outcome:
    """Do ``work`` with each chosen record, as one change that is undone as one."""
    asked = sorted(set(chosen), key=lambda one: one.id)
    if len(asked) > MOST:
        raise Invalid(_("At most %(num)s rows can be changed at once.", num=MOST))
    outcome = Outcome()
    with audit.change(actor, verb):
        for one in asked:
            attempt(outcome, one.id, partial(_one, work, one))
        outcome.settle_log()
    return outcome


def _one(work: Callable[[Chosen], Record], one: Chosen) -> list[Record]:
    return [work(one)]


def attempt(outcome: Outcome, record_id: int, work: Callable[[], Sequence[Record]]) -> None:
    """Do one part of an action; of one that is refused nothing remains."""
    try:
        with audit.part():
            done = work()
    except CrmError as refusal:
        outcome.refused.append(Refusal(_title(record_id), _reason(refusal)))
    except sa.exc.IntegrityError as error:
        outcome.refused.append(Refusal(_title(record_id), _unfit(error)))
    else:
        outcome.done.extend(done)


def _title(record_id: int) -> str:
    asked = sa.select(Record.title).where(Record.id == record_id)
    return db.session.scalar(asked.execution_options(with_deleted=True)) or ""


def _reason(refusal: CrmError) -> str:
    if isinstance(refusal, Conflict):
        time = refusal.at.astimezone(clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")
        return _("%(name)s changed this at %(time)s.", name=refusal.by, time=time)
    return refusal.sentence


def _unfit(error: sa.exc.IntegrityError) -> str:
    """Say in words what the database would not take."""
    if getattr(error.orig, "sqlstate", "") == "23505" or "UNIQUE" in str(error.orig):
        return _("Its place was taken meanwhile by another record of the same name or number.")
    return _("What it belonged with is no longer there, or no longer fits.")
