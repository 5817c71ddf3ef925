"""The partners and the agreements of one day, put together by the body that held them then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crm.agreements.queries import Parties, signed_by
from crm.core import clock
from crm.core.locale import _
from crm.core.text import sort_key
from crm.localities.rules.succession import NamesOn
from crm.partnerships.models import Stage
from crm.settings.queries import office
from crm.succession.queries.book import book_of_standing
from crm.succession.rules import Held, HeldTie, Merger, Standing, bodies_of, mergers, pacts_on, ties_on


@dataclass(frozen=True, slots=True)
class TieLine:
    """One partner on a day."""

    partner_id: int
    partner: str
    native: str
    native_lang: str
    country: str
    stage: Stage
    since: date | None
    is_year_only: bool
    is_signed: bool
    is_sample: bool
    origin: str
    """From whom the body has the tie, in words; empty where it always was its own."""


@dataclass(frozen=True, slots=True)
class PactLine:
    """One agreement on a day."""

    id: int
    title: str
    number: str
    signed_on: date
    is_year_only: bool
    ours: str
    ours_then: str
    theirs: str
    theirs_then: str
    status: Any
    is_sample: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one body held on a day."""

    body: str
    lines: Sequence[Any]
    note: str = ""

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class MergerLine:
    """The sums on both sides of a merger, with names."""

    on: date
    eve: str
    body: str
    ties: Sequence[tuple[str, int]]
    ties_before: int
    ties_after: int
    doubled: Sequence[str]
    new: int
    lost: int
    pacts: Sequence[tuple[str, int]]
    pacts_before: int
    pacts_after: int
    pacts_new: int
    is_balanced: bool


@dataclass(frozen=True, slots=True)
class AsOf:
    """A list of one day."""

    day: date
    groups: Sequence[Group]
    mergers: Sequence[MergerLine]

    @property
    def total(self) -> int:
        """Return the sum of all bodies."""
        return sum(group.count for group in self.groups)


def ties_as_of(day: date) -> AsOf:
    """Return the partners of a day by the body that held the tie, the city first."""
    book = book_of_standing()
    order, held = book.names_on(day), ties_on(book, day)
    groups = []
    for body in bodies_of(held, book.home_id):
        mine: dict[tuple[int, int], list[HeldTie]] = {}
        for one in (one for one in held if one.body == body):
            mine.setdefault(one.key, []).append(one)
        lines = sorted(
            (_tie_line(same, order) for same in mine.values()), key=lambda line: sort_key(line.partner)
        )
        groups.append(Group(_name(order, body), lines, _signed(lines)))
    return AsOf(day, groups, merger_lines(book))


def pacts_as_of(day: date) -> AsOf:
    """Return what was signed by a day by the body that held it, each party as it was called then."""
    book = book_of_standing()
    order, held = book.names_on(day), {one.pact.id: one for one in pacts_on(book, day)}
    parties = Parties(order, book.home_id or None, clock.today())
    rows = [row for row in signed_by(day) if row.id in held]
    groups = []
    for body in bodies_of(held.values(), book.home_id):
        mine = [row for row in rows if held[row.id].body == body]
        lines = [_pact_line(row, held[row.id], parties) for row in mine]
        groups.append(Group(_name(order, body), lines))
    return AsOf(day, groups, merger_lines(book))


def _signed(lines: Sequence[TieLine]) -> str:
    return _("%(count)s at letter of intent or closer", count=sum(line.is_signed for line in lines))


def _name(order: NamesOn, place_id: int) -> str:
    """Return a body's name on the day; the city's own from the settings where it is not in the book."""
    return order.name(place_id) or office().city.best() or _("The city itself")


def _origin(order: NamesOn, held: Held) -> str:
    """Say from whom something was inherited, each with the day."""
    told = []
    for one in held.inherited_from:
        since, name = order.left_on(one), order.name(one)
        words = {"name": name, "day": since.strftime("%d/%m/%Y") if since else ""}
        told.append(_("inherited from %(name)s, %(day)s") % words if since else name)
    if held.is_doubled:
        told.append(_("both had a tie"))
    return "; ".join(told)


def _tie_line(same: Sequence[HeldTie], order: NamesOn) -> TieLine:
    first = max(same, key=lambda one: list(Stage).index(one.stage))
    tie = first.tie
    has_joined = first.partner != tie.partner_id
    origin = [text for one in same if (text := _origin(order, one))]
    if has_joined:
        origin.append(_("was %(name)s", name=order.name(tie.partner_id, tie.partner)))
    return TieLine(
        partner_id=tie.partner_id,
        partner=order.name(first.partner, "" if has_joined else tie.partner),
        native="" if has_joined else tie.native,
        native_lang=tie.native_lang,
        country=tie.country,
        stage=first.stage,
        since=first.since,
        is_year_only=first.is_year_only,
        is_signed=first.is_signed,
        is_sample=tie.is_sample,
        origin="; ".join(dict.fromkeys(origin)),
    )


def _pact_line(row: Any, held: Held, parties: Parties) -> PactLine:
    ours, theirs = parties.ours(row), parties.theirs(row, row.locality)
    return PactLine(
        id=row.id,
        title=row.title,
        number=row.number,
        signed_on=row.signed_on,
        is_year_only=row.is_year_only,
        ours=ours,
        ours_then=row.our_party if row.our_party and row.our_party != ours else "",
        theirs=theirs,
        theirs_then=row.their_party if row.their_party and row.their_party != theirs else "",
        status=row.status,
        is_sample=row.is_sample,
        origin=_origin(parties.names, held),
    )


def merger_lines(book: Standing) -> Sequence[MergerLine]:
    """Return the sums before and after each merger on our side, the latest first."""
    return [_merger_line(book, one) for one in mergers(book)]


def _merger_line(book: Standing, one: Merger) -> MergerLine:
    eve, then = book.names_on(one.eve), book.names_on(one.on)
    partners = {tie.partner_id: tie.partner for tie in book.ties}
    return MergerLine(
        on=one.on,
        eve=one.eve.strftime("%d/%m/%Y"),
        body=_name(then, one.body),
        ties=[(_name(eve, body), count) for body, count in one.before if count],
        ties_before=one.ties_before,
        ties_after=one.after,
        doubled=[then.name(key, partners.get(key, "")) for key in one.doubled],
        new=one.new,
        lost=one.lost,
        pacts=[(_name(eve, body), count) for body, count in one.pacts_before if count],
        pacts_before=sum(count for _body, count in one.pacts_before),
        pacts_after=one.pacts_after,
        pacts_new=one.pacts_new,
        is_balanced=one.is_balanced,
    )
