"""How a place is called on a day, and which place stands for it then, through renamings and mergers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from crm.localities.models import NameKind


class DatedName(Protocol):
    """A name that a renaming took away, or will bring."""

    @property
    def locality_id(self) -> int:
        """Whose name it is."""

    @property
    def lang(self) -> str:
        """Its language."""

    @property
    def kind(self) -> NameKind:
        """Former or planned."""

    @property
    def text(self) -> str:
        """The name."""

    @property
    def valid_from(self) -> date | None:
        """The first day of a planned name."""

    @property
    def valid_to(self) -> date | None:
        """The first day on which a former name no longer stood."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked of a place that has joined another, or that another has joined."""

    id: int
    title: str
    official: str = ""
    successor_id: int | None = None
    succeeded_on: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class NamesOn:
    """The names and the order of places on one day."""

    day: date
    places: Mapping[int, Place] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    """Names that differ from those in the book today, in Vietnamese."""

    def body(self, place_id: int) -> int:
        """Return who stands for a place on the day: itself, or whoever it has joined by then."""
        seen = {place_id}
        at = self.places.get(place_id)
        while at is not None and at.successor_id is not None and has_joined(at, self.day):
            if at.successor_id in seen:
                break
            seen.add(at.successor_id)
            place_id, at = at.successor_id, self.places.get(at.successor_id)
        return place_id

    def name(self, place_id: int, title: str = "") -> str:
        """Return what a place is called on the day; ``title`` is its name of today."""
        place = self.places.get(place_id)
        return self.names.get(place_id) or title or (place.title if place else "")

    def left_on(self, place_id: int) -> date | None:
        """Return since when another stands for a place, or None while it stands for itself."""
        place = self.places.get(place_id)
        return place.succeeded_on if place is not None and self.body(place_id) != place_id else None


def has_joined(place: Place, day: date) -> bool:
    """Tell whether a place is no longer its own on a day; a merger without a day has always been."""
    return place.successor_id is not None and (place.succeeded_on is None or place.succeeded_on <= day)


def names_by_day(rows: Iterable[DatedName], day: date, lang: str = "vi") -> dict[int, str]:
    """Return the names of a day that are not in the book as today's.

    The first of the former names that still stood on the day is the name; else the latest planned one that
    has come to stand, until the book takes it over.
    """
    former: dict[int, tuple[date, str]] = {}
    planned: dict[int, tuple[date, str]] = {}
    for row in rows:
        if row.lang != lang:
            continue
        if row.valid_to is not None and row.valid_to > day:
            former[row.locality_id] = min(
                (row.valid_to, row.text), former.get(row.locality_id, (date.max, ""))
            )
        if row.valid_from is not None and row.valid_from <= day and row.kind is NameKind.PLANNED:
            planned[row.locality_id] = max(
                (row.valid_from, row.text), planned.get(row.locality_id, (date.min, ""))
            )
    return {key: text for key, (_on, text) in (planned | former).items()}


def closes_circle(after: Mapping[int, int | None], one: int, successor: int) -> bool:
    """Tell whether a place would come to follow itself if ``successor`` took its place."""
    at: int | None = successor
    seen: set[int] = set()
    while at is not None and at not in seen:
        if at == one:
            return True
        seen.add(at)
        at = after.get(at)
    return False
