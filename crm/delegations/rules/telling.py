"""Changes between two states of a delegation, in words that a colleague reads: the words of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

from babel import Locale

from crm.core.locale import _, label, language
from crm.core.names import Gender
from crm.core.naming import field_name, names_of
from crm.delegations.models import (
    Carriage,
    DelegationStatus,
    Direction,
    ItemKind,
    LegKind,
    MemberRole,
    MemberSide,
    VehicleKind,
)
from crm.delegations.rules import programme, travel  # noqa: F401  # they name the members told of here
from crm.delegations.rules.changes import Change, Part, Row, Snapshot, Verb, moved

TABLES: Final[Mapping[Part, str]] = {
    Part.HEAD: "delegation",
    Part.ITEM: "programme_item",
    Part.LEG: "travel_leg",
    Part.VEHICLE: "delegation_vehicle",
    Part.ROOM: "delegation_room",
    Part.MEMBER: "delegation_member",
    Part.TOPIC: "talking_topic",
    Part.BRIEF: "leader_brief",
}
"""Where the words for a part's fields are kept."""

_KINDS: Final[Mapping[tuple[Part, str], type[StrEnum]]] = {
    (Part.HEAD, "direction"): Direction,
    (Part.HEAD, "status"): DelegationStatus,
    (Part.ITEM, "kind"): ItemKind,
    (Part.LEG, "kind"): LegKind,
    (Part.LEG, "carriage"): Carriage,
    (Part.VEHICLE, "kind"): VehicleKind,
    (Part.MEMBER, "side"): MemberSide,
    (Part.MEMBER, "role"): MemberRole,
    (Part.MEMBER, "gender"): Gender,
}
_DAYS: Final = frozenset({"day", "ends_on", "starts_on", "leaves_on", "arrives_on", "from_on", "to_on"})
_MEMBERS: Final = frozenset({"interpreter_id", "meets_id", "companion_of_id"})


class Teller:
    """Tells changes between two states; each knows the names of the rows of its time."""

    def __init__(self, before: Snapshot, now: Snapshot) -> None:
        self.before, self.now = before, now

    def lines(self, changes: Iterable[Change]) -> Sequence[str]:
        """Tell changes, those of one row together: a move is one sentence however many fields it took."""
        told: list[str] = []
        for _key, found in groupby(changes, key=lambda one: (one.part, one.row)):
            told.extend(self._of_row(list(found)))
        return list(dict.fromkeys(told))

    def _of_row(self, changes: Sequence[Change]) -> Iterator[str]:
        first = changes[0]
        if first.part is Part.ORDER:
            yield from (line for one in changes if (line := self._order(one)))
            return
        is_moved = first.part in _WHEN and any(one.verb is Verb.MOVED for one in changes)
        head = self.called(first.part, first.row, with_time=not is_moved)
        if first.verb is Verb.ADDED:
            yield _("Added – %(row)s", row=head)
        elif first.verb is Verb.REMOVED:
            yield _("Removed – %(row)s", row=head)
        else:
            yield from self._fields(f"{head} – " if head else "", first, changes, is_moved=is_moved)

    def _fields(
        self, place: str, first: Change, changes: Sequence[Change], *, is_moved: bool
    ) -> Iterator[str]:
        if is_moved:
            was, is_ = (_WHEN[first.part](self._row(one, first)) for one in (self.before, self.now))
            yield place + _("moved from %(old)s to %(new)s", old=was or "…", new=is_ or "…")
        for one in changes:
            if not is_moved or one.verb is not Verb.MOVED:
                yield from (f"{place}{line}" for line in self._field(one))

    def _row(self, state: Snapshot, change: Change) -> Row:
        found: Row = state.get(change.part, {}).get(change.row, {})
        return found

    def called(self, part: Part, row: str, *, with_time: bool = True) -> str:
        """Name a row as it is now, or as it was: what it is, and which one."""
        word = names_of(TABLES[part]).row
        if word is None:
            return ""
        values = self.now.get(part, {}).get(row) or self.before.get(part, {}).get(row) or {}
        if part is Part.ITEM and not with_time:
            return f"{word}: {_said(values.get('title'))}"
        return ": ".join(text for text in (str(word), self._which(part, row, values)) if text)

    def _which(self, part: Part, row: str, values: Row) -> str:
        match part:
            case Part.MEMBER:
                return self.member(row)
            case Part.ITEM:
                return f"{_said(values.get('title'))} ({_of_item(values)})"
            case Part.LEG:
                return " ".join(
                    text for text in (_enum(LegKind, values.get("kind")), values.get("number")) if text
                )
            case Part.ROOM:
                return ", ".join(text for text in (values.get("hotel"), values.get("kind")) if text)
            case Part.VEHICLE:
                return str(values.get("name") or "")
            case Part.TOPIC:
                return _said(values.get("title"))
        return ""

    def member(self, key: object) -> str:
        """Name a member."""
        for state in (self.now, self.before):
            if one := state.get(Part.MEMBER, {}).get(str(key)):
                family_first = " ".join(text for text in (one["family_name"], one["given_name"]) if text)
                return str(one["latin_name"] or family_first or one["native_name"] or one["vietnamese_name"])
        return _("(not shown)")

    def _order(self, change: Change) -> str:
        was, is_ = change.old or [], change.new or []
        stayed = [key for key in was if key in is_], [key for key in is_ if key in was]
        out = moved(*stayed)
        if not out:
            return ""
        if change.field not in set(MemberSide):
            return _("Put in another order: %(what)s", what=names_of(TABLES[Part(change.field)]).row)
        places = ", ".join(f"{self.member(key)} ({was.index(key) + 1} → {is_.index(key) + 1})" for key in out)
        return _("Order of %(side)s: %(places)s", side=_enum(MemberSide, change.field), places=places)

    def _field(self, change: Change) -> Iterator[str]:
        if change.field in _LISTS:
            yield from self._list(change)
            return
        word = field_name(TABLES[change.part], change.field)
        if isinstance(change.old, dict) or isinstance(change.new, dict):
            yield from _by_language(word, change.old or {}, change.new or {})
        else:
            yield _changed(word, *(self._value(change, value) for value in (change.old, change.new)))

    def _list(self, change: Change) -> Iterator[str]:
        """Tell who or what came to a row and who left it; nobody named is everybody."""
        word = _LISTS[change.field]()
        was, is_ = _as_map(change.old), _as_map(change.new)
        if change.field in ("people", "passengers") and not (was and is_):
            yield _changed(word, *(self._names(change.field, one) or _("everybody") for one in (was, is_)))
            return
        for sign, names in (("+", is_.keys() - was.keys()), ("−", was.keys() - is_.keys())):
            if names:
                yield f"{word}: {sign} {self._names(change.field, names)}"
        for key in sorted(was.keys() & is_.keys()):
            if was[key] != is_[key]:
                yield f"{word}: {self.member(key)}, {was[key]} → {is_[key]}"

    def _names(self, field: str, keys: Iterable[str]) -> str:
        def name(key: str) -> str:
            return self._vehicle(key) if field == "vehicles" else self.member(key)

        return ", ".join(name(key) for key in sorted(keys, key=int))

    def _vehicle(self, key: str) -> str:
        for state in (self.now, self.before):
            if one := state.get(Part.VEHICLE, {}).get(key):
                return str(one["name"])
        return _("(not shown)")

    def _value(self, change: Change, value: Any) -> str:
        name = change.field
        if value in (None, ""):
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if name in _MEMBERS:
            return self.member(value)
        if name == "item_id":
            return self._which(Part.ITEM, str(value), self._item(value))
        if kind := _KINDS.get((change.part, name)):
            return _enum(kind, value)
        return _day(value) if name in _DAYS else str(value)

    def _item(self, key: object) -> Row:
        for state in (self.now, self.before):
            if one := state.get(Part.ITEM, {}).get(str(key)):
                found: Row = one
                return found
        return {}


def _as_map(value: Any) -> dict[str, Any]:
    return {str(key): value[key] if isinstance(value, dict) else None for key in value or ()}


def _changed(word: str, old: str, new: str) -> str:
    if not old:
        return _("%(field)s: entered “%(new)s”", field=word, new=new)
    if not new:
        return _("%(field)s: emptied; it was “%(old)s”", field=word, old=old)
    return _("Changed %(field)s from “%(old)s” to “%(new)s”", field=word, old=old, new=new)


def _by_language(word: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Tell of a text in several languages, one line for each that changed; ours goes without its name."""
    for lang in dict.fromkeys([*old, *new]):
        if (old.get(lang) or "") != (new.get(lang) or ""):
            tongue = Locale.parse(language()).languages.get(lang, lang)
            name = word if lang == language() else f"{word} ({tongue})"
            yield _changed(name, _short(old.get(lang)), _short(new.get(lang)))


def _short(text: str | None, most: int = 160) -> str:
    told = " ".join((text or "").split())
    return told if len(told) <= most else f"{told[:most].rstrip()}…"


def _said(words: Mapping[str, str] | None) -> str:
    words = words or {}
    return _short(words.get(language()) or words.get("vi") or next(iter(words.values()), ""), 90)


def _enum(kind: type[StrEnum], value: Any) -> str:
    return label(kind(value)) if value in set(kind) else str(value or "")


def _day(text: str | None) -> str:
    return f"{date.fromisoformat(text):%d/%m}" if text else ""


def _of_item(item: Row) -> str:
    """Write when an item takes place: 26/11 08:30–09:30."""
    span = "–".join(one for one in (item.get("starts_at"), item.get("ends_at")) if one)
    last = item.get("ends_on")
    over = f" ({_day(last)})" if last and last != item.get("day") else ""
    return f"{_day(item.get('day'))} {span}{over}".strip()


def _of_leg(leg: Row) -> str:
    sides = [
        " ".join(text for text in (_day(leg.get(f"{way}_on")), leg.get(f"{way}_at")) if text)
        for way in ("leaves", "arrives")
    ]
    return " → ".join(text for text in sides if text)


def _of_room(room: Row) -> str:
    return "–".join(text for text in (_day(room.get("from_on")), _day(room.get("to_on"))) if text)


_WHEN: Final[Mapping[Part, Callable[[Row], str]]] = {
    Part.ITEM: _of_item,
    Part.LEG: _of_leg,
    Part.ROOM: _of_room,
}
_LISTS: Final[Mapping[str, Callable[[], str]]] = {
    "people": lambda: _("Members who take part"),
    "vehicles": lambda: _("Vehicles"),
    "passengers": lambda: _("Passengers"),
    "guests": lambda: _("Guests of the room"),
    "seating": lambda: _("Seats"),
}
