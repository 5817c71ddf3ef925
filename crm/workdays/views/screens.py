"""The working calendar on screen: a country's year, and the office's own days in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import audit, clock
from crm.core.access import Permission, actor, may, requires
from crm.core.db import Words
from crm.core.editing import Editing
from crm.core.errors import CrmError
from crm.core.forms import CrmForm
from crm.core.locale import _, language, weekday
from crm.core.locale import day as in_words
from crm.core.text import sort_key
from crm.core.web import form_page, next_url, page, toast
from crm.localities.rules import country_name, is_country
from crm.workdays import queries, rules, service
from crm.workdays.forms import DayForm, NameForm
from crm.workdays.models import country_scope
from crm.workdays.views.blueprint import bp
from crm.workdays.views.months import months_of

AROUND = 6
"""Years that the calendar can be turned back and on."""


def countries() -> list[tuple[str, str]]:
    """Return our own country first, then those of the partners by name."""
    ours = queries.home_country()
    others = sorted(set(queries.partner_countries()) - {ours}, key=lambda code: sort_key(country_name(code)))
    return [(code, country_name(code)) for code in (ours, *others)]


def _asked_year() -> int:
    this, asked = clock.today().year, request.args.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this
    return min(max(year, this - AROUND), this + AROUND)


def _source(one: queries.Noted) -> str:
    """Say where a day is from: the paper of the office's row, or the package."""
    if one.row_id:
        return one.source or _("entered by the office")
    found = rules.source_of(one.side, one.day)
    return _("published calendar (%(package)s)", package=found) if found.startswith(rules.SOURCE) else found


def _line(one: queries.Noted) -> dict[str, Any]:
    return {
        "day": one.day,
        "weekday": weekday(one.day),
        "lunar": rules.lunar_words(one.day),
        "name": one.name or _("Worked in exchange"),
        "is_off": one.is_off,
        "is_exchange": one.is_exchange,
        "source": _source(one),
        "row_id": one.row_id,
        "version": one.version,
    }


@bp.get("")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """One country's year: days off, days worked in exchange, and where each is from."""
    offered, year, today = countries(), _asked_year(), clock.today()
    asked = request.args.get("country", "")
    country = asked if asked in dict(offered) else offered[0][0]
    rows = queries.rows_of([country_scope(country)])
    noted = queries.year_of(country, year, rows)
    known = {one.day for one in noted}
    doubted = rules.published(country, year, language()).doubted
    has_announcement = any(one.source and one.day.year == year for one in rows)
    return page(
        "workdays/index.html",
        country=country,
        country_name=country_name(country),
        countries=offered,
        year=year,
        this_year=today.year,
        lines=[_line(one) for one in noted],
        months=months_of(year, noted, rules.weekend_of(country), today),
        doubted=[(day, name) for day, name in doubted.items() if day not in known],
        cities=_cities(year),
        is_estimate=not has_announcement and not rules.is_settled(country, year, today),
        may_edit=may(actor(), Permission.SETTINGS_EDIT),
    )


def _cities(year: int) -> list[dict[str, Any]]:
    """Return the city days of a year, by day."""
    found = []
    for row, title in queries.city_days():
        day = queries.falls_on(row, year)
        if day is not None:
            found.append({"row": row, "day": day, "city": title, "weekday": weekday(day)})
    return sorted(found, key=lambda one: one["day"])


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Enter a day of the office's own."""
    form = DayForm(data=_suggested())
    form.prepare(countries(), queries.cities())
    if form.accepted():
        done = form.attempt(lambda: service.enter_days(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".index", year=done[0].day.year, country=form.country.data or None))
    return form_page("workdays/form.html", form=form)


def _suggested() -> dict[str, Any]:
    """Fill the form in from a suggestion on the calendar."""
    given: dict[str, Any] = {"country": queries.home_country()}
    try:
        given["first"] = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return given
    country = request.args.get("country", "")
    if is_country(country):
        given["country"] = country
        given["name_vi"] = rules.published(country, given["first"].year, "vi").doubted.get(given["first"], "")
    return given


@bp.post("/work")
@requires(Permission.SETTINGS_EDIT)
def work() -> ResponseReturnValue:
    """Say that a published day off is worked after all."""
    country, text = request.form.get("country", ""), request.form.get("day", "")
    try:
        day = date.fromisoformat(text)
        name = Words(vi=rules.published(country, day.year).off.get(day, ""))
        service.work_on(country, day, name=name, actor=actor())
    except ValueError:
        toast(_("There is no such day."), kind="warn")
    except CrmError as refused:
        toast(refused.sentence, kind="warn")
    else:
        toast(_("%(day)s counts as a working day.", day=in_words(day)))
    return redirect(url_for(".index", country=country, year=text[:4]))


@bp.route("/<record_id:day_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(day_id: int) -> ResponseReturnValue:
    """Correct how a day of the office's own is called and who announced it."""
    editing = Editing(lambda: NameForm.showing(queries.row(day_id) or abort(404)), NameForm)
    done = editing.save(
        lambda form: service.name_day(
            day_id,
            name=form.name(),
            source=form.source.data or "",
            version=form.seen_version,
            actor=actor(),
        )
    )
    if done is not None:
        toast(_("Saved."))
        return redirect(_year_of(done.scope, done.day.year))
    row = editing.form.about
    return editing.page(
        "workdays/name.html",
        subject=f"{in_words(row.day)} {row.name.best(language())}".strip(),
        cancel_url=_year_of(row.scope, row.day.year),
        row=row,
    )


def _year_of(scope: str, year: int) -> str:
    return url_for(".index", country=scope if is_country(scope) else None, year=year)


@bp.post("/<record_id:day_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(day_id: int) -> ResponseReturnValue:
    """Take a day out of the office's table."""
    gone = service.remove_day(day_id, version=CrmForm().seen_version, actor=actor())
    title = f"{in_words(gone.day)} {gone.name.best(language())}".strip()
    toast(_("Removed: %(title)s", title=title), undo_url=url_for(".put_back", change_id=audit.last_change()))
    return redirect(_year_of(gone.scope, gone.day.year))


@bp.post("/removed/<record_id:change_id>")
@requires(Permission.SETTINGS_EDIT)
def put_back(change_id: int) -> ResponseReturnValue:
    """Put back what was taken out of the table."""
    try:
        days = service.put_back(change_id, actor=actor())
    except CrmError as refused:
        toast(refused.sentence, kind="warn")
        return redirect(next_url(url_for(".index")))
    toast(_("Undone: %(title)s", title=", ".join(in_words(one.day) for one in days)))
    return redirect(next_url(_year_of(days[0].scope, days[0].day.year)))
