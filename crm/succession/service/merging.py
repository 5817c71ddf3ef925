"""A place that joins another from a day on: its ties and agreements are the other's from then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _, day
from crm.localities.models import Locality, NameKind, Scope
from crm.localities.queries import names_on, successors
from crm.localities.rules.succession import closes_circle
from crm.succession import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEntry:
    """Which place it joins, since when, by which paper."""

    into_id: int | None
    effective_on: date
    basis: str
    reason: str = ""
    version: int | None = None


def merge(locality_id: int, entry: MergeEntry, *, actor: Actor) -> Locality:
    """Let a place join another; nothing of it is moved or lost, it only has another holder from that day."""
    with audit.change(actor, "locality.merged"):
        demand(actor, Permission.LOCALITY_RENAME)
        locality = records.open_for_change(Locality, locality_id, version=entry.version)
        audit.about(locality)
        into = records.find(Locality, entry.into_id or 0)
        if into is None:
            raise Invalid(_("Choose the place that it joins."), field="into_id")
        if not entry.basis:
            raise Invalid(_("Say which paper orders the merger."), field="basis")
        _check_places(locality, into)
        _check_days(locality, into, entry.effective_on)
        locality.successor_id, locality.succeeded_on = into.id, entry.effective_on
        locality.succession_basis, locality.succession_reason = entry.basis, entry.reason
        records.touch(locality, actor=actor)
    return locality


def call_off_merger(locality_id: int, *, version: int | None, actor: Actor) -> Locality:
    """Drop a merger that was planned and did not come."""
    with audit.change(actor, "locality.merger_called_off"):
        demand(actor, Permission.LOCALITY_RENAME)
        locality = records.open_for_change(Locality, locality_id, version=version)
        audit.about(locality)
        if locality.succeeded_on is None or locality.succeeded_on <= clock.today():
            raise RuleBroken(_("This merger has taken effect. Correct it on the page of the place."))
        locality.successor_id = locality.succeeded_on = None
        locality.succession_basis = locality.succession_reason = ""
        records.touch(locality, actor=actor)
    return locality


def _check_places(locality: Locality, into: Locality) -> None:
    if locality.scope is Scope.HOME:
        raise RuleBroken(_("The home city stays: let the others join it."), field="into_id")
    if locality.successor_id is not None:
        joined = records.titles_of([locality.successor_id]).get(locality.successor_id) or _("(not shown)")
        raise RuleBroken(_("It has joined %(name)s already.", name=joined), field="into_id")
    if into.country_code != locality.country_code:
        raise Invalid(_("Both must lie in the same country or territory."), field="into_id")
    if closes_circle(successors(), locality.id, into.id):
        raise RuleBroken(
            _("That one follows this one already: they cannot follow each other."), field="into_id"
        )


def _check_days(locality: Locality, into: Locality, on: date) -> None:
    """Refuse a day that contradicts what is known of either place."""
    later = [
        moment
        for row in queries.names_kept(locality.id)
        if (moment := row.valid_from if row.kind is NameKind.PLANNED else row.valid_to) is not None
        and moment >= on
    ]
    if later:
        raise RuleBroken(
            _("It has another name from %(day)s on. It cannot join before that.", day=day(max(later))),
            field="effective_on",
        )
    joined = [place for place in queries.joined_by(locality.id) if place.succeeded_on is not None]
    last = max((place.succeeded_on for place in joined), default=None)
    if last is not None and on < last:
        raise RuleBroken(
            _("Another place joined it on %(day)s. It cannot join before that.", day=day(last)),
            field="effective_on",
        )
    if names_on(on).body(into.id) != into.id:
        raise RuleBroken(
            _("%(name)s itself has joined another place by that day.", name=into.title), field="into_id"
        )
