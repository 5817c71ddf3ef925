"""Ranks: added, corrected, put in order, no longer offered."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from crm.core import audit, uses, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.protocol import queries
from crm.protocol.models import ProtocolRank, RankSystem
from crm.protocol.rules import LEVELS
from crm.reference.rules.lists import code_from
from crm.reference.service.order import next_place, swap


@dataclass(frozen=True, slots=True, kw_only=True)
class RankEntry:
    """What a manager tells of a rank."""

    system: RankSystem
    level: int
    name: Words = field(default_factory=Words)
    is_excellency: bool = False
    is_sample: bool = False
    source: str = ""
    version: int | None = None


def _locked(rank_id: int) -> ProtocolRank:
    asked = sa.select(ProtocolRank).where(ProtocolRank.id == rank_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def _check(entry: RankEntry) -> None:
    if entry.level not in LEVELS:
        raise Invalid(_("Choose from the list."), field="level")
    if not entry.name:
        raise Invalid(_("Enter the name in one language at least."), field="name_vi")


def _fill(row: ProtocolRank, entry: RankEntry) -> None:
    row.system, row.level, row.source = entry.system, entry.level, entry.source
    row.is_excellency, row.is_sample = entry.is_excellency, entry.is_sample
    row.name = Words({**(row.name or Words()), **entry.name})


def add_rank(entry: RankEntry, *, actor: Actor) -> ProtocolRank:
    """Add a rank of the office's own behind those of its system."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    stem = f"{entry.system.value}_{entry.name.best('en')}"[:34]
    with audit.change(actor, "rank.added"):
        code = code_from(stem, set(queries.ranks_by_code()))
        row = ProtocolRank(code=code[:40], place=next_place(queries.ranks(with_retired=True)))
        _fill(row, entry)
        db.session.add(row)
    return row


def change_rank(rank_id: int, entry: RankEntry, *, actor: Actor) -> ProtocolRank:
    """Correct a rank; its code stays, so that members keep it."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    row = _locked(rank_id)
    with audit.change(actor, "rank.changed"):
        versions.bump(row, seen=entry.version)
        row.name = Words({lang: text for lang, text in row.name.items() if lang not in ("vi", "en")})
        _fill(row, entry)
    return row


def move_rank(rank_id: int, *, up: bool, actor: Actor) -> ProtocolRank:
    """Move a rank one place up or down among those of its system and level."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(rank_id)
    beside = [one for one in queries.ranks(row.system) if one.level == row.level]
    if row.is_retired:
        raise RuleBroken(_("A rank that is no longer offered has no place in the order."))
    with audit.change(actor, "rank.moved"):
        swap(beside, row, up=up)
    return row


def set_rank_aside(rank_id: int, *, retired: bool, actor: Actor) -> ProtocolRank:
    """Offer a rank no longer, or again; where it was used, it is shown all the same."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(rank_id)
    with audit.change(actor, "rank.retired" if retired else "rank.offered"):
        if row.is_retired is not retired:
            row.is_retired = retired
            versions.bump(row, seen=None)
    return row


def remove_rank(rank_id: int, *, actor: Actor) -> ProtocolRank:
    """Delete a rank nobody has."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(rank_id)
    with audit.change(actor, "rank.deleted"):
        uses.remove(row, "protocol_rank", instead=_("Offer it no longer instead."))
    return row
