"""What is due by a day, told by every room in the same words; the first page and the digest read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from crm.core import binds
from crm.core.access import may, viewer
from crm.core.binds import constant
from crm.core.db import Words, db
from crm.core.locale import _l, _lp, language, name_members
from crm.core.records import Classification, kind_of

MOST: Final = 400
"""Open deadlines read at once, one's own first; an office with more of them has other worries."""


@dataclass(frozen=True, slots=True)
class Due:
    """One open thing with its day. ``key`` and ``due_on`` together are what nobody is mailed of twice.

    ``kind`` and ``record_id`` name the record that opens; whoever may not see it is not told. ``owner_id`` is
    whose it is: None is for all who keep the book. ``what`` is a translated line without the record's title.
    ``rung`` names the threshold that has been reached, for what is told before it is near: a new rung is told
    anew. Without one, the nearness of the day counts.
    """

    key: str
    kind: str
    record_id: int
    title: str
    what: str
    due_on: date
    owner_id: int | None = None
    basis: str = ""
    owner: str = ""
    rung: str = ""
    is_restricted: bool = False
    """What is restricted is told by its kind alone where the line leaves the house."""
    counts_as: str = ""
    """The kind that people switch in their mail, where it is another than that of the record that opens."""

    @property
    def switch(self) -> str:
        """Return the kind by which it is switched on and off."""
        return self.counts_as or self.kind


class Nearness(StrEnum):
    """How near a deadline is, in the order in which work is done."""

    LATE = "late"
    WEEK = "week"
    LATER = "later"


name_members(
    {
        Nearness.LATE: _l("Overdue"),
        Nearness.WEEK: _lp("deadlines", "Within seven days"),
        Nearness.LATER: _lp("deadlines", "In the months to come"),
    }
)
WEEK: Final = timedelta(days=7)


def _nearness(one: Due, today: date) -> Nearness:
    if one.due_on < today:
        return Nearness.LATE
    return Nearness.WEEK if one.due_on <= today + WEEK else Nearness.LATER


def by_nearness(found: Iterable[Due], today: date) -> list[tuple[Nearness, list[Due]]]:
    """Sort deadlines into their groups; empty groups are left out."""
    groups: dict[Nearness, list[Due]] = {near: [] for near in Nearness}
    for one in found:
        groups[_nearness(one, today)].append(one)
    return [(near, rows) for near, rows in groups.items() if rows]


Source = Callable[[date], Sequence[Due]]
"""Returns what is open and due up to the day given, late things included, as far as whoever looks may see."""

Rows = Callable[[Any], Sequence[sa.Select[Any]]]
"""Returns selects of ``due_row`` columns for a bound day; those of all rooms are asked in one statement."""

Tell = Callable[[Any], Due | None]
"""Makes the line of a row, or nothing where the row turns out not to be due."""


@dataclass(frozen=True, slots=True)
class _Room:
    kinds: tuple[str, ...]
    source: Source | None = None
    rows: Rows | None = None
    tell: Tell | None = None


_rooms: dict[str, _Room] = {}
_whole: list[sa.Select[Any]] = []
_account = sa.table("user_account", sa.column("id", sa.Integer), sa.column("display_name", sa.String))


def register_due(room: str, source: Source, *, kinds: Sequence[str] = ()) -> None:
    """Name a room's open deadlines; a second call for the same room replaces the first.

    ``kinds`` are the kinds of records it tells of, which people switch on and off in their mail.
    """
    _rooms[room] = _Room(tuple(kinds), source=source)
    _whole.clear()


def register_due_rows(room: str, rows: Rows, tell: Tell, *, kinds: Sequence[str]) -> None:
    """Name a room's open deadlines as selects, so that a page reads them with those of all other rooms.

    ``tell`` makes the line of a row, in the language spoken; what only Python can reckon, it may leave out.
    """
    _rooms[room] = _Room(tuple(kinds), rows=rows, tell=tell)
    _whole.clear()


def due_row(
    room: str,
    of: Any,
    due_on: Any,
    *,
    code: Any = "",
    words: Any = "",
    note: Any = "",
    basis: Any = "",
    number: Any = None,
) -> list[sa.ColumnElement[Any]]:
    """Return the columns that a room's select must have, in this order; ``of`` is its kind of record.

    ``code``, ``words`` (texts in languages), ``note`` and ``number`` are what the room's ``tell`` needs.
    """
    return [
        sa.literal(room, sa.String).label("room"),
        sa.type_coerce(of.id, sa.Integer).label("record_id"),
        sa.cast(of.title, sa.Text).label("title"),
        sa.type_coerce(due_on, sa.Date).label("due_on"),
        sa.type_coerce(of.owner_id, sa.Integer).label("owner_id"),
        (of.classification == Classification.RESTRICTED).label("is_restricted"),
        sa.cast(code, sa.Text).label("code"),
        sa.cast(words, sa.Text).label("words"),
        sa.func.coalesce(sa.cast(note, sa.Text), "").label("note"),
        sa.cast(basis, sa.Text).label("basis"),
        sa.cast(number, sa.Integer).label("number"),
    ]


def due_of(
    row: Any, kind: str, what: str, *, key: str, title: str = "", basis: str = "", rung: str = ""
) -> Due:
    """Make the line of a row; ``key`` must stay the same for as long as it is the same thing."""
    return Due(
        key=key,
        kind=kind,
        record_id=row.record_id,
        title=title or row.title,
        what=what,
        due_on=row.due_on,
        owner_id=row.owner_id,
        basis=basis,
        owner=row.owner,
        rung=rung,
        is_restricted=bool(row.is_restricted),
    )


def best_words(text: str) -> str:
    """Return the ``words`` of a row in the language spoken; nothing where it has none."""
    return Words(json.loads(text)).best(language()) if text else ""


def due_until(day: date) -> Sequence[Due]:
    """Return what every room has due up to ``day``, the longest late first, as whoever looks may see it."""
    found = _united(day)
    for room in _rooms.values():
        found += room.source(day) if room.source else ()
    actor = viewer()
    seen = [one for one in found if may(actor, kind_of(one.kind).permission)]
    return sorted(seen, key=lambda one: (one.due_on, one.kind, one.record_id, one.key))


def kinds_told() -> Sequence[str]:
    """Return the kinds of records that deadlines are told of, in the order of the rooms."""
    return list(dict.fromkeys(kind for room in _rooms.values() for kind in room.kinds))


def _united(day: date) -> list[Due]:
    """Ask all rooms that give selects, in one statement."""
    if not _whole:
        until = sa.bindparam("until", type_=sa.Date)
        parts = [part for room in _rooms.values() if room.rows for part in room.rows(until)]
        if not parts:
            return []
        _whole.append(constant(_laid_together(parts)))
    rows = db.session.execute(_whole[0], {"until": day})
    tellers = {code: room.tell for code, room in _rooms.items() if room.tell}
    return [told for row in rows if (told := tellers[row.room](row)) is not None]


def _laid_together(parts: Sequence[sa.Select[Any]]) -> sa.Select[Any]:
    whole = sa.union_all(*(sa.select(part.subquery()) for part in parts)).subquery()
    is_mine = sa.case((whole.c.owner_id == binds.viewer_id(), 0), else_=1)
    return (
        sa.select(whole, sa.func.coalesce(_account.c.display_name, "").label("owner"))
        .outerjoin(_account, _account.c.id == whole.c.owner_id)
        .order_by(is_mine, whole.c.due_on, whole.c.record_id)
        .limit(MOST)
    )
