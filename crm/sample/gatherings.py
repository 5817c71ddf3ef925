"""The conferences of the sample office: one in preparation, one with a minister, and one that was held."""

from __future__ import annotations

from typing import Any, Final

from crm.agreements.models import Opinion
from crm.conferences.models import (
    Conference,
    ConferenceCheck,
    ConferenceConsultation,
    Known,
    Manner,
    Organiser,
    Verdict,
)
from crm.conferences.service.clocks import keep_clocks
from crm.core.db import Words
from crm.reference.queries import items
from crm.reference.rules import ListCode
from crm.sample.load import Book, add_rows, keep
from crm.sample.reader import day_after, tables, words

_TEXTS: Final = (
    *("purpose", "host", "co_hosts", "place", "origins", "leaders", "money", "money_source"),
    *("received_number", "submitted_number", "decision_number", "attended_from"),
)
_COUNTS: Final = ("ours_count", "foreign_count", "attended_ours", "attended_foreign")
_DAYS: Final = {
    "starts_on": "starts",
    "ends_on": "ends",
    "received_on": "received",
    "complete_on": "complete",
    "submitted_on": "submitted",
    "decided_on": "decided",
    "held_on": "held",
}


def conferences(book: Book) -> None:
    """Enter every conference of the data file."""
    for one in tables("conferences")["conference"]:
        _conference(book, one)


def _conference(book: Book, one: dict[str, Any]) -> None:
    conference: Conference = keep(
        Conference(
            title=one["name"]["vi"],
            name=words(one["name"]),
            locality_id=book.localities[one["locality"]].id,
            owner_id=book.officer_id(one["owner"]),
            organiser=Organiser(one["organiser"]),
            manner=Manner(one["manner"]),
            has_leaders=Known(one["has_leaders"]),
            has_topics=Known(one["has_topics"]),
            verdict=Verdict(one["verdict"]) if "verdict" in one else None,
            outcomes=one.get("outcomes", "").strip(),
            **{name: one.get(name, "") for name in _TEXTS},
            **{name: one.get(name) for name in _COUNTS},
            **{name: day_after(book.today, one.get(told)) for name, told in _DAYS.items()},
        )
    )
    add_rows([*_papers(conference, one.get("ticked", ())), *_bodies(book, conference, one.get("body", ()))])
    keep_clocks(conference)


def _papers(conference: Conference, ticked: Any) -> list[ConferenceCheck]:
    return [
        ConferenceCheck(
            conference_id=conference.id,
            text=Words(item.name),
            done_on=conference.received_on if item.code in ticked else None,
            place=place,
        )
        for place, item in enumerate(items(ListCode.DOSSIER_CONFERENCE))
    ]


def _bodies(book: Book, conference: Conference, told: Any) -> list[ConferenceConsultation]:
    return [
        ConferenceConsultation(
            conference_id=conference.id,
            body=one["name"],
            sent_on=day_after(book.today, one.get("sent")),
            received_on=day_after(book.today, one.get("received")),
            replied_on=day_after(book.today, one.get("replied")),
            reply_number=one.get("number", ""),
            opinion=Opinion(one["opinion"]) if "opinion" in one else None,
            comment=one.get("comment", ""),
            place=place,
        )
        for place, one in enumerate(told)
    ]
