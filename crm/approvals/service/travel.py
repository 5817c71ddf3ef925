"""What an outgoing delegation travels with: the invitation, the money for each day, passports and visas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from crm.approvals import queries
from crm.approvals.models import Passport, PassportKind, TravelFile, VisaState
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _
from crm.delegations.models import Delegation, Direction

MOST_MONEY = Decimal("999999999999")


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelEntry:
    """The letter of invitation and the allowance for each day and person."""

    invitation_number: str = ""
    invitation_from: str = ""
    invitation_on: date | None = None
    per_diem: Decimal | None = None
    currency: str = "VND"
    money_note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportEntry:
    """Passport and visa of one member."""

    kind: PassportKind | None = None
    expires_on: date | None = None
    visa: VisaState | None = None
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is known."""
        return not (self.kind or self.expires_on or self.visa or self.note)


def _outgoing(delegation_id: int, version: int | None) -> Delegation:
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    if delegation.direction is not Direction.OUTGOING:
        raise RuleBroken(_("Only an outgoing delegation needs these."))
    return delegation


def write_travel(delegation_id: int, entry: TravelEntry, *, actor: Actor) -> TravelFile:
    """Write down the invitation and the allowance."""
    delegation = _outgoing(delegation_id, entry.version)
    if entry.per_diem is not None and not 0 <= entry.per_diem <= MOST_MONEY:
        raise Invalid(_("Enter an amount of at least 0."), field="per_diem")
    if entry.invitation_on and entry.invitation_on > clock.today():
        raise Invalid(_("This day is still to come."), field="invitation_on")
    with audit.change(actor, "approval.travel_written", delegation):
        row = queries.travel_of(delegation_id)
        if row is None:
            row = TravelFile(delegation_id=delegation_id)
            db.session.add(row)
        for name in (one.name for one in fields(entry) if one.name != "version"):
            setattr(row, name, getattr(entry, name))
        records.touch(delegation, actor=actor)
    return row


def write_passports(
    delegation_id: int, entries: Mapping[int, PassportEntry], *, version: int | None, actor: Actor
) -> Delegation:
    """Write down the passports of those who go, by the key of the member."""
    delegation = _outgoing(delegation_id, version)
    with audit.change(actor, "approval.passports_written", delegation):
        for member, row in queries.travellers(delegation_id):
            entry = entries.get(member.id)
            if entry is None or (row is None and entry.is_empty):
                continue
            if row is None:
                row = Passport(delegation_id=delegation_id, member_id=member.id)
                db.session.add(row)
            for name in ("kind", "expires_on", "visa", "note"):
                setattr(row, name, getattr(entry, name))
        records.touch(delegation, actor=actor)
    return delegation
