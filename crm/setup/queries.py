"""How far an office has come, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.access import SYSTEM, acting_as
from crm.core.audit import ChangeSet
from crm.core.db import db
from crm.core.records import Record
from crm.delegations.models import PrintRun
from crm.localities.models import Locality, Scope
from crm.settings.models import Office
from crm.setup.rules import Step


def _any_record(kind: str) -> Any:
    """Tell whether the office has a record of a kind that is its own."""
    return sa.select(Record.id).where(Record.kind == kind, Record.is_sample.is_(False)).limit(1).exists()


def progress() -> Mapping[Step, bool]:
    """Tell of every step whether it is done; sample data does not count."""
    own_home = (
        sa.select(Locality.id)
        .join(Office, Office.home_locality_id == Locality.id)
        .where(Locality.is_sample.is_(False))
    )
    partner = sa.select(Locality.id).where(Locality.scope == Scope.FOREIGN, Locality.is_sample.is_(False))
    colleagues = sa.select(UserAccount.id).where(UserAccount.is_sample.is_(False), UserAccount.active)
    named = sa.select(ChangeSet.id).where(ChangeSet.verb == "office.set_up", ChangeSet.actor_id.is_not(None))
    printed = sa.select(PrintRun.id).join(Record, Record.id == PrintRun.delegation_id)
    asked = {
        Step.OFFICE: named.limit(1).exists(),
        Step.HOME: own_home.limit(1).exists(),
        Step.PEOPLE: colleagues.offset(1).limit(1).exists(),
        Step.PARTNER: partner.limit(1).exists(),
        Step.CONTACT: _any_record("contact"),
        Step.VISIT: _any_record("interaction"),
        Step.DELEGATION: _any_record("delegation"),
        Step.PACK: printed.where(Record.is_sample.is_(False)).limit(1).exists(),
    }
    row = db.session.execute(sa.select(*(one.label(step.value) for step, one in asked.items()))).one()
    return {step: bool(getattr(row, step.value)) for step in Step}


def home_id() -> int | None:
    """Return the key of our own city's record, or None while there is none.

    There is one city also for those who may not see its record, so it is read with the system's eyes.
    """
    own = sa.select(Locality.id).join(Office, Office.home_locality_id == Locality.id)
    with acting_as(SYSTEM):
        return db.session.scalar(own)
