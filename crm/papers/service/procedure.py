"""What the procedure of an agreement learns when one of its papers goes out."""

from __future__ import annotations

from datetime import date

from crm.agreements import service as agreements
from crm.agreements.service import StepEntry
from crm.core.access import Actor
from crm.papers.models import AgreementPaper, PaperRow
from crm.papers.queries import STEP_OF

Told = tuple[date | None, str]


def told_by(paper: PaperRow) -> Told:
    """Return the day of a paper, and its number as a register writes it."""
    return paper.dated, f"{paper.number:02}/{paper.symbol}" if paper.number is not None else ""


def tell_procedure(paper: AgreementPaper, before: Told, *, actor: Actor) -> None:
    """Write number and day where the procedure has none yet; what an officer entered stays."""
    day, number = told_by(paper)
    if day is None:
        return
    if paper.consultation_id is not None:
        agreements.note_sent(
            paper.agreement_id, paper.consultation_id, (day, number), before=before, actor=actor
        )
    elif paper.kind in STEP_OF:
        entry = StepEntry(code=STEP_OF[paper.kind], done_on=day, number=number)
        agreements.note_step(paper.agreement_id, entry, is_ending=paper.is_ending, before=before, actor=actor)
