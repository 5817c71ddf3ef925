"""The table of diplomatic relations and national days, among the settings."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import audit, clock
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.errors import CrmError
from crm.core.forms import CrmForm
from crm.core.locale import _, label
from crm.core.text import sort_key
from crm.core.web import form_page, page, toast
from crm.localities.rules import country_choices, country_name
from crm.occasions import queries, service
from crm.occasions.forms import OccasionDayForm
from crm.occasions.models import DayKind, OccasionDay
from crm.occasions.views.room import days_bp as bp


def _countries() -> list[tuple[str, str]]:
    return list(country_choices())


def _home() -> str:
    return url_for("occasion_days.index")


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Days of countries by kind, and where the days of cities are."""
    rows = sorted(queries.country_days(), key=lambda row: sort_key(country_name(row.country_code)))
    return page(
        "occasions/days.html",
        kinds=[(kind, [row for row in rows if row.kind is kind]) for kind in DayKind],
        name=country_name,
        cities=queries.next_city_days(clock.today()),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Enter the day of a country."""
    asked = request.args.get("kind", "")
    kind = DayKind(asked) if asked in list(DayKind) else DayKind.DIPLOMATIC
    form = OccasionDayForm.showing(None, _countries(), kind=kind)
    if form.accepted():
        done = form.attempt(lambda: service.enter_day(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(_home())
    return form_page("occasions/day.html", form=form, row=None, cancel_url=_home())


@bp.route("/<record_id:day_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(day_id: int) -> ResponseReturnValue:
    """Correct the day of a country."""
    editing = Editing(
        lambda: OccasionDayForm.showing(queries.day_row(day_id) or abort(404), _countries()), OccasionDayForm
    )
    done = editing.save(lambda form: service.change_day(day_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."))
        return redirect(_home())
    row = editing.form.about
    assert row is not None  # noqa: S101  # the form shows one
    return editing.page("occasions/day.html", subject=_called(row), cancel_url=_home(), row=row)


def _called(row: OccasionDay) -> str:
    return f"{country_name(row.country_code)}: {label(row.kind)}"


@bp.post("/<record_id:day_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(day_id: int) -> ResponseReturnValue:
    """Take the day of a country out of the table."""
    gone = service.remove_day(day_id, version=CrmForm().seen_version, actor=actor())
    undo_url = url_for(".put_back", change_id=audit.last_change())
    toast(_("Removed: %(title)s", title=_called(gone)), undo_url=undo_url)
    return redirect(_home())


@bp.post("/removed/<record_id:change_id>")
@requires(Permission.SETTINGS_EDIT)
def put_back(change_id: int) -> ResponseReturnValue:
    """Put back what was taken out of the table."""
    try:
        days = service.put_back(change_id, actor=actor())
    except CrmError as refused:
        toast(refused.sentence, kind="warn")
    else:
        toast(_("Undone: %(title)s", title=", ".join(_called(one) for one in days)))
    return redirect(_home())
