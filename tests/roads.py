"""One address for every rule of the house, standing in the sample office."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from flask import Flask, url_for
from PIL import Image
from werkzeug.routing import Rule

from crm.accounts.models import Unit, UserAccount
from crm.agreements.models import Agreement, Article, Consultation, Procedure
from crm.approvals.models import ApprovalRule, ApprovalStep
from crm.briefings.content import Edition
from crm.briefings.rules import Paper
from crm.briefings.service import PrintEntry, print_paper
from crm.commitments.models import Commitment
from crm.conferences.models import ConferenceConsultation
from crm.core import storage
from crm.core.access import SYSTEM, Permission, Role, acting_as
from crm.core.audit import ChangeSet
from crm.core.db import Words, db
from crm.core.records import Classification, Record
from crm.core.storage import UploadKind
from crm.delegations import service as delegations
from crm.delegations.models import DelegationMember, LegKind, ProgrammeItem, TalkingTopic
from crm.documents import service as documents
from crm.documents.models import Document, LinkRole
from crm.documents.service.previews import draw
from crm.interactions.models import Interaction
from crm.localities.models import Locality, Scope
from crm.occasions.models import Anniversary, GreetingLetter, GreetingRound, OccasionDay
from crm.papers.models import AgreementPaper, DelegationPaper
from crm.partnerships.models import Partnership
from crm.people.models import Organisation, Position
from crm.protocol.models import PrecedenceRule, ProtocolRank
from crm.reference import service as reference
from crm.reference.models import DeadlineRule, ReferenceItem
from crm.sample import service as sample
from crm.succession.models import TieHolder
from crm.tasks.models import Task
from crm.workdays import service as workdays
from crm.workdays.models import CalendarDay, DayKind
from crm.workdays.service import DayEntry

STANDS_ON = {
    "agreement_papers": "agreement",
    "agreements": "agreement",
    "approvals": "delegation",
    "briefings": "delegation",
    "commitments": "commitment",
    "conferences": "conference",
    "delegations": "delegation",
    "desk": "locality",
    "documents": "document",
    "documents.attach": "interaction",
    "history": "locality",
    "documents.choose_paper": "interaction",
    "greetings": "greeting",
    "interactions": "interaction",
    "kept": "delegation",
    "localities": "locality",
    "occasions": "anniversary",
    "papers": "delegation",
    "profiles": "locality",
    "requests": "delegation",
    "agreements.grade": "locality",
    "agreements.grade_derived": "locality",
    "partnerships": "locality",
    "partnerships.show": "partnership",
    "people": "contact",
    "partnerships.partnership_part": "locality",
    "people.organisation_delete": "organisation",
    "people.organisation_edit": "organisation",
    "people.organisation_part": "organisation",
    "people.organisation_show": "organisation",
    "succession": "locality",
    "succession.keep": "body",
    "succession.kept": "body",
    "succession.names": "inherited",
    "tasks": "task",
}
"""The kind of record whose key an endpoint, or else its room, has in its addresses."""

LAST = ("delete", "remove", "end_sessions", "logout", "password")
"""What is walked last, for it takes away what others stand on."""


@dataclass(frozen=True)
class Road:
    """One rule with an address that it answers."""

    endpoint: str
    url: str
    methods: frozenset[str]
    permission: Permission | None


def furnish(office: Flask) -> dict[str, int]:
    """Fill the clean office with the sample and what it lacks; return the keys that addresses need."""
    with acting_as(SYSTEM):
        sample.load_once()
        off = DayEntry(kind=DayKind.OFF, first=date(2027, 4, 29), country="VN", name=Words(vi="Nghỉ lễ"))
        workdays.enter_days(off, actor=SYSTEM)
        keys = _keys()
        actor = db.session.scalars(sa.select(UserAccount).where(UserAccount.role == Role.STAFF)).first()
        for_all = dict(delegation_id=keys["delegation"], edition=Edition.LEADER, lang="vi")
        print_paper(PrintEntry(paper=Paper.MEMBERS, **for_all), actor=actor)
        photo = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(photo, "PNG")
        photo.seek(0)
        note = storage.receive(photo, "bia-ho-so.png", limit=9999, kind=UploadKind.ATTACHMENT)
        visit = db.session.scalars(sa.select(Interaction).where(Interaction.id == keys["interaction"])).one()
        attached = documents.attach(visit, note, actor=actor)
        keys["attachment_id"] = attached.id
        keys["link_id"] = documents.link_paper(keys["document"], visit.id, LinkRole.BASIS, actor=actor).id
        signing = reference.SignatoryEntry(name="Trần An", post="Giám đốc")
        keys["signatory_id"] = reference.add_signatory(signing, actor=SYSTEM).id
        db.session.commit()
        draw({"file": attached.file_id}, SimpleNamespace(release=db.session.rollback))
        db.session.commit()
    return keys


def _keys() -> dict[str, int]:
    """Find records that everybody may see and that have rows of every sort."""

    def first(model: type[Any], *where: Any) -> int:
        if issubclass(model, Record):
            where = (*where, model.classification != Classification.RESTRICTED)
        return db.session.scalars(sa.select(model.id).where(*where).order_by(model.id)).first()

    delegation = db.session.scalars(
        sa.select(ProgrammeItem.delegation_id).join(
            TalkingTopic, TalkingTopic.delegation_id == ProgrammeItem.delegation_id
        )
    ).first()
    contact = db.session.scalars(sa.select(Position.contact_id).order_by(Position.id)).first()
    tie = db.session.execute(sa.select(Partnership.id, Partnership.locality_id)).first()
    pact = db.session.execute(sa.select(Procedure.agreement_id)).first()
    return {
        "agreement": pact.agreement_id,
        "body": first(Locality, Locality.scope == Scope.DOMESTIC),
        "inherited": first(Agreement, Agreement.holder_id.is_not(None)),
        "tie_holder_id": first(TieHolder),
        "article_id": first(Article, Article.agreement_id == pact.agreement_id),
        "attachment_id": 1,
        "change_id": db.session.scalar(sa.select(sa.func.max(ChangeSet.id))),
        "commitment": first(Commitment),
        "consultation_id": first(Consultation, Consultation.agreement_id == pact.agreement_id),
        "conference": (gathering := _gathering()).conference_id,
        "conferences.consultation_id": gathering.id,
        "contact": contact,
        "delegation": delegation,
        "document": first(Document),
        "interaction": first(Interaction),
        "link_id": 1,
        "page": 0,
        **_travel(delegation),
        "paper_id": first(DelegationPaper, DelegationPaper.delegation_id == delegation),
        "papers.kind": "plan",
        "agreement_papers.paper_id": first(AgreementPaper, AgreementPaper.agreement_id == pact.agreement_id),
        "agreement_papers.kind": "submission",
        "lists.item_id": first(ReferenceItem, ReferenceItem.code == "friendship_union"),
        "rule_id": first(DeadlineRule),
        "precedence.rule_id": first(PrecedenceRule),
        "rank_id": first(ProtocolRank),
        "approval_rules.rule_id": first(ApprovalRule),
        "step_id": first(ApprovalStep, ApprovalStep.delegation_id == delegation),
        "unit_id": first(Unit),
        "item_id": first(ProgrammeItem, ProgrammeItem.delegation_id == delegation),
        "locality": tie.locality_id,
        "member_id": first(DelegationMember, DelegationMember.delegation_id == delegation),
        "number": 1,
        "organisation": first(Organisation),
        "partnership": tie.id,
        "position_id": first(Position, Position.contact_id == contact),
        "day_id": first(CalendarDay),
        "task": first(Task),
        "anniversary": first(Anniversary),
        "greeting": (letters := first(GreetingRound)),
        "letter_id": first(GreetingLetter, GreetingLetter.round_id == letters),
        "occasion_days.day_id": first(OccasionDay),
        "key": "diplomatic-JP",
        "years": 60,
        "topic_id": first(TalkingTopic, TalkingTopic.delegation_id == delegation),
        "user_id": first(UserAccount, UserAccount.role == Role.VIEWER),
        "other_locality": first(Locality, Locality.id != tie.locality_id),
    }


def _gathering() -> ConferenceConsultation:
    """Return a body that was asked about a conference which everybody may see."""
    return db.session.scalars(sa.select(ConferenceConsultation).order_by(ConferenceConsultation.id)).first()


def _travel(delegation_id: int) -> dict[str, int]:
    """Give the delegation a journey, a room and a vehicle, each with somebody."""
    who = db.session.scalars(
        sa.select(DelegationMember.id).where(DelegationMember.delegation_id == delegation_id)
    ).first()
    leg = delegations.LegEntry(kind=LegKind.ARRIVAL, number="VN311", people=(who,))
    room = delegations.RoomEntry(hotel="Khách sạn", number="0712", people=(who,))
    car = delegations.VehicleEntry(name="Xe 1", sitting={1: who})
    return {
        "leg_id": (key := delegations.save_leg(delegation_id, None, leg, actor=SYSTEM).id),
        "travel_id": key,
        "room_id": delegations.save_room(delegation_id, None, room, actor=SYSTEM).id,
        "vehicle_id": delegations.save_vehicle(delegation_id, None, car, actor=SYSTEM).id,
    }


def _filled(rule: Rule, keys: dict[str, Any]) -> dict[str, Any]:
    """Give each blank of a rule its example; KeyError names a blank that has none."""
    given: dict[str, Any] = {}
    for name in rule.arguments:
        if name == "record_id":
            room = rule.endpoint.split(".")[0]
            given[name] = keys[STANDS_ON.get(rule.endpoint) or STANDS_ON[room]]
        elif name in ("part", "way", "what"):
            given[name] = min(rule._converters[name].items)
        else:
            own = f"{rule.endpoint.split('.')[0]}.{name}"
            given[name] = keys[own] if own in keys else keys[name]
    return given


def roads(office: Flask, keys: dict[str, Any]) -> list[Road]:
    """Return an address for every rule; a rule without an example is a failure that names it."""
    blanks = keys | {
        "course": "signing",
        "filename": "css/base.css",
        "code": "notice",
        "list_code": "agency",
        "section": "papers",
        "step": "policy",
        "conferences.step": "complete",
        "token": "made-up",
        "ending": "pdf",
    }
    found, unknown = [], []
    for rule in office.url_map.iter_rules():
        try:
            with office.test_request_context():
                url = url_for(rule.endpoint, **_filled(rule, blanks))
        except KeyError as missing:
            unknown.append(f"{rule.endpoint}: no example for {missing}")
            continue
        permission = getattr(office.view_functions[rule.endpoint], "permission", None)
        found.append(Road(rule.endpoint, url, frozenset(rule.methods or ()), permission))
    assert not unknown, "tests/roads.py needs an example: " + "; ".join(unknown)
    return sorted(found, key=lambda road: (any(word in road.endpoint for word in LAST), road.endpoint))
