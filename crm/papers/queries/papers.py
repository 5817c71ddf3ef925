"""The papers of a record as far as their officers decided about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import Classification, beside
from crm.documents.models import Document
from crm.localities.models import Locality
from crm.papers.content import Answer, Choices, PaperKind
from crm.papers.models import AgreementPaper, DelegationPaper, PaperRow, TextRow
from crm.papers.queries.asked import asked_of
from crm.papers.rules import BY_THE_COMMITTEE, GUEST_LETTERS, lines
from crm.reference.queries import signatories_on
from crm.reference.rules import signature_lines

_LINES: Final = ("addressees", "position", "recipients")
_PLAIN: Final = (
    "kind",
    "lang",
    "answer",
    "member_id",
    "item_id",
    "consultation_id",
    "is_ending",
    "has_members",
    "has_programme",
    "summary",
    "symbol",
    "signer",
    "is_internal",
    "number",
    "dated",
)
"""What a row keeps as it is; each kind of record has some of it."""


@dataclass(frozen=True, slots=True)
class Head:
    """A record with its partner, its officer and one of its papers as far as it is decided."""

    record: Any
    partner: Locality | None
    officer: str
    paper: Any = None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def head_of(
    papers: type[PaperRow], record_id: int, *, paper_id: int | None = None, kind: PaperKind | None = None
) -> Head | None:
    """Return a record with one of its papers, or None for those who may not see it.

    Of a kind of which there is one at most the newest is returned; a paper that is not there is None in it.
    """
    record: Any = papers.record_type
    text: Any = papers.text_type
    partner: Any = beside(Locality, "partner")
    mine = papers.id == paper_id if paper_id else papers.kind == kind
    rows = db.session.execute(
        sa.select(record, partner, UserAccount.display_name, papers, text.code, text.text)
        .outerjoin(partner, partner.id == record.locality_id)
        .outerjoin(UserAccount, UserAccount.id == record.owner_id)
        .outerjoin(papers, sa.and_(papers.record_id == record.id, mine))
        .outerjoin(text, text.paper_id == papers.id)
        .where(record.id == record_id)
        .order_by(papers.id.desc(), text.id)
    ).all()
    if not rows:
        return None
    first = rows[0]
    newest = [row for row in rows if row[3] is first[3] and row.code]
    texts = {row.code: lines(row.text) for row in newest}
    return Head(first[0], first[1], first[2] or "", first[3], texts)


def choices_of(head: Head, paper: PaperRow) -> Choices:
    """Return what was decided about a paper that is kept."""
    several: dict[str, Any] = {name: lines(getattr(paper, name)) for name in _LINES}
    single: dict[str, Any] = {name: getattr(paper, name) for name in _PLAIN if hasattr(paper, name)}
    return Choices(**several, **single, texts=head.texts)


@dataclass(frozen=True, slots=True)
class Signing:
    """Somebody who may sign, as papers print it."""

    key: str
    position: tuple[str, ...]
    name: str


def signing_on(day: date) -> Sequence[Signing]:
    """Return who may sign on a day, in the office's order."""
    return [
        Signing(str(one.id), signature_lines(one.authority, one.behalf, one.post), one.name)
        for one in signatories_on(day)
    ]


def new_choices(
    papers: type[PaperRow], head: Head, kind: PaperKind, signing: Sequence[Signing], **asked: Any
) -> Choices:
    """Return a paper that is not begun: signed as the last one was, else by who comes first on the list.

    ``asked`` is what is known of it already: its language, or which body it goes to.
    """
    is_internal = head.record.classification is Classification.RESTRICTED
    chosen = Choices(
        kind=kind,
        has_members=kind not in (PaperKind.REPLY, PaperKind.CONSULTATION, PaperKind.SUMMONS),
        is_internal=is_internal and kind not in GUEST_LETTERS,
        answer=_decided(head) if kind is PaperKind.REPLY else Answer.ACCEPT,
        **(asked if kind in GUEST_LETTERS else asked | {"lang": "vi"}),
    )
    if kind is PaperKind.DECISION:  # whoever signs for the office does not decide it
        return chosen
    last = _last_signed(papers, kind)
    if last is not None:
        signed = replace(chosen, position=lines(last.position), signer=last.signer)
        return replace(signed, recipients=lines(last.recipients)) if last.kind is kind else signed
    if kind in BY_THE_COMMITTEE:
        return chosen
    return replace(chosen, position=signing[0].position, signer=signing[0].name) if signing else chosen


def _decided(head: Head) -> Answer:
    """Return what was decided on the request, the friendliest where nothing was."""
    return asked_of(head.record.id).answer or Answer.ACCEPT


def _last_signed(papers: type[PaperRow], kind: PaperKind) -> PaperRow | None:
    """Return the newest signed paper of a kind, else of any of that head, that the person looking may see."""
    record: Any = papers.record_type
    of_head = papers.kind.in_(BY_THE_COMMITTEE)
    newest = (
        sa.select(papers)
        .join(record, record.id == papers.record_id)
        .where(papers.signer != "", of_head if kind in BY_THE_COMMITTEE else sa.not_(of_head))
        .order_by(papers.kind != kind, papers.changed_at.desc(), papers.id.desc())
        .limit(1)
    )
    return db.session.scalar(newest)


def paper_row(papers: type[PaperRow], record_id: int, paper_id: int) -> Any | None:
    """Return one paper of a record."""
    asked = sa.select(papers).where(papers.id == paper_id, papers.record_id == record_id)
    return db.session.scalar(asked)


def text_rows(paper: PaperRow) -> Mapping[str, TextRow]:
    """Return the sections that officers wrote, by their codes."""
    asked = sa.select(paper.text_type).where(paper.text_type.paper_id == paper.id)
    return {row.code: row for row in db.session.scalars(asked)}


def has_paper(document_id: int) -> bool:
    """Tell whether an entry of the register is that of a paper written here, of whichever record."""
    kinds = (AgreementPaper, DelegationPaper)
    asked = [sa.exists().where(one.document_id == document_id) for one in kinds]
    return bool(db.session.scalar(sa.select(sa.or_(*asked))))


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the list of a record, with its entry in the register where that may be seen."""

    paper: Any
    register_id: int | None


def papers_of(papers: type[PaperRow], record_id: int) -> Sequence[Listed]:
    """Return the papers of a record in the order in which they are written."""
    entry: Any = beside(Document, "entry")
    record: Any = papers.record_type
    order = sa.case({kind.value: at for at, kind in enumerate(PaperKind)}, value=papers.kind)
    asked = (
        sa.select(papers, entry.id)
        .join(record, record.id == papers.record_id)
        .outerjoin(entry, entry.id == papers.document_id)
        .where(record.id == record_id)
        .order_by(order, papers.id)
    )
    return [Listed(*row) for row in db.session.execute(asked)]
