"""Keeping ties: beginning one, moving its stage, saying what is next and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.core import audit, clock, records
from crm.core.access import SYSTEM, Actor, acting_as
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.localities.models import Locality, Scope
from crm.partnerships import queries
from crm.partnerships.models import Grade, PartnerApproval, Partnership, Stage, StageMove
from crm.partnerships.rules import EXITS, PastDay
from crm.people.models import Contact
from crm.people.service.links import kept_link


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """A move of the stage: where to, when, why, and where that is written."""

    to_stage: Stage
    on: PastDay
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextActionEntry:
    """What is to be done next, and by when."""

    next_action: str = ""
    next_action_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipEntry:
    """What staff tell us of a tie. ``begin`` is where it stands at first, for a new tie."""

    owner_id: int | None = None
    next_action: str = ""
    next_action_on: date | None = None
    rationale: str = ""
    counterpart_id: int | None = None
    begin: MoveEntry | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeEntry:
    """What people say of a tie's grade; without a ``grade`` the agreements decide."""

    grade: Grade | None = None
    reason: str = ""
    approval: PartnerApproval | None = None
    approval_body: str = ""
    approval_on: date | None = None
    approval_source: str = ""
    version: int | None = None


def begin_partnership(locality_id: int, entry: PartnershipEntry, *, actor: Actor) -> Partnership:
    """Begin the tie with a foreign locality; there is never more than one."""
    locality = records.get(Locality, locality_id)
    if locality.scope is not Scope.FOREIGN:
        raise RuleBroken(_("Only foreign localities are partners."))
    first = entry.begin or MoveEntry(to_stage=Stage.IDENTIFIED, on=PastDay(clock.today()))
    with audit.change(actor, "partnership.begun"):
        tie = Partnership(
            title=locality.title,
            locality_id=locality.id,
            classification=locality.classification,
            unit_id=locality.unit_id,
            stage=first.to_stage,
            stage_since=first.on.day,
        )
        _fill(tie, locality, entry)
        records.add(tie, actor=actor)
        audit.about(tie)
        _add_move(tie, None, first, actor)
    return tie


def edit_partnership(locality_id: int, entry: PartnershipEntry, *, actor: Actor) -> Partnership:
    """Say who looks after a tie, what is next and why it is kept."""
    with audit.change(actor, "partnership.edited"):
        tie = _open(locality_id, entry.version)
        _fill(tie, records.get(Locality, locality_id), entry)
        records.touch(tie, actor=actor)
    return tie


def assign_officer(locality_id: int, owner_id: int, *, version: int | None, actor: Actor) -> Partnership:
    """Put a tie, and the profile of its locality, into somebody's charge."""
    with audit.change(actor, "partnership.assigned"):
        locality = records.open_for_change(Locality, locality_id, version=None)
        tie = _open(locality_id, version)
        for record in (tie, locality):
            if record.owner_id != owner_id:
                record.owner_id = owner_id
                records.touch(record, actor=actor)
    return tie


def set_next_action(locality_id: int, entry: NextActionEntry, *, actor: Actor) -> Partnership:
    """Say what is to be done next, and by when."""
    with audit.change(actor, "next_action.set"):
        tie = _open(locality_id, entry.version)
        _plan(tie, entry.next_action, entry.next_action_on)
        records.touch(tie, actor=actor)
    return tie


def finish_next_action(locality_id: int, *, version: int | None, actor: Actor) -> Partnership:
    """Note that the next action is done; what it was stays in the history of changes."""
    with audit.change(actor, "next_action.done"):
        tie = _open(locality_id, version)
        if tie.next_action:
            tie.next_action, tie.next_action_on = "", None
            records.touch(tie, actor=actor)
    return tie


def move_stage(locality_id: int, entry: MoveEntry, *, actor: Actor) -> Partnership:
    """Move a tie to another stage, or add a move of the past that was not yet in the book."""
    if entry.to_stage in EXITS and not entry.reason:
        raise Invalid(_("Say why."), field="reason")
    with audit.change(actor, "stage.moved"):
        tie = _open(locality_id, None)
        moves = queries.moves_of(tie.id)
        later = [move for move in moves if move.moved_on > entry.on.day]
        before = next((move for move in moves if move.moved_on <= entry.on.day), None)
        neighbours = {move.to_stage for move in (before, *later[-1:]) if move is not None}
        if entry.to_stage in neighbours:
            raise Invalid(_("The tie stands at this stage already on that day."), field="to_stage")
        _add_move(tie, before.to_stage if before else None, entry, actor)
        if later:
            later[-1].from_stage = entry.to_stage
        else:
            tie.stage, tie.stage_since = entry.to_stage, entry.on.day
        records.touch(tie, actor=actor)
    return tie


def grade_tie(locality_id: int, entry: GradeEntry, *, actor: Actor) -> Partnership:
    """Set another grade than the agreements give, and note what the partner approved."""
    _check_grade(entry)
    with audit.change(actor, "tie.graded"):
        tie = _open(locality_id, entry.version)
        if (tie.grade, tie.grade_reason) != (entry.grade, entry.reason):
            _set_grade(tie, entry.grade, entry.reason, actor)
        tie.approval, tie.approval_body = entry.approval, entry.approval_body
        tie.approval_on, tie.approval_source = entry.approval_on, entry.approval_source
        records.touch(tie, actor=actor)
    return tie


def take_back_grade(locality_id: int, *, version: int | None, actor: Actor) -> Partnership:
    """Let the agreements decide again how close a tie is."""
    with audit.change(actor, "tie.grade_taken_back"):
        tie = _open(locality_id, version)
        _set_grade(tie, None, "", actor)
        records.touch(tie, actor=actor)
    return tie


def _set_grade(tie: Partnership, grade: Grade | None, reason: str, actor: Actor) -> None:
    tie.grade, tie.grade_reason = grade, reason
    tie.graded_on = clock.today() if grade else None
    tie.graded_by_id = actor.id if grade else None


def _check_grade(entry: GradeEntry) -> None:
    if entry.grade is not None and not entry.reason:
        raise Invalid(_("Say why."), field="reason")
    if entry.grade is None and entry.reason:
        raise Invalid(_("Choose the grade that this is the reason for."), field="grade")
    told = entry.approval_body or entry.approval_on or entry.approval_source
    if told and entry.approval is None:
        raise Invalid(_("Say how far the approval is."), field="approval")
    if entry.approval_on is not None and entry.approval_on > clock.today():
        raise Invalid(_("This day is still to come."), field="approval_on")


def follow_locality(locality: Locality, actor: Actor) -> None:
    """Let whoever may see a locality, and nobody else, see the tie that is called by its name.

    The tie follows whoever changes the locality, so it is read with the system's eyes.
    """
    with acting_as(SYSTEM):
        for tie in queries.ties_with(locality.id):
            if tie.classification is not locality.classification:
                tie.classification = locality.classification
                records.touch(tie, actor=actor)


def _open(locality_id: int, version: int | None) -> Partnership:
    """Return the live tie of a locality that may be seen, locked for this change."""
    records.get(Locality, locality_id)
    found = queries.partnership_of(locality_id)
    if found is None:
        raise Missing(_("There is no tie with this locality yet."))
    tie = records.open_for_change(Partnership, found.id, version=version)
    audit.about(tie)
    return tie


def _fill(tie: Partnership, locality: Locality, entry: PartnershipEntry) -> None:
    """Set what staff say of a tie; its officer keeps the locality's profile, too."""
    tie.owner_id = entry.owner_id
    tie.rationale = entry.rationale
    tie.counterpart_id = kept_link(Contact, tie.counterpart_id, entry.counterpart_id, field="counterpart_id")
    _plan(tie, entry.next_action, entry.next_action_on)
    if entry.owner_id is not None:
        locality.owner_id = entry.owner_id


def _plan(tie: Partnership, next_action: str, day: date | None) -> None:
    if day is not None and not next_action:
        raise Invalid(_("Say what is to be done by then."), field="next_action")
    tie.next_action, tie.next_action_on = next_action, day


def _add_move(tie: Partnership, before: Stage | None, entry: MoveEntry, actor: Actor) -> None:
    move = StageMove(
        partnership_id=tie.id,
        from_stage=before,
        to_stage=entry.to_stage,
        moved_on=entry.on.day,
        is_year_only=entry.on.is_year_only,
        reason=entry.reason,
        source=entry.source,
        moved_by_id=actor.id,
    )
    db.session.add(move)
    db.session.flush()
