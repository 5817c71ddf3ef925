"""Papers in the prose of an office: only what was logged, and gaps named where nothing was.

A paper after Decree 30 exists in Vietnamese alone, so its words are written here and not in the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from crm.core.paper.administrative import (
    AdministrativePaper,
    Block,
    GuestLetter,
    PaperType,
    Signature,
    missing,
)
from crm.papers.content import Draft, Material, PaperKind, Source
from crm.papers.pact import Pact
from crm.papers.rules import ARCHIVED, BY_THE_COMMITTEE, GUEST_LETTERS, TYPES, in_full, usual_symbol
from crm.papers.wording import decision, guests, letters, pacts, plan, report, submission, summons
from crm.papers.wording.grammar import OMITTED, Texts, gaps_in, texts_of
from crm.papers.wording.naming import agency, fitting, owner, shortened
from crm.papers.wording.programme import annexes

__all__ = ["draft_of", "lacking", "letter_or_paper", "paper_of"]

_Writer = tuple[Callable[[Any], Draft], Callable[[Any, Texts], Iterator[Block]]]

_WRITERS: Final[Mapping[type[Source], Mapping[PaperKind, _Writer]]] = {
    Material: {
        PaperKind.REPLY: (letters.reply, letters.reply_body),
        PaperKind.CONSULTATION: (letters.consultation, letters.consultation_body),
        PaperKind.SUBMISSION: (submission.draft, submission.body),
        PaperKind.DECISION: (decision.draft, decision.body),
        PaperKind.PLAN: (plan.draft, plan.body),
        PaperKind.SUMMONS: (summons.draft, summons.body),
        PaperKind.REPORT: (report.draft, report.body),
    },
    Pact: pacts.WRITERS,
}
"""How each paper of each kind of record is drafted, and how its text is laid out."""


def _writer(material: Source) -> _Writer:
    return _WRITERS[type(material)][material.chosen.kind]


def draft_of(material: Source) -> Draft:
    """Write a paper as the record alone makes it, with the office's usual head and end."""
    kind, bureau = material.chosen.kind, material.bureau
    if isinstance(material, Material) and kind in GUEST_LETTERS:
        return guests.draft(material)
    drafted = _writer(material)[0](material)
    above = (in_full(bureau.superior),) if kind is PaperKind.REPORT and bureau.superior else ()
    return replace(
        drafted,
        summary=fitting(drafted.summary),
        symbol=usual_symbol(kind, bureau),
        addressees=drafted.addressees or above,
        recipients=(*_also(material), ARCHIVED),
    )


def _also(material: Source) -> Iterator[str]:
    """Yield who reads a paper that is addressed to nobody: whom it binds, and who is told."""
    if material.chosen.kind is PaperKind.DECISION:
        yield "Như Điều 3"
    if material.chosen.kind is PaperKind.PLAN:
        if material.bureau.superior:
            yield f"{shortened(material.bureau.superior)} (để báo cáo)"
        yield "Các cơ quan được phân công nhiệm vụ"
    if material.chosen.kind in (PaperKind.REPORT_PM, PaperKind.COPY_MOFA, PaperKind.NOTIFY_MOFA):
        if material.chosen.kind is PaperKind.REPORT_PM:
            yield pacts.naming.MINISTRY
        yield agency(material)


def letter_or_paper(material: Source) -> AdministrativePaper | GuestLetter:
    """Write what is asked for: a paper after Decree 30, or a letter to a guest."""
    draft = draft_of(material)
    if isinstance(material, Material) and material.chosen.kind in GUEST_LETTERS:
        return guests.letter_of(material, draft, texts_of(material, draft))
    return paper_of(material, draft)


def paper_of(material: Source, draft: Draft | None = None) -> AdministrativePaper:
    """Write a paper after Decree 30."""
    chosen, bureau = material.chosen, material.bureau
    draft = draft or draft_of(material)
    filled = replace(chosen, addressees=_kept(chosen.addressees, draft.addressees))
    material = replace(material, chosen=filled)
    decides = chosen.kind in BY_THE_COMMITTEE and bureau.superior
    return AdministrativePaper(
        superior="" if decides else shortened(bureau.superior),
        agency=in_full(bureau.superior) if decides else agency(material),
        type=TYPES[chosen.kind],
        summary=chosen.summary or draft.summary,
        symbol=chosen.symbol or draft.symbol or TYPES[chosen.kind].value,
        place=bureau.city or "…",
        year=material.year,
        number=chosen.number,
        dated=chosen.dated,
        addressees=filled.addressees,
        body=tuple(_writer(material)[1](material, texts_of(material, draft))),
        signature=Signature(
            chosen.position or ("(chưa có chức vụ)",), chosen.signer or missing(owner(material))
        ),
        recipients=_kept(chosen.recipients, draft.recipients),
        is_internal=chosen.is_internal,
        annexes=annexes(material) if isinstance(material, Material) else (),
        is_sample=material.is_sample,
    )


def _kept(own: tuple[str, ...], drafted: tuple[str, ...]) -> tuple[str, ...]:
    return () if own in OMITTED else own or drafted


def lacking(material: Source, draft: Draft) -> tuple[str, ...]:
    """Say what is not there yet, in the words in which the paper names it."""
    texts = texts_of(material, draft)
    found: list[str] = []
    for section in draft.sections:
        lines = texts[section.code]
        found += [what or section.guide for what in gaps_in(lines)]
        if not lines and section.guide and material.chosen.texts.get(section.code, ()) not in OMITTED:
            found.append(section.guide)
    chosen = material.chosen
    if not chosen.position:
        found.append("chức vụ người ký")
    if not chosen.signer:
        found.append("người ký")
    if TYPES.get(chosen.kind) is PaperType.LETTER and not _kept(chosen.addressees, draft.addressees):
        found.append("nơi nhận công văn (Kính gửi)")
    return tuple(dict.fromkeys(found))
