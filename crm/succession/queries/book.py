"""Reads once what a day, any day, is reckoned from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement, Ending
from crm.core.db import db
from crm.core.records import beside
from crm.localities.models import Locality, Scope
from crm.localities.queries import dated_names, joined_places
from crm.partnerships.models import Partnership, StageMove
from crm.settings.queries import office
from crm.succession.models import TieHolder
from crm.succession.rules.standing import NOBODY, Kept, Pact, Standing, Tie


def book_of_standing() -> Standing:
    """Return every tie and agreement with all that tells whose it was on a day, in seven statements.

    What a body kept that the person looking may not see stands under the city.
    """
    asked = sa.select(Locality.id).where(Locality.scope != Scope.FOREIGN)
    ours = frozenset(db.session.scalars(asked))
    return Standing(
        ties=_ties(ours),
        pacts=_pacts(ours),
        places={place.id: place for place in joined_places()},
        names=dated_names(),
        home_id=office().home_locality_id or NOBODY,
        ours=ours,
    )


def _ties(ours: Collection[int]) -> list[Tie]:
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(
            Partnership.id.label("tie_id"),
            partner.id,
            partner.title,
            partner.native_name,
            partner.native_lang,
            partner.country_code,
            Partnership.stage,
            Partnership.is_sample,
        )
        .join(partner, partner.id == Partnership.locality_id)
        .where(partner.scope == Scope.FOREIGN)
        .order_by(partner.sort_key, partner.id)
    )
    moves: dict[int, list[Any]] = defaultdict(list)
    columns = (StageMove.partnership_id, StageMove.moved_on, StageMove.to_stage, StageMove.is_year_only)
    for key, *move in db.session.execute(sa.select(*columns).order_by(StageMove.moved_on, StageMove.id)):
        moves[key].append(tuple(move))
    kept: dict[int, list[Kept]] = defaultdict(list)
    held = sa.select(TieHolder.partnership_id, TieHolder.holder_id, TieHolder.held_from)
    for key, holder, since in db.session.execute(held.order_by(TieHolder.id)):
        if holder in ours:
            kept[key].append(Kept(holder, since))
    rows: Sequence[Any] = db.session.execute(asked).all()
    return [
        Tie(
            id=row.tie_id,
            partner_id=row.id,
            partner=row.title,
            native=row.native_name,
            native_lang=row.native_lang,
            country=row.country_code,
            stage=row.stage,
            moves=tuple(moves[row.tie_id]),
            kept=tuple(kept[row.tie_id]),
            is_sample=row.is_sample,
        )
        for row in rows
    ]


def _pacts(ours: Collection[int]) -> list[Pact]:
    asked = sa.select(Agreement.id, Agreement.locality_id, Agreement.signed_on, Agreement.holder_id).where(
        Agreement.signed_on.is_not(None),
        sa.or_(Agreement.ending.is_(None), Agreement.ending != Ending.DROPPED),
    )
    rows: Sequence[Any] = db.session.execute(asked.order_by(Agreement.signed_on, Agreement.id)).all()
    return [Pact(key, partner, on, by if by in ours else None) for key, partner, on, by in rows]
