"""Writing the daily mail: once a day for each person, in one transaction with the note of what was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crm.accounts.models import UserAccount
from crm.accounts.queries import person
from crm.core import clock
from crm.core.access import Actor, Role, acting_as, may
from crm.core.db import db
from crm.core.jobs import Run, enqueue, every, job
from crm.core.locale import speaking
from crm.core.mail import queue_mail
from crm.core.records import kind_of
from crm.core.reminders import due_until, kinds_told
from crm.core.writes import insert
from crm.digest import queries
from crm.digest.letter import written
from crm.digest.models import DigestTold, DigestWish
from crm.digest.rules import AHEAD, News, Reader, news
from crm.settings.queries import office
from crm.workdays.queries import office_calendar
from crm.workdays.rules import is_working_day

WRITE = "digest.write"


@dataclass(frozen=True, slots=True, kw_only=True)
class WishEntry:
    """What a person wants in their mail."""

    is_on: bool = True
    left_out: tuple[str, ...] = ()
    with_others: bool = True
    is_weekly: bool = False


@every(hours=1, kind="digest.hand_out")
def hand_out(_payload: dict[str, Any], _run: Run) -> None:
    """Ask, from the office's hour on and on working days, for the mail of each person, once a day."""
    now = clock.now().astimezone(ZoneInfo(office().zone))
    today = now.date()
    if now.hour < office().digest_hour or not is_working_day(today, office_calendar(today, today)):
        return
    for user_id in queries.people_to_mail():
        enqueue(WRITE, {"day": today.isoformat()}, key=f"{WRITE} {user_id} {today}", actor_id=user_id)


@job(WRITE)
def write(payload: dict[str, Any], run: Run) -> None:
    """Mail one person what is new to them: nothing new is no mail, and who was shut out gets none."""
    reader, today = person(run.actor_id or 0), date.fromisoformat(payload["day"])
    if reader is None or not reader.active:
        return
    with speaking(reader.locale), acting_as(reader):
        told = _news(reader, today)
        if told.new or told.again:
            letter = written(told, reader.display_name, today)
            db.session.add_all(
                DigestTold(user_id=reader.id, key=key, due_on=due_on, rung=rung, told_on=today)
                for key, due_on, rung in told.told
            )
            db.session.flush()
            queue_mail(f"digest {reader.id} {today}", reader.email, letter.subject, letter.text, letter.html)


def _news(reader: UserAccount, today: date) -> News:
    """Read what is due with the person's own eyes, and leave out what they know."""
    wish = queries.wish_of(reader.id)
    asked = Reader(
        user_id=reader.id,
        is_manager=reader.role is Role.MANAGER,
        keeps=[kind for kind in kinds_told() if _keeps(reader, kind)],
        left_out=wish.left_out.split(),
        with_others=wish.with_others,
        is_weekly=wish.is_weekly,
    )
    found = due_until(today + AHEAD)
    known = queries.told_to(reader.id, [one.key for one in found])
    return news(found, asked, known, today, begins_week=_begins_week(today))


def _keeps(reader: UserAccount, kind: str) -> bool:
    edit = kind_of(kind).edit
    return edit is not None and may(reader, edit)


def _begins_week(today: date) -> bool:
    """Tell whether this is the first day of its week on which the office works."""
    calendar = office_calendar(today, today)
    before = (today - timedelta(days=back) for back in range(1, today.weekday() + 1))
    return not any(is_working_day(day, calendar) for day in before)


def set_wish(entry: WishEntry, *, actor: Actor) -> WishEntry:
    """Keep what a person wants in their own mail."""
    known = [kind for kind in kinds_told() if kind in entry.left_out]
    values = {
        "is_on": entry.is_on,
        "left_out": " ".join(known),
        "with_others": entry.with_others,
        "is_weekly": entry.is_weekly,
    }
    fresh = insert(DigestWish).values(user_id=actor.id, **values)
    db.session.execute(fresh.on_conflict_do_update(index_elements=["user_id"], set_=values))
    return entry
