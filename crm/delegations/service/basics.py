"""A delegation itself: registered, changed, moved from step to step, taken out and put back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from crm.core import audit, clock, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _, label
from crm.core.records import Classification
from crm.delegations.models import (
    Delegation,
    DelegationMove,
    DelegationStatus,
    Direction,
    Funding,
    VisitKind,
)
from crm.delegations.rules import NEEDS_REASON, may_move, report_due
from crm.delegations.service.reach import let_ours_see, restrict_what_came_of
from crm.delegations.steps import Lack, lacks_of
from crm.localities.models import Locality
from crm.settings.queries import office

PLAIN: Final = (
    "direction",
    "starts_on",
    "ends_on",
    "letter_number",
    "list_received_on",
    "owner_id",
    "visit_kind",
    "funding",
)
OURS: Final = ("vi", "en")
"""Languages that every form shows; that of the partner stands beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationEntry:
    """What the office writes down about a delegation."""

    locality_id: int | None
    direction: Direction
    name: Words
    starts_on: date
    ends_on: date
    purpose: Words = field(default_factory=Words)
    host: Words = field(default_factory=Words)
    sender: Words = field(default_factory=Words)
    letter_number: str = ""
    list_received_on: date | None = None
    owner_id: int | None = None
    classification: Classification = Classification.INTERNAL
    notes: str = ""
    visit_kind: VisitKind | None = None
    funding: Funding | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """Where a delegation goes next, and why where the office asks why."""

    to: DelegationStatus
    reason: str = ""
    is_override: bool = False
    """Whether to go on though something is missing that would stop the step."""
    version: int | None = None


def merged(old: Words, new: Words, shown: Collection[str] = OURS) -> Words:
    """Return ``new`` with the texts of ``old`` in the languages that nobody was asked about.

    A language that ``new`` names with an empty text was asked about, and goes.
    """
    kept = {lang: text for lang, text in old.items() if lang not in (*shown, *new)}
    return Words(kept | {lang: text for lang, text in new.items() if text})


def _fill(delegation: Delegation, entry: DelegationEntry) -> None:
    if entry.ends_on < entry.starts_on:
        raise Invalid(_("The last day comes before the first."), field="ends_on")
    partner = records.find(Locality, entry.locality_id or 0)
    if partner is None:
        raise Invalid(_("Choose from the list."), field="locality_id")
    delegation.locality_id = partner.id
    delegation.zone = partner.zone if entry.direction is Direction.OUTGOING else office().zone
    delegation.title = entry.name.best("vi")
    for name in ("name", "purpose", "host", "sender"):
        old = getattr(delegation, name) or Words()
        setattr(delegation, name, merged(old, getattr(entry, name)))
    for name in PLAIN:
        setattr(delegation, name, getattr(entry, name))
    delegation.classification = entry.classification
    delegation.notes = entry.notes


def register_delegation(entry: DelegationEntry, *, actor: Actor) -> Delegation:
    """Enter a delegation that was asked for."""
    delegation = Delegation(status=DelegationStatus.REQUESTED)
    _fill(delegation, entry)
    with audit.change(actor, "delegation.registered"):
        records.add(delegation, actor=actor)
        audit.about(delegation)
        let_ours_see(delegation)
        search.index(delegation)
    return delegation


def change_delegation(record_id: int, entry: DelegationEntry, *, actor: Actor) -> Delegation:
    """Correct what is written about a delegation."""
    delegation = records.open_for_change(Delegation, record_id, version=entry.version)
    with audit.change(actor, "delegation.changed", delegation):
        _fill(delegation, entry)
        let_ours_see(delegation)
        restrict_what_came_of(delegation, actor=actor)
        records.touch(delegation, actor=actor)
        search.index(delegation)
    return delegation


def _in_the_way(delegation: Delegation, entry: MoveEntry, actor: Actor) -> Sequence[Lack]:
    """Return what stops a step and is overridden, or refuse the step."""
    lacks = [lack for lack in lacks_of(delegation, [entry.to])[entry.to] if lack.refuses]
    if not lacks:
        return ()
    if not entry.is_override:
        raise RuleBroken(" ".join(lack.sentence for lack in lacks), field="to")
    demand(actor, Permission.DELEGATION_OVERRIDE)
    if not entry.reason:
        raise Invalid(_("Say why the step is taken though something is missing."), field="reason")
    return lacks


def _check_move(delegation: Delegation, entry: MoveEntry) -> None:
    if not may_move(delegation.status, entry.to):
        names = {"here": label(delegation.status), "there": label(entry.to)}
        raise RuleBroken(_("From “%(here)s” a delegation cannot go to “%(there)s”.", **names), field="to")
    if entry.to in NEEDS_REASON and not entry.reason:
        raise Invalid(_("Say why."), field="reason")


def move_delegation(record_id: int, entry: MoveEntry, *, actor: Actor) -> Delegation:
    """Move a delegation to another step; papers and members stay whatever becomes of it."""
    delegation = records.open_for_change(Delegation, record_id, version=entry.version)
    _check_move(delegation, entry)
    overridden = _in_the_way(delegation, entry, actor)
    with audit.change(actor, "delegation.moved", delegation):
        move = DelegationMove(
            delegation_id=delegation.id,
            from_status=delegation.status,
            to_status=entry.to,
            reason=entry.reason,
            against=" ".join(lack.sentence for lack in overridden),
            moved_by_id=actor.id,
        )
        db.session.add(move)
        delegation.status = entry.to
        if entry.to is DelegationStatus.COMPLETED:
            delegation.report_due_on = report_due(delegation.ends_on, office().report_days)
        if entry.to is DelegationStatus.REPORTED:
            delegation.reported_on = clock.today()
        records.touch(delegation, actor=actor)
    return delegation


def assign_delegation(record_id: int, owner_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Put a delegation into somebody's charge, who then sees it though it be restricted."""
    with audit.change(actor, "delegation.assigned"):
        delegation = records.open_for_change(Delegation, record_id, version=version)
        audit.about(delegation)
        delegation.owner_id = owner_id
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return delegation


def delete_delegation(record_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Move a delegation to the trash with all that belongs to it."""
    delegation = records.open_for_change(Delegation, record_id, version=version)
    demand(actor, Permission.DELEGATION_DELETE, delegation)
    with audit.change(actor, "delegation.deleted", delegation):
        records.delete(delegation, actor=actor)
    return delegation


def settle_delegation(delegation: Delegation, actor: Actor) -> None:
    """Let those of us see a delegation who belong to it as it is now written, restrict what came of a
    restricted one, and make it findable.
    """
    let_ours_see(delegation)
    restrict_what_came_of(delegation, actor=actor)
    search.index(delegation)
