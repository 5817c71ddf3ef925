"""To whom a letter may go: those who head a partner's authority, and whoever is its focal point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crm.core import clock
from crm.core.db import db
from crm.core.records import beside
from crm.localities.models import Locality, Scope
from crm.occasions.rules import proposed_language
from crm.partnerships.models import Partnership, Stage
from crm.people.models import Contact, Organisation, OrganisationKind, Position
from crm.people.queries.contacts import held
from crm.protocol.queries import ranks_by_code

LOWEST = 9


@dataclass(frozen=True, slots=True)
class Proposal:
    """A letter that is proposed: to a partner, to somebody there or to nobody known yet."""

    locality_id: int
    contact_id: int | None
    lang: str


@dataclass(frozen=True, slots=True)
class _Head:
    """Somebody who holds a post in an authority today, and how high it is."""

    contact_id: int
    order: tuple[int, bool, int]


def partners_offered(*, country: str = "", also: Collection[int] = ()) -> Sequence[Any]:
    """Return the foreign partners that a round may go to (id, title, country_code, native_lang, stage)."""
    tie: Any = beside(Partnership, "tie_kept")
    asked = (
        sa.select(
            Locality.id,
            Locality.title,
            Locality.country_code,
            Locality.native_lang,
            tie.stage,
            tie.counterpart_id,
        )
        .outerjoin(tie, sa.and_(tie.locality_id == Locality.id, tie.is_live))
        .where(Locality.scope == Scope.FOREIGN, Locality.successor_id.is_(None))
    )
    if country:
        asked = asked.where(sa.or_(Locality.country_code == country, Locality.id.in_(set(also))))
    return db.session.execute(asked.order_by(Locality.sort_key, Locality.id).limit(400)).all()


def is_greeted(partner: Any) -> bool:
    """Tell whether a partner is greeted unless somebody says otherwise: its tie lives."""
    return partner.stage not in (None, Stage.PARKED, Stage.ENDED)


def proposed(locality_ids: Collection[int]) -> Sequence[Proposal]:
    """Return the letters that are proposed for some partners, each in the language it is written in."""
    wanted = [one for one in partners_offered() if one.id in set(locality_ids)]
    heads = _heads([one.id for one in wanted])
    found = []
    for partner in wanted:
        lang = proposed_language(partner.native_lang or "")
        people = [key for key in (heads.get(partner.id), _seen(partner.counterpart_id)) if key]
        found += [Proposal(partner.id, key, lang) for key in dict.fromkeys(people)] or [
            Proposal(partner.id, None, lang)
        ]
    return found


def _seen(contact_id: int | None) -> int | None:
    """Return the key of a contact that the person looking may see."""
    return db.session.scalar(sa.select(Contact.id).where(Contact.id == (contact_id or 0)))


def _heads(locality_ids: Collection[int]) -> Mapping[int, int]:
    """Return whoever holds the highest post of each partner's authority today, by partner."""
    body: Any = beside(Organisation, "body")
    asked = (
        sa.select(Contact.locality_id, Contact.id, Position.rank_code, Position.is_primary, Position.id)
        .join(Position, Position.contact_id == Contact.id)
        .join(body, body.id == Position.organisation_id)
        .where(
            Contact.locality_id.in_(set(locality_ids)),
            body.org_kind == OrganisationKind.AUTHORITY,
            held(clock.today()),
        )
    )
    levels = {code: one.level for code, one in ranks_by_code().items()}
    found: dict[int, list[_Head]] = defaultdict(list)
    for place, contact_id, rank, is_primary, key in db.session.execute(asked):
        found[place or 0].append(_Head(contact_id, (levels.get(rank, LOWEST), not is_primary, key)))
    return {place: min(some, key=lambda one: one.order).contact_id for place, some in found.items()}


def left_post(contact_ids: Collection[int]) -> set[int]:
    """Return those who held a post once and hold none today: a letter to them goes to the wrong desk."""
    if not contact_ids:
        return set()
    asked = sa.select(Position.contact_id, held(clock.today())).where(
        Position.contact_id.in_(set(contact_ids))
    )
    posts = db.session.execute(asked).all()
    return {key for key, _is_held in posts} - {key for key, is_held in posts if is_held}


def contacts_offered(locality_id: int, chosen: int | None) -> Sequence[Any]:
    """Return (id, title) of the people of a partner, those with a post today first, the chosen one always."""
    has_post = sa.exists().where(Position.contact_id == Contact.id, held(clock.today()))
    asked = sa.select(Contact.id, Contact.title, has_post.label("has_post")).where(
        sa.or_(Contact.locality_id == locality_id, Contact.id == (chosen or 0))
    )
    return db.session.execute(asked.order_by(has_post.desc(), Contact.sort_key, Contact.id).limit(200)).all()
