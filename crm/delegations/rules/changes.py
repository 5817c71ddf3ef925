"""What differs between two states of a delegation, and whom each difference concerns.

A state is what ``crm.delegations.queries.snapshot_of`` returns: plain JSON, one mapping per kind of row, rows
under their keys as text. Rows are known by their keys, so that one that moves is not removed and added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any, Final

Snapshot = Mapping[str, Any]
Row = Mapping[str, Any]


class Part(StrEnum):
    """The kinds of rows of a state, in the order in which a reader wants their changes."""

    HEAD = "head"
    ITEM = "items"
    LEG = "legs"
    VEHICLE = "vehicles"
    ROOM = "rooms"
    MEMBER = "members"
    ORDER = "order"
    TOPIC = "topics"
    BRIEF = "brief"


class Verb(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


SINGLE: Final = frozenset({Part.HEAD, Part.BRIEF, Part.ORDER})
"""Parts that are one row; of the order, each list is a field."""

FIELDS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.HEAD: (
        "title",
        "name",
        "purpose",
        "host",
        "sender",
        "direction",
        "status",
        "starts_on",
        "ends_on",
        "zone",
        "letter_number",
    ),
    Part.MEMBER: (
        "side",
        "role",
        "title",
        "organisation",
        "rank_code",
        "companion_of_id",
        "family_name",
        "middle_name",
        "given_name",
        "latin_name",
        "native_name",
        "native_lang",
        "reading",
        "reading_vi",
        "vietnamese_name",
        "name_order",
        "gender",
        "address_vi",
        "address_en",
        "address_native",
        "biography",
        "nationality",
        "languages",
        "phone",
        "email",
    ),
    Part.ITEM: (
        "day",
        "starts_at",
        "ends_on",
        "ends_at",
        "zone",
        "kind",
        "party",
        "title",
        "place",
        "venue",
        "travel_minutes",
        "host",
        "participants",
        "has_leader",
        "interpreter_id",
        "dress",
        "note",
        "plan_b",
    ),
    Part.LEG: (
        "kind",
        "carriage",
        "number",
        "from_place",
        "to_place",
        "leaves_on",
        "leaves_at",
        "leaves_zone",
        "arrives_on",
        "arrives_at",
        "arrives_zone",
        "note",
    ),
    Part.ROOM: ("hotel", "kind", "beds", "from_on", "to_on"),
    Part.VEHICLE: ("name", "kind", "seats", "plate", "driver", "driver_phone", "note"),
    Part.TOPIC: ("title", "say", "ask", "may_ask", "avoid"),
    Part.BRIEF: (
        "item_id",
        "meets_id",
        "interpreter_id",
        "why",
        "point_1",
        "point_2",
        "point_3",
        "not_promise",
        "answer",
        "gift_ours",
        "gift_theirs",
        "greeting_reading",
        "greeting_native",
    ),
}
"""What a state keeps of each row: what papers print, and nothing private.

Left out on purpose: diet, access, health, passport, date of birth, the number of a room, and the free notes
about a member and a room, in which such things get written.
"""

LINKS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.ITEM: ("people", "vehicles"),
    Part.LEG: ("passengers",),
    Part.ROOM: ("guests",),
    Part.VEHICLE: ("seating",),
}
"""Lists of keys beside the fields; ``seating`` maps members to their seats."""

MOVING: Final[Mapping[Part, frozenset[str]]] = {
    Part.ITEM: frozenset({"day", "starts_at", "ends_on", "ends_at", "zone"}),
    Part.LEG: frozenset(
        {"leaves_on", "leaves_at", "leaves_zone", "arrives_on", "arrives_at", "arrives_zone"}
    ),
    Part.ROOM: frozenset({"from_on", "to_on"}),
    Part.MEMBER: frozenset({"side"}),
}
"""Fields that say when or where a row stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. A row that came or went is one change with the whole row; else there is one a field."""

    part: Part
    row: str
    verb: Verb
    field: str = ""
    old: Any = None
    new: Any = None
    concerns: tuple[int, ...] | None = None
    """Keys of the members it concerns; None for everybody, empty for the office alone."""

    @property
    def key(self) -> int:
        """Key of the row, 0 where the part is one row."""
        return int(self.row) if self.row.isdecimal() else 0


def difference(before: Snapshot, now: Snapshot) -> Sequence[Change]:
    """Return everything in which ``now`` is not as it was ``before``.

    A field that only one of the states knows is no difference: it came with a later version of the product.
    """
    told = chain.from_iterable(_of_part(part, before, now) for part in Part)
    return tuple(told)


def _of_part(part: Part, before: Snapshot, now: Snapshot) -> Iterable[Change]:
    old, new = before.get(part, {}), now.get(part, {})
    if part in SINGLE:
        if bool(old) is not bool(new):  # the leader's page was begun, or emptied
            return [_whole(part, "", Verb.ADDED if new else Verb.REMOVED, before, now)]
        return list(_of_row(part, "", old, new, before, now))
    found: list[Change] = []
    for row in sorted({*old, *new}, key=_number):
        if row not in new:
            found.append(_whole(part, row, Verb.REMOVED, before, now))
        elif row not in old:
            found.append(_whole(part, row, Verb.ADDED, before, now))
        else:
            found.extend(_of_row(part, row, old[row], new[row], before, now))
    return found


def _number(row: str) -> tuple[int, str]:
    return (int(row) if row.isdecimal() else 0, row)


def _whole(part: Part, row: str, verb: Verb, before: Snapshot, now: Snapshot) -> Change:
    state = now if verb is Verb.ADDED else before
    values = state[part] if part in SINGLE else state[part][row]
    return Change(
        part,
        row,
        verb,
        old=values if verb is Verb.REMOVED else None,
        new=values if verb is Verb.ADDED else None,
        concerns=_told(part, row, state),
    )


def _of_row(part: Part, row: str, old: Row, new: Row, before: Snapshot, now: Snapshot) -> Iterable[Change]:
    for name in (one for one in old if one in new and old[one] != new[one]):
        was, is_ = old[name], new[name]
        verb = Verb.MOVED if name in MOVING.get(part, ()) or part is Part.ORDER else Verb.CHANGED
        concerns = _concerned(part, row, name, was, is_, before, now)
        yield Change(part, row, verb, name, was, is_, concerns)


def _concerned(
    part: Part, row: str, name: str, was: Any, is_: Any, before: Snapshot, now: Snapshot
) -> tuple[int, ...] | None:
    """Tell whom a changed field concerns: of a list, those who came or went; else all of the row."""
    if part is Part.ORDER:
        return _out_of_order(was or (), is_ or ()) if name in ("theirs", "ours", "guest") else _ours(now)
    if name in ("people", "passengers") and not (was and is_):
        return None
    if name in ("people", "passengers", "guests"):
        return tuple(sorted(set(was or ()) ^ set(is_ or ())))
    if name == "seating":
        names = {*(was or {}), *(is_ or {})}
        return tuple(sorted(int(one) for one in names if (was or {}).get(one) != (is_ or {}).get(one)))
    told = _both(_told(part, row, before), _told(part, row, now))
    if name.endswith("_id") and told is not None:
        keys = {key for key in (was, is_) if key is not None and name != "item_id"}
        return tuple(sorted({*told, *keys}))
    return told


def _both(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> tuple[int, ...] | None:
    return None if one is None or other is None else tuple(sorted({*one, *other}))


def _told(part: Part, row: str, state: Snapshot) -> tuple[int, ...] | None:
    """Tell whom a row concerns as a whole; None for everybody."""
    values = state[part][row] if part not in SINGLE else {}
    match part:
        case Part.HEAD:
            return None
        case Part.ITEM:
            return _of_item(values)
        case Part.LEG:
            return tuple(values.get("passengers", ())) or None
        case Part.ROOM:
            return tuple(values.get("guests", ()))
        case Part.VEHICLE:
            return _of_vehicle(row, values, state)
        case Part.MEMBER:
            return (int(row),)
        case _:
            return _ours(state)


def _of_item(item: Row) -> tuple[int, ...] | None:
    people = item.get("people", ())
    if not people:
        return None
    interpreter = item.get("interpreter_id")
    return tuple(sorted({*people, *([interpreter] if interpreter else [])}))


def _of_vehicle(row: str, vehicle: Row, state: Snapshot) -> tuple[int, ...] | None:
    """Those who have a seat; without a list of seats those whose items it serves."""
    if seated := vehicle.get("seating"):
        return tuple(sorted(int(one) for one in seated))
    served = [_of_item(one) for one in state.get(Part.ITEM, {}).values() if int(row) in one["vehicles"]]
    if any(people is None for people in served):
        return None
    return tuple(sorted(set(chain.from_iterable(people or () for people in served))))


def _ours(state: Snapshot) -> tuple[int, ...]:
    return tuple(sorted(int(key) for key, one in state.get(Part.MEMBER, {}).items() if one["side"] == "ours"))


def _out_of_order(was: Sequence[int], is_: Sequence[int]) -> tuple[int, ...]:
    """Those who came, went, or stand elsewhere among those who stayed; who only made room is not told."""
    stayed = [key for key in was if key in set(is_)]
    return tuple(sorted({*set(was) ^ set(is_), *moved(stayed, [key for key in is_ if key in set(was)])}))


def moved(was: Sequence[int], is_: Sequence[int]) -> set[int]:
    """Return the fewest of the same people whose moving makes one order from the other."""
    places = {key: at for at, key in enumerate(was)}
    longest: list[list[int]] = []
    for key in is_:
        fits = (line for line in longest if places[line[-1]] < places[key])
        before: list[int] = max(fits, key=len, default=[])
        longest.append([*before, key])
    rest: list[int] = max(longest, key=len, default=[])
    return set(is_) - set(rest)


def for_member(changes: Iterable[Change], member_id: int) -> Sequence[Change]:
    """Return the changes that one member has to be told, those for everybody among them."""
    return tuple(one for one in changes if one.concerns is None or member_id in one.concerns)


def for_office(changes: Iterable[Change]) -> Sequence[Change]:
    """Return the changes that concern nobody who is named: a room without guests, an unused car."""
    return tuple(one for one in changes if one.concerns == ())


def applied(before: Snapshot, changes: Iterable[Change]) -> dict[str, Any]:
    """Return the state that ``changes`` make of another: what a kept print would say today."""
    state: dict[str, Any] = deepcopy(dict(before))
    for one in changes:
        holder, key = (state, one.part.value) if one.part in SINGLE else (state[one.part.value], one.row)
        if one.verb is Verb.REMOVED:
            holder[key] = {}
        elif one.verb is Verb.ADDED:
            holder[key] = deepcopy(one.new)
        else:
            holder[key][one.field] = deepcopy(one.new)
        if one.verb is Verb.REMOVED and one.part not in SINGLE:
            del holder[key]
    return state
