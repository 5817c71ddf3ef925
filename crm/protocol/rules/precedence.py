"""Who goes before whom: the order received, our own list of posts, or a named rule set.

Every order is total: where the keys of a rule set leave two people alike, the one received first goes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from babel import Locale

from crm.core.locale import _lp, name_members
from crm.core.text import sort_key
from crm.protocol.models import PrecedenceKey

K = PrecedenceKey

name_members(
    {
        K.ROLE: _lp("precedence", "Heads of delegations first, then their deputies"),
        K.LEVEL: _lp("precedence", "Level of the rank, then its place in the table"),
        K.POST: _lp("precedence", "Place in the office's list of posts"),
        K.COUNTRY: _lp("precedence", "Name of the country in the agreed language"),
        K.IN_OFFICE: _lp("precedence", "Date of taking office, the longest first"),
        K.RECEIVED: _lp("precedence", "Order received"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody to be put in order, by what is known of them; None is "not known" and goes behind."""

    key: int
    received: int
    role: int = 2
    """0 head, 1 deputy, 2 everybody else."""
    level: int | None = None
    rank_place: int = 0
    post: int | None = None
    country: str = ""
    in_office_since: date | None = None
    companion_of: int | None = None


Compared = Callable[[Attendee, "_Agreed"], Any]
_LAST: Final = 10**9


@dataclass(frozen=True, slots=True)
class _Agreed:
    """The language that was agreed on, and the letter that was drawn, if any."""

    lang: str
    first_letter: str = ""


def _country(one: Attendee, agreed: _Agreed) -> tuple[int, str]:
    """Order countries by name; from a drawn letter on, those before it come round at the end."""
    name = str(Locale(agreed.lang).territories.get(one.country, "")) if one.country else ""
    if not name:
        return (2, "")
    key, first = sort_key(name), sort_key(agreed.first_letter).split(" ")[0]
    return (1 if first and key < first else 0, key)


_COMPARED: Final[Mapping[PrecedenceKey, Compared]] = {
    K.ROLE: lambda one, _: one.role,
    K.LEVEL: lambda one, _: (one.level or _LAST, one.rank_place),
    K.POST: lambda one, _: _LAST if one.post is None else one.post,
    K.COUNTRY: _country,
    K.IN_OFFICE: lambda one, _: one.in_office_since or date.max,
    K.RECEIVED: lambda one, _: one.received,
}


def arranged(
    people: Iterable[Attendee], keys: Sequence[PrecedenceKey], *, lang: str = "vi", first_letter: str = ""
) -> list[int]:
    """Return the keys of ``people`` in the order of a rule set; companions follow their principal."""
    agreed = _Agreed(lang, first_letter)
    ordered = sorted(
        people, key=lambda one: (*(_COMPARED[key](one, agreed) for key in keys), one.received, one.key)
    )
    return _with_companions(ordered)


def as_received(people: Iterable[Attendee]) -> list[int]:
    """Return the keys of ``people`` as the partner sent them."""
    return [one.key for one in sorted(people, key=lambda one: (one.received, one.key))]


def by_our_posts(people: Iterable[Attendee]) -> list[int]:
    """Return the keys of ``people`` by the office's own list of posts; other posts go behind."""
    return arranged(people, (K.POST,))


def _with_companions(ordered: Sequence[Attendee]) -> list[int]:
    """Let companions stand right behind the person they go with, who has to be in the list."""
    there = {one.key for one in ordered}
    beside: dict[int, list[int]] = {}
    for one in ordered:
        if one.companion_of in there and one.companion_of != one.key:
            beside.setdefault(one.companion_of or 0, []).append(one.key)
    followers = {key for keys in beside.values() for key in keys}
    found: list[int] = []
    for one in ordered:
        if one.key not in followers:
            _follow(one.key, beside, found)
    found.extend(one.key for one in ordered if one.key not in set(found))  # companions of each other
    return found


def _follow(key: int, beside: Mapping[int, Sequence[int]], found: list[int]) -> None:
    if key not in found:
        found.append(key)
        for companion in beside.get(key, ()):
            _follow(companion, beside, found)


def keys_from(text: str) -> tuple[PrecedenceKey, ...]:
    """Read the keys of a rule set as they are kept; what is no key is passed over, each counts once."""
    known = [PrecedenceKey(word) for word in text.split() if word in set(PrecedenceKey)]
    return tuple(dict.fromkeys(known))


def keys_text(keys: Iterable[PrecedenceKey]) -> str:
    """Write keys as they are kept; the order received closes every rule set."""
    chosen = [key for key in dict.fromkeys(keys) if key is not PrecedenceKey.RECEIVED]
    return " ".join([*(key.value for key in chosen), PrecedenceKey.RECEIVED.value])
