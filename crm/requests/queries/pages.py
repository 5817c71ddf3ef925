"""What is read of requests, of the rules as they are set, and of what the forms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.locale import language
from crm.core.records import beside
from crm.delegations.models import (
    Delegation,
)
from crm.documents.models import Document
from crm.documents.queries import papers_numbered
from crm.localities.models import Locality
from crm.protocol import queries as protocol
from crm.protocol.models import RankSystem
from crm.reference import queries as reference
from crm.reference.models import Sector
from crm.requests.models import DelegationRequest, GateCode, GateRule
from crm.requests.rules import (
    Setting,
    settings_with,
)


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A delegation with the request behind it, its letter, and who decided."""

    delegation: Delegation
    partner: Locality | None
    request: DelegationRequest | None
    letter: Document | None
    decided_by: str
    sector: Sector | None = None


def request_page(delegation_id: int) -> RequestPage | None:
    """Return a delegation with the request behind it; the letter only where it may be seen."""
    partner, letter = beside(Locality, "partner"), beside(Document, "letter")
    columns: list[Any] = [Delegation, partner, DelegationRequest, letter, UserAccount.display_name, Sector]
    row = db.session.execute(
        sa.select(*columns)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(DelegationRequest, DelegationRequest.delegation_id == Delegation.id)
        .outerjoin(letter, letter.id == DelegationRequest.document_id)
        .outerjoin(UserAccount, UserAccount.id == DelegationRequest.decided_by_id)
        .outerjoin(Sector, Sector.code == DelegationRequest.sector_code)
        .where(Delegation.id == delegation_id)
    ).first()
    return RequestPage(row[0], row[1], row[2], row[3], row[4] or "", row[5]) if row else None


def request_of(delegation_id: int) -> DelegationRequest | None:
    """Return the request behind a delegation, or None."""
    asked = sa.select(DelegationRequest).where(DelegationRequest.delegation_id == delegation_id)
    return db.session.scalar(asked)


def gate_rule(code: GateCode) -> GateRule | None:
    """Return what the office has set for a rule, or None."""
    return db.session.scalar(sa.select(GateRule).where(GateRule.code == code))


def settings() -> Mapping[GateCode, Setting]:
    """Return every rule as it stands in this office."""
    return settings_with(db.session.scalars(sa.select(GateRule)))


def post_choices(chosen: str) -> list[tuple[str, str]]:
    """Return (code, name) of our own ranks, the highest first; the chosen one always."""
    ours = protocol.ranks(RankSystem.VN, with_retired=True)
    return [(one.code, protocol.rank_name(one)) for one in ours if not one.is_retired or one.code == chosen]


def country_of(locality_id: int | None) -> str:
    """Return the country of a partner; nothing while none is chosen."""
    asked = sa.select(Locality.country_code).where(Locality.id == (locality_id or 0))
    return db.session.scalar(asked) or ""


def sector_choices() -> list[tuple[str, str]]:
    """Return (code, name) of the sectors of cooperation."""
    return [(one.code, one.name(language())) for one in reference.sectors()]


def letter_in_register(number: str, dated_on: date | None) -> Document | None:
    """Return the one letter of the register with this number, by its date where several have it."""
    found = papers_numbered(number) if number else []
    dated = [one for one in found if one.issued_on == dated_on] or found
    return dated[0] if len(dated) == 1 else None
