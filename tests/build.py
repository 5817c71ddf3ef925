"""The smallest valid record of each kind; a test names only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from crm.accounts.models import Unit, UserAccount
from crm.agreements.models import Agreement
from crm.commitments.models import Commitment, Side
from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.text import sort_key
from crm.delegations.models import Delegation, DelegationMember, MemberSide
from crm.documents.models import Document
from crm.interactions.models import Interaction
from crm.localities.models import Locality
from crm.partnerships.models import Partnership, Stage
from crm.people.models import Contact, Organisation
from crm.tasks.models import Task

PASSWORD = "thanh-pho-hoa-phuong-do"
_hash: str | None = None
_count = 0


def _password_hash() -> str:
    global _hash
    if _hash is None:
        from flask_security import hash_password

        _hash = hash_password(PASSWORD)
    return _hash


def _keep(record: Any, actor: Any = SYSTEM) -> Any:
    with acting_as(SYSTEM), audit.change(actor, "test.built"):
        records.add(record, actor=actor)
    _index(record)
    db.session.commit()
    return record


def _index(record: Any) -> None:
    from crm.core import search

    search.index(record)


def row(made: Any) -> Any:
    """Keep one plain row."""
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        db.session.add(made)
    db.session.commit()
    return made


def record(made: Any) -> Any:
    """Keep a record of a kind that has no builder of its own."""
    return _keep(made)


def unit(name: str = "Phòng Hợp tác quốc tế") -> Unit:
    """Build a division."""
    return row(Unit(name=name, name_en="International Cooperation Division"))


def person(role: Role = Role.STAFF, name: str = "Nguyễn Thị Thu Hà", **given: Any) -> UserAccount:
    """Build somebody of the office who can sign in with ``PASSWORD``."""
    global _count
    _count += 1
    values = {
        "email": f"{role}-{_count}@example.org",
        "password": _password_hash(),
        "sort_key": sort_key(name),
    }
    return row(UserAccount(**(values | {"display_name": name, "role": role, "active": True} | given)))


def locality(title: str = "Kitakyushu", *, actor: Any = SYSTEM, **given: Any) -> Locality:
    """Build a foreign locality."""
    values = {"country_code": "JP", "zone": "Asia/Tokyo", "name": Words(vi=title)}
    return _keep(Locality(title=title, **(values | given)), actor)


def partnership(
    of: Locality, stage: Stage = Stage.SISTER, *, actor: Any = SYSTEM, **given: Any
) -> Partnership:
    """Build the tie with a locality."""
    return _keep(Partnership(title=of.title, locality_id=of.id, stage=stage, **given), actor)


def organisation(title: str = "Cục Môi trường", *, actor: Any = SYSTEM, **given: Any) -> Organisation:
    """Build an organisation."""
    return _keep(Organisation(title=title, **({"name": Words(vi=title)} | given)), actor)


def contact(title: str = "TANAKA Kenichi", *, actor: Any = SYSTEM, **given: Any) -> Contact:
    """Build a contact."""
    return _keep(Contact(title=title, **({"latin_name": title} | given)), actor)


def interaction(
    of: Locality, title: str = "Gọi trực tuyến", *, actor: Any = SYSTEM, **given: Any
) -> Interaction:
    """Build an entry of the visit log."""
    values = {"happened_on": date(2026, 11, 19)}
    return _keep(Interaction(title=title, locality_id=of.id, **(values | given)), actor)


def delegation(
    of: Locality, title: str = "Đoàn Cục Môi trường", *, actor: Any = SYSTEM, **given: Any
) -> Delegation:
    """Build a delegation of three days."""
    values = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27), "name": Words(vi=title)}
    return _keep(Delegation(title=title, locality_id=of.id, **(values | given)), actor)


def member(of: Delegation, latin_name: str = "TANAKA Kenichi", **given: Any) -> DelegationMember:
    """Build a member of a delegation."""
    values = {"side": MemberSide.THEIRS, "place": 1, "latin_name": latin_name}
    return row(DelegationMember(delegation_id=of.id, **(values | given)))


def task(title: str = "Gửi thư cảm ơn", *, actor: Any = SYSTEM, **given: Any) -> Task:
    """Build a piece of work."""
    return _keep(Task(title=title, **given), actor)


def commitment(of: Locality, title: str = "Gửi số liệu", *, actor: Any = SYSTEM, **given: Any) -> Commitment:
    """Build a commitment of ours."""
    values = {"side": Side.OURS, "text": Words(vi=title)}
    return _keep(Commitment(title=title, locality_id=of.id, **(values | given)), actor)


def agreement(of: Locality, title: str = "Bản ghi nhớ", *, actor: Any = SYSTEM, **given: Any) -> Agreement:
    """Build an agreement that nobody has signed yet."""
    return _keep(Agreement(title=title, locality_id=of.id, **({"name": Words(vi=title)} | given)), actor)


def document(title: str = "Kế hoạch", *, actor: Any = SYSTEM, **given: Any) -> Document:
    """Build a paper of the register."""
    return _keep(Document(title=title, **given), actor)
