"""What is read of ranks and of rule sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from crm.core.db import MAX_ID, db
from crm.core.locale import label, language
from crm.protocol.models import PrecedenceRule, ProtocolRank, RankSystem
from crm.protocol.rules import equivalents, systems_for

_SYSTEMS = sa.case({one.value: at for at, one in enumerate(RankSystem)}, value=ProtocolRank.system)


def ranks(system: RankSystem | None = None, *, with_retired: bool = False) -> Sequence[ProtocolRank]:
    """Return the ranks, system by system, the highest first."""
    asked = sa.select(ProtocolRank)
    if system is not None:
        asked = asked.where(ProtocolRank.system == system)
    if not with_retired:
        asked = asked.where(ProtocolRank.is_retired.is_(False))
    return db.session.scalars(
        asked.order_by(_SYSTEMS, ProtocolRank.level, ProtocolRank.place, ProtocolRank.id)
    ).all()


def rank(rank_id: int | None) -> ProtocolRank | None:
    """Return one rank by its key, or None."""
    if rank_id is None or not 0 < rank_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(ProtocolRank).where(ProtocolRank.id == rank_id))


def rank_by_code(code: str) -> ProtocolRank | None:
    """Return one rank by its code, retired or not; None for no code."""
    return db.session.scalar(sa.select(ProtocolRank).where(ProtocolRank.code == code)) if code else None


def ranks_by_code() -> Mapping[str, ProtocolRank]:
    """Return every rank by its code, retired ones too: they are still shown where they were used."""
    return {one.code: one for one in ranks(with_retired=True)}


def counterparts(code: str, system: RankSystem = RankSystem.VN) -> Sequence[ProtocolRank]:
    """Return the ranks of ``system`` that stand beside a rank; nothing for a code nobody knows."""
    found = rank_by_code(code)
    return equivalents(found, ranks(system), system) if found is not None else []


def rank_name(one: ProtocolRank, lang: str | None = None) -> str:
    """Return a rank's name in ``lang``, else in any."""
    return one.name.best(lang or language())


def rank_choices(country: str, chosen: str = "") -> list[tuple[str, str]]:
    """Return (code, words) of the ranks a form offers, those of ``country`` first; the chosen one always."""
    first = systems_for(country)
    offered = [one for one in ranks(with_retired=True) if not one.is_retired or one.code == chosen]
    offered.sort(key=lambda one: first.index(one.system) if one.system in first else len(first))
    return [(one.code, f"{label(one.system)}: {rank_name(one)}") for one in offered]


def rule_sets() -> Sequence[PrecedenceRule]:
    """Return the rule sets in use, by name."""
    rows = db.session.scalars(sa.select(PrecedenceRule).where(PrecedenceRule.is_current.is_(True)))
    return sorted(rows, key=lambda one: (one.name.best(language()), one.id))


def rule_set(rule_id: int | None) -> PrecedenceRule | None:
    """Return one edition of a rule set, or None."""
    if rule_id is None or not 0 < rule_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(PrecedenceRule).where(PrecedenceRule.id == rule_id))


def editions(code: str) -> Sequence[PrecedenceRule]:
    """Return every edition of a rule set, the newest first."""
    asked = sa.select(PrecedenceRule).where(PrecedenceRule.code == code)
    return db.session.scalars(asked.order_by(PrecedenceRule.edition.desc())).all()
