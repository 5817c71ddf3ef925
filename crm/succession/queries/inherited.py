"""What the city holds because another body joined it, and how far its names are brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement
from crm.agreements.queries import parties_on
from crm.agreements.queries.parties import Parties
from crm.agreements.queries.status import status_now
from crm.agreements.rules import AgreementStatus
from crm.core import clock
from crm.core.db import db
from crm.core.records import beside
from crm.localities.models import Locality
from crm.partnerships.models import Partnership
from crm.succession.models import NameDuty, TieHolder
from crm.succession.rules import DutyState, Standing, duty_state

STANDING = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Inherited:
    """An agreement or a tie that another body had first."""

    record_id: int
    kind: str
    title: str
    version: int
    owner_id: int | None
    partner_id: int
    partner: str
    original: str
    now: str
    source: str
    source_id: int
    since: date | None
    basis: str
    signed_on: date | None
    is_year_only: bool
    status: AgreementStatus | None
    duty: NameDuty | None

    @property
    def asks(self) -> bool:
        """Tell whether its names are still to be updated: an agreement that has ended keeps its own."""
        return self.status is None or self.status in STANDING

    @property
    def state(self) -> DutyState:
        """Say how far the new name has come."""
        duty = self.duty
        return duty_state(duty.notified_on, duty.updated_on) if duty else DutyState.OPEN


def inherited(book: Standing | None = None) -> list[Inherited]:
    """Return the agreements and ties that another body had first; ``book`` is one that is read already."""
    today = clock.today()
    parties = Parties(book.names_on(today), book.home_id or None, today) if book else parties_on(today)
    gone = [key for key in parties.names.places if parties.names.body(key) != key]
    if not gone:
        return []
    return [*_pacts(parties, Agreement.holder_id.in_(gone)), *_ties(parties, TieHolder.holder_id.in_(gone))]


def one_inherited(record_id: int, kind: str) -> Inherited | None:
    """Return one of them, or None where it was not inherited."""
    parties = parties_on(clock.today())
    found = (
        _pacts(parties, Agreement.id == record_id)
        if kind == "agreement"
        else _ties(parties, Partnership.id == record_id)
    )
    return next((one for one in found if parties.names.body(one.source_id) != one.source_id), None)


def inherited_since(record_id: int, kind: str) -> date | None:
    """Return since when an agreement or a tie is the city's; None where it always was its own.

    A merger of which nobody knows the day lies before any day.
    """
    found = one_inherited(record_id, kind)
    return (found.since or date.min) if found is not None else None


def duty_of(record_id: int) -> NameDuty | None:
    """Return how far the new name has come to a record, as it is written down."""
    return db.session.scalar(sa.select(NameDuty).where(NameDuty.record_id == record_id))


def _told(parties: Parties, holder_id: int) -> Mapping[str, Any]:
    """Return from whom something was inherited, since when and by which paper."""
    place = parties.names.places.get(holder_id)
    return {
        "source": parties.names.name(holder_id),
        "source_id": holder_id,
        "since": parties.names.left_on(holder_id),
        "basis": place.basis if place else "",
    }


def _pacts(parties: Parties, *having: Any) -> list[Inherited]:
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(Agreement, partner.title, status_now(), NameDuty)
        .join(partner, partner.id == Agreement.locality_id)
        .outerjoin(NameDuty, NameDuty.record_id == Agreement.id)
        .where(Agreement.signed_on.is_not(None), Agreement.holder_id.is_not(None), *having)
        .order_by(Agreement.signed_on, Agreement.id)
    )
    return [
        Inherited(
            record_id=pact.id,
            kind="agreement",
            title=pact.title,
            version=pact.version,
            owner_id=pact.owner_id,
            partner_id=pact.locality_id,
            partner=title,
            original=pact.our_party or parties.names.name(pact.holder_id),
            now=parties.ours(pact),
            signed_on=pact.signed_on,
            is_year_only=pact.is_year_only,
            status=status,
            duty=duty,
            **_told(parties, pact.holder_id),
        )
        for pact, title, status, duty in db.session.execute(asked)
    ]


def _ties(parties: Parties, *having: Any) -> list[Inherited]:
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(Partnership, partner.title, TieHolder, NameDuty)
        .join(partner, partner.id == Partnership.locality_id)
        .join(TieHolder, TieHolder.partnership_id == Partnership.id)
        .outerjoin(NameDuty, NameDuty.record_id == Partnership.id)
        .where(*having)
        .order_by(partner.sort_key, TieHolder.id)
    )
    return [
        Inherited(
            record_id=tie.id,
            kind="partnership",
            title=title,
            version=tie.version,
            owner_id=tie.owner_id,
            partner_id=tie.locality_id,
            partner=title,
            original=parties.names.name(held.holder_id),
            now=parties.names.name(parties.names.body(held.holder_id)),
            signed_on=held.held_from,
            is_year_only=held.is_year_only,
            status=None,
            duty=duty,
            **_told(parties, held.holder_id),
        )
        for tie, title, held, duty in db.session.execute(asked)
    ]
