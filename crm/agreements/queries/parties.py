"""The parties of an agreement as they are called on a day, and who holds it then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from crm.agreements.content import Names
from crm.core import clock
from crm.localities.queries import dated_names, joined_places, names_on
from crm.localities.rules.succession import DatedName, NamesOn, Place, names_by_day
from crm.settings.queries import office


class Parted(Protocol):
    """What is asked of an agreement, or of its row in a list."""

    @property
    def holder_id(self) -> int | None:
        """The body on our side that made it, None for the city."""

    @property
    def locality_id(self) -> int:
        """The partner."""

    @property
    def our_party(self) -> str:
        """Our party as named in the text."""

    @property
    def our_party_now(self) -> str:
        """Our party as named today."""

    @property
    def their_party(self) -> str:
        """Their party as named in the text."""

    @property
    def their_party_now(self) -> str:
        """Their party as named today."""


class Signed(Parted, Protocol):
    """An agreement with the day of its signing."""

    @property
    def signed_on(self) -> date | None:
        """The day, None while it is being prepared."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Names the parties of agreements on one day; ask for it once and use it for a whole list."""

    names: NamesOn
    home_id: int | None
    today: date

    def holder(self, agreement: Parted) -> int | None:
        """Return who holds an agreement on the day; None while nobody has said which city is ours."""
        made_by = agreement.holder_id or self.home_id
        return self.names.body(made_by) if made_by else None

    def is_inherited(self, agreement: Parted) -> bool:
        """Tell whether on the day somebody else holds it than made it."""
        return agreement.holder_id is not None and self.holder(agreement) != agreement.holder_id

    def ours(self, agreement: Parted) -> str:
        """Return our party as it is called on the day; the name in the text while that stands."""
        if self.is_inherited(agreement):
            return agreement.our_party_now or self._official(self.holder(agreement))
        if agreement.our_party_now and agreement.holder_id is None and self._is_of_today:
            return agreement.our_party_now
        return agreement.our_party or self.names.name(agreement.holder_id or self.home_id or 0)

    def theirs(self, agreement: Parted, title: str = "") -> str:
        """Return their party as it is called on the day; ``title`` is the partner's name of today."""
        partner = agreement.locality_id
        has_changed = self.names.body(partner) != partner
        if has_changed or (agreement.their_party_now and self._is_of_today):
            return agreement.their_party_now or self._official(self.names.body(partner))
        return agreement.their_party or self.names.name(partner, title)

    @property
    def _is_of_today(self) -> bool:
        """Tell whether a name of today stands where nobody has said since when."""
        return self.names.day >= self.today

    def _official(self, place_id: int | None) -> str:
        place = self.names.places.get(place_id or 0)
        if place is None:
            return ""
        return self.names.names.get(place.id) or place.official or place.title


def parties_on(day: date) -> Parties:
    """Return the names of parties on a day, read in two statements."""
    return Parties(names_on(day), office().home_locality_id, clock.today())


def party_on(agreement: Parted, day: date) -> str:
    """Return our party of one agreement as it is called on a day."""
    return parties_on(day).ours(agreement)


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Names the parties as they were at the signing and as they are today; read once for a whole list."""

    dated: Sequence[DatedName]
    places: Mapping[int, Place]
    home_id: int | None
    today: date

    def on(self, day: date) -> Parties:
        """Return the names of one day."""
        names = NamesOn(day, self.places, names_by_day(self.dated, day))
        return Parties(names, self.home_id, self.today)

    def ours(self, agreement: Signed) -> Names:
        """Name our party: as the text does, else as it was called on the day of signing."""
        now = self.on(self.today).ours(agreement)
        then = agreement.our_party or self.on(agreement.signed_on or self.today).ours(agreement)
        return _told(then, now, agreement.our_party_now)

    def theirs(self, agreement: Signed, title: str) -> Names:
        """Name their party in the same way; ``title`` is the partner's name of today."""
        now = self.on(self.today).theirs(agreement, title)
        then = agreement.their_party or self.on(agreement.signed_on or self.today).theirs(agreement, title)
        return _told(then, now, agreement.their_party_now)


def _told(then: str, now: str, entered: str) -> Names:
    """Say today's name only where it is another: the one that is known, else the one that was entered."""
    told = now if now != then else entered
    return Names(then, told if told != then else "")


def then_and_now() -> ThenAndNow:
    """Return the names of parties through time, read in two statements."""
    places = {place.id: place for place in joined_places()}
    return ThenAndNow(dated_names(), places, office().home_locality_id, clock.today())
