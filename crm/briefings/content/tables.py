"""Where everything stands on the sheet of a seating plan, in millimetres from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crm.briefings.content.base import Side

AXIS: Final = 148.5
"""The middle of a sheet lying on its side: the heads sit on it or beside it."""
DOOR: Final = 172.0
"""The door is always at the foot."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: whose side, which number in protocol order, and the box it takes."""

    side: Side
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A table, or the place of a flag or an interpreter."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RoundTable:
    """A table of a banquet with who sits there, in order around it."""

    number: int
    x: float
    y: float
    sitters: tuple[tuple[Side, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; with ``is_keyed`` the seats bear numbers and the names stand in a key."""

    seats: tuple[Seat, ...] = ()
    tables: tuple[Box, ...] = ()
    flags: tuple[Box, ...] = ()
    interpreters: tuple[Box, ...] = ()
    labels: tuple[Box, ...] = ()
    rounds: tuple[RoundTable, ...] = ()
    is_keyed: bool = False
