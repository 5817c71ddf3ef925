"""What is due: anniversaries that nobody has decided on, and letters that have not gone out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from crm.core import clock
from crm.core.db import db
from crm.core.locale import _, day, ngettext
from crm.core.records import Record, beside
from crm.core.reminders import Due
from crm.localities.models import Locality, Scope
from crm.occasions.models import GreetingLetter, GreetingRound
from crm.occasions.queries.anniversaries import coming_between, decided, work_list
from crm.occasions.rules import Coming, basis_words, begins_on
from crm.workdays.queries import office_calendar

LEAST_AHEAD = 30
"""Days ahead of an anniversary on which somebody is told, where the office's list names none."""


def due_anniversaries(until: date) -> Sequence[Due]:
    """Return the anniversaries to come that must be prepared from ``until`` on, and nobody decided on."""
    today, steps = clock.today(), work_list()
    ahead = max([LEAST_AHEAD, *(step.days for step in steps)])
    known = coming_between(today, until + timedelta(days=ahead + LEAST_AHEAD))
    settled = decided([one.of.key for one in known])
    waiting = [one for one in known if (one.of.key, one.years) not in settled]
    if not waiting:
        return []
    calendar = office_calendar(today, max(one.last_day for one in waiting))
    pages = _pages(waiting)
    return [
        told
        for one in waiting
        if (told := _told(one, begins_on(one.last_day, steps, calendar), pages)) and told.due_on <= until
    ]


def _told(one: Coming, begins: date, pages: Mapping[str, tuple[int, str]]) -> Due | None:
    page = (one.of.locality_id, one.of.title) if one.of.locality_id else pages.get(one.of.country_code)
    if page is None or page[0] is None:
        return None
    when = day(one.day) if one.day else str(one.year)
    return Due(
        key=f"anniversary:{one.of.key}:{one.years}",
        kind="locality",
        record_id=page[0],
        title=page[1],
        what=_("%(what)s (%(when)s): not planned yet", what=basis_words(one.of, one.years), when=when),
        due_on=begins,
        owner_id=one.of.owner_id,
    )


def _pages(waiting: Sequence[Coming]) -> Mapping[str, tuple[int, str]]:
    """Return for each country the partner on whose page its anniversary is told: the first by name."""
    codes = {one.of.country_code for one in waiting if one.of.locality_id is None}
    if not codes:
        return {}
    asked = sa.select(Locality.country_code, Locality.id, Locality.title).where(
        Locality.country_code.in_(codes), Locality.scope == Scope.FOREIGN
    )
    rows = db.session.execute(asked.order_by(Locality.sort_key.desc(), Locality.id.desc()))
    return {code: (key, title) for code, key, title in rows}


def due_letters(until: date) -> Sequence[Due]:
    """Return the rounds whose day is there by ``until`` and whose letters have not all gone out."""
    partner = beside(Record, "counted")
    waiting = sa.func.count(GreetingLetter.id)
    asked = (
        sa.select(GreetingRound.id, GreetingRound.title, GreetingRound.day, GreetingRound.owner_id, waiting)
        .join(GreetingLetter, GreetingLetter.round_id == GreetingRound.id)
        .join(partner, partner.id == GreetingLetter.locality_id)
        .where(GreetingLetter.sent_on.is_(None), GreetingRound.day <= until)
        .group_by(GreetingRound.id, GreetingRound.title, GreetingRound.day, GreetingRound.owner_id)
    )
    return [
        Due(
            key=f"greeting:{key}",
            kind="greeting",
            record_id=key,
            title=title,
            what=ngettext("%(num)s letter to send", "%(num)s letters to send", count),
            due_on=on,
            owner_id=owner_id,
        )
        for key, title, on, owner_id, count in db.session.execute(asked)
    ]
