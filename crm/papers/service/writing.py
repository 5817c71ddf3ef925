"""Writing papers: what officers decided is kept, and what equals the draft goes on following the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Missing, RuleBroken
from crm.core.locale import _
from crm.papers import queries
from crm.papers.content import Choices, Draft
from crm.papers.models import PaperRow
from crm.papers.rules import GUEST_LETTERS, check_signature, check_symbol

_NOT_KEPT: Final = {"texts", "number", "dated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialEntry:
    """What an officer decided about a paper; ``shown`` is the draft that stood in the form."""

    chosen: Choices
    shown: Draft
    drafted: Draft
    version: int | None = None


def write_paper(
    papers: type[PaperRow],
    record_id: int,
    entry: OfficialEntry,
    *,
    paper_id: int | None = None,
    actor: Actor,
) -> Any:
    """Keep a paper: its head, its signature, and the sections that differ from the drafted ones."""
    record = records.open_for_change(papers.record_type, record_id, version=entry.version)
    chosen = _own(entry)
    check_symbol(chosen.symbol, chosen.kind)
    if chosen.kind not in GUEST_LETTERS:
        check_signature(chosen.position, chosen.signer)
    with audit.change(actor, f"{record.kind}.paper_written", record):
        paper = known(papers, record_id, paper_id) if paper_id else papers(record_id=record_id)  # type: ignore[call-arg]
        for name in (
            one.name for one in fields(chosen) if one.name not in _NOT_KEPT and hasattr(paper, one.name)
        ):
            value = getattr(chosen, name)
            setattr(paper, name, "\n".join(value) if isinstance(value, tuple) else value)
        paper.changed_at = clock.now()
        if paper_id is None:
            db.session.add(paper)
        db.session.flush()
        keep_texts(paper, chosen.texts)
        records.touch(record, actor=actor)
    return paper


def known(papers: type[PaperRow], record_id: int, paper_id: int) -> Any:
    """Return a paper of a record, or say that it is not there."""
    paper = queries.paper_row(papers, record_id, paper_id)
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


def keep_texts(paper: PaperRow, texts: Mapping[str, tuple[str, ...]]) -> None:
    """Keep the sections of a paper that are its officer's own."""
    kept = queries.text_rows(paper)
    for code, row in kept.items():
        if code not in texts:
            db.session.delete(row)
    for code, lines in texts.items():
        told = "\n".join(lines)
        if code in kept:
            kept[code].text = told
        else:
            mine: dict[str, Any] = {"paper_id": paper.id, "record_id": paper.record_id}
            db.session.add(paper.text_type(code=code, text=told, **mine))  # type: ignore[call-arg]


def remove_paper(
    papers: type[PaperRow], record_id: int, paper_id: int, *, version: int | None = None, actor: Actor
) -> Any:
    """Take a draft away; one that was sent stays."""
    record = records.open_for_change(papers.record_type, record_id, version=version)
    paper = known(papers, record_id, paper_id)
    if paper.dated is not None:
        raise RuleBroken(_("This paper was issued: it stays."))
    with audit.change(actor, f"{record.kind}.paper_removed", record):
        for row in queries.text_rows(paper).values():
            db.session.delete(row)
        db.session.flush()
        db.session.delete(paper)
        records.touch(record, actor=actor)
    return paper
