"""Lays the things of a day out: when, what, one line, and what can be done about it in one tap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock_time
from enum import IntEnum
from typing import Any

from flask import url_for

from crm.core.locale import _, label, language, ngettext
from crm.delegations.models import DelegationStatus
from crm.today import queries

BACK = "/today"


class Part(IntEnum):
    """A part of the page, in its order."""

    TODAY = 0
    LATE = 1
    WAITING = 2
    COMING = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the day, as ``components/agenda.html`` draws it."""

    part: Part
    time: str
    title: str
    detail: str
    url: str
    day: date | None = None
    at: clock_time | None = None
    place: str = ""
    late: bool = False
    now: bool = False
    native: str = ""
    lang: str = ""
    actions: Sequence[dict[str, Any]] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Leave:
    """What the person looking may do on this page."""

    log: bool
    task: bool
    move: bool
    promise: bool


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _part_of(day: date | None, today: date) -> Part:
    if day is None:
        return Part.WAITING
    return Part.LATE if day < today else Part.TODAY if day == today else Part.COMING


def short_day(day: date) -> str:
    """Write a day as it stands at the left of an entry: T5 26/11."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{names[day.weekday()]} {day:%d/%m}"


def _when(day: date | None, today: date) -> str:
    if day is None:
        return "—"
    if day < today:
        return ngettext("%(num)s day", "%(num)s days", (today - day).days)
    return _("In the day") if day == today else short_day(day)


def _due(day: date | None, today: date) -> dict[str, Any]:
    """Return what every dated entry has: its part, its day and how it is written."""
    return {
        "part": _part_of(day, today),
        "day": day,
        "time": _when(day, today),
        "late": day is not None and day < today,
    }


def _finish(url: str, **fields: object) -> dict[str, Any]:
    return {"label": _("Mark done"), "url": url, "post": True, "link": True, "fields": fields}


def _link(word: str, url: str) -> dict[str, Any]:
    return {"label": word, "url": url, "link": True}


def of_programme(items: Iterable[Any], leave: Leave) -> Iterator[Entry]:
    """Lay out today's programme of the delegations that are here."""
    for item in items:
        record = url_for("interactions.new", delegation=item.delegation_id)
        yield Entry(
            part=Part.TODAY,
            time=f"{item.starts_at:%H:%M}" if item.starts_at else _("In the day"),
            at=item.starts_at,
            place=item.place.best(language()),
            title=item.title.best(language()),
            detail=item.delegation,
            url=url_for("delegations.show", record_id=item.delegation_id, _anchor="programme"),
            now=item.has_leader,
            actions=({"label": _("Write the result"), "url": record},) if leave.log else (),
        )


def of_visits(visits: Iterable[Any], today: date, leave: Leave) -> Iterator[Entry]:
    """Lay out visits of the day and to come, and earlier ones that are still to be completed."""
    for visit in visits:
        is_past = visit.happened_on < today
        url = url_for("interactions.show", record_id=visit.id)
        edit = url_for("interactions.edit", record_id=visit.id)
        shown = _due(visit.happened_on, today)
        if is_past:
            shown |= {"part": Part.WAITING, "time": short_day(visit.happened_on), "late": False}
        elif visit.happened_on == today and visit.starts_at:
            shown |= {"time": f"{visit.starts_at:%H:%M}"}
        yield Entry(
            **shown,
            at=visit.starts_at,
            place="" if is_past else visit.place,
            title=visit.title,
            detail=_joined(visit.partner, label(visit.channel), _("To complete") if is_past else None),
            url=url,
            actions=(_link(_("Complete"), edit),) if leave.log and visit.is_to_complete else (),
        )


def of_tasks(tasks: Iterable[Any], today: date, leave: Leave) -> Iterator[Entry]:
    """Lay out a person's tasks."""
    for task in tasks:
        done = url_for("tasks.done", record_id=task.id)
        later = url_for("tasks.edit", record_id=task.id, next=BACK)
        yield Entry(
            **_due(task.due_on, today),
            title=task.title,
            detail=_joined(task.partner, task.about if task.about != task.partner else None),
            url=url_for("tasks.show", record_id=task.id),
            actions=(_finish(done, next=BACK), _link(_("Another day"), later)) if leave.task else (),
        )


def of_ties(ties: Iterable[Any], today: date, leave: Leave) -> Iterator[Entry]:
    """Lay out what is next with each partner; a tie with nothing planned waits for somebody."""
    for tie in ties:
        plan = url_for("partnerships.next_action", record_id=tie.locality_id)
        finish = url_for("partnerships.done", record_id=tie.locality_id)
        call = {"label": _("Call"), "url": f"tel:{''.join(tie.telephone.split())}"} if tie.telephone else None
        is_planned = bool(tie.next_action) and tie.owner_id is not None
        ways: list[dict[str, Any]] = [call] if call and is_planned else []
        if leave.move and is_planned:
            ways += [_finish(finish, version=tie.version), _link(_("Another day"), plan)]
        elif leave.move:
            ways += [_link(_("Set next action"), plan)]
        yield Entry(
            **_due(tie.next_action_on if is_planned else None, today),
            title=tie.next_action or _("No next action yet"),
            native="",
            detail=_joined(
                tie.title, tie.counterpart, None if tie.owner_id is not None else _("Nobody is in charge")
            ),
            url=url_for("localities.show", record_id=tie.locality_id),
            actions=ways,
        )


def of_promises(promises: Iterable[Any], today: date, leave: Leave) -> Iterator[Entry]:
    """Lay out promises that a person answers for."""
    for promise in promises:
        close = url_for("commitments.close", record_id=promise.id)
        yield Entry(
            **_due(promise.due_on, today),
            title=promise.text.best(language()) or promise.title,
            detail=_joined(_("Commitment"), promise.partner, label(promise.side)),
            url=url_for("commitments.show", record_id=promise.id),
            actions=(_link(_("Close"), close),) if leave.promise else (),
        )


def of_delegations(delegations: Iterable[Any], today: date, me: int | None) -> Iterator[Entry]:
    """Lay out delegations that are here or come, and one's own that wait for a step or a report."""
    for trip in delegations:
        people = ngettext("%(num)s person", "%(num)s people", trip.people) if trip.people else None
        is_near = trip.starts_on <= today + queries.AHEAD and trip.ends_on >= today
        said = {
            "title": trip.title,
            "url": url_for("delegations.show", record_id=trip.id),
        }
        if trip.status is DelegationStatus.COMPLETED:
            shown = _due(trip.report_due_on, today)
            yield Entry(**shown, **said, detail=_joined(_("Report due"), trip.partner))
            continue
        if is_near:
            is_here = trip.starts_on <= today
            yield Entry(
                part=Part.TODAY if is_here else Part.COMING,
                day=trip.starts_on,
                time=_("Here") if is_here else short_day(trip.starts_on),
                **said,
                detail=_joined(label(trip.status), people or _("no members yet")),
                actions=(_link(_("Papers"), url_for("briefings.preview", record_id=trip.id)),),
            )
        if trip.owner_id == me and trip.status in (DelegationStatus.REQUESTED, DelegationStatus.IN_REVIEW):
            yield Entry(
                part=Part.WAITING,
                day=trip.starts_on,
                time=short_day(trip.starts_on),
                **said,
                detail=_joined(label(trip.status), trip.partner),
            )


def in_order(entries: Iterable[Entry], part: Part) -> Sequence[Entry]:
    """Return the entries of a part: by the hour today, else by the day, things without one last."""
    chosen = [entry for entry in entries if entry.part is part]
    return sorted(chosen, key=lambda one: (one.day or date.max, one.at or clock_time.min))


def summary(today: int, late: int, waiting: int) -> str:
    """Say in one line what the day holds."""
    parts = [
        ngettext("%(num)s thing today", "%(num)s things today", today)
        if today
        else _("Nothing is on today."),
        ngettext("%(num)s overdue", "%(num)s overdue", late) if late else "",
        ngettext("%(num)s waits for you", "%(num)s wait for you", waiting) if waiting else "",
    ]
    return _joined(*parts)
