"""The agreements of the sample office: what is known of them, and one that is being prepared."""

from __future__ import annotations

from datetime import date
from typing import Any

from crm.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementLevel,
    Article,
    ChainLink,
    Consultation,
    Opinion,
    Step,
    StepCode,
    Term,
    Track,
)
from crm.agreements.service.clocks import keep_clocks
from crm.agreements.service.procedure import open_procedure
from crm.commitments.models import Commitment, CommitmentState, Recurrence, Side, Strength
from crm.papers.content import PaperKind
from crm.papers.models import AgreementPaper
from crm.sample.load import Book, add_rows, keep
from crm.sample.reader import day_after, tables, words

PLAIN = ("our_party", "our_party_now", "their_party", "languages", "sectors", "source", "source_url")


def agreements(book: Book) -> None:
    """Enter every agreement of the data file."""
    known: dict[str, Agreement] = {}
    for one in tables("agreements")["agreement"]:
        known[one["key"]] = _agreement(book, one, known)
    for agreement in known.values():
        keep_clocks(agreement)


def _agreement(book: Book, one: dict[str, Any], known: dict[str, Agreement]) -> Agreement:
    before = known.get(one.get("previous", ""))
    agreement: Agreement = keep(
        Agreement(
            title=one["name"]["vi"],
            name=words(one["name"]),
            locality_id=book.localities[one["locality"]].id,
            agreement_kind=AgreementKind(one["kind"]),
            holder_id=book.localities[one["holder"]].id if "holder" in one else None,
            level=AgreementLevel(one.get("level", "province")),
            signed_on=one.get("signed_on") or _after(book, one.get("signed")),
            expires_on=one.get("expires_on") or _after(book, one.get("expires")),
            notice_days=one.get("notice_days"),
            term=Term(one.get("term", "unknown")),
            expiry_decision=one.get("expiry_decision", ""),
            previous_id=before.id if before else None,
            link=ChainLink(one["link"]) if before else None,
            owner_id=book.officer_id(one["owner"]),
            **{name: one.get(name, "") for name in PLAIN},
        )
    )
    for place, told in enumerate(one.get("article", []), start=1):
        _article(book, agreement, place, told)
    if "track" in one:
        _procedure(book, agreement, one)
    return agreement


def _article(book: Book, agreement: Agreement, place: int, told: dict[str, Any]) -> None:
    article = Article(
        agreement_id=agreement.id,
        number=told["number"],
        heading=words(told["heading"]),
        text=words(told["text"]),
        asks_nothing=told.get("asks_nothing", False),
        place=place,
    )
    add_rows([article])
    for text in told.get("fulfilled_by", []):
        book.promises[text].agreement_id, book.promises[text].article_id = agreement.id, article.id
    for one in told.get("commitment", []):
        visit = book.entries.get(one.get("delivered", ""))
        keep(
            Commitment(
                title=one["text"]["vi"],
                text=words(one["text"]),
                locality_id=agreement.locality_id,
                agreement_id=agreement.id,
                article_id=article.id,
                side=Side(one["side"]),
                strength=Strength(one["strength"]),
                state=CommitmentState(one["state"]),
                due_on=day_after(book.today, one["due"]),
                closed_on=_after(book, one.get("closed")),
                recurrence=Recurrence(one["recurrence"]) if "recurrence" in one else None,
                measure=one.get("measure", ""),
                evidence=one.get("evidence", ""),
                delivered_id=visit.id if visit else None,
                owner_id=book.officer_id(one["owner"]),
            )
        )


def _after(book: Book, days: int | None) -> date | None:
    return day_after(book.today, days)


def _procedure(book: Book, agreement: Agreement, one: dict[str, Any]) -> None:
    way = open_procedure(agreement, Track(one["track"]))
    of_it = {"agreement_id": agreement.id, "procedure_id": way.id}
    steps = [
        Step(code=StepCode(told["code"]), done_on=_after(book, told["day"]), number=told["number"], **of_it)
        for told in one.get("step", [])
    ]
    bodies = [
        Consultation(
            body=told["name"],
            sent_on=_after(book, told.get("sent")),
            complete_on=_after(book, told.get("complete")),
            replied_on=_after(book, told.get("replied")),
            opinion=Opinion(told["opinion"]) if "opinion" in told else None,
            place=place,
            **of_it,
        )
        for place, told in enumerate(one.get("body", []))
    ]
    add_rows([*steps, *bodies])
    for told in one.get("paper", []):
        _paper(agreement, told, {body.body: body.id for body in bodies})


def _paper(agreement: Agreement, told: dict[str, Any], bodies: dict[str, int]) -> None:
    """Begin a paper: what is not written follows the record."""
    paper = AgreementPaper(
        agreement_id=agreement.id,
        kind=PaperKind(told["kind"]),
        consultation_id=bodies.get(told.get("body", "")),
        position="\n".join(told.get("position", [])),
        signer=told.get("signer", ""),
    )
    add_rows([paper])
