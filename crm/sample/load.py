"""Builds the sample office: real places with sources, invented people and visits, all marked as sample."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from flask_security import hash_password

from crm.accounts.models import Unit, UserAccount
from crm.commitments.models import Commitment, CommitmentState, Side, Strength
from crm.core import names, records, search
from crm.core.access import SYSTEM, Role
from crm.core.db import Words, db
from crm.core.policy import Participation
from crm.delegations.models import Delegation
from crm.documents.models import Document, DocumentLink, LinkRole, PaperDirection
from crm.documents.numbers import type_mark
from crm.documents.queries import type_marked
from crm.interactions.models import (
    Channel,
    Decision,
    Initiative,
    Interaction,
    InteractionContact,
    InteractionOfficer,
    Level,
)
from crm.localities.models import Claim, ClaimSide, Fact, FactKind, Locality, LocalityName, NameKind, Scope
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.people.models import Contact, ContactPoint, Organisation, OrganisationKind, PointKind, Position
from crm.sample.reader import day_after, tables, words
from crm.settings.models import Office
from crm.succession.models import TieHolder
from crm.tasks.models import Task

DOMAIN = "mau.example"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sample sign-in; the password is made for this instance and told once."""

    email: str
    password: str
    role: Role
    name: str


@dataclass(slots=True)
class Book:
    """What has been built so far, by the keys of the data files."""

    today: date
    sign_ins: list[SignIn] = field(default_factory=list)
    officers: dict[str, UserAccount] = field(default_factory=dict)
    localities: dict[str, Locality] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)
    visits: dict[str, Interaction] = field(default_factory=dict)
    """Visits that are about a delegation, by the delegation's key."""
    entries: dict[str, Interaction] = field(default_factory=dict)
    """All visits, by their titles."""
    promises: dict[str, Commitment] = field(default_factory=dict)
    """Commitments, by their Vietnamese text."""

    def officer_id(self, key: str | None) -> int | None:
        """Return the id of an officer, None for nobody."""
        return self.officers[key].id if key else None


def keep(record: Any, *more: str) -> Any:
    """Put one sample record into the book and make it findable."""
    record.is_sample = True
    records.add(record, actor=SYSTEM)
    search.index(record, *more)
    return record


def add_rows(rows: Sequence[Any]) -> None:
    """Put child rows into the book."""
    db.session.add_all(rows)
    db.session.flush()


def officers(book: Book) -> None:
    """Open a seat of each kind, with passwords of this instance's own."""
    unit = db.session.scalar(sa.select(Unit).limit(1))
    if unit is None:
        unit = Unit(name="Phòng Hợp tác quốc tế", name_en="International Cooperation Division")
        add_rows([unit])
    for told in tables("people")["officer"]:
        password = "-".join(secrets.token_hex(2) for _ in range(4))
        email = f"{told['key']}@{DOMAIN}"
        person = UserAccount(
            email=email,
            password=hash_password(password),
            display_name=told["name"],
            sort_key=names.sort_key(names.PersonName(latin=told["name"], native_lang="vi")),
            title=words(told["title"]).best("vi"),
            phone=told.get("phone", ""),
            role=Role(told["role"]),
            unit_id=unit.id,
            is_sample=True,
        )
        add_rows([person])
        book.officers[told["key"]] = person
        book.sign_ins.append(SignIn(email, password, person.role, person.display_name))


def localities(book: Book) -> None:
    """Enter the home city and its partners."""
    told = tables("localities")
    for one in told["locality"]:
        _locality(book, one, told["checked_on"])
    for one in told["locality"]:
        if one.get("succeeded_by"):
            former = book.localities[one["key"]]
            former.successor_id = book.localities[one["succeeded_by"]].id
            former.succeeded_on = one["succeeded_on"]
            former.succession_basis = one.get("succession_basis", "")
    db.session.flush()


def _locality(book: Book, one: dict[str, Any], checked_on: date) -> None:
    said = {
        key: words(one.get(key)) for key in ("tier", "region", "situation", "history", "sights", "festivals")
    }
    plain = (
        "native_name",
        "native_lang",
        "reading_vi",
        "traditional_source",
        "city_day",
        "website",
        "profile_source",
    )
    city = Locality(
        title=one["name"]["vi"],
        name=words(one["name"]),
        scope=Scope(one.get("scope", "foreign")),
        country_code=one["country"],
        zone=one["zone"],
        latitude=one.get("latitude"),
        longitude=one.get("longitude"),
        is_province_level=one["is_province_level"],
        is_traditional=one.get("is_traditional", False),
        profile_checked_on=checked_on,
        owner_id=book.officer_id(one.get("partnership", {}).get("owner")),
        **said,
        **{key: one.get(key, "") for key in plain},
    )
    book.localities[one["key"]] = keep(city, *(form[2] for form in one.get("names", [])))
    _rows_of(city, one, checked_on)
    if "partnership" in one:
        _partnership(book, city, one["partnership"])


def _rows_of(city: Locality, one: dict[str, Any], checked_on: date) -> None:
    forms = [
        LocalityName(locality_id=city.id, lang=lang, kind=NameKind(kind), text=text)
        for lang, kind, text in one.get("names", [])
    ]
    facts = [
        Fact(
            locality_id=city.id,
            kind=FactKind(kind),
            value=Decimal(value),
            unit=unit,
            as_of_year=year,
            source=source,
            source_url=url,
            checked_on=checked_on,
        )
        for kind, value, unit, year, source, url in one.get("facts", [])
    ]
    claims = [
        Claim(
            locality_id=city.id,
            side=ClaimSide(side),
            sector_code=sector,
            level=level,
            evidence=evidence,
            text=Words(vi=vi, en=en),
            source=source,
            as_of_year=year,
        )
        for side, sector, level, evidence, vi, en, source, year in one.get("claims", [])
    ]
    add_rows([*forms, *facts, *claims])


def _partnership(book: Book, city: Locality, told: dict[str, Any]) -> None:
    moves = told.get("moves", [])
    tie = keep(
        Partnership(
            title=city.title,
            locality_id=city.id,
            stage=Stage(told["stage"]),
            stage_since=date.fromisoformat(moves[-1][1]) if moves else None,
            owner_id=book.officer_id(told.get("owner")),
            rationale=told.get("rationale", ""),
            next_action=told.get("next_action", ""),
            next_action_on=day_after(book.today, told.get("next_in")),
        )
    )
    before: Stage | None = None
    for stage, day, is_year_only, reason, source in moves:
        move = StageMove(
            partnership_id=tie.id,
            from_stage=before,
            to_stage=Stage(stage),
            moved_on=date.fromisoformat(day),
            is_year_only=is_year_only,
            reason=reason,
            source=source,
        )
        add_rows([move])
        before = move.to_stage
    _keepers(book, tie, told.get("kept_by", []))


def _keepers(book: Book, tie: Partnership, told: Sequence[Sequence[str]]) -> None:
    """Say which bodies on our side kept a tie; of a day in January only the year is known."""
    add_rows(
        [
            TieHolder(
                partnership_id=tie.id,
                holder_id=book.localities[key].id,
                held_from=date.fromisoformat(since) if since else None,
                is_year_only=since.endswith("-01-01"),
                source=source,
            )
            for key, since, source in told
        ]
    )


def people(book: Book) -> None:
    """Introduce the organisations and the people in them."""
    for one in tables("people")["organisation"]:
        body = Organisation(
            title=one["name"]["vi"],
            name=words(one["name"]),
            org_kind=OrganisationKind(one["kind"]),
            locality_id=book.localities[one["locality"]].id,
        )
        book.organisations[one["key"]] = keep(body)
    for one in tables("people")["contact"]:
        book.contacts[one["key"]] = _contact(book, one)


def _contact(book: Book, one: dict[str, Any]) -> Contact:
    body = book.organisations[one["organisation"]]
    plain = ("reading", "reading_vi", "address_vi", "address_en", "languages", "native_lang")
    person = Contact(
        family_name=one.get("family", ""),
        middle_name=one.get("middle", ""),
        given_name=one.get("given", ""),
        native_name=one.get("native", ""),
        latin_name=one["latin"],
        vietnamese_name=one.get("vietnamese", ""),
        name_order=names.NameOrder(one.get("order", "family_first")),
        gender=names.Gender(one["gender"]),
        biography=words(one.get("biography")),
        locality_id=body.locality_id,
        verified_on=book.today,
        **{key: one.get(key, "") for key in plain},
    )
    person.title = names.display(person.person_name)
    keep(person, body.title)
    post = Position(contact_id=person.id, organisation_id=body.id, title=words(one["title"]))
    ways = [
        ContactPoint(contact_id=person.id, kind=PointKind(kind), value=way)
        for kind, way in one.get("points", [])
    ]
    add_rows([post, *ways])
    return person


def papers(book: Book) -> None:
    """Enter the published papers the office works by, and letters that were invented."""
    as_told = ("title", "number", "issuer", "arrival_number", "languages", "recipients", "signer", "keeper")
    for one in tables("log")["document"]:
        told = {name: one[name] for name in as_told if name in one}
        paper = Document(**told, direction=PaperDirection(one["direction"]), copies=one.get("copies"))
        paper.source_url = one.get("url", "")
        for name in ("issued_on", "arrived_on", "answer_by"):
            setattr(paper, name, _day(book, one.get(name)))
        paper.type_id = type_marked(type_mark(paper.symbol))
        keep(paper)
        if "locality" in one:
            city = book.localities[one["locality"]]
            add_rows([DocumentLink(document_id=paper.id, record_id=city.id, role=LinkRole(one["role"]))])


def _day(book: Book, told: date | int | None) -> date | None:
    """Return a day as it is told: by date, or by how far it is from the day of loading."""
    return told if told is None or isinstance(told, date) else day_after(book.today, told)


def visits(book: Book) -> None:
    """Log invented meetings, calls and letters."""
    for one in tables("log")["interaction"]:
        city = book.localities[one["locality"]]
        visit = Interaction(
            title=one["title"],
            locality_id=city.id,
            happened_on=day_after(book.today, one["day"]),
            channel=Channel(one["channel"]),
            level=Level(one["level"]),
            initiative=Initiative(one["initiative"]),
            result=one.get("result", ""),
            doc_number=one.get("number", ""),
            classification=records.Classification(one.get("classification", "internal")),
            owner_id=book.officer_id(one["officers"][0]),
        )
        book.entries[one["title"]] = keep(visit)
        if "delegation" in one:
            book.visits[one["delegation"]] = visit
        _present(book, visit, one)


def _present(book: Book, visit: Interaction, one: dict[str, Any]) -> None:
    theirs = [
        InteractionContact(interaction_id=visit.id, contact_id=book.contacts[key].id, place=place)
        for place, key in enumerate(one.get("contacts", []))
    ]
    ours = [
        InteractionOfficer(interaction_id=visit.id, user_id=book.officers[key].id, place=place)
        for place, key in enumerate(one["officers"])
    ]
    eyes = [Participation(record_id=visit.id, user_id=book.officers[key].id) for key in one["officers"]]
    said = [
        Decision(interaction_id=visit.id, place=place, text=text)
        for place, text in enumerate(one.get("decisions", []))
    ]
    add_rows([*theirs, *ours, *eyes, *said])
    for title, days, owner in one.get("tasks", []):
        _task(book, title, days, owner, about_id=visit.id, locality_id=visit.locality_id)


def _task(book: Book, title: str, days: int, owner: str, **links: int | None) -> None:
    keep(Task(title=title, due_on=day_after(book.today, days), owner_id=book.officer_id(owner), **links))


def work(book: Book) -> None:
    """Enter invented promises and work."""
    for one in tables("log")["commitment"]:
        book.promises[one["text"]["vi"]] = keep(
            Commitment(
                title=one["text"]["vi"],
                text=words(one["text"]),
                answer=words(one.get("answer")),
                locality_id=book.localities[one["locality"]].id,
                side=Side(one["side"]),
                strength=Strength(one["strength"]),
                state=CommitmentState(one["state"]),
                due_on=day_after(book.today, one["due"]),
                owner_id=book.officer_id(one["owner"]),
                source_note=one.get("note", ""),
                counterpart=one.get("counterpart", ""),
            )
        )
    for one in tables("log")["task"]:
        city = book.localities[one["locality"]].id if "locality" in one else None
        _task(book, one["title"], one["due"], one["owner"], about_id=city, locality_id=city)


def office(book: Book) -> None:
    """Say whose book this is, unless the office has said so itself."""
    row = db.session.get(Office, 1)
    if row is None:
        row = Office(id=1)
        db.session.add(row)
    if row.home_locality_id is None:
        told = tables("localities")["office"]
        row.name, row.superior, row.city = (words(told[key]) for key in ("name", "superior", "city"))
        row.symbol = "SNgV"
        row.home_locality_id = book.localities["haiphong"].id
    db.session.flush()
