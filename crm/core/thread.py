"""Turns the events of a record's timeline into the entries that its page draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crm.core import clock
from crm.core.locale import day as in_words
from crm.core.locale import ngettext
from crm.core.records import kind_of
from crm.core.timeline import Event
from crm.core.web.links import link


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the thread as the page draws it; ``next`` marks the next thing to come."""

    kind: str
    next: bool
    year: int
    when: str
    after: str
    title: str
    detail: str
    url: str
    native: str = ""
    lang: str = ""
    links: tuple[tuple[str, str], ...] = ()


def url_of(kind: str, record_id: int) -> str:
    """Return the page of any record."""
    return link(kind_of(kind).endpoint, record_id=record_id)


def _after(day: date, today: date) -> str:
    days = (day - today).days
    return ngettext("%(num)s day from now", "%(num)s days from now", days) if days > 0 else ""


def entries(events: Iterable[Event], upcoming: Iterable[Event] = ()) -> list[Entry]:
    """Return the entries of a thread, newest first; of the days to come the nearest one is marked as next.

    ``upcoming`` are events to come that the newest page of the thread may not hold.
    """
    today = clock.today()
    told = sorted({*events, *upcoming}, key=lambda event: (event.day, event.record_id), reverse=True)
    coming = [event for event in told if event.day > today]
    nearest = coming[-1] if coming else None
    return [
        Entry(
            kind=event.mark,
            next=event is nearest,
            year=event.day.year,
            when=str(event.day.year) if event.is_year_only else in_words(event.day),
            after=_after(event.day, today),
            title=event.title,
            detail=event.detail or "",
            url=url_of(event.kind, event.record_id),
        )
        for event in told
    ]
