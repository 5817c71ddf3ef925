"""The time zones of the world: one list for every form that asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from babel.core import get_global

USUAL: Final = (
    "Asia/Ho_Chi_Minh",
    "Asia/Bangkok",
    "Asia/Vientiane",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
)
"""The zones an office here meets first."""


@cache
def zones() -> Sequence[str]:
    """Return the names of the world's time zones: those that lie in a country or territory."""
    return sorted(set(get_global("zone_territories")) & available_timezones())


@cache
def zones_usual_first() -> Sequence[str]:
    """Return the same names with the usual ones at the head."""
    known = zones()
    return [*(zone for zone in USUAL if zone in known), *(zone for zone in known if zone not in USUAL)]
