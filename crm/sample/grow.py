"""A large office for benchmarks and tests: invented rows by the thousand, the same for the same numbers."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.accounts.queries import WORKING
from crm.commitments.models import Commitment
from crm.core import clock, names, search
from crm.core.db import Base, Words, db, is_sqlite
from crm.core.records import Record
from crm.core.text import sort_key
from crm.delegations.models import Delegation, DelegationMember
from crm.interactions.models import Interaction, InteractionContact
from crm.localities.models import Claim, Locality
from crm.partnerships.models import Partnership, Stage
from crm.people.models import Contact, Position
from crm.reference.service import load_lists, load_sectors
from crm.tasks.models import Task

BATCH = 2000
PROMISING = 50_000
"""Interactions that something came of: however long the book, the open work is what an office can carry."""
FAMILIES = (
    "TANAKA",
    "SATO",
    "LI",
    "WANG",
    "KIM",
    "PARK",
    "NGUYỄN",
    "TRẦN",
    "IVANOV",
    "MARTIN",
    "SMITH",
    "SENGTHONG",
)
GIVEN = (
    "Kenichi",
    "Yumi",
    "Minghua",
    "Fang",
    "Jun",
    "Mirae",
    "Thu Hà",
    "Minh Đức",
    "Igor",
    "Élodie",
    "Dana",
    "Bounmy",
)
SYLLABLES = (
    "ki",
    "ta",
    "mo",
    "ri",
    "han",
    "lin",
    "bo",
    "sen",
    "vla",
    "dor",
    "nan",
    "ping",
    "sai",
    "gon",
    "phu",
    "lạc",
)
COUNTRIES = (("JP", "Asia/Tokyo"), ("CN", "Asia/Shanghai"), ("KR", "Asia/Seoul"), ("FR", "Europe/Paris"))
SUBJECTS = (
    "Gọi trực tuyến về cảng biển",
    "Thư mời dự lễ hội",
    "Làm việc về cấp nước",
    "Trao đổi về giáo dục",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows of each kind to add."""

    localities: int = 0
    contacts: int = 0
    interactions: int = 0
    delegations: int = 0


def _officers() -> list[int | None]:
    working = sa.select(UserAccount.id).where(UserAccount.active, UserAccount.role.in_(WORKING))
    return list(db.session.scalars(working.order_by(UserAccount.id)))


class Grower:
    """Adds rows in batches, with Core inserts, marked as sample."""

    def __init__(self, seed: int = 1) -> None:
        """Begin after the last record there is; ``seed`` makes the same office again."""
        self.chance = random.Random(seed)  # noqa: S311  # sample rows, no secrets
        self.next_id = (db.session.scalar(sa.select(sa.func.max(Record.__table__.c.id))) or 0) + 1
        self.officers = _officers() or [None]
        self.today: date = clock.today()
        self.now: datetime = clock.now()

    def record(self, kind: str, title: str, order: str | None = None) -> dict[str, Any]:
        """Return the shared part of a record."""
        key, self.next_id = self.next_id, self.next_id + 1
        return {
            "id": key,
            "uid": uuid.UUID(int=self.chance.getrandbits(128)).hex,
            "kind": kind,
            "title": title,
            "sort_key": order or sort_key(title),
            "classification": "internal",
            "version": 1,
            "owner_id": self.chance.choice(self.officers),
            "created_by_id": self.chance.choice(self.officers),
            "created_at": self.now,
            "updated_at": self.now,
            "is_sample": True,
        }

    def place(self) -> str:
        """Return an invented name of a place."""
        return "".join(self.chance.choice(SYLLABLES) for _ in range(3)).capitalize()

    def day(self) -> date:
        """Return a day of the last ten years, near ones more often."""
        return self.today - timedelta(days=int(3650 * self.chance.random() ** 2))

    def fill(self, count: int, make: Callable[[int], list[tuple[type[Base], dict[str, Any]]]]) -> list[int]:
        """Make ``count`` records batch by batch; return their ids."""
        ids: list[int] = []
        for start in range(0, count, BATCH):
            rows: dict[type[Base], list[dict[str, Any]]] = {}
            for number in range(start, min(start + BATCH, count)):
                for model, row in make(number):
                    rows.setdefault(model, []).append(row)
            ids += [row["id"] for row in rows.get(Record, [])]
            for model, values in rows.items():
                db.session.execute(sa.insert(cast("sa.Table", model.__table__)), values)
        return ids


def _localities(grower: Grower, count: int, sectors: list[str]) -> list[int]:
    def make(number: int) -> list[tuple[type[Base], dict[str, Any]]]:
        title = f"{grower.place()} {number}"
        shared, tie = grower.record("locality", title), grower.record("partnership", title)
        country, zone = COUNTRIES[number % len(COUNTRIES)]
        city = {
            "id": shared["id"],
            "scope": "foreign",
            "country_code": country,
            "zone": zone,
            "name": Words(vi=title),
        }
        stage = list(Stage)[number % 7]
        action = {"next_action": "Gửi thư", "next_action_on": grower.today + timedelta(days=number % 90 - 20)}
        bond = {"id": tie["id"], "locality_id": shared["id"], "is_live": True, "stage": stage, **action}
        claims = [
            (
                Claim,
                {"locality_id": shared["id"], "side": side, "sector_code": sector, "level": 2, "evidence": 1},
            )
            for side in ("strength", "need")
            for sector in grower.chance.sample(sectors, 3)
        ]
        found = search.entry_of(shared["id"], "locality", [title])
        return [
            (Record, shared),
            (Record, tie),
            (Locality, city),
            (Partnership, bond),
            (search.SearchEntry, found),
            *claims,
        ]

    made = grower.fill(count, make)
    return made[::2]


def _contacts(grower: Grower, count: int, localities: list[int]) -> list[int]:
    def make(number: int) -> list[tuple[type[Base], dict[str, Any]]]:
        family, given = grower.chance.choice(FAMILIES), grower.chance.choice(GIVEN)
        name = names.PersonName(
            family=family, given=f"{given} {number}", native="田中 健一" if number % 5 == 0 else ""
        )
        title = names.display(name)
        shared = grower.record("contact", title, names.sort_key(name))
        person = {
            "id": shared["id"],
            "family_name": family,
            "given_name": name.given,
            "native_name": name.native,
            "locality_id": grower.chance.choice(localities),
        }
        post = {"contact_id": shared["id"], "title": Words(vi="Trưởng phòng"), "is_primary": True}
        found = search.entry_of(shared["id"], "contact", [title, *names.search_forms(name)])
        return [(Record, shared), (Contact, person), (Position, post), (search.SearchEntry, found)]

    return grower.fill(count, make)


def _interactions(grower: Grower, count: int, localities: list[int], contacts: list[int]) -> None:
    def make(number: int) -> list[tuple[type[Base], dict[str, Any]]]:
        title = f"{SUBJECTS[number % len(SUBJECTS)]} {number}"
        shared = grower.record("interaction", title)
        of = grower.chance.choice(localities)
        visit = {"id": shared["id"], "locality_id": of, "happened_on": grower.day(), "channel": "call"}
        found = search.entry_of(shared["id"], "interaction", [title])
        rows: list[tuple[type[Base], dict[str, Any]]]
        rows = [(Record, shared), (Interaction, visit), (search.SearchEntry, found)]
        if number % 20 == 0 and number < PROMISING:
            rows += _promise(grower, of)
        if contacts:
            present = {"interaction_id": shared["id"], "contact_id": grower.chance.choice(contacts)}
            rows.append((InteractionContact, present))
        return rows

    grower.fill(count, make)


def _promise(grower: Grower, locality_id: int) -> list[tuple[type[Base], dict[str, Any]]]:
    said, work = grower.record("commitment", "Gửi số liệu"), grower.record("task", "Nhắc lại")
    due = grower.today + timedelta(days=grower.chance.randrange(-30, 300))
    promise = {
        "id": said["id"],
        "locality_id": locality_id,
        "side": "ours",
        "text": Words(vi="Gửi số liệu"),
        "due_on": due,
    }
    return [
        (Record, said),
        (Commitment, promise),
        (Record, work),
        (Task, {"id": work["id"], "locality_id": locality_id, "due_on": due}),
    ]


def _delegations(grower: Grower, count: int, localities: list[int]) -> None:
    def make(number: int) -> list[tuple[type[Base], dict[str, Any]]]:
        title = f"Đoàn công tác {grower.place()} {number}"
        shared, starts = grower.record("delegation", title), grower.day()
        trip = {
            "id": shared["id"],
            "locality_id": grower.chance.choice(localities),
            "name": Words(vi=title),
            "starts_on": starts,
            "ends_on": starts + timedelta(days=2),
            "status": "closed",
        }
        members = [
            (
                DelegationMember,
                {"delegation_id": shared["id"], "side": "theirs", "place": place, "latin_name": "TANAKA"},
            )
            for place in range(1, 4)
        ]
        found = search.entry_of(shared["id"], "delegation", [title])
        return [(Record, shared), (Delegation, trip), (search.SearchEntry, found), *members]

    grower.fill(count, make)


def _some_localities() -> Iterator[int]:
    yield from db.session.scalars(
        sa.select(Locality.__table__.c.id).where(Locality.__table__.c.scope == "foreign")
    )


def grow(size: Size, *, seed: int = 1) -> None:
    """Add so many rows of each kind to the office; commits nothing."""
    load_sectors()
    load_lists()
    sectors = list(db.session.scalars(sa.text("SELECT code FROM sector ORDER BY code")))
    grower = Grower(seed)
    localities = _localities(grower, size.localities, sectors) or list(_some_localities())
    contacts = _contacts(grower, size.contacts, localities)
    _interactions(grower, size.interactions, localities, contacts)
    _delegations(grower, size.delegations, localities)
    if not is_sqlite():
        db.session.execute(sa.text("SELECT setval('record_id_seq', (SELECT max(id) FROM record))"))
