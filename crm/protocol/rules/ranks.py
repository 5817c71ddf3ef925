"""Levels by which ranks of different systems stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from babel.support import LazyProxy

from crm.core.locale import _l, _lp, name_members
from crm.protocol.models import RankSystem

S = RankSystem

name_members(
    {
        S.VN: _lp("ranks", "Our city"),
        S.JP_CITY: _lp("ranks", "Japan – designated city"),
        S.JP_PREFECTURE: _lp("ranks", "Japan – prefecture"),
        S.CN_CITY: _lp("ranks", "China – prefecture-level city"),
        S.CN_REGION: _lp("ranks", "China – province or autonomous region"),
        S.KR: _lp("ranks", "Korea – metropolitan city or province"),
        S.RU: _lp("ranks", "Russia – subject of the federation"),
        S.LA: _lp("ranks", "Laos – province"),
        S.FR: _lp("ranks", "France – region, department or city"),
        S.OTHER: _lp("ranks", "Other systems"),
    }
)

LEVELS: Final[Mapping[int, LazyProxy]] = {
    1: _l("Leader at the centre, minister"),
    2: _l("Head of a province-level locality"),
    3: _l("Deputy head of a province-level locality"),
    4: _l("Head of a department"),
    5: _l("Deputy head of a department"),
    6: _l("Head of a division"),
    7: _l("Deputy head of a division"),
    8: _l("Official, specialist"),
    9: _l("Other staff"),
}
"""The levels from the highest; a rank of one system is matched by those of the same level in another."""

_OF_COUNTRY: Final[Mapping[str, tuple[RankSystem, ...]]] = {
    "VN": (S.VN,),
    "JP": (S.JP_CITY, S.JP_PREFECTURE),
    "CN": (S.CN_CITY, S.CN_REGION),
    "KR": (S.KR,),
    "RU": (S.RU,),
    "LA": (S.LA,),
    "FR": (S.FR,),
}


class Rank(Protocol):
    """What these rules know of a rank."""

    code: str
    system: RankSystem
    level: int
    place: int


R = TypeVar("R", bound=Rank)


def level_word(level: int | None) -> str:
    """Return what a level is called; nothing for none."""
    return str(LEVELS[level]) if level is not None and level in LEVELS else ""


def equivalents(rank: R, ranks: Iterable[R], system: RankSystem) -> Sequence[R]:
    """Return the ranks of ``system`` that stand beside ``rank``, in the order of their list."""
    if rank.system is system:
        return [rank]
    beside = [one for one in ranks if one.system is system and one.level == rank.level]
    return sorted(beside, key=lambda one: (one.place, one.code))


def systems_for(country: str) -> tuple[RankSystem, ...]:
    """Return the systems of a country, those that are offered first for its people."""
    return _OF_COUNTRY.get(country, (S.OTHER,))
