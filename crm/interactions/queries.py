"""What is read of the visit log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.commitments.models import Commitment
from crm.core import search
from crm.core.db import db
from crm.core.policy import Participation
from crm.core.records import Record, beside
from crm.core.timeline import timeline_row
from crm.interactions.models import (
    Channel,
    Decision,
    Interaction,
    InteractionContact,
    InteractionOfficer,
    Level,
)
from crm.interactions.rules import WRITTEN, VisitOrder
from crm.localities.models import Locality
from crm.people.models import Contact, Position
from crm.tasks.models import Task

DETAIL = 140
"""Characters of the result that a thread shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFilter:
    """Which visits a list shows."""

    locality_id: int | None = None
    channel: Channel | None = None
    level: Level | None = None
    with_user_id: int | None = None
    since: date | None = None
    is_to_complete: bool = False
    text: str = ""
    order: VisitOrder = VisitOrder.NEWEST


def _chosen(chosen: VisitFilter) -> list[sa.ColumnElement[bool]]:
    """Turn the filters that are set into conditions."""
    asked: list[sa.ColumnElement[bool]] = []
    if chosen.locality_id is not None:
        asked.append(Interaction.locality_id == chosen.locality_id)
    if chosen.channel is not None:
        asked.append(Interaction.channel == chosen.channel)
    if chosen.level is not None:
        asked.append(Interaction.level == chosen.level)
    if chosen.since is not None:
        asked.append(Interaction.happened_on >= chosen.since)
    if chosen.is_to_complete:
        asked.append(Interaction.is_to_complete.is_(True))
    if chosen.text:
        asked.append(Interaction.id.in_(search.matching(chosen.text, "interaction")))
    if chosen.with_user_id is not None:
        took_part = sa.select(InteractionOfficer.interaction_id).where(
            InteractionOfficer.user_id == chosen.with_user_id
        )
        asked.append(sa.or_(Interaction.created_by_id == chosen.with_user_id, Interaction.id.in_(took_part)))
    return asked


def visits(chosen: VisitFilter) -> sa.Select[Any]:
    """Visits as a list shows them."""
    return _visits.__wrapped__(chosen) if chosen.text else _visits(chosen)


@lru_cache(maxsize=64)
def _visits(chosen: VisitFilter) -> sa.Select[Any]:
    partner: Any = beside(Locality, "partner")
    rows = (
        sa.select(
            Interaction.id,
            Interaction.title,
            Interaction.happened_on,
            Interaction.channel,
            Interaction.level,
            Interaction.is_to_complete,
            Interaction.classification,
            Interaction.is_sample,
            Interaction.version,
            partner.id.label("locality_id"),
            partner.title.label("locality"),
            partner.native_name,
            partner.native_lang,
            UserAccount.display_name.label("logged_by"),
        )
        .join(partner, partner.id == Interaction.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Interaction.created_by_id)
        .where(*_chosen(chosen))
    )
    if chosen.order is VisitOrder.PARTNER:
        return rows.order_by(partner.sort_key, Interaction.happened_on.desc(), Interaction.id.desc())
    if chosen.order is VisitOrder.OLDEST:
        return rows.order_by(Interaction.happened_on, Interaction.id)
    return rows.order_by(Interaction.happened_on.desc(), Interaction.id.desc())


def visit_with_names(visit_id: int) -> Any | None:
    """One visit with its partner, its delegation and who wrote it down, or None."""
    partner: Any = beside(Locality, "partner")
    delegation: Any = beside(Record, "delegation")
    row = (
        sa.select(
            Interaction,
            partner.id.label("locality_id"),
            partner.title.label("locality"),
            partner.native_name,
            partner.native_lang,
            delegation.id.label("delegation_id"),
            delegation.title.label("delegation"),
            UserAccount.display_name.label("logged_by"),
        )
        .join(partner, partner.id == Interaction.locality_id)
        .outerjoin(delegation, delegation.id == Interaction.delegation_id)
        .outerjoin(UserAccount, UserAccount.id == Interaction.created_by_id)
        .where(Interaction.id == visit_id)
    )
    return db.session.execute(row).first()


def _post() -> Any:
    """The present post of a contact, in every language."""
    held = sa.select(Position.title).where(Position.contact_id == Contact.id, Position.to_on.is_(None))
    return held.order_by(Position.is_primary.desc(), Position.id).limit(1).scalar_subquery().label("post")


def contacts_in(visit_id: int) -> Sequence[Any]:
    """Their people in one visit, with the post each one holds now."""
    asked = (
        sa.select(Contact, _post())
        .join(InteractionContact, InteractionContact.contact_id == Contact.id)
        .where(InteractionContact.interaction_id == visit_id)
        .order_by(InteractionContact.place, Contact.id)
    )
    return db.session.execute(asked).all()


def contacts_named(contact_ids: Iterable[int]) -> Sequence[Any]:
    """Contacts (id, title, native name, locality) by their keys, as far as they may be seen."""
    keys = list(contact_ids)
    if not keys:
        return []
    asked = sa.select(Contact.id, Contact.title, Contact.native_name, Contact.locality_id)
    return db.session.execute(asked.where(Contact.id.in_(keys))).all()


def contacts_called(locality_id: int, names: Sequence[str]) -> Mapping[str, int]:
    """Contacts of a locality that go by exactly one of these names."""
    asked = sa.select(Contact.title, Contact.latin_name, Contact.native_name, Contact.id).where(
        Contact.locality_id == locality_id,
        sa.or_(Contact.title.in_(names), Contact.latin_name.in_(names), Contact.native_name.in_(names)),
    )
    known: dict[str, int] = {}
    for *forms, key in db.session.execute(asked):
        known |= {form: key for form in forms if form in names}
    return known


def officers_in(visit_id: int) -> Sequence[Any]:
    """Our people (id, name, title) in one visit."""
    asked = (
        sa.select(UserAccount.id, UserAccount.display_name, UserAccount.title)
        .join(InteractionOfficer, InteractionOfficer.user_id == UserAccount.id)
        .where(InteractionOfficer.interaction_id == visit_id)
        .order_by(InteractionOfficer.place, UserAccount.id)
    )
    return db.session.execute(asked).all()


def contact_links(visit_id: int) -> Sequence[InteractionContact]:
    """The rows that link a visit to their people, also to those the person looking may not see."""
    asked = sa.select(InteractionContact).where(InteractionContact.interaction_id == visit_id)
    return db.session.scalars(asked).all()


def officer_links(visit_id: int) -> Sequence[InteractionOfficer]:
    """The rows that link a visit to our people."""
    asked = sa.select(InteractionOfficer).where(InteractionOfficer.interaction_id == visit_id)
    return db.session.scalars(asked).all()


def seats(visit_id: int) -> Sequence[Participation]:
    """The rows that let people of ours see a visit because they took part."""
    asked = sa.select(Participation).where(Participation.record_id == visit_id)
    return db.session.scalars(asked).all()


def came_of(visit_id: int) -> Sequence[Task | Commitment]:
    """The work and the promises that came of a visit, open or not, as records to be changed."""
    work = db.session.scalars(sa.select(Task).where(Task.about_id == visit_id)).all()
    promises = sa.select(Commitment).where(Commitment.source_id == visit_id)
    return [*work, *db.session.scalars(promises).all()]


def decisions_of(visit_id: int) -> Sequence[Decision]:
    """What was decided, in order."""
    asked = sa.select(Decision).where(Decision.interaction_id == visit_id)
    return db.session.scalars(asked.order_by(Decision.place, Decision.id)).all()


def last_interaction(locality_id: int, *, but: int = 0) -> Any | None:
    """The latest visit with a partner (id, title, happened_on, channel, result), not ``but``; or None."""
    asked = sa.select(
        Interaction.id, Interaction.title, Interaction.happened_on, Interaction.channel, Interaction.result
    ).where(Interaction.locality_id == locality_id, Interaction.id != but)
    newest = asked.order_by(Interaction.happened_on.desc(), Interaction.id.desc()).limit(1)
    return db.session.execute(newest).first()


def partner_shown(locality_id: int) -> Any | None:
    """A partner (id, title, native_name, native_lang) by key, or None."""
    asked = sa.select(Locality.id, Locality.title, Locality.native_name, Locality.native_lang)
    return db.session.execute(asked.where(Locality.id == locality_id)).first()


def thread_of(subject: Record) -> Sequence[sa.Select[Any]]:
    """What the visit log adds to the thread of a locality, a contact or a delegation."""
    is_long = sa.func.length(Interaction.result) > DETAIL
    said = sa.case(
        (is_long, sa.func.substr(Interaction.result, 1, DETAIL).concat("…")), else_=Interaction.result
    )
    mark = sa.case(
        (Interaction.channel.in_(WRITTEN), "letter"),
        (Interaction.channel == Channel.EVENT, "activity"),
        else_="meeting",
    ).label("mark")
    told = (Interaction.id, "interaction", Interaction.happened_on, Interaction.title)
    rows = sa.select(*timeline_row(*told, detail=said, mark=mark))
    if subject.kind == "locality":
        return [rows.where(Interaction.locality_id == subject.id)]
    if subject.kind == "delegation":
        return [rows.where(Interaction.delegation_id == subject.id)]
    if subject.kind == "contact":
        took_part = sa.select(InteractionContact.interaction_id).where(
            InteractionContact.contact_id == subject.id
        )
        return [rows.where(Interaction.id.in_(took_part))]
    return []
