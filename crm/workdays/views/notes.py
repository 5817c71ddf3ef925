"""What stands under every date that somebody chooses, and beside the dates of records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from flask import g, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, requires
from crm.core.forms import read_day
from crm.core.locale import _, weekday
from crm.core.locale import day as in_words
from crm.core.web import page
from crm.localities.rules import country_name
from crm.workdays import queries, rules
from crm.workdays.views.blueprint import bp

DUE: Final = ("due_on", "next_action_on")
"""Names of fields whose day is a deadline."""


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
        elif one.is_exchange:
            text = _("Worked in exchange – %(side)s", side=side)
        else:
            text = _("Worked – %(side)s: %(name)s", side=side, name=one.name)
        told.append({"text": text, "is_off": one.is_off})
    return told


def date_note(
    day: date | None, locality_id: int | None = None, field_name: str = ""
) -> dict[str, Any] | None:
    """Return what to know of a day: weekday, lunar day, both sides' holidays; of a deadline that falls on a
    day off also the working day before it.
    """
    if not isinstance(day, date):
        return None
    both = _both_sides(locality_id)
    before = both.working_day_before(day) if field_name.endswith(DUE) else None
    return {
        "weekday": weekday(day),
        "lunar": rules.lunar_words(day),
        "notes": _words(both.on(day)),
        "before": f"{weekday(before)} {in_words(before)}" if before else None,
        "before_day": in_words(before),
    }


def day_marks(day: date, locality_id: int | None = None) -> list[dict[str, Any]]:
    """Return what either side keeps on a day of a record; nothing for an ordinary one."""
    return _words(_both_sides(locality_id).on(day))


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


def _asked_day() -> tuple[str, date | None]:
    """Read the day that is being typed, and the name of its field; half a day is none yet."""
    for name, text in request.args.items():
        if not name.startswith("locality"):
            try:
                return name, read_day(text, clock.today())
            except ValueError:
                return name, None
    return "", None


@bp.get("/note")
@requires(Permission.HOME_READ)
def note() -> ResponseReturnValue:
    """What to know of the day that is being chosen, as a piece of the form."""
    locality_id = _key(request.args.get("locality_id", "")) or _key(request.args.get("locality", ""))
    name, day = _asked_day()
    return page("workdays/_note.html", note=date_note(day, locality_id, name))


def days_of_delegation(delegation: Any) -> dict[str, Any]:
    """Fill the panel of a delegation: what both sides keep while it is here."""
    both = _both_sides(delegation.locality_id)
    noted = both.between(delegation.starts_on, delegation.ends_on)
    return {"days": [{"day": one.day, "weekday": weekday(one.day), **_words([one])[0]} for one in noted]}
