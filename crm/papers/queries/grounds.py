"""Papers of the register that a record stands on."""

from __future__ import annotations

import sqlalchemy as sa

from crm.core.db import db
from crm.core.paper.administrative import long_day
from crm.documents.models import Document, DocumentLink, LinkRole
from crm.documents.numbers import type_mark
from crm.reference.models import ReferenceItem

MOST = 12
_ROLES = (LinkRole.BASIS, LinkRole.REQUEST)


def grounds_of(record_id: int) -> tuple[str, ...]:
    """Return the papers that a record rests on, as another paper names them, the oldest first."""
    asked = (
        sa.select(Document, ReferenceItem.name, ReferenceItem.code)
        .join(DocumentLink, DocumentLink.document_id == Document.id)
        .outerjoin(ReferenceItem, ReferenceItem.id == Document.type_id)
        .where(DocumentLink.record_id == record_id, DocumentLink.role.in_(_ROLES))
        .order_by(Document.issued_on.asc().nulls_last(), Document.id)
        .limit(MOST)
    )
    return tuple(_named(paper, name or {}) for paper, name, _code in db.session.execute(asked))


def _named(paper: Document, type_name: dict[str, str]) -> str:
    """Name a paper as the decree asks: its type, number, day, issuer, and what it is about."""
    kind = type_name.get("vi", "") if type_mark(paper.symbol) else ""
    words = [kind or "văn bản"]
    if paper.number:
        words.append(f"số {paper.number}")
    if paper.issued_on:
        words.append(long_day(paper.issued_on))
    if paper.issuer:
        words.append(f"của {paper.issuer}")
    about = paper.title[:1].lower() + paper.title[1:] if paper.title else ""
    about = about.removeprefix("về việc ").removeprefix("về ")
    return " ".join(words) + (f" về {about}" if about else "")
