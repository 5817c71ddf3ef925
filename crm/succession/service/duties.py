"""Bringing the new name to an inherited agreement or tie: the partner is told, then the names are updated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.agreements.models import Agreement
from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _, day
from crm.core.records import Record
from crm.succession import queries
from crm.succession.models import NameDuty


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyEntry:
    """How far the new name has come."""

    due_on: date | None = None
    notified_on: date | None = None
    number: str = ""
    updated_on: date | None = None
    note: str = ""
    version: int | None = None


def keep_duty(record_id: int, entry: DutyEntry, *, actor: Actor) -> NameDuty:
    """Write down how far the new name has come to an inherited agreement or tie."""
    record = records.get(Record, record_id)
    is_pact = isinstance(record, Agreement)
    demand(actor, Permission.AGREEMENT_EDIT if is_pact else Permission.PARTNERSHIP_MOVE, record)
    since = queries.inherited_since(record_id, record.kind)
    if since is None:
        raise RuleBroken(_("This was not inherited: there is no name to update."))
    _check(entry, since)
    with audit.change(actor, "name_duty.kept"):
        record = records.open_for_change(type(record), record_id, version=entry.version)
        audit.about(record)
        row = queries.duty_of(record_id) or NameDuty(record_id=record_id)
        for name in ("due_on", "notified_on", "number", "updated_on", "note"):
            setattr(row, name, getattr(entry, name))
        db.session.add(row)
        records.touch(record, actor=actor)
    return row


def _check(entry: DutyEntry, since: date) -> None:
    """Refuse days in the wrong order, each beside its field."""
    today = clock.today()
    for name in ("notified_on", "updated_on"):
        told = getattr(entry, name)
        if told is not None and told > today:
            raise Invalid(_("This day is still to come."), field=name)
        if told is not None and told < since:
            raise Invalid(
                _("The new name stands since %(day)s. It cannot be earlier.", day=day(since)), field=name
            )
    if entry.number and entry.notified_on is None:
        raise Invalid(_("Say when the partner was notified."), field="notified_on")
    if entry.updated_on is not None and entry.notified_on is None:
        raise Invalid(_("Notify the partner first, and write down the day."), field="notified_on")
    if entry.updated_on and entry.notified_on and entry.updated_on < entry.notified_on:
        raise Invalid(_("The partner is notified before the names are updated."), field="updated_on")
