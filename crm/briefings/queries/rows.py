"""The rows that papers are made of, each kind in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from crm.accounts.models import UserAccount
from crm.agreements.queries import agreements_with
from crm.briefings.content import Edition
from crm.briefings.queries.travel import Travel, travel_of
from crm.briefings.rules import Wish
from crm.commitments.queries import open_commitments
from crm.core.access import Role
from crm.core.db import Words, db
from crm.core.locale import language
from crm.core.records import Classification, Record, beside, kinds
from crm.core.storage import StoredFile
from crm.core.timeline import Event
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    LeaderBrief,
    MemberSide,
    PrintRun,
    PrintState,
    ProgrammeItem,
    TalkingTopic,
)
from crm.delegations.queries import items_of, topics_of
from crm.localities.models import Claim, Fact, Locality, LocalityName, NameKind
from crm.people.models import Contact
from crm.reference.rules import Post
from crm.settings.models import Office
from crm.settings.queries import office

MOST_EVENTS: Final = 12
"""Entries of each kind in the history of a tie; the newest are kept."""
LAST_PRINTS: Final = 5


@dataclass(frozen=True, slots=True)
class Guests:
    """The eyes of a guest: they own nothing, took part in nothing and manage nobody."""

    id: int | None = None
    display_name: str = ""
    role: Role = Role.VIEWER
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One printing of a paper, with the name of whoever printed it."""

    number: int
    paper: str
    edition: str
    lang: str
    printed_at: datetime
    printed_by: str
    state: PrintState = PrintState.READY
    form: str = "pdf"


@dataclass(frozen=True, slots=True)
class Head:
    """A delegation with its partner, the leader's brief and the officer in charge."""

    delegation: Delegation
    partner: Locality | None
    brief: LeaderBrief | None
    officer: str
    officer_phone: str
    partner_reading: str
    runs: Sequence[Run] = ()

    @property
    def next_number(self) -> int:
        """Number of the print that comes next."""
        return (self.runs[0].number if self.runs else 0) + 1


@dataclass(frozen=True, slots=True)
class Person:
    """A member with what the office knows of the person apart from this visit."""

    member: DelegationMember
    known: Words
    photo: StoredFile | None
    phone: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything a pack is made of."""

    head: Head
    office: Office
    people: Sequence[Person]
    items: Sequence[ProgrammeItem]
    facts: Sequence[Fact]
    claims: Sequence[Claim]
    events: Sequence[Event]
    trip_names: Mapping[int, Words] = field(default_factory=dict)
    pacts: Mapping[int, Any] = field(default_factory=dict)
    """Agreements with the partner as their list shows them, by their keys."""
    topics: Sequence[TalkingTopic] = ()
    commitments: Sequence[Any] = ()
    posts: Mapping[str, Post] = field(default_factory=dict)
    travel: Travel = field(default_factory=Travel)


_printer: Any = aliased(UserAccount)
_RUN: Final[tuple[Any, ...]] = (
    PrintRun.number,
    PrintRun.paper,
    PrintRun.edition,
    PrintRun.lang,
    PrintRun.printed_at,
    sa.func.coalesce(_printer.display_name, ""),
    PrintRun.state,
    PrintRun.form,
)


def head_of(delegation_id: int) -> Head | None:
    """Return a delegation, what stands at the head of its papers, and its last prints, or None."""
    partner: Any = beside(Locality, "partner")
    reading = (
        sa.select(LocalityName.text)
        .where(LocalityName.locality_id == Delegation.locality_id, LocalityName.kind == NameKind.READING)
        .order_by(LocalityName.id)
        .limit(1)
        .scalar_subquery()
    )
    named = (UserAccount.display_name, UserAccount.phone, reading)
    asked = (
        sa.select(Delegation, partner, LeaderBrief, *named, *_RUN)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(LeaderBrief, LeaderBrief.delegation_id == Delegation.id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .outerjoin(PrintRun, PrintRun.delegation_id == Delegation.id)
        .outerjoin(_printer, _printer.id == PrintRun.printed_by_id)
        .where(Delegation.id == delegation_id)
        .order_by(PrintRun.number.desc())
        .limit(LAST_PRINTS)
    )
    found = db.session.execute(asked).all()
    if not found:
        return None
    trip, place, brief, officer, phone, said = found[0][:6]
    runs = tuple(Run(*row[6:]) for row in found if row[6] is not None)
    return Head(trip, place, brief, officer or "", phone or "", said or "", runs)


def around(head: Head, wish: Wish) -> Whole:
    """Read what belongs to a delegation and its tie; of what is ours alone nothing for a guest's copy."""
    is_for_guests = wish.edition is Edition.GUEST
    key, home = head.delegation.id, office()
    partner = _shown(head.partner, is_for_guests=is_for_guests)
    seen = replace(head, partner=partner)
    places = [place for place in (partner.id if partner else None, home.home_locality_id) if place]
    events = _events(partner) if partner else []
    events = _open(events) if is_for_guests else events
    return Whole(
        head=seen,
        office=home,
        people=_people(key),
        items=items_of(key),
        facts=_facts(places),
        claims=_claims(places),
        events=events,
        trip_names=_trip_names(events),
        pacts=_pacts(partner, events),
        topics=() if is_for_guests else topics_of(key),
        commitments=() if is_for_guests or partner is None else open_commitments(partner.id),
        travel=travel_of(key, wish),
    )


def _shown(partner: Locality | None, *, is_for_guests: bool) -> Locality | None:
    """Leave a restricted partner out of a guest's copy: it was read with our own eyes."""
    if partner is not None and is_for_guests and partner.classification is Classification.RESTRICTED:
        return None
    return partner


def _people(delegation_id: int) -> list[Person]:
    contact = beside(Contact, "contact")
    asked = (
        sa.select(DelegationMember, contact.biography, StoredFile, UserAccount.phone)
        .outerjoin(contact, contact.id == DelegationMember.contact_id)
        .outerjoin(StoredFile, StoredFile.id == contact.photo_id)
        .outerjoin(UserAccount, UserAccount.id == DelegationMember.user_id)
        .where(DelegationMember.delegation_id == delegation_id)
        .order_by(DelegationMember.place, DelegationMember.id)
    )
    sides = list(MemberSide)
    people = [Person(row[0], row[1] or Words(), row[2], row[3] or "") for row in db.session.execute(asked)]
    return sorted(people, key=lambda person: sides.index(person.member.side))


def _facts(places: Sequence[int]) -> Sequence[Fact]:
    newest = Fact.as_of_year.desc().nulls_last()
    asked = sa.select(Fact).where(Fact.locality_id.in_(places)).order_by(newest, Fact.id)
    return db.session.scalars(asked).all()


def _claims(places: Sequence[int]) -> Sequence[Claim]:
    asked = sa.select(Claim).options(joinedload(Claim.sector)).where(Claim.locality_id.in_(places))
    return db.session.scalars(asked.order_by(Claim.level.desc(), Claim.evidence.desc(), Claim.id)).all()


def _events(partner: Locality) -> list[Event]:
    """Read the thread of a partner, the newest of each kind, so that old agreements outlive busy years."""
    parts = [
        sa.select(told.order_by(told.selected_columns.day.desc()).limit(MOST_EVENTS).subquery())
        for kind in kinds()
        if kind.timeline
        for told in kind.timeline(partner)
    ]
    return [Event(*row) for row in db.session.execute(sa.union_all(*parts))] if parts else []


def _open(events: Sequence[Event]) -> list[Event]:
    """Keep what a guest may read: what both sides signed, and records marked as public."""
    asked = sa.select(Record.id).where(
        Record.id.in_([event.record_id for event in events]), Record.classification == Classification.PUBLIC
    )
    public = set(db.session.scalars(asked))
    return [event for event in events if event.mark == "signed" or event.record_id in public]


def _trip_names(events: Sequence[Event]) -> Mapping[int, Words]:
    """Return the names of past delegations in other languages, for papers that are not in Vietnamese."""
    trips = [event.record_id for event in events if event.kind == "delegation"]
    if language() == "vi" or not trips:
        return {}
    asked = sa.select(Delegation.id, Delegation.name).where(Delegation.id.in_(trips))
    return {key: name for key, name in db.session.execute(asked)}


def _pacts(partner: Locality | None, events: Sequence[Event]) -> Mapping[int, Any]:
    """Return the agreements that a history tells of; nothing is asked for where it tells of none."""
    if partner is None or not any(event.kind == "agreement" for event in events):
        return {}
    return {row.id: row for row in agreements_with(partner.id)}
