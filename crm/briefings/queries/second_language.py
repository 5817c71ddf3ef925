"""What the texts in a partner's language lack, and whether a native speaker has read them as they stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from crm.briefings.content import Place, Untranslated
from crm.briefings.queries.rows import Whole
from crm.core.db import Words, db
from crm.core.names import display
from crm.delegations.models import MemberSide, TextReview
from crm.reference.rules import post_called

OFFICE_TEXTS = ("name", "superior", "city")
DELEGATION_TEXTS = ("name", "purpose", "host")
ITEM_TEXTS = ("title", "place", "host", "participants", "dress")
MEMBER_TEXTS = ("title", "biography")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that guests read, with its texts by the names of their fields."""

    place: Place
    key: int
    what: str
    texts: dict[str, Words]


def _rows(whole: Whole) -> Iterator[_Row]:
    office, trip = whole.office, whole.head.delegation
    yield _Row(Place.OFFICE, 0, office.name.best("vi"), _texts(office, OFFICE_TEXTS))
    if whole.head.partner is not None:
        partner = whole.head.partner
        yield _Row(Place.PARTNER, partner.id, partner.title, {"name": partner.name})
    yield _Row(Place.DELEGATION, trip.id, trip.title, _texts(trip, DELEGATION_TEXTS))
    for item in whole.items:
        title = f"{item.day:%d/%m} {item.starts_at:%H:%M} {item.title.best('vi')}"
        yield _Row(Place.ITEM, item.id, title, _texts(item, ITEM_TEXTS))
    for person in whole.people:
        name = display(person.member.person_name)
        yield _Row(Place.MEMBER, person.member.id, name, _texts(person.member, MEMBER_TEXTS))


def _texts(row: object, names: tuple[str, ...]) -> dict[str, Words]:
    return {name: getattr(row, name) for name in names}


def untranslated(whole: Whole, lang: str, *, is_for_guests: bool) -> tuple[Untranslated, ...]:
    """Say row by row which texts there are, and none of them in this language."""
    unread = {one.member.id for one in whole.people if one.member.side is not MemberSide.OURS}
    return tuple(_untranslated(whole, lang, without_life=unread if is_for_guests else set()))


def _untranslated(whole: Whole, lang: str, without_life: set[int]) -> Iterator[Untranslated]:
    """Leave out the biographies that a guest does not read: those of the members in ``without_life``."""
    for row in _rows(whole):
        if row.place is Place.MEMBER and row.key in without_life:
            del row.texts["biography"]
        lacking = [name for name, words in row.texts.items() if words.best() and not words.get(lang)]
        post = (
            post_called(whole.posts, row.texts["title"].get("vi", "")) if row.place is Place.MEMBER else None
        )
        if post is not None and "title" in lacking and post.names.get(lang):
            lacking.remove("title")
            if lang in post.unchecked:
                yield Untranslated(row.place, row.key, row.what, ("title",), is_unchecked=True)
        if lacking:
            yield Untranslated(row.place, row.key, row.what, tuple(lacking))


def fingerprint(whole: Whole, lang: str) -> str:
    """Return what tells these texts from any others in the same language."""
    texts = [
        [row.place.value, row.key, name, words.get(lang, "")]
        for row in _rows(whole)
        for name, words in row.texts.items()
    ]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


def review_of(whole: Whole, lang: str, moment: datetime) -> TextReview | None:
    """Return the last reading of exactly these texts before a moment, if there is one."""
    asked = sa.select(TextReview).where(
        TextReview.delegation_id == whole.head.delegation.id,
        TextReview.lang == lang,
        TextReview.fingerprint == fingerprint(whole, lang),
        TextReview.reviewed_at <= moment,
    )
    return db.session.scalars(asked.order_by(TextReview.id.desc()).limit(1)).first()
