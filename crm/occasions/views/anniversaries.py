"""Anniversaries ahead, the decision on one, and the work that prepares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.forms import CrmForm, offer, read_day
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.occasions import queries, service
from crm.occasions.forms import PlanForm, SkipForm
from crm.occasions.models import Basis
from crm.occasions.rules import Coming, Step, back_plan, basis_words, mark_of
from crm.occasions.views.room import anniversary_bp as bp
from crm.occasions.views.room import may_edit, people
from crm.tasks.queries import tasks_about
from crm.workdays.queries import office_calendar
from crm.workdays.rules import add_months

AHEAD: Final = 24
"""Months that the list looks ahead."""


def _asked_day() -> tuple[date, str]:
    """Read the day to look from; what is no day is said and today stands."""
    today, text = clock.today(), request.args.get("on", "").strip()
    if not text:
        return today, ""
    try:
        return read_day(text, today), ""
    except ValueError as wrong:
        return today, str(wrong)


def _line(one: Coming, decided: Mapping[tuple[str, int], Any]) -> dict[str, Any]:
    return {
        "of": one.of,
        "years": one.years,
        "day": one.day,
        "year": one.year,
        "title": basis_words(one.of, one.years),
        "mark": mark_of(one.years),
        "decision": decided.get((one.of.key, one.years)),
        "is_leap": one.of.since.month == 2 and one.of.since.day == 29 and not one.of.is_year_only,
    }


@bp.get("")
@requires(Permission.OCCASION_READ)
def index() -> ResponseReturnValue:
    """Anniversaries of the next two years, month by month."""
    on, refused = _asked_day()
    last = add_months(on, AHEAD)
    asked = request.args.get("of", "")
    basis = Basis(asked) if asked in list(Basis) else None
    found = [one for one in queries.coming_between(on, last) if basis in (None, one.of.basis)]
    decided = queries.decided([one.of.key for one in found])
    lines = [_line(one, decided) for one in found]
    return page(
        "occasions/index.html",
        months=_by_month(lines),
        on=on,
        last=last,
        refused=refused,
        basis=basis,
        bases=list(Basis),
        is_today=on == clock.today(),
        has_leap=any(line["is_leap"] for line in lines),
        may_edit=may_edit(),
    )


def _by_month(lines: Sequence[dict[str, Any]]) -> list[tuple[int, int | None, list[dict[str, Any]]]]:
    """Group lines by month; those of which only the year is known come behind their year's months."""

    def month(line: dict[str, Any]) -> tuple[int, int | None]:
        return line["year"], line["day"].month if line["day"] else None

    return [(*key, list(some)) for key, some in groupby(lines, key=month)]


@bp.get("/<record_id:record_id>")
@requires(Permission.OCCASION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One anniversary that somebody decided on, with the work that prepares it."""
    row = queries.anniversary_with_names(record_id) or abort(404)
    return page(
        "occasions/show.html",
        row=row,
        anniversary=row.Anniversary,
        mark=mark_of(row.Anniversary.years),
        tasks=tasks_about(record_id, limit=40),
        may_edit=may_edit(),
    )


@bp.post("/<record_id:record_id>/drop")
@requires(Permission.OCCASION_EDIT)
def drop(record_id: int) -> ResponseReturnValue:
    """Take a decision back."""
    gone = service.drop_decision(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Taken back: %(title)s", title=gone.title), undo=True)
    return redirect(url_for(".index"))


def _known(key: str, years: int) -> Coming:
    """Return an anniversary that nobody decided on yet."""
    return queries.planned_of(key, years, clock.today()) or abort(404)


@bp.route("/plan/<string:key>/<int:years>", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def plan(key: str, years: int) -> ResponseReturnValue:
    """Plan the work for an anniversary back from its day."""
    known = _known(key, years)
    made = queries.live_decision(key, years)
    if made is not None and request.method == "GET":
        return redirect(url_for(".show", record_id=made.id))
    steps = queries.work_list()
    form = PlanForm(day=known.day, owner_id=known.of.owner_id or actor().id, work=[one.code for one in steps])
    offer(form.owner_id, people())
    offer(form.work, [(one.code, one.name) for one in steps])
    if form.accepted() and request.form.get("action") != "preview":
        done = form.attempt(lambda: service.plan(form.entry(key, years), actor=actor()))
        if done is not None:
            toast(_("Planned: %(title)s", title=done.title), undo=True)
            return redirect(url_for(".show", record_id=done.id))
    return form_page(
        "occasions/plan.html",
        form=form,
        key=key,
        **_shown(known, form.day.data, steps),
    )


def _shown(known: Coming, day: date | None, steps: Sequence[Step]) -> dict[str, Any]:
    """Show an anniversary with its work on the days that it would fall due."""
    today, day = clock.today(), day or known.day
    planned = back_plan(day, steps, today, office_calendar(today, max(day, today))) if day else []
    return {
        "known": known,
        "title": basis_words(known.of, known.years),
        "mark": mark_of(known.years),
        "planned": planned,
        "steps": steps,
        "is_leap": known.of.since.month == 2 and known.of.since.day == 29,
    }


@bp.route("/plan/<string:key>/<int:years>/skip", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def skip(key: str, years: int) -> ResponseReturnValue:
    """Decide that an anniversary is not held."""
    known, form = _known(key, years), SkipForm()
    if form.accepted():
        done = form.attempt(lambda: service.skip(key, years, form.reason.data or "", actor=actor()))
        if done is not None:
            toast(_("Not held: %(title)s", title=done.title), undo=True)
            return redirect(url_for(".index"))
    return form_page(
        "occasions/skip.html",
        form=form,
        title=basis_words(known.of, known.years),
        cancel_url=url_for(".plan", key=key, years=years),
    )
