"""Keeping localities: their names, figures, strengths and needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from crm.core import audit, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.db import Base, Words, db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _
from crm.core.records import Classification
from crm.localities import queries, rules
from crm.localities.models import Claim, ClaimSide, Fact, FactKind, Locality, LocalityName, NameKind, Scope
from crm.localities.rules.succession import closes_circle


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """One form of a name; ``id`` is that of the row it replaces."""

    lang: str
    kind: NameKind
    text: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """One figure with its source."""

    kind: FactKind
    value: Decimal
    source: str
    unit: str = ""
    as_of_year: int | None = None
    source_url: str = ""
    checked_on: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """One strength or need."""

    side: ClaimSide
    sector_code: str
    level: int
    evidence: int = 0
    text: Words = field(default_factory=Words)
    source: str = ""
    as_of_year: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalityEntry:
    """What staff tell us of a locality."""

    names: Sequence[NameEntry]
    country_code: str
    scope: Scope = Scope.FOREIGN
    zone: str = ""
    is_province_level: bool | None = None
    tier: Words = field(default_factory=Words)
    region: Words = field(default_factory=Words)
    latitude: float | None = None
    longitude: float | None = None
    reading_vi: str = ""
    is_traditional: bool = False
    traditional_source: str = ""
    situation: Words = field(default_factory=Words)
    history: Words = field(default_factory=Words)
    sights: Words = field(default_factory=Words)
    festivals: Words = field(default_factory=Words)
    leaders: Words = field(default_factory=Words)
    sensitive: Words = field(default_factory=Words)
    city_day: str = ""
    website: str = ""
    profile_source: str = ""
    profile_checked_on: date | None = None
    successor_id: int | None = None
    succeeded_on: date | None = None
    classification: Classification = Classification.INTERNAL
    facts: Sequence[FactEntry] = ()
    claims: Sequence[ClaimEntry] = ()
    version: int | None = None


_ROWS: Final = frozenset({"names", "facts", "claims", "version", "zone"})
_COLUMNS: Final = tuple(column.name for column in fields(LocalityEntry) if column.name not in _ROWS)


def add_locality(entry: LocalityEntry, *, actor: Actor) -> Locality:
    """Put a locality into the book; whoever does so keeps its profile until the tie has an officer."""
    with audit.change(actor, "locality.added"):
        locality = Locality(owner_id=actor.id)
        _fill(locality, entry)
        records.add(locality, actor=actor)
        audit.about(locality)
        _keep_rows(locality, entry)
    return locality


def edit_locality(locality_id: int, entry: LocalityEntry, *, actor: Actor) -> Locality:
    """Correct a locality's profile."""
    with audit.change(actor, "locality.edited"):
        locality = records.open_for_change(Locality, locality_id, version=entry.version)
        audit.about(locality)
        _fill(locality, entry)
        _keep_rows(locality, entry)
        records.touch(locality, actor=actor)
        records.lead(locality, actor=actor)
    return locality


def delete_locality(locality_id: int, *, version: int | None = None, actor: Actor) -> Locality:
    """Move a locality to the trash; what is linked to it waits there with it."""
    with audit.change(actor, "locality.deleted"):
        locality = records.open_for_change(Locality, locality_id, version=version)
        audit.about(locality)
        demand(actor, Permission.LOCALITY_DELETE, locality)
        if locality.scope is Scope.HOME:
            raise RuleBroken(_("The home city cannot be deleted."))
        records.delete(locality, actor=actor)
    return locality


def settle_locality(locality: Locality, actor: Actor) -> None:
    """Make a locality findable by the names it has now, and let its tie follow."""
    records.lead(locality, actor=actor)
    search.index(locality, *queries.names_of(locality.id))


def _fill(locality: Locality, entry: LocalityEntry) -> None:
    """Set what stands on the record itself, the printed name among it."""
    title = rules.print_name(entry.names, entry.country_code)
    if not title:
        raise Invalid(_("Give a name that can be printed: Vietnamese, English or Latin."), field="names")
    if entry.successor_id is not None and entry.successor_id == locality.id:
        raise Invalid(_("A locality cannot be its own successor."), field="successor_id")
    if entry.successor_id is not None and closes_circle(
        queries.successors(), locality.id, entry.successor_id
    ):
        raise Invalid(
            _("That one follows this one already: they cannot follow each other."), field="successor_id"
        )
    if sentence := rules.not_foreign(entry.scope, entry.country_code, entry.latitude, entry.longitude):
        raise Invalid(sentence, field="latitude")
    for name in _COLUMNS:
        setattr(locality, name, getattr(entry, name))
    locality.title = title
    locality.name = Words(rules.names_by_language(entry.names))
    locality.native_name, locality.native_lang = rules.native_form(entry.names)
    locality.zone = entry.zone or rules.default_zone(entry.country_code)


def _keep_rows(locality: Locality, entry: LocalityEntry) -> None:
    """Bring names, figures and claims to what was entered, and make the locality findable by every name."""
    facts = [{"unit": rules.UNITS[f.kind]} | _columns(f) for f in entry.facts]
    _sync(LocalityName, locality.id, [_columns(name) for name in entry.names])
    _sync(Fact, locality.id, facts)
    _sync(Claim, locality.id, [_columns(claim) for claim in entry.claims])
    db.session.flush()
    search.index(locality, *queries.names_of(locality.id))


def _columns(entry: Any) -> dict[str, Any]:
    """Return a row's entry as column values; an unknown unit is left to its kind."""
    values = {column.name: getattr(entry, column.name) for column in fields(entry)}
    if "unit" in values and not values["unit"]:
        del values["unit"]
    return values


def _sync(model: type[Base], locality_id: int, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Change the rows that were kept, add the new ones and drop those that were emptied.

    What a renaming wrote down is left alone: it is history.
    """
    table: Any = model
    rows = db.session.scalars(sa.select(table).where(table.locality_id == locality_id))
    kept = {row.id: row for row in rows if not getattr(row, "is_dated", False)}
    for values in wanted:
        given = {name: value for name, value in values.items() if name != "id"}
        row = kept.pop(values["id"], None)
        if row is None:
            db.session.add(table(locality_id=locality_id, **given))
        for name, value in given.items() if row is not None else ():
            setattr(row, name, value)
    for row in kept.values():
        db.session.delete(row)
