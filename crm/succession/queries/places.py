"""Places, their names of other days, and the bodies on our side that kept ties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement
from crm.core.db import db
from crm.core.records import beside
from crm.localities.models import Locality, LocalityName, NameKind, Scope
from crm.partnerships.models import Partnership
from crm.succession.models import TieHolder

MOST = 500


def names_kept(locality_id: int) -> Sequence[LocalityName]:
    """Return every name of a place, those of other days too."""
    asked = sa.select(LocalityName).where(LocalityName.locality_id == locality_id)
    return db.session.scalars(asked.order_by(LocalityName.id)).all()


def planned_until(day: date) -> Sequence[int]:
    """Return the places with a planned name whose day has come."""
    asked = sa.select(LocalityName.locality_id).where(
        LocalityName.kind == NameKind.PLANNED, LocalityName.valid_from <= day
    )
    live = asked.join(Locality, Locality.id == LocalityName.locality_id)
    return db.session.scalars(live.distinct().order_by(LocalityName.locality_id)).all()


def joined_by(locality_id: int) -> Sequence[Any]:
    """Return (id, title, succeeded_on) of the places that joined this one."""
    asked = sa.select(Locality.id, Locality.title, Locality.succeeded_on)
    return db.session.execute(asked.where(Locality.successor_id == locality_id)).all()


def possible_targets(locality: Locality) -> Sequence[Any]:
    """Return (id, title) of the places that one may join: of its country, and of the same side as it."""
    foreign = locality.scope is Scope.FOREIGN
    asked = sa.select(Locality.id, Locality.title).where(
        Locality.country_code == locality.country_code,
        Locality.id != locality.id,
        Locality.scope == Scope.FOREIGN if foreign else Locality.scope != Scope.FOREIGN,
    )
    by_name = asked.order_by((Locality.scope == Scope.HOME).desc(), Locality.sort_key, Locality.id)
    return db.session.execute(by_name.limit(MOST)).all()


def ties_offered() -> Sequence[Any]:
    """Return (id, title) of the partners that there is a tie with."""
    partner: Any = beside(Locality, "partner")
    asked = sa.select(partner.id, partner.title).join(Partnership, Partnership.locality_id == partner.id)
    return db.session.execute(asked.order_by(partner.sort_key, partner.id).limit(MOST)).all()


def kept_by(holder_id: int) -> Sequence[Any]:
    """Return (TieHolder, partner key, partner title) of the ties that a body kept."""
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(TieHolder, partner.id, partner.title)
        .join(Partnership, Partnership.id == TieHolder.partnership_id)
        .join(partner, partner.id == Partnership.locality_id)
        .where(TieHolder.holder_id == holder_id)
    )
    return db.session.execute(asked.order_by(partner.sort_key, partner.id)).all()


def signed_by_body(holder_id: int) -> Sequence[Any]:
    """Return (id, title, signed_on, is_year_only, our_party) of what a body on our side signed."""
    asked = sa.select(
        Agreement.id, Agreement.title, Agreement.signed_on, Agreement.is_year_only, Agreement.our_party
    ).where(Agreement.holder_id == holder_id, Agreement.signed_on.is_not(None))
    return db.session.execute(asked.order_by(Agreement.signed_on, Agreement.id).limit(MOST)).all()


def holder_row(partnership_id: int, holder_id: int) -> TieHolder | None:
    """Return what is written of a body and a tie, or None."""
    asked = sa.select(TieHolder).where(
        TieHolder.partnership_id == partnership_id, TieHolder.holder_id == holder_id
    )
    return db.session.scalar(asked)


def holder_by_key(row_id: int) -> TieHolder | None:
    """Return one row of a tie that may be seen, or None."""
    asked = sa.select(TieHolder).join(Partnership, Partnership.id == TieHolder.partnership_id)
    return db.session.scalar(asked.where(TieHolder.id == row_id))
