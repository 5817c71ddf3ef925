"""Divisions of the office: added, renamed, put in order, merged and retired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from crm.accounts import queries
from crm.accounts.models import Unit, UserAccount
from crm.core import audit, uses, versions
from crm.core.access import SYSTEM, Actor, Permission, acting_as, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.core.records import Record, touch
from crm.core.text import fold
from crm.reference.service.order import next_place, swap


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """What an administrator tells of a division."""

    name: str
    name_en: str = ""
    abbreviation: str = ""
    version: int | None = None


def _locked(unit_id: int) -> Unit:
    asked = sa.select(Unit).where(Unit.id == unit_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def add_unit(name: str, name_en: str, *, actor: Actor, abbreviation: str = "") -> Unit:
    """Add a division to the office."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    units = queries.units(with_retired=True)
    _refuse_twins(name, units)
    with audit.change(actor, "unit.added"):
        unit = Unit(name=name, name_en=name_en, abbreviation=abbreviation, place=next_place(units))
        db.session.add(unit)
    return unit


def change_unit(unit_id: int, entry: UnitEntry, *, actor: Actor) -> Unit:
    """Rename a division."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    _refuse_twins(entry.name, [one for one in queries.units(with_retired=True) if one.id != unit.id])
    with audit.change(actor, "unit.changed"):
        versions.bump(unit, seen=entry.version)
        unit.name, unit.name_en, unit.abbreviation = entry.name, entry.name_en, entry.abbreviation
    return unit


def _refuse_twins(name: str, others: Sequence[Unit]) -> None:
    if any(fold(one.name) == fold(name) for one in others):
        raise RuleBroken(_("The office has a division of this name already."), field="name")


def move_unit(unit_id: int, *, up: bool, actor: Actor) -> Unit:
    """Move a division one place up or down."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    if unit.is_retired:
        raise RuleBroken(_("Bring the row back first, then move it."))
    with audit.change(actor, "unit.moved"):
        swap(queries.units(), unit, up=up)
    return unit


def retire_unit(unit_id: int, *, actor: Actor) -> Unit:
    """Offer a division no longer; its people must have another one first."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    working = queries.people_in(unit.id)
    if working:
        raise RuleBroken(
            _("%(names)s still work here. Move them, or merge the division.", names=", ".join(working))
        )
    with audit.change(actor, "unit.retired"):
        versions.bump(unit, seen=None)
        unit.is_retired = True
    return unit


def bring_back_unit(unit_id: int, *, actor: Actor) -> Unit:
    """Offer a retired division again."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    with audit.change(actor, "unit.brought_back"):
        versions.bump(unit, seen=None)
        unit.is_retired = False
    return unit


def merge_unit(unit_id: int, into_id: int | None, *, actor: Actor) -> Unit:
    """Move the people and the records of a division to another one, and retire it."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    into = queries.unit(into_id)
    if into is None or into.id == unit.id or into.is_retired:
        raise Invalid(_("Choose the division that takes over."), field="into_id")
    with audit.change(actor, "unit.merged"):
        _move_people(unit.id, into.id)
        _move_records(unit.id, into.id, actor)
        versions.bump(unit, seen=None)
        unit.is_retired = True
    return into


def _move_people(unit_id: int, into_id: int) -> None:
    people = sa.select(UserAccount).where(UserAccount.unit_id == unit_id).with_for_update()
    for person in db.session.scalars(people):
        versions.bump(person, seen=None)
        person.unit_id = into_id


def _move_records(unit_id: int, into_id: int, actor: Actor) -> None:
    """Move records too, those in the trash and those hidden from the administrator included."""
    asked = sa.select(Record).where(Record.unit_id == unit_id).execution_options(with_deleted=True)
    with acting_as(SYSTEM):
        for record in db.session.scalars(asked).all():
            record.unit_id = into_id
            touch(record, actor=actor)


def delete_unit(unit_id: int, *, actor: Actor) -> Unit:
    """Delete a division nobody belongs to and no record names."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    unit = _locked(unit_id)
    with audit.change(actor, "unit.deleted"):
        uses.remove(unit, "unit", instead=_("Merge it into another division instead."))
    return unit
