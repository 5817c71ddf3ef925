"""The first page of the day: what is on, what is owed, what comes."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Flask, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, Role, actor, may, requires
from crm.core.locale import _, _l, day, label, language, ngettext, weekday
from crm.core.reminders import MOST, by_nearness, due_until
from crm.core.web import NavItem, list_rows, page, register_nav
from crm.delegations.queries import programme_on
from crm.home import deadlines as laying
from crm.home import queries
from crm.home.queries import Figures
from crm.interactions.queries import VisitFilter, visits
from crm.partnerships.queries import attention
from crm.tasks.queries import open_tasks_of

bp = Blueprint("home", __name__)

RECENT = 6


@bp.get("/")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """Today in the office, for whoever looks."""
    today, me = clock.today(), actor()
    figures = queries.figures(me.id, today)
    trips = queries.trips(today)
    return page(
        "home/index.html",
        heading=f"{weekday(today)}, {day(today)}",
        figures=_shown(figures),
        has_partners=figures.partners > 0,
        agenda=_agenda(programme_on(today)),
        here=[_trip(trip, today) for trip in trips if trip.starts_on <= today],
        coming=[_trip(trip, today) for trip in trips if trip.starts_on > today],
        pressing=_pressing(today),
        deadlines=laying.first_lines(due_until(today + laying.QUARTER), me, today),
        tasks=open_tasks_of(me.id, limit=queries.FEW),
        recent=list_rows(visits(VisitFilter()), 1, per_page=RECENT).rows,
        may_log=may(me, Permission.INTERACTION_LOG),
        may_edit=may(me, Permission.DELEGATION_EDIT),
    )


def _number(value: int) -> str:
    return str(value) if value <= queries.COUNT_CAP else f"{queries.COUNT_CAP}+"


def _overdue(number: int) -> str | None:
    return ngettext("%(num)s overdue", "%(num)s overdue", number) if number else None


def _shown(found: Figures) -> list[dict[str, Any]]:
    """Lay the figures out, each with the list behind it."""
    ties = url_for("localities.index", attention="yes")
    owed = url_for("commitments.index", side="ours")
    reports = url_for("delegations.index", show="report_due")
    return [
        _figure(_("Next actions overdue"), found.overdue_actions, ties, is_late=True),
        _figure(
            ngettext("Delegations in %(num)s day", "Delegations in %(num)s days", queries.AHEAD),
            found.delegations,
            url_for("delegations.index", show="upcoming"),
        ),
        _figure(_("We owe partners"), found.owed, owed, late=found.owed_late),
        _figure(_("Reports due"), found.reports, reports, late=found.reports_late),
        _figure(_("My open tasks"), found.tasks, url_for("tasks.mine"), late=found.tasks_late),
    ]


def _figure(label: str, value: int, url: str, *, late: int = 0, is_late: bool = False) -> dict[str, Any]:
    return {
        "label": label,
        "value": _number(value),
        "url": url,
        "late": is_late and value > 0,
        "remark": _overdue(late),
    }


def _agenda(items: Any) -> list[dict[str, Any]]:
    """Lay today's programme out by the hour."""
    return [
        {
            "time": f"{item.starts_at:%H:%M}",
            "title": item.title.best(language()),
            "url": url_for("delegations.show", record_id=item.delegation_id, _anchor="programme"),
            "detail": " · ".join(part for part in (item.place.best(language()), item.delegation) if part),
            "now": item.has_leader,
        }
        for item in items
    ]


def _trip(trip: Any, today: date) -> dict[str, Any]:
    """Lay one delegation out, with the way to its papers."""
    days = (trip.starts_on - today).days
    when = _("until %(day)s", day=day(trip.ends_on)) if days <= 0 else day(trip.starts_on)
    people = ngettext("%(num)s person", "%(num)s people", trip.people) if trip.people else _("no members yet")
    return {
        "time": f"{trip.starts_on:%d/%m}",
        "title": trip.title,
        "url": url_for("delegations.show", record_id=trip.id),
        "detail": " · ".join(part for part in (when, people, trip.officer) if part),
        "due": trip.starts_on if days > 0 else None,
        "papers": url_for("briefings.preview", record_id=trip.id),
    }


def _pressing(today: date) -> list[dict[str, Any]]:
    """Gather the ties that ask for somebody's next step: overdue first, then those with nothing planned."""
    ties = [
        {
            "due": tie.next_action_on if tie.next_action else None,
            "name": tie.title,
            "native": tie.native_name,
            "lang": tie.native_lang,
            "what": tie.next_action or _("No next action yet"),
            "who": tie.officer,
            "url": url_for("localities.show", record_id=tie.locality_id),
        }
        for tie in attention(today, limit=queries.FEW)
    ]
    return sorted(ties, key=lambda one: (one["due"] is None, one["due"] or today))


@bp.get("/deadlines")
@requires(Permission.HOME_READ)
def deadlines() -> ResponseReturnValue:
    """Everything that is due or late, one's own or the office's."""
    today, me = clock.today(), actor()
    asked = request.args.get("whose", "")
    is_mine = asked == "mine" or (asked != "all" and me.role is Role.STAFF)
    found = due_until(today + laying.YEAR)
    mine = [one for one in found if one.owner_id == me.id]
    shown = mine if is_mine else found
    groups = [(label(near), laying.lines(rows, len(rows), me)) for near, rows in by_nearness(shown, today)]
    return page(
        "home/deadlines.html",
        groups=groups,
        is_mine=is_mine,
        mine=len(mine),
        everything=len(found),
        is_cut=len(found) >= MOST,
    )


def install(app: Flask) -> None:
    """Open the page, first line of the menu."""
    app.register_blueprint(bp)
    for order, words, endpoint in ((0, _l("Home"), "home.index"), (7, _l("Deadlines"), "home.deadlines")):
        register_nav(
            NavItem(group=0, order=order, label=words, endpoint=endpoint, permission=Permission.HOME_READ)
        )
