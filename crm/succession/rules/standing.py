"""Ties and agreements as they stood on a day, each with the body that held it, and the sums at a merger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from crm.localities.rules.succession import DatedName, NamesOn, Place, names_by_day
from crm.partnerships.models import Stage
from crm.partnerships.rules import EXITS, SIGNED

NOBODY = 0
"""The city that is ours while nobody has said which it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A body that kept a tie, and since when."""

    holder_id: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie with its whole life."""

    id: int
    partner_id: int
    partner: str
    native: str
    native_lang: str
    country: str
    stage: Stage
    moves: tuple[tuple[date, Stage, bool], ...] = ()
    kept: tuple[Kept, ...] = ()
    is_sample: bool = False

    def stage_on(self, day: date) -> tuple[Stage, date | None, bool] | None:
        """Return its stage on a day, since when, and whether only the year is known; None before it began.

        A tie of which no day is known has always been what it is.
        """
        if not self.moves:
            return (self.stage, None, False)
        before = [move for move in self.moves if move[0] <= day]
        return (before[-1][1], before[-1][0], before[-1][2]) if before else None


@dataclass(frozen=True, slots=True)
class Pact:
    """A signed agreement, as far as it is asked who held it."""

    id: int
    partner_id: int
    signed_on: date
    holder_id: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Something a body held on a day, and from whom it has it."""

    body: int
    made_by: tuple[int, ...]

    @property
    def inherited_from(self) -> tuple[int, ...]:
        """Return those who held it first and have joined the body since."""
        return tuple(one for one in self.made_by if one != self.body)

    @property
    def is_doubled(self) -> bool:
        """Tell whether two who are one by now both had it."""
        return len(self.made_by) > 1


@dataclass(frozen=True, slots=True)
class HeldTie(Held):
    """A tie on a day."""

    tie: Tie
    partner: int
    stage: Stage
    since: date | None
    is_year_only: bool

    @property
    def is_signed(self) -> bool:
        """Tell whether something was signed."""
        return self.stage in SIGNED

    @property
    def key(self) -> tuple[int, int]:
        """Return what counts as one: a body and its partner."""
        return (self.body, self.partner)


@dataclass(frozen=True, slots=True)
class HeldPact(Held):
    """An agreement on a day."""

    pact: Pact
    partner: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is asked before somebody can say who held what on a day."""

    ties: Sequence[Tie]
    pacts: Sequence[Pact]
    places: Mapping[int, Place]
    names: Sequence[DatedName]
    home_id: int = NOBODY
    ours: frozenset[int] = field(default_factory=frozenset)
    """Bodies on our side."""

    def names_on(self, day: date) -> NamesOn:
        """Return the names and the order of places on a day."""
        return NamesOn(day, self.places, names_by_day(self.names, day))


def ties_on(book: Standing, day: date) -> list[HeldTie]:
    """Return the ties of a day that ask for work, each once for every body that held it."""
    order, found = book.names_on(day), list[HeldTie]()
    for tie in book.ties:
        told = tie.stage_on(day)
        if told is None or told[0] in EXITS:
            continue
        makers: dict[int, list[int]] = {}
        for kept in tie.kept or (Kept(book.home_id),):
            if kept.since is None or kept.since <= day:
                makers.setdefault(order.body(kept.holder_id), []).append(kept.holder_id)
        partner = order.body(tie.partner_id)
        found += [HeldTie(body, tuple(by), tie, partner, *told) for body, by in makers.items()]
    return found


def pacts_on(book: Standing, day: date) -> list[HeldPact]:
    """Return what was signed by a day, with the body that held it then."""
    order = book.names_on(day)
    signed = [pact for pact in book.pacts if pact.signed_on <= day]
    made = [(pact, pact.holder_id or book.home_id) for pact in signed]
    return [HeldPact(order.body(by), (by,), pact, order.body(pact.partner_id)) for pact, by in made]


def bodies_of(held: Iterable[Held], home_id: int) -> list[int]:
    """Return the bodies that held something, the city first."""
    found = dict.fromkeys(one.body for one in held)
    return sorted(found, key=lambda body: (body != home_id, list(found).index(body)))


@dataclass(frozen=True, slots=True)
class Merger:
    """What two or more bodies held on the eve of a merger, and what the one holds on the day.

    ``before`` counts each on the eve; ``doubled`` are partners that more than one of them had; ``new`` are
    those that came on the very day, so that the sums agree.
    """

    on: date
    body: int
    before: tuple[tuple[int, int], ...]
    after: int
    doubled: tuple[int, ...] = ()
    new: int = 0
    lost: int = 0
    pacts_before: tuple[tuple[int, int], ...] = ()
    pacts_after: int = 0
    pacts_new: int = 0

    @property
    def eve(self) -> date:
        """Return the last day before."""
        return self.on - timedelta(days=1)

    @property
    def ties_before(self) -> int:
        """Return the sum of the eve."""
        return sum(count for _body, count in self.before)

    @property
    def is_balanced(self) -> bool:
        """Tell whether nothing was lost or made up on the way."""
        ties = self.ties_before - len(self.doubled) + self.new - self.lost == self.after
        pacts = sum(count for _body, count in self.pacts_before) + self.pacts_new == self.pacts_after
        return ties and pacts


def mergers(book: Standing) -> list[Merger]:
    """Return the sums before and after each day on which bodies on our side were merged, the latest first."""
    days = {
        (place.succeeded_on, book.names_on(place.succeeded_on).body(place.id))
        for place in book.places.values()
        if place.id in book.ours and place.succeeded_on is not None
    }
    return [_merger(book, on, body) for on, body in sorted(days, reverse=True)]


def _merger(book: Standing, on: date, body: int) -> Merger:
    eve, then = on - timedelta(days=1), book.names_on(on)
    ties_before = [one for one in ties_on(book, eve) if then.body(one.body) == body]
    ties_after = {one.key for one in ties_on(book, on) if one.body == body}
    partners = [then.body(one.partner) for one in ties_before]
    pacts_before = [one for one in pacts_on(book, eve) if then.body(one.body) == body]
    pacts_after = [one for one in pacts_on(book, on) if one.body == body]
    known = {one.pact.id for one in pacts_before}
    bodies = bodies_of([*ties_before, *pacts_before], body)
    return Merger(
        on=on,
        body=body,
        before=tuple((one, sum(tie.body == one for tie in ties_before)) for one in bodies),
        after=len(ties_after),
        doubled=tuple(key for key in dict.fromkeys(partners) for _again in range(partners.count(key) - 1)),
        new=len({partner for _body, partner in ties_after} - set(partners)),
        lost=len(set(partners) - {partner for _body, partner in ties_after}),
        pacts_before=tuple((one, sum(pact.body == one for pact in pacts_before)) for one in bodies),
        pacts_after=len(pacts_after),
        pacts_new=sum(one.pact.id not in known for one in pacts_after),
    )
