"""Long papers: a job makes them while the office works on, shows how far it is, and says when it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from crm.briefings import queries
from crm.briefings.content import Briefing
from crm.briefings.rules import FileForm, Paper, Stamp, refuse_unprintable
from crm.briefings.service.making import keep, sheets_of
from crm.core import audit
from crm.core.access import Actor, viewer
from crm.core.db import db, reading
from crm.core.errors import Missing
from crm.core.jobs import Run, enqueue, job
from crm.core.locale import _
from crm.core.paper.sheet import telling
from crm.delegations.models import PrintRun, PrintState

_ATTEMPTS: Final = 4


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be set, read at one moment."""

    content: Briefing
    state: dict[str, Any]
    paper: Paper
    form: FileForm
    is_restricted: bool


def ask_to_build(run: PrintRun, actor: Actor) -> None:
    """Ask the worker for the sheets; each asking is a job of its own."""
    payload = {"run": run.id, "delegation": run.delegation_id}
    enqueue(queries.BUILD, payload, key=queries.next_build_key(run.id), actor_id=actor.id)


def _failed(payload: dict[str, Any], sentence: str) -> None:
    """Write down that nobody will make these sheets any more; what was printed before is not touched."""
    db.session.execute(
        sa.update(PrintRun)
        .where(PrintRun.id == payload["run"], PrintRun.state == PrintState.BUILDING)
        .values(state=PrintState.FAILED, problem=sentence[:300])
    )


@job(queries.BUILD, max_attempts=_ATTEMPTS, given_up=_failed)
def build(payload: dict[str, Any], run: Run) -> None:
    """Make the sheets with the eyes of whoever asked; the database is let go while they are set."""
    with reading():
        work = _work_of(payload)
    run.release()
    if work is None:
        return
    refuse_unprintable(work.content, work.paper)
    with telling(run.progress):
        sheets = sheets_of(work.content, work.paper, work.form)
    _keep(payload, sheets, work)


def _work_of(payload: dict[str, Any]) -> _Work | None:
    """Read what is to be set; nothing where somebody else has set it meanwhile."""
    waiting = queries.waiting_run(payload["run"])
    if waiting is None:
        return None
    found = queries.head_of(payload["delegation"])
    if found is None:
        raise Missing(_("Whoever asked for this print may not see the delegation any more."))
    wish = queries.wish_of(waiting)
    stamp = Stamp(waiting.number, waiting.printed_at, queries.printer_of(waiting))
    content = queries.marked_briefing_of(found, wish, stamp)
    hidden = queries.is_for_some_eyes_only(found, wish, stamp)
    return _Work(content, queries.state_of(found.delegation.id), wish.paper, wish.form, hidden)


def _keep(payload: dict[str, Any], sheets: bytes, work: _Work) -> None:
    waiting, actor = queries.waiting_run(payload["run"]), viewer()
    found = queries.head_of(payload["delegation"])
    if waiting is None or found is None or actor is None:
        return
    with audit.change(actor, "paper.built", found.delegation):
        # What was open when the print was asked for may be hidden by the time its sheets are made.
        waiting.is_restricted = work.is_restricted
        keep(waiting, sheets, work.state)
