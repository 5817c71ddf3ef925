"""Entering papers into the register and correcting what it says of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from crm.core import audit, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _
from crm.core.records import Classification
from crm.documents import numbers, queries
from crm.documents.models import Document, PaperDirection, Urgency
from crm.reference.queries import item
from crm.reference.rules import ListCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """What the register says of a paper. ``answers`` is the number of the paper that it answers.

    ``is_another`` says that a paper with the same number really is another one.
    """

    title: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    type_id: int | None = None
    direction: PaperDirection = PaperDirection.INCOMING
    arrival_number: str = ""
    arrived_on: date | None = None
    signer: str = ""
    recipients: str = ""
    urgency: Urgency = Urgency.USUAL
    answer_by: date | None = None
    pages: int | None = None
    copies: int | None = None
    languages: str = ""
    keeper: str = ""
    notes: str = ""
    source_url: str = ""
    classification: Classification = Classification.INTERNAL
    answers: str = ""
    is_another: bool = False
    version: int | None = None


_NOT_COLUMNS = {"answers", "is_another", "version", "type_id"}
_COLUMNS = [field.name for field in fields(PaperEntry) if field.name not in _NOT_COLUMNS]


def _fill(paper: Document, entry: PaperEntry) -> None:
    for name in _COLUMNS:
        setattr(paper, name, getattr(entry, name))
    if entry.direction is not PaperDirection.INCOMING:
        paper.arrival_number, paper.arrived_on = "", None
    if entry.type_id is not None and item(entry.type_id, ListCode.DOCUMENT_TYPE) is None:
        raise Invalid(_("Choose from the list."), field="type_id")
    paper.type_id = entry.type_id or queries.type_marked(numbers.type_mark(paper.symbol))
    paper.answers_id = _answered(entry, paper)


def _answered(entry: PaperEntry, paper: Document) -> int | None:
    """Find the one paper that is answered; a number that several have needs its year."""
    if not entry.answers:
        return _unseen_answer(paper)
    number, year = numbers.with_year(entry.answers)
    found = [one for one in queries.papers_numbered(number) if one.id != paper.id]
    if year:
        found = [one for one in found if one.year == year]
    if not found:
        raise Invalid(
            _("There is no paper %(number)s in the register.", number=entry.answers), field="answers"
        )
    if len(found) > 1 and paper.answers_id not in [one.id for one in found]:
        raise Invalid(
            _(
                "%(num)s papers have this number. Add the year, for example %(number)s (%(year)s).",
                num=len(found),
                number=found[0].number,
                year=found[0].year or "2026",
            ),
            field="answers",
        )
    return paper.answers_id if len(found) > 1 else found[0].id


def _unseen_answer(paper: Document) -> int | None:
    """Keep the link to a paper that the person correcting this one may not see: they did not take it away."""
    hidden = paper.answers_id and records.find(Document, paper.answers_id) is None
    return paper.answers_id if hidden else None


def _refuse_twin(entry: PaperEntry, record_id: int | None = None) -> None:
    """Warn before the same paper is entered twice."""
    if entry.is_another or not entry.number:
        return
    year = entry.issued_on.year if entry.issued_on else None
    if queries.twins(entry.number, entry.issuer, year, but=record_id):
        raise RuleBroken(
            _("A paper with this number is in the register already. If this is another one, tick it below."),
            field="number",
        )


def register_paper(entry: PaperEntry, *, actor: Actor) -> Document:
    """Enter a paper into the register."""
    _refuse_twin(entry)
    with audit.change(actor, "document.registered"):
        paper = Document(owner_id=actor.id)
        _fill(paper, entry)
        records.add(paper, actor=actor)
        audit.about(paper)
        search.index(paper)
    return paper


def edit_paper(record_id: int, entry: PaperEntry, *, actor: Actor) -> Document:
    """Correct what the register says of a paper."""
    with audit.change(actor, "document.edited"):
        paper = records.open_for_change(Document, record_id, version=entry.version)
        audit.about(paper)
        if numbers.key(entry.number) != paper.number_key:
            _refuse_twin(entry, record_id)
        _fill(paper, entry)
        records.touch(paper, actor=actor)
        search.index(paper)
    return paper


def delete_paper(record_id: int, *, version: int | None = None, actor: Actor) -> Document:
    """Move a paper to the trash; its files go with it."""
    with audit.change(actor, "document.deleted"):
        paper = records.open_for_change(Document, record_id, version=version)
        audit.about(paper)
        demand(actor, Permission.DOCUMENT_DELETE, paper)
        records.delete(paper, actor=actor)
    return paper
