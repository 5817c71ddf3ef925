"""The papers of a delegation as far as their officers decided about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import Classification, beside
from crm.delegations.models import Delegation
from crm.documents.models import Document
from crm.localities.models import Locality
from crm.papers.content import Answer, Choices, PaperKind
from crm.papers.models import DelegationPaper, PaperText
from crm.papers.queries.asked import asked_of
from crm.papers.rules import GUEST_LETTERS, lines
from crm.reference.queries import signatories_on
from crm.reference.rules import signature_lines

_LINES: Final = ("addressees", "position", "recipients")
_PLAIN: Final = (
    "kind",
    "lang",
    "answer",
    "member_id",
    "item_id",
    "has_members",
    "has_programme",
    "summary",
    "symbol",
    "signer",
    "is_internal",
    "number",
    "dated",
)


@dataclass(frozen=True, slots=True)
class Head:
    """A delegation with its partner, its officer and one of its papers as far as it is decided."""

    delegation: Delegation
    partner: Locality | None
    officer: str
    paper: DelegationPaper | None = None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def head_of(delegation_id: int, *, paper_id: int | None = None, kind: PaperKind | None = None) -> Head | None:
    """Return a delegation with one of its papers, or None for those who may not see it.

    Of a kind of which there is one at most the newest is returned; a paper that is not there is None in it.
    """
    partner: Any = beside(Locality, "partner")
    mine = DelegationPaper.id == paper_id if paper_id else DelegationPaper.kind == kind
    rows = db.session.execute(
        sa.select(
            Delegation, partner, UserAccount.display_name, DelegationPaper, PaperText.code, PaperText.text
        )
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .outerjoin(DelegationPaper, sa.and_(DelegationPaper.delegation_id == Delegation.id, mine))
        .outerjoin(PaperText, PaperText.paper_id == DelegationPaper.id)
        .where(Delegation.id == delegation_id)
        .order_by(DelegationPaper.id.desc(), PaperText.id)
    ).all()
    if not rows:
        return None
    first = rows[0]
    newest = [row for row in rows if row[3] is first[3] and row.code]
    texts = {row.code: lines(row.text) for row in newest}
    return Head(first[0], first[1], first[2] or "", first[3], texts)


def choices_of(head: Head, paper: DelegationPaper) -> Choices:
    """Return what was decided about a paper that is kept."""
    several: dict[str, Any] = {name: lines(getattr(paper, name)) for name in _LINES}
    single: dict[str, Any] = {name: getattr(paper, name) for name in _PLAIN}
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


def new_choices(head: Head, kind: PaperKind, lang: str, signing: Sequence[Signing]) -> Choices:
    """Return a paper that is not begun: signed as the last one was, else by who comes first on the list."""
    is_internal = head.delegation.classification is Classification.RESTRICTED
    chosen = Choices(
        kind=kind,
        lang=lang if kind in GUEST_LETTERS else "vi",
        has_members=kind not in (PaperKind.REPLY, PaperKind.CONSULTATION, PaperKind.SUMMONS),
        is_internal=is_internal and kind not in GUEST_LETTERS,
        answer=_decided(head) if kind is PaperKind.REPLY else Answer.ACCEPT,
    )
    if kind is PaperKind.DECISION:  # whoever signs for the office does not decide it
        return chosen
    last = _last_signed(kind)
    if last is not None:
        signed = replace(chosen, position=lines(last.position), signer=last.signer)
        return replace(signed, recipients=lines(last.recipients)) if last.kind is kind else signed
    return replace(chosen, position=signing[0].position, signer=signing[0].name) if signing else chosen


def _decided(head: Head) -> Answer:
    """Return what was decided on the request, the friendliest where nothing was."""
    return asked_of(head.delegation.id).answer or Answer.ACCEPT


def _last_signed(kind: PaperKind) -> DelegationPaper | None:
    """Return the newest signed paper of a kind, else of any, that the person looking may see."""
    newest = (
        sa.select(DelegationPaper)
        .join(Delegation, Delegation.id == DelegationPaper.delegation_id)
        .where(DelegationPaper.signer != "", DelegationPaper.kind != PaperKind.DECISION)
        .order_by(DelegationPaper.kind != kind, DelegationPaper.changed_at.desc(), DelegationPaper.id.desc())
        .limit(1)
    )
    return db.session.scalar(newest)


def paper_row(delegation_id: int, paper_id: int) -> DelegationPaper | None:
    """Return one paper of a delegation."""
    asked = sa.select(DelegationPaper).where(
        DelegationPaper.id == paper_id, DelegationPaper.delegation_id == delegation_id
    )
    return db.session.scalar(asked)


def text_rows(paper_id: int) -> Mapping[str, PaperText]:
    """Return the sections that officers wrote, by their codes."""
    asked = sa.select(PaperText).where(PaperText.paper_id == paper_id)
    return {row.code: row for row in db.session.scalars(asked)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the list of a delegation, with its entry in the register where that may be seen."""

    paper: DelegationPaper
    register_id: int | None


def papers_of(delegation_id: int) -> Sequence[Listed]:
    """Return the papers of a delegation in the order in which they are written."""
    entry: Any = beside(Document, "entry")
    order = sa.case({kind.value: at for at, kind in enumerate(PaperKind)}, value=DelegationPaper.kind)
    asked = (
        sa.select(DelegationPaper, entry.id)
        .join(Delegation, Delegation.id == DelegationPaper.delegation_id)
        .outerjoin(entry, entry.id == DelegationPaper.document_id)
        .where(Delegation.id == delegation_id)
        .order_by(order, DelegationPaper.id)
    )
    return [Listed(*row) for row in db.session.execute(asked)]
