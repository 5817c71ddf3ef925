"""Saying which body on our side kept a tie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.localities.models import Locality, Scope
from crm.partnerships.models import Partnership
from crm.partnerships.queries import partnership_of
from crm.succession import queries
from crm.succession.models import TieHolder


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderEntry:
    """A tie that a body kept, since when, and who says so."""

    holder_id: int | None
    partner_id: int | None
    held_from: date | None = None
    is_year_only: bool = False
    source: str = ""


def keep_holder(entry: HolderEntry, *, actor: Actor) -> TieHolder:
    """Write down that a body kept a tie; what was written of the same two before is corrected."""
    demand(actor, Permission.LOCALITY_RENAME)
    holder = records.find(Locality, entry.holder_id or 0)
    if holder is None or holder.scope is Scope.FOREIGN:
        raise Invalid(_("Choose a body on our side."), field="holder_id")
    tie = partnership_of(entry.partner_id) if entry.partner_id else None
    if tie is None:
        raise Invalid(_("There is no tie with this locality yet."), field="partner_id")
    if entry.held_from is not None and entry.held_from > clock.today():
        raise Invalid(_("This day is still to come."), field="held_from")
    with audit.change(actor, "tie.holder_kept"):
        tie = records.open_for_change(Partnership, tie.id, version=None)
        audit.about(tie)
        row = queries.holder_row(tie.id, holder.id) or TieHolder(partnership_id=tie.id, holder_id=holder.id)
        row.held_from, row.is_year_only, row.source = entry.held_from, entry.is_year_only, entry.source
        db.session.add(row)
        records.touch(tie, actor=actor)
    return row


def drop_holder(row_id: int, *, actor: Actor) -> int:
    """Take back that a body kept a tie, and return that body's key."""
    demand(actor, Permission.LOCALITY_RENAME)
    row = queries.holder_by_key(row_id)
    if row is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    with audit.change(actor, "tie.holder_dropped"):
        tie = records.open_for_change(Partnership, row.partnership_id, version=None)
        audit.about(tie)
        db.session.delete(row)
        records.touch(tie, actor=actor)
    return row.holder_id
