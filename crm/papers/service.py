"""Deciding about the papers of a delegation, and entering those that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import TITLE_LENGTH, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.core.storage import Received
from crm.delegations.models import Delegation
from crm.documents import queries as register
from crm.documents import service as documents
from crm.documents.models import Document, LinkRole, PaperDirection
from crm.documents.service import PaperEntry
from crm.papers import queries
from crm.papers.content import Choices, Draft, PaperKind
from crm.papers.models import DelegationPaper, PaperText
from crm.papers.rules import GUEST_LETTERS, TYPES, check_signature, check_symbol
from crm.reference.queries import item_by_code
from crm.reference.rules import ListCode

_NOT_COLUMNS: Final = {"texts", "number", "dated"}
_ROLES: Final = {
    PaperKind.REPLY: LinkRole.REPLY,
    PaperKind.SUBMISSION: LinkRole.BASIS,
    PaperKind.PLAN: LinkRole.BASIS,
    PaperKind.INVITATION: LinkRole.REQUEST,
}
"""What a sent paper is for its delegation in the register; all others are related."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialEntry:
    """What an officer decided about a paper; ``shown`` is the draft that stood in the form."""

    chosen: Choices
    shown: Draft
    drafted: Draft
    version: int | None = None


def write_paper(
    delegation_id: int, entry: OfficialEntry, *, paper_id: int | None = None, actor: Actor
) -> DelegationPaper:
    """Keep a paper: its head, its signature, and the sections that differ from the drafted ones."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    chosen = _own(entry)
    check_symbol(chosen.symbol, chosen.kind)
    if chosen.kind not in GUEST_LETTERS:
        check_signature(chosen.position, chosen.signer)
    with audit.change(actor, "delegation.paper_written", delegation):
        paper = _row(delegation_id, paper_id) if paper_id else DelegationPaper(delegation_id=delegation_id)
        for name in (one.name for one in fields(chosen) if one.name not in _NOT_COLUMNS):
            value = getattr(chosen, name)
            setattr(paper, name, "\n".join(value) if isinstance(value, tuple) else value)
        paper.changed_at = clock.now()
        if paper_id is None:
            db.session.add(paper)
        db.session.flush()
        _keep_texts(paper, chosen.texts)
        records.touch(delegation, actor=actor)
    return paper


def _row(delegation_id: int, paper_id: int) -> DelegationPaper:
    paper = queries.paper_row(delegation_id, paper_id)
    if paper is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return paper


def _own(entry: OfficialEntry) -> Choices:
    """Keep only what the officer changed: what equals the draft goes on following the record."""
    chosen = entry.chosen
    texts = {
        code: lines for code, lines in chosen.texts.items() if lines and not _is_drafted(entry, code, lines)
    }
    head = {
        name: type(getattr(chosen, name))()
        for name in ("summary", "symbol", "addressees", "recipients")
        if getattr(chosen, name) in (getattr(entry.shown, name), getattr(entry.drafted, name))
    }
    return replace(chosen, texts=texts, **head)


def _is_drafted(entry: OfficialEntry, code: str, lines: tuple[str, ...]) -> bool:
    return any(
        section.code == code and section.drafted == lines
        for draft in (entry.shown, entry.drafted)
        for section in draft.sections
    )


def _keep_texts(paper: DelegationPaper, texts: Mapping[str, tuple[str, ...]]) -> None:
    kept = queries.text_rows(paper.id)
    for code, row in kept.items():
        if code not in texts:
            db.session.delete(row)
    for code, lines in texts.items():
        told = "\n".join(lines)
        if code in kept:
            kept[code].text = told
        else:
            mine = {"paper_id": paper.id, "delegation_id": paper.delegation_id}
            db.session.add(PaperText(code=code, text=told, **mine))


def remove_paper(
    delegation_id: int, paper_id: int, *, version: int | None = None, actor: Actor
) -> DelegationPaper:
    """Take a draft away; one that was sent stays."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    paper = _row(delegation_id, paper_id)
    if paper.dated is not None:
        raise RuleBroken(_("This paper was issued: it stays."))
    with audit.change(actor, "delegation.paper_removed", delegation):
        for row in queries.text_rows(paper_id).values():
            db.session.delete(row)
        db.session.flush()
        db.session.delete(paper)
        records.touch(delegation, actor=actor)
    return paper


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """Number and day as the records clerk gave them; ``texts`` is the paper as it was sent."""

    number: int | None
    dated: date
    chosen: Choices
    drafted: Draft
    version: int | None = None


def issue_paper(delegation_id: int, paper_id: int, entry: IssueEntry, *, actor: Actor) -> DelegationPaper:
    """Note that a paper was sent: its texts no longer follow the record."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    paper = _row(delegation_id, paper_id)
    if paper.document_id is not None:
        raise RuleBroken(_("This paper is in the register: correct number and day there."))
    if paper.kind not in GUEST_LETTERS and entry.number is None:
        raise Invalid(_("Enter the number that the records clerk gave."), field="number")
    with audit.change(actor, "delegation.paper_issued", delegation):
        paper.number = None if paper.kind in GUEST_LETTERS else entry.number
        paper.dated, paper.changed_at = entry.dated, clock.now()
        _freeze(paper, entry)
        records.touch(delegation, actor=actor)
    return paper


def _freeze(paper: DelegationPaper, entry: IssueEntry) -> None:
    """Keep the drafted texts as they were sent."""
    drafted = entry.drafted
    for name in ("summary", "symbol"):
        setattr(paper, name, getattr(paper, name) or getattr(drafted, name)[:TITLE_LENGTH])
    for name in ("addressees", "recipients"):
        setattr(paper, name, getattr(paper, name) or "\n".join(getattr(drafted, name)))
    own = entry.chosen.texts
    texts = {one.code: own.get(one.code) or one.drafted for one in drafted.sections}
    _keep_texts(paper, {code: lines for code, lines in texts.items() if lines})


def register_paper(delegation_id: int, paper_id: int, sheets: Received | None, *, actor: Actor) -> Document:
    """Put a sent paper into the register, once, with its sheets; one that stands there already is linked."""
    demand(actor, Permission.DOCUMENT_EDIT)
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    paper = _row(delegation_id, paper_id)
    if paper.dated is None:
        raise RuleBroken(_("Enter number and day first."))
    if paper.document_id is not None:
        raise RuleBroken(_("This paper is in the register already."))
    with audit.change(actor, "delegation.paper_registered", delegation):
        entered = _entered(paper, delegation, actor)
        documents.link_paper(entered.id, delegation_id, _ROLES.get(paper.kind, LinkRole.OTHER), actor=actor)
        if sheets is not None:
            documents.attach(entered, sheets, actor=actor)
        paper.document_id = entered.id
        records.touch(delegation, actor=actor)
    return entered


def _entered(paper: DelegationPaper, delegation: Delegation, actor: Actor) -> Document:
    """Return the entry of the register: the one that is there, else a new one."""
    issuer = queries.bureau().name
    number = f"{paper.number:02}/{paper.symbol}" if paper.number is not None else ""
    dated = paper.dated
    same = register.twins(number, issuer, dated.year if dated else None) if number else ()
    if same:
        return same[0]
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
        classification=delegation.classification,
    )
    return documents.register_paper(entry, actor=actor)


_LETTERS: Final = {
    **{kind: "official_letter" for kind, mark in TYPES.items() if not mark.value},
    **dict.fromkeys(GUEST_LETTERS, "public_letter"),
}
"""The type of paper that cannot be read from a symbol."""
