"""The working calendar on screen, and what stands under every date that somebody chooses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.db import Words
from crm.core.errors import CrmError
from crm.core.forms import CrmForm, read_day
from crm.core.locale import _, _l, weekday
from crm.core.locale import day as in_words
from crm.core.text import sort_key
from crm.core.web import NavItem, Panel, form_page, page, register_nav, register_panel, toast
from crm.localities.rules import country_name, is_country
from crm.workdays import queries, rules, service
from crm.workdays.forms import DayForm
from crm.workdays.models import country_scope

bp = Blueprint("workdays", __name__, url_prefix="/working-calendar")

AROUND = 6
"""Years that the calendar can be turned back and on."""


def _countries() -> list[tuple[str, str]]:
    """Return our own country first, then those of the partners by name."""
    ours = queries.home_country()
    others = sorted(set(queries.partner_countries()) - {ours}, key=lambda code: sort_key(country_name(code)))
    return [(code, country_name(code)) for code in (ours, *others)]


def _asked_year() -> int:
    this, asked = clock.today().year, request.args.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this
    return min(max(year, this - AROUND), this + AROUND)


def _line(one: queries.Noted) -> dict[str, Any]:
    return {
        "day": one.day,
        "weekday": weekday(one.day),
        "lunar": rules.lunar_words(one.day),
        "name": one.name or _("Worked in exchange"),
        "is_off": one.is_off,
        "source": one.source or (_("the office") if one.row_id else _("package %(name)s", name=rules.SOURCE)),
        "row_id": one.row_id,
    }


@bp.get("")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """One country's year: days off, days worked in exchange, and where each is from."""
    countries, year = _countries(), _asked_year()
    asked = request.args.get("country", "")
    country = asked if asked in dict(countries) else countries[0][0]
    noted = queries.year_of(country, year, queries.rows_of([country_scope(country)]))
    known = {one.day for one in noted}
    doubted = rules.published(country, year).doubted
    return page(
        "workdays/index.html",
        country=country,
        country_name=country_name(country),
        countries=countries,
        year=year,
        this_year=clock.today().year,
        lines=[_line(one) for one in noted],
        doubted=[(day, name) for day, name in doubted.items() if day not in known],
        cities=_cities(year),
        is_estimate=year > clock.today().year,
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
    countries = _countries()
    form.prepare(countries, queries.cities())
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
        given["name_vi"] = rules.published(country, given["first"].year).doubted.get(given["first"], "")
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


@bp.post("/<record_id:row_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(row_id: int) -> ResponseReturnValue:
    """Take a day out of the office's table."""
    gone = service.remove_day(row_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Removed: %(title)s", title=f"{in_words(gone.day)} {gone.name.best('vi')}".strip()))
    country = gone.scope if is_country(gone.scope) else None
    return redirect(url_for(".index", country=country, year=gone.day.year))


# What stands under a date


def _both_sides(locality_id: int | None) -> queries.Sides:
    """Read the days of both sides once for a page."""
    kept: dict[int | None, queries.Sides] = g.setdefault("sides_of_days", {})
    if locality_id not in kept:
        kept[locality_id] = queries.sides(locality_id)
    return kept[locality_id]


def _words(noted: Sequence[queries.Noted]) -> list[dict[str, Any]]:
    """Say of each side what its day is."""
    told = []
    for one in noted:
        side = one.side if one.is_city else country_name(one.side)
        if one.is_city:
            text = _("City day – %(side)s: %(name)s", side=side, name=one.name)
        elif one.is_off:
            text = _("Day off – %(side)s: %(name)s", side=side, name=one.name)
        else:
            text = _("Worked in exchange – %(side)s", side=side)
        told.append({"text": text, "is_off": one.is_off})
    return told


def date_note(day: date | None, locality_id: int | None = None) -> dict[str, Any] | None:
    """Return what to know of a day: weekday, lunar day, both sides' holidays, the working day before it."""
    if not isinstance(day, date):
        return None
    both = _both_sides(locality_id)
    before = both.working_day_before(day)
    return {
        "weekday": weekday(day),
        "lunar": rules.lunar_words(day),
        "notes": _words(both.on(day)),
        "before": f"{weekday(before)} {in_words(before)}" if before else None,
    }


def day_partner() -> int | None:
    """Return the partner whose days stand beside ours on this page: the form's, else the record's."""
    chosen = g.get("days_beside") or g.get("log_subject", {}).get("locality")
    return int(chosen) if chosen else _key(request.args.get("locality", ""))


def _key(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < len(text) < 10 else None


def day_asks(field: Any) -> dict[str, str]:
    """Return what lets a date field ask for its note again once another day is in it."""
    partner = day_partner()
    return {
        "hx-get": url_for("workdays.note", locality=partner),
        "hx-trigger": "change",
        "hx-target": f"#{field.id}-day",
        "hx-swap": "innerHTML",
        "hx-include": "[name='locality_id']",
    }


def _asked_day() -> date | None:
    """Read the day that is being typed; half a day is none yet."""
    for name, text in request.args.items():
        if not name.startswith("locality"):
            try:
                return read_day(text, clock.today())
            except ValueError:
                return None
    return None


@bp.get("/note")
@requires(Permission.HOME_READ)
def note() -> ResponseReturnValue:
    """What to know of the day that is being chosen, as a piece of the form."""
    locality_id = _key(request.args.get("locality_id", "")) or _key(request.args.get("locality", ""))
    return page("workdays/_note.html", note=date_note(_asked_day(), locality_id))


def _days_of_delegation(delegation: Any) -> dict[str, Any]:
    """Fill the panel of a delegation: what both sides keep while it is here, and a day before and after."""
    both = _both_sides(delegation.locality_id)
    noted = both.between(delegation.starts_on, delegation.ends_on)
    return {"days": [{"day": one.day, "weekday": weekday(one.day), **_words([one])[0]} for one in noted]}


def install(app: Flask) -> None:
    """Open the pages, and let every form say what is known of a day."""
    app.register_blueprint(bp)
    app.jinja_env.globals.update(date_note=date_note, day_partner=day_partner, day_asks=day_asks)
    register_panel(
        Panel(
            slot="delegation.right",
            order=5,
            code="days",
            permission=Permission.DELEGATION_READ,
            template="workdays/_delegation.html",
            load=_days_of_delegation,
        )
    )
    register_nav(
        NavItem(
            group=3,
            order=70,
            label=_l("Working calendar"),
            endpoint="workdays.index",
            permission=Permission.HOME_READ,
        )
    )
