"""Logging a visit: who, when, what came of it, and the work and promises that follow, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from crm.commitments.models import Side, Strength
from crm.commitments.service import CommitmentEntry, add_commitment
from crm.core import audit, clock, records, search
from crm.core.access import SYSTEM, Actor, Permission, acting_as, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.core.policy import Participation
from crm.core.records import Classification, Record
from crm.core.storage import Received
from crm.documents.service import attach
from crm.interactions import queries
from crm.interactions.models import (
    Channel,
    Decision,
    Initiative,
    Interaction,
    InteractionContact,
    InteractionOfficer,
    Level,
)
from crm.localities.models import Locality
from crm.people.service import add_known_by_name
from crm.tasks.service import TaskEntry, add_task


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A piece of work that follows from a visit."""

    title: str
    due_on: date | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one side said during a visit."""

    side: Side
    text: Words
    due_on: date | None = None
    strength: Strength = Strength.AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """What staff tell us about a visit; day, partner and one line are enough."""

    happened_on: date
    locality_id: int
    summary: str
    channel: Channel = Channel.MEETING
    level: Level = Level.WORKING
    initiative: Initiative | None = None
    starts_at: time | None = None
    place: str = ""
    result: str = ""
    doc_number: str = ""
    classification: Classification = Classification.INTERNAL
    is_to_complete: bool = False
    delegation_id: int | None = None
    contact_ids: Sequence[int] = ()
    new_people: Sequence[str] = ()
    officer_ids: Sequence[int] = ()
    decisions: Sequence[str] = ()
    tasks: Sequence[FollowUp] = ()
    commitments: Sequence[Promise] = ()
    version: int | None = None


def _check(entry: LogEntry, *, kept: Interaction | None = None) -> None:
    """Refuse what cannot have happened. A link that the visit has already is not asked about again."""
    if entry.happened_on > clock.today():
        raise Invalid(
            _("This day is still to come. A visit is logged once it has happened."), field="happened_on"
        )
    is_moved = kept is None or entry.locality_id != kept.locality_id
    if is_moved and records.find(Locality, entry.locality_id) is None:
        raise Invalid(_("This partner is not in the book."), field="partner")
    is_joined = kept is None or entry.delegation_id != kept.delegation_id
    if is_joined and entry.delegation_id is not None:
        delegation = records.get(Record, entry.delegation_id)
        if delegation.kind != "delegation":
            raise Missing(_("This page does not exist, or you may not see it."))


def _write(visit: Interaction, entry: LogEntry) -> None:
    visit.title, visit.happened_on, visit.locality_id = entry.summary, entry.happened_on, entry.locality_id
    visit.channel, visit.level, visit.initiative = entry.channel, entry.level, entry.initiative
    visit.starts_at, visit.place, visit.result = entry.starts_at, entry.place, entry.result
    visit.doc_number, visit.classification = entry.doc_number, entry.classification
    visit.is_to_complete = entry.is_to_complete


def log_visit(entry: LogEntry, *, actor: Actor) -> Interaction:
    """Put a visit in the book, with its people, its decisions and what is to follow."""
    _check(entry)
    with audit.change(actor, "visit.logged"):
        visit = Interaction(delegation_id=entry.delegation_id, owner_id=actor.id)
        _write(visit, entry)
        records.add(visit, actor=actor)
        audit.about(visit)
        _seat(visit, entry, actor)
        _decide(visit, entry.decisions)
        _follow_up(visit, entry, actor)
        _spread(visit, actor)
        search.index(visit, *entry.decisions)
    return visit


def correct_visit(visit_id: int, entry: LogEntry, *, actor: Actor) -> Interaction:
    """Correct or complete a visit; work and promises given here are added to those it has."""
    with audit.change(actor, "visit.corrected"):
        visit = records.open_for_change(Interaction, visit_id, version=entry.version)
        audit.about(visit)
        _check(entry, kept=visit)
        _write(visit, entry)
        _seat(visit, entry, actor)
        _decide(visit, entry.decisions)
        _follow_up(visit, entry, actor)
        _spread(visit, actor)
        records.touch(visit, actor=actor)
        search.index(visit, *entry.decisions)
    return visit


def keep_with_files(
    write: Callable[[], Interaction], files: Iterable[Received], *, verb: str, actor: Actor
) -> Interaction:
    """Write a visit and put its files to it, as one step that is undone as one."""
    with audit.change(actor, verb):
        visit = write()
        for one in files:
            attach(visit, one, actor=actor)
    return visit


def delete_visit(visit_id: int, *, version: int | None = None, actor: Actor) -> Interaction:
    """Move a visit to the trash; its tasks and commitments stay."""
    with audit.change(actor, "visit.deleted"):
        visit = records.open_for_change(Interaction, visit_id, version=version)
        demand(actor, Permission.INTERACTION_DELETE, visit)
        audit.about(visit)
        records.delete(visit, actor=actor)
    return visit


def settle_visit(visit: Interaction, actor: Actor) -> None:
    """Let those of us see a visit who took part as it is now written, and what came of it follow it."""
    _let_see(visit, [link.user_id for link in queries.officer_links(visit.id)])
    _spread(visit, actor)
    search.index(visit, *(decision.text for decision in queries.decisions_of(visit.id)))


def _seat(visit: Interaction, entry: LogEntry, actor: Actor) -> None:
    """Write down who took part. People whom the actor may not see keep their seats."""
    wanted = [*entry.contact_ids, *_newcomers(entry, actor)]
    linked = {link.contact_id: link for link in queries.contact_links(visit.id)}
    visible = {row.id for row in queries.contacts_named({*wanted, *linked})}
    for place, contact_id in enumerate(key for key in dict.fromkeys(wanted) if key in visible):
        if contact_id in linked:
            linked[contact_id].place = place
        else:
            db.session.add(InteractionContact(interaction_id=visit.id, contact_id=contact_id, place=place))
    for contact_id, link in linked.items():
        if contact_id in visible and contact_id not in wanted:
            db.session.delete(link)
    _seat_ours(visit, entry.officer_ids)


def _newcomers(entry: LogEntry, actor: Actor) -> list[int]:
    """Find the people who were typed by name; those nobody knows yet become contacts."""
    names = list(dict.fromkeys(entry.new_people))
    known = queries.contacts_called(entry.locality_id, names) if names else {}
    return [
        known[name] if name in known else add_known_by_name(name, entry.locality_id, actor=actor).id
        for name in names
    ]


def _seat_ours(visit: Interaction, officer_ids: Iterable[int]) -> None:
    """Write down who of us took part, and let them see the visit though it be restricted."""
    wanted = list(dict.fromkeys(officer_ids))
    linked = {link.user_id: link for link in queries.officer_links(visit.id)}
    for place, user_id in enumerate(wanted):
        if user_id in linked:
            linked[user_id].place = place
        else:
            db.session.add(InteractionOfficer(interaction_id=visit.id, user_id=user_id, place=place))
    for user_id, link in linked.items():
        if user_id not in wanted:
            db.session.delete(link)
    _let_see(visit, wanted)


def _let_see(visit: Interaction, wanted: Sequence[int]) -> None:
    """Give those who took part, and nobody else of us, a seat at the visit."""
    seats = {seat.user_id: seat for seat in queries.seats(visit.id)}
    for user_id in wanted:
        if user_id not in seats:
            db.session.add(Participation(record_id=visit.id, user_id=user_id))
    for user_id, seat in seats.items():
        if user_id not in wanted:
            db.session.delete(seat)
    db.session.flush()


def _decide(visit: Interaction, decisions: Sequence[str]) -> None:
    """Keep the decisions in the order given."""
    kept = list(queries.decisions_of(visit.id))
    for place, text in enumerate(decisions):
        if place < len(kept):
            kept[place].text, kept[place].place = text, place
        else:
            db.session.add(Decision(interaction_id=visit.id, text=text, place=place))
    for gone in kept[len(decisions) :]:
        db.session.delete(gone)
    db.session.flush()


def _follow_up(visit: Interaction, entry: LogEntry, actor: Actor) -> None:
    """Give out the work and write down the promises that follow from the visit."""
    here: dict[str, Any] = {"about_id": visit.id, "locality_id": visit.locality_id}
    for work in entry.tasks:
        add_task(TaskEntry(title=work.title, due_on=work.due_on, owner_id=work.owner_id, **here), actor=actor)
    for promise in entry.commitments:
        add_commitment(
            CommitmentEntry(
                locality_id=visit.locality_id,
                side=promise.side,
                text=promise.text,
                due_on=promise.due_on,
                strength=promise.strength,
                source_id=visit.id,
            ),
            actor=actor,
        )


def _spread(visit: Interaction, actor: Actor) -> None:
    """Let work and promises that came of the visit follow its partner, its classification and its people.

    They follow it whoever corrects it, so they are read with the system's eyes.
    """
    present = {seat.user_id for seat in queries.seats(visit.id)}
    with acting_as(SYSTEM):
        for record in queries.came_of(visit.id):
            if (record.classification, record.locality_id) != (visit.classification, visit.locality_id):
                record.classification, record.locality_id = visit.classification, visit.locality_id
                records.touch(record, actor=actor)
            seats = {seat.user_id: seat for seat in queries.seats(record.id)}
            for user_id in present - seats.keys():
                db.session.add(Participation(record_id=record.id, user_id=user_id))
            for user_id in seats.keys() - present:
                db.session.delete(seats[user_id])
        db.session.flush()
