"""Papers of the register, and finding one by its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crm.core import search
from crm.core.db import db
from crm.core.records import beside
from crm.core.text import fold
from crm.documents import numbers
from crm.documents.models import Document, DocumentLink, PaperDirection
from crm.documents.rules import RegisterOrder
from crm.reference.models import ReferenceItem
from crm.reference.rules import ListCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFilter:
    """Which papers a list shows, and in which order."""

    text: str = ""
    direction: PaperDirection | None = None
    year: int | None = None
    type_id: int | None = None
    record_id: int | None = None
    is_unanswered: bool = False
    order: RegisterOrder = RegisterOrder.NEWEST


def _found(text: str) -> sa.ColumnElement[bool]:
    """Find by words, or by the number however it is typed."""
    by_words = Document.id.in_(search.matching(text, "document"))
    key = numbers.key(text)
    if not any(char.isdecimal() for char in key):
        return by_words
    return sa.or_(by_words, Document.number_key.startswith(key, autoescape=True))


def _answered() -> sa.ColumnElement[bool]:
    """Tell in SQL whether a paper that may be seen answers this one."""
    answer: Any = beside(Document, "answer")
    return sa.select(answer.id).where(answer.answers_id == Document.id).exists()


def _chosen(chosen: PaperFilter) -> list[sa.ColumnElement[bool]]:
    asked: list[sa.ColumnElement[bool]] = []
    if chosen.text:
        asked.append(_found(chosen.text))
    if chosen.direction is not None:
        asked.append(Document.direction == chosen.direction)
    if chosen.year is not None:
        asked.append(Document.year == chosen.year)
    if chosen.type_id is not None:
        asked.append(Document.type_id == chosen.type_id)
    if chosen.record_id is not None:
        mine = sa.select(DocumentLink.document_id).where(DocumentLink.record_id == chosen.record_id)
        asked.append(Document.id.in_(mine))
    if chosen.is_unanswered:
        asked += [Document.answer_by.is_not(None), sa.not_(_answered())]
    return asked


def _ordered(chosen: PaperFilter) -> list[sa.ColumnElement[Any]]:
    by_arrival = chosen.direction is PaperDirection.INCOMING
    value: Any = Document.arrival_value if by_arrival else Document.number_value
    day = sa.func.coalesce(Document.arrived_on, Document.issued_on) if by_arrival else Document.issued_on
    orders: dict[RegisterOrder, list[Any]] = {
        RegisterOrder.NEWEST: [day.desc().nulls_last(), value.desc().nulls_last(), Document.id.desc()],
        RegisterOrder.OLDEST: [day.asc().nulls_last(), value.asc().nulls_last(), Document.id],
        RegisterOrder.NUMBER: [value.asc().nulls_last(), Document.number_suffix, day, Document.id],
        RegisterOrder.NUMBER_DOWN: [
            value.desc().nulls_last(),
            Document.number_suffix.desc(),
            Document.id.desc(),
        ],
        RegisterOrder.ISSUER: [
            Document.issuer == "",
            sa.func.lower(Document.issuer),
            day.desc(),
            Document.id,
        ],
        RegisterOrder.ANSWER: [Document.answer_by.asc().nulls_last(), Document.id],
    }
    return orders[chosen.order]


def papers(chosen: PaperFilter | None = None) -> sa.Select[Any]:
    """Return the select behind the lists of papers."""
    chosen = chosen or PaperFilter()
    columns: list[Any] = [
        Document.id,
        Document.title,
        Document.number,
        Document.issued_on,
        Document.issuer,
        Document.direction,
        Document.classification,
        Document.is_sample,
        Document.arrival_number,
        Document.arrived_on,
        Document.signer,
        Document.recipients,
        Document.urgency,
        Document.answer_by,
        Document.copies,
        Document.keeper,
        Document.notes,
        Document.type_id,
        ReferenceItem.name.label("type_name"),
        _answered().label("is_answered"),
    ]
    listed = sa.select(*columns).outerjoin(ReferenceItem, ReferenceItem.id == Document.type_id)
    return listed.where(*_chosen(chosen)).order_by(*_ordered(chosen))


def paper_years(direction: PaperDirection | None = None) -> Sequence[int]:
    """Return the years of which there are papers, the latest first."""
    asked = sa.select(Document.year).where(Document.year.is_not(None))
    if direction is not None:
        asked = asked.where(Document.direction == direction)
    found = db.session.scalars(asked.distinct().order_by(Document.year.desc()))
    return [year for year in found if year is not None]


def papers_numbered(text: str) -> Sequence[Document]:
    """Return the papers with exactly this number, however it is typed, the latest first."""
    key = numbers.key(text)
    if not key:
        return []
    same = sa.select(Document).where(Document.number_key == key)
    return db.session.scalars(same.order_by(Document.issued_on.desc().nulls_last(), Document.id.desc())).all()


def twins(number: str, issuer: str, year: int | None, *, but: int | None = None) -> Sequence[Document]:
    """Return the papers that look like the same one: number, issuer and year, where both say it."""

    def same(paper: Document) -> bool:
        issued = paper.issued_on.year if paper.issued_on else None
        return (
            paper.id != but
            and (not issuer or not paper.issuer or fold(paper.issuer) == fold(issuer))
            and (year is None or issued is None or issued == year)
        )

    return [paper for paper in papers_numbered(number) if same(paper)]


def answers_to(document_id: int) -> Sequence[Document]:
    """Return the papers that answer this one, the first first."""
    asked = sa.select(Document).where(Document.answers_id == document_id)
    return db.session.scalars(asked.order_by(Document.issued_on.asc().nulls_last(), Document.id)).all()


def type_marked(mark: str) -> int | None:
    """Return the type of paper whose abbreviation stands in a symbol, or None."""
    kinds = sa.select(ReferenceItem.id, ReferenceItem.abbreviation).where(
        ReferenceItem.list_code == ListCode.DOCUMENT_TYPE,
        ReferenceItem.is_retired.is_(False),
        ReferenceItem.abbreviation != "",
    )
    marks = {fold(row.abbreviation): row.id for row in db.session.execute(kinds)}
    return marks.get(mark)
