"""What an officer tells of an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from crm.agreements.models import AgreementKind, AgreementLevel, ChainLink, Ending, SignatorySide, Term
from crm.core.db import Words
from crm.core.records import Classification


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureEntry:
    """Somebody who signs."""

    id: int | None = None
    side: SignatorySide
    name: str
    post: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """What the book says of an agreement."""

    locality_id: int
    name: Words
    agreement_kind: AgreementKind = AgreementKind.MEMORANDUM
    holder_id: int | None = None
    level: AgreementLevel = AgreementLevel.PROVINCE
    number: str = ""
    our_party: str = ""
    our_party_now: str = ""
    their_party: str = ""
    their_party_now: str = ""
    languages: str = ""
    prevailing: str = ""
    originals: int | None = None
    occasion: str = ""
    place: str = ""
    signed_on: date | None = None
    is_year_only: bool = False
    effective_on: date | None = None
    term: Term = Term.UNKNOWN
    expires_on: date | None = None
    notice_days: int | None = None
    is_tacit: bool = False
    tacit_months: int | None = None
    review_on: date | None = None
    expiry_decided_on: date | None = None
    expiry_decision: str = ""
    ending: Ending | None = None
    ended_on: date | None = None
    ending_reason: str = ""
    sectors: str = ""
    has_money: bool = False
    money_note: str = ""
    our_focal: str = ""
    counterpart_id: int | None = None
    previous_id: int | None = None
    link: ChainLink | None = None
    is_outside_law: bool = False
    outside_reason: str = ""
    source: str = ""
    source_url: str = ""
    notes: str = ""
    classification: Classification = Classification.INTERNAL
    owner_id: int | None = None
    signatures: Sequence[SignatureEntry] = field(default_factory=tuple)
    version: int | None = None
