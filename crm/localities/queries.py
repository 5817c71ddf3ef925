"""What is read of localities."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from crm.accounts.models import UserAccount
from crm.core import search
from crm.core.binds import built_once, constant
from crm.core.db import db
from crm.core.records import Record, beside
from crm.localities.models import Claim, Fact, Locality, LocalityName, NameKind, Scope
from crm.localities.rules.succession import NamesOn, Place, names_by_day
from crm.settings.queries import office

MOST = 20
OFFERED = 60
"""Localities that a box offers to choose from; an office with more finds the others by typing."""

MOST_BODIES = 500

listed: Any = beside(Record, "listed")
"""A locality by its shared part alone: a list of names is read along the alphabet until it is full."""

_scopes: Any = Locality.__table__.alias("scopes")


def is_of(scope: Scope) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a listed locality is one of ours or a foreign one."""
    return sa.exists().where(_scopes.c.id == listed.id, _scopes.c.scope == scope)


def has_any(rows: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """Tell in SQL whether a listed locality has any of ``rows``: one is looked for, place by place.

    As an ``EXISTS`` PostgreSQL would read all rows of all places before it begins with the alphabet; for rows
    that most places have none of, that is the better way.
    """
    return rows.correlate(listed).limit(1).scalar_subquery().is_not(None)


def places(*having: Any, chosen: int | None = None, limit: int = OFFERED) -> Sequence[Any]:
    """Return (id, title) of localities by name, as far as they fulfil conditions on ``listed``.

    The chosen one always stands first.
    """
    asked = sa.select(listed.id, listed.title).where(listed.kind == "locality")
    by_name = asked.where(*having, listed.id != (chosen or 0)).order_by(listed.sort_key, listed.id)
    first = db.session.execute(asked.where(listed.id == chosen)).all() if chosen else []
    return [*first, *db.session.execute(by_name.limit(limit))]


def locality_names(ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of localities by their keys, as far as the person looking may see them."""
    if not ids:
        return {}
    asked = sa.select(Locality.id, Locality.title).where(Locality.id.in_(set(ids)))
    return {key: title for key, title in db.session.execute(asked)}


def find_by_text(text: str, *, limit: int = MOST) -> Sequence[Any]:
    """Return (id, title, native_name, country_code) of the localities that any form of a name finds."""
    asked = (
        sa.select(Locality.id, Locality.title, Locality.native_name, Locality.country_code)
        .where(Locality.id.in_(search.matching(text, "locality")))
        .order_by(sa.func.length(Locality.title), Locality.sort_key, Locality.id)
    )
    return db.session.execute(asked.limit(limit)).all()


def locality_with_names(locality_id: int) -> tuple[Locality, str, bool] | None:
    """Return a locality with its names loaded, who keeps its profile, and whether it has kin; None for none.

    Kin are the localities it takes over from, or the one that takes over from it: few have any.
    """
    row = db.session.execute(*_with_names(locality_id=locality_id)).unique().first()
    return (row[0], row[1] or "", bool(row[2])) if row else None


@built_once
def _with_names(locality_id: Any) -> sa.Select[Any]:
    earlier = sa.table("locality", sa.column("successor_id", sa.Integer)).alias("earlier")
    is_followed = sa.exists().where(earlier.c.successor_id == Locality.id)
    has_kin = sa.or_(Locality.successor_id.is_not(None), is_followed)
    columns: list[Any] = [Locality, UserAccount.display_name, has_kin]
    return (
        sa.select(*columns)
        .outerjoin(UserAccount, UserAccount.id == Locality.owner_id)
        .options(joinedload(Locality.names))
        .where(Locality.id == locality_id)
    )


def names_of(locality_id: int) -> Sequence[str]:
    """Return every form of a locality's name."""
    asked = sa.select(LocalityName.text).where(LocalityName.locality_id == locality_id)
    return db.session.scalars(asked.order_by(LocalityName.id)).all()


def facts_of(locality_id: int) -> Sequence[Fact]:
    """Return a locality's figures, the newest of each kind first."""
    return db.session.scalars(*_facts_of(locality_id=locality_id)).all()


@built_once
def _facts_of(locality_id: Any) -> sa.Select[Any]:
    newest = Fact.as_of_year.desc().nulls_last()
    return sa.select(Fact).where(Fact.locality_id == locality_id).order_by(newest, Fact.id)


def claims_of(locality_id: int) -> Sequence[Claim]:
    """Return a locality's strengths and needs, the strongest and best proved first."""
    return db.session.scalars(*_claims_of(locality_id=locality_id)).all()


@built_once
def _claims_of(locality_id: Any) -> sa.Select[Any]:
    asked = sa.select(Claim).options(joinedload(Claim.sector)).where(Claim.locality_id == locality_id)
    return asked.order_by(Claim.level.desc(), Claim.evidence.desc(), Claim.id)


def kin_of(locality: Locality) -> Sequence[Any]:
    """Return (id, title, succeeded_on, is_successor) of those it follows and of the one that follows it."""
    other = beside(Locality, "other")
    follows = other.id == locality.successor_id
    asked = sa.select(other.id, other.title, other.succeeded_on, follows.label("is_successor"))
    return db.session.execute(asked.where(sa.or_(follows, other.successor_id == locality.id))).all()


def names_on(day: date) -> NamesOn:
    """Return how places are called on a day, and who stands for those that joined another."""
    return NamesOn(day, {place.id: place for place in joined_places()}, names_by_day(dated_names(), day))


def dated_names() -> Sequence[LocalityName]:
    """Return the names that renamings took away or will bring, of places that may be seen."""
    dated = sa.or_(LocalityName.valid_from.is_not(None), LocalityName.valid_to.is_not(None))
    asked = sa.select(LocalityName).join(Locality, Locality.id == LocalityName.locality_id).where(dated)
    return db.session.scalars(asked.order_by(LocalityName.id)).all()


def joined_places() -> Sequence[Place]:
    """Return the places that joined another, those they joined, and our own city."""
    earlier = sa.table("locality", sa.column("successor_id", sa.Integer)).alias("earlier")
    official = (
        sa.select(LocalityName.text)
        .where(
            LocalityName.locality_id == Locality.id,
            LocalityName.lang == "vi",
            LocalityName.kind == NameKind.OFFICIAL,
        )
        .order_by(LocalityName.id)
        .limit(1)
        .correlate(Locality)
        .scalar_subquery()
    )
    asked = sa.select(
        Locality.id,
        Locality.title,
        sa.func.coalesce(official, ""),
        Locality.successor_id,
        Locality.succeeded_on,
        Locality.succession_basis,
    ).where(
        sa.or_(
            Locality.successor_id.is_not(None),
            Locality.id.in_(sa.select(earlier.c.successor_id).where(earlier.c.successor_id.is_not(None))),
            Locality.id == office().home_locality_id,
        )
    )
    return [Place(*row) for row in db.session.execute(asked)]


def successors() -> Mapping[int, int | None]:
    """Return which place follows each one that joined another, those in the trash too."""
    asked = sa.select(Locality.id, Locality.successor_id).where(Locality.successor_id.is_not(None))
    rows = db.session.execute(asked.execution_options(with_deleted=True))
    return {key: successor for key, successor in rows}


def our_bodies() -> Sequence[Any]:
    """Return (id, title, scope) of the home city and of the domestic places, the city first."""
    asked = sa.select(Locality.id, Locality.title, Locality.scope).where(Locality.scope != Scope.FOREIGN)
    by_name = asked.order_by((Locality.scope == Scope.HOME).desc(), Locality.sort_key, Locality.id)
    return db.session.execute(by_name.limit(MOST_BODIES)).all()


def possible_successors(country_code: str, *, but: int | None = None, limit: int = 300) -> Sequence[Any]:
    """Return (id, title) of the localities of one country, by name."""
    asked = sa.select(Locality.id, Locality.title).where(Locality.country_code == country_code)
    others = asked.where(Locality.id != (but or 0)).order_by(Locality.sort_key, Locality.id)
    return db.session.execute(others.limit(limit)).all()


_scope = sa.bindparam("scope", type_=Locality.scope.type)
_known = sa.select(_scopes.c.country_code).distinct().subquery("known")
_there = sa.select(Locality.id).where(
    Locality.country_code == _known.c.country_code, Locality.scope == _scope
)
_COUNTRIES = constant(sa.select(_known.c.country_code).where(_there.correlate(_known).exists()))


def countries(scope: Scope = Scope.FOREIGN) -> Sequence[str]:
    """Return the codes of the countries and territories that have a locality here.

    One locality that the person looking may see is looked for in each country, not all of them.
    """
    return db.session.scalars(_COUNTRIES, {"scope": scope}).all()


def home_point() -> Any | None:
    """Return (title, latitude, longitude) of our own city, or None while nobody has said where it lies."""
    asked = sa.select(Locality.title, Locality.latitude, Locality.longitude)
    placed = asked.where(Locality.latitude.is_not(None), Locality.longitude.is_not(None))
    return db.session.execute(placed.where(Locality.id == office().home_locality_id)).first()
