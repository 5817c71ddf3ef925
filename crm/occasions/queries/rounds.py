"""Rounds of letters in lists, one round with its letters, and what both add to a partner's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.core.records import Record, beside
from crm.core.timeline import timeline_row
from crm.localities.models import Locality
from crm.occasions.models import GreetingLetter, GreetingRound, GreetingText, Occasion
from crm.occasions.rules import RoundView
from crm.people.models import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFilter:
    """Which rounds a list shows."""

    view: RoundView = RoundView.ALL
    occasion: Occasion | None = None
    year: int | None = None


def _count(*where: Any) -> sa.ScalarSelect[Any]:
    """Count the letters of a round to partners that the person looking may see."""
    place: Any = beside(Record, "counted")
    asked = (
        sa.select(sa.func.count(GreetingLetter.id))
        .join(place, place.id == GreetingLetter.locality_id)
        .where(GreetingLetter.round_id == GreetingRound.id, *where)
    )
    return asked.correlate(GreetingRound).scalar_subquery()


def rounds(asked: RoundFilter) -> sa.Select[Any]:
    """Return the select behind the list of rounds, the newest day first."""
    rows = sa.select(
        GreetingRound.id,
        GreetingRound.title,
        GreetingRound.occasion,
        GreetingRound.day,
        GreetingRound.version,
        GreetingRound.classification,
        GreetingRound.is_sample,
        UserAccount.display_name.label("owner"),
        _count().label("letters"),
        _count(GreetingLetter.sent_on.is_not(None)).label("sent"),
        _count(GreetingLetter.answered_on.is_not(None)).label("answered"),
    ).outerjoin(UserAccount, UserAccount.id == GreetingRound.owner_id)
    if asked.occasion is not None:
        rows = rows.where(GreetingRound.occasion == asked.occasion)
    if asked.year is not None:
        rows = rows.where(GreetingRound.day.between(date(asked.year, 1, 1), date(asked.year, 12, 31)))
    if asked.view is RoundView.OPEN:
        rows = rows.where(_count(GreetingLetter.sent_on.is_(None)) > 0)
    return rows.order_by(GreetingRound.day.desc(), GreetingRound.id.desc())


def round_of(round_id: int) -> Any | None:
    """Return one round with its officer and the round it was made from, or None."""
    before: Any = beside(Record, "before")
    asked = (
        sa.select(
            GreetingRound,
            UserAccount.display_name.label("owner"),
            before.id.label("before_id"),
            before.title.label("before"),
        )
        .outerjoin(UserAccount, UserAccount.id == GreetingRound.owner_id)
        .outerjoin(before, before.id == GreetingRound.previous_id)
        .where(GreetingRound.id == round_id)
    )
    return db.session.execute(asked).first()


def letters_of(round_id: int) -> Sequence[Any]:
    """Return the letters of a round to partners that may be seen, each with its recipient if that may be."""
    partner: Any = beside(Locality, "partner")
    recipient: Any = beside(Contact, "recipient")
    asked = (
        sa.select(
            GreetingLetter,
            partner.title.label("partner"),
            partner.native_name,
            partner.native_lang,
            recipient.id.label("recipient_id"),
            recipient.title.label("recipient"),
            recipient.native_name.label("recipient_native"),
            recipient.native_lang.label("recipient_lang"),
        )
        .join(partner, partner.id == GreetingLetter.locality_id)
        .outerjoin(recipient, recipient.id == GreetingLetter.contact_id)
        .where(GreetingLetter.round_id == round_id)
        .order_by(partner.sort_key, partner.id, GreetingLetter.place, GreetingLetter.id)
    )
    return db.session.execute(asked).all()


def letter_row(round_id: int, letter_id: int) -> GreetingLetter | None:
    """Return one letter of a round to a partner that may be seen, or None."""
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(GreetingLetter)
        .join(partner, partner.id == GreetingLetter.locality_id)
        .where(GreetingLetter.round_id == round_id, GreetingLetter.id == letter_id)
    )
    return db.session.scalar(asked)


def text_rows(round_id: int) -> Sequence[GreetingText]:
    """Return the office's own words of a round."""
    asked = sa.select(GreetingText).where(GreetingText.round_id == round_id)
    return db.session.scalars(asked.order_by(GreetingText.id)).all()


def thread_of_letters(subject: Record) -> Sequence[sa.Select[Any]]:
    """Tell the thread of a partner or of a contact which letters went out; they are no interaction."""
    told = (GreetingRound.id, "greeting", GreetingLetter.sent_on, GreetingRound.title)
    rows = (
        sa.select(*timeline_row(*told, detail=GreetingLetter.note, mark="letter"))
        .join(GreetingLetter, GreetingLetter.round_id == GreetingRound.id)
        .where(GreetingLetter.sent_on.is_not(None))
    )
    if subject.kind == "locality":
        return [rows.where(GreetingLetter.locality_id == subject.id)]
    if subject.kind == "contact":
        return [rows.where(GreetingLetter.contact_id == subject.id)]
    return []
