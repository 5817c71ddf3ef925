"""What is due by a day, told by every room in the same words; the first page and the digest read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """One open thing with its day. ``key`` and ``due_on`` together are what nobody is mailed of twice.

    ``kind`` and ``record_id`` name the record that opens; whoever may not see it is not told. ``owner_id`` is
    whose it is: None is for all who keep the book. ``what`` is a translated line without the record's title.
    """

    key: str
    kind: str
    record_id: int
    title: str
    what: str
    due_on: date
    owner_id: int | None = None
    basis: str = ""


Source = Callable[[date], Sequence[Due]]
"""Returns what is open and due up to the day given, late things included, as far as whoever looks may see."""

_sources: dict[str, Source] = {}


def register_due(room: str, source: Source) -> None:
    """Name a room's open deadlines; a second call for the same room replaces the first."""
    _sources[room] = source


def due_until(day: date) -> Sequence[Due]:
    """Return what every room has due up to ``day``, the longest late first. One call asks each room once."""
    found = [one for source in _sources.values() for one in source(day)]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.record_id, one.key))
