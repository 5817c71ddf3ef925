"""A paper that was sent: its number and day, its entry in the register, and what its procedure learns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import TITLE_LENGTH
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _
from crm.core.records import Classification, Record
from crm.core.storage import Received
from crm.documents import queries as register
from crm.documents import service as documents
from crm.documents.models import Document, LinkRole, PaperDirection
from crm.documents.service import PaperEntry
from crm.papers import queries
from crm.papers.content import Choices, Draft, PaperKind
from crm.papers.models import AgreementPaper, PaperRow
from crm.papers.rules import BY_THE_COMMITTEE, GUEST_LETTERS, TYPES, in_full
from crm.papers.service.procedure import tell_procedure, told_by
from crm.papers.service.writing import keep_texts, known
from crm.reference.queries import item_by_code
from crm.reference.rules import ListCode

_ROLES: Final = {
    PaperKind.REPLY: LinkRole.REPLY,
    PaperKind.SUBMISSION: LinkRole.BASIS,
    PaperKind.PLAN: LinkRole.BASIS,
    PaperKind.INVITATION: LinkRole.REQUEST,
}
"""What a sent paper is for its delegation in the register; all others are related."""
_REPORTED: Final = BY_THE_COMMITTEE - {PaperKind.DECISION}
"""Kinds that leave under the number of the body above; a draft decision is entered by the office itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """Number and day as the records clerk gave them; ``texts`` is the paper as it was sent."""

    number: int | None
    dated: date
    chosen: Choices
    drafted: Draft
    version: int | None = None


def issue_paper(
    papers: type[PaperRow], record_id: int, paper_id: int, entry: IssueEntry, *, actor: Actor
) -> Any:
    """Note that a paper was sent: its texts no longer follow the record, and its procedure learns of it."""
    record = records.open_for_change(papers.record_type, record_id, version=entry.version)
    paper = known(papers, record_id, paper_id)
    if paper.document_id is not None:
        raise RuleBroken(_("This paper is in the register: correct number and day there."))
    if paper.kind not in GUEST_LETTERS and entry.number is None:
        raise Invalid(_("Enter the number that the records clerk gave."), field="number")
    with audit.change(actor, f"{record.kind}.paper_issued", record):
        before = told_by(paper)
        paper.number = None if paper.kind in GUEST_LETTERS else entry.number
        paper.dated, paper.changed_at = entry.dated, clock.now()
        _freeze(paper, entry)
        if isinstance(paper, AgreementPaper):
            tell_procedure(paper, before, actor=actor)
        records.touch(record, actor=actor)
    return paper


def _freeze(paper: PaperRow, entry: IssueEntry) -> None:
    """Keep the drafted texts as they were sent."""
    drafted = entry.drafted
    for name in ("summary", "symbol"):
        setattr(paper, name, getattr(paper, name) or getattr(drafted, name)[:TITLE_LENGTH])
    for name in ("addressees", "recipients"):
        setattr(paper, name, getattr(paper, name) or "\n".join(getattr(drafted, name)))
    own = entry.chosen.texts
    texts = {one.code: own.get(one.code) or one.drafted for one in drafted.sections}
    keep_texts(paper, {code: lines for code, lines in texts.items() if lines})


def register_paper(
    papers: type[PaperRow], record_id: int, paper_id: int, sheets: Received | None, *, actor: Actor
) -> Document:
    """Put a sent paper into the register, once, with its sheets; one that stands there already is linked."""
    demand(actor, Permission.DOCUMENT_EDIT)
    record = records.open_for_change(papers.record_type, record_id, version=None)
    paper = known(papers, record_id, paper_id)
    if paper.dated is None:
        raise RuleBroken(_("Enter number and day first."))
    if paper.document_id is not None:
        raise RuleBroken(_("This paper is in the register already."))
    with audit.change(actor, f"{record.kind}.paper_registered", record):
        entered = _entered(paper, record, actor)
        documents.link_paper(entered.id, record_id, _ROLES.get(paper.kind, LinkRole.OTHER), actor=actor)
        if sheets is not None and _as_few_read(entered, record):
            documents.attach(entered, sheets, actor=actor)
        paper.document_id = entered.id
        records.touch(record, actor=actor)
    return entered


def _entered(paper: PaperRow, record: Record, actor: Actor) -> Document:
    """Return the entry of the register: the one that is there, else a new one."""
    bureau = queries.bureau()
    issuer = in_full(bureau.superior) if paper.kind in _REPORTED and bureau.superior else bureau.name
    dated, number = told_by(paper)
    same = register.twins(number, issuer, dated.year if dated else None) if number else ()
    if same:
        return _free(same[0])
    letter = item_by_code(ListCode.DOCUMENT_TYPE, _LETTERS.get(paper.kind, ""))
    entry = PaperEntry(
        title=paper.summary,
        number=number,
        issued_on=dated,
        issuer=issuer,
        type_id=letter.id if letter else None,
        direction=PaperDirection.OUTGOING,
        signer=paper.signer,
        recipients="; ".join(paper.addressees.splitlines())[:TITLE_LENGTH],
        classification=record.classification,
    )
    return documents.register_paper(entry, actor=actor)


def _free(entry: Document) -> Document:
    """Return an entry that officers made; one that another paper brought is that paper's own."""
    if queries.has_paper(entry.id):
        told = {"number": entry.number, "title": entry.title}
        raise Invalid(
            _(
                "Number %(number)s was given to “%(title)s”. Check it; a letter that went to several bodies "
                "under one number is put into the register once.",
                **told,
            ),
            field="number",
        )
    return entry


def _as_few_read(entry: Document, record: Record) -> bool:
    """Tell whether the sheets may lie with an entry: not where more people read it than the record."""
    restricted = Classification.RESTRICTED
    return record.classification is not restricted or entry.classification is restricted


_LETTERS: Final = {
    **{kind: "official_letter" for kind, mark in TYPES.items() if not mark.value},
    **dict.fromkeys(GUEST_LETTERS, "public_letter"),
}
"""The type of paper that cannot be read from a symbol."""
