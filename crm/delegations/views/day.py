"""The programme of a visit, a day at a time: side by side by the hour, and as a list with all details."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, requires
from crm.core.forms.keeping import packed
from crm.core.locale import _, label, language, ngettext, weekday
from crm.core.web import page, stands_on
from crm.delegations import queries
from crm.delegations.models import ItemKind, ProgrammeItem
from crm.delegations.queries import DelegationPage, Programme
from crm.delegations.rules.advice import Words, sentence
from crm.delegations.rules.clashes import Clash, ClashKind, touching
from crm.delegations.rules.programme import Slot, slots
from crm.delegations.views.blueprint import asked_key, bp, may_edit
from crm.delegations.views.changes import since_print
from crm.delegations.views.programme import PROGRAMME
from crm.delegations.views.shown import clock_of, name_of, zone_words

ALL: Final = "all"
FEW: Final = 4
"""Names that a line gives before it counts the rest."""
SHOWN_FROM, SHOWN_TO = 7, 18
"""Hours that the page of a day always shows."""


@bp.get(PROGRAMME)
@requires(Permission.DELEGATION_READ)
def day(record_id: int) -> ResponseReturnValue:
    """One day of a programme, or the whole visit as a list, for everybody or for one person."""
    found = queries.delegation_page(record_id) or abort(404)
    stands_on(locality_id=found.delegation.locality_id, delegation_id=record_id)
    programme = queries.programme_of(found.delegation)
    who = asked_key("who")
    who = who if who in programme.names else None
    mine = [one for one in programme.items if who is None or programme.is_for(one, who)]
    on = _asked_day(mine or programme.items, found)
    shown = [one for one in mine if on is None or _is_on(one, on)]
    told = words_of(programme)
    ways = programme.clashes()
    places = slots(shown, on) if on else {}
    rows = _rows(shown, programme, found, ways, told, places)
    return page(
        "delegations/day.html",
        delegation=found.delegation,
        partner=found.partner,
        editable=may_edit(),
        on=on,
        days=_days(mine, found, on, who),
        rows=rows,
        hours=_hours(places.values()),
        people=_by_side(programme),
        who=who,
        who_name=programme.names.get(who or 0, ""),
        ways=said(ways, programme, told, {one.id for one in shown}),
        new_url=url_for(".item_new", record_id=record_id, day=on.isoformat() if on else None),
    )


def _is_on(item: ProgrammeItem, on: date) -> bool:
    return item.day <= on <= (item.ends_on or item.day)


def _asked_day(items: Sequence[ProgrammeItem], found: DelegationPage) -> date | None:
    """Return the day of the address, else today during the visit, else the first; None is the whole visit."""
    text = request.args.get("day", "")
    if text == ALL:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        first, last = found.delegation.starts_on, found.delegation.ends_on
        today = clock.today()
        return today if first <= today <= last else min((one.day for one in items), default=first)


def _days(
    items: Sequence[ProgrammeItem], found: DelegationPage, on: date | None, who: int | None
) -> list[dict[str, Any]]:
    """Lay out the days of the visit, and those outside it that have items, each with its count."""
    trip = found.delegation
    within = {trip.starts_on + timedelta(days=number) for number in range(min(trip.days, 62))}
    tabs = [
        {
            "label": f"{weekday(one)} {one:%d/%m}",
            "iso": one.isoformat(),
            "count": sum(_is_on(item, one) for item in items),
            "current": one == on,
        }
        for one in sorted(within | {item.day for item in items} | ({on} if on else set()))
    ]
    tabs.append({"label": _("Whole visit"), "iso": ALL, "count": len(items), "current": on is None})
    for tab in tabs:
        tab["url"] = url_for(".day", record_id=trip.id, day=tab["iso"], who=who)
    return tabs


def _hours(shown: Any) -> range:
    """Return the hours that the page draws: the usual ones, and those that items need."""
    first = min((slot.first // 4 for slot in shown), default=SHOWN_FROM)
    last = max((-(-(slot.first + slot.rows) // 4) for slot in shown), default=SHOWN_TO)
    return range(min(first, SHOWN_FROM), max(last, SHOWN_TO))


def _by_side(programme: Programme) -> list[tuple[str, list[tuple[int, str]]]]:
    sides = queries.by_side(programme.members)
    return [(label(side), [(one.id, name_of(one)) for one in rows]) for side, rows in sides.items() if rows]


def words_of(programme: Programme) -> Words:
    """Gather how everything is called in the sentences about a programme."""
    return Words(
        items={
            one.id: f"{one.title.best(language())} ({one.day:%d/%m} {one.starts_at:%H:%M})"
            for one in programme.items
        },
        people=programme.names,
        vehicles={one.id: one.name for one in programme.whole.vehicles},
        legs={
            one.id: " ".join(text for text in (label(one.kind), one.number) if text)
            for one in programme.whole.legs
        },
    )


def said(
    ways: Sequence[Clash], programme: Programme, words: Words, only: set[int] | None = None
) -> list[dict[str, Any]]:
    """Put into sentences what is in the way, each with the way to its item."""
    items = {one.id: one for one in programme.items}
    return [
        {
            "text": sentence(one, words),
            "url": url_for(
                ".day",
                record_id=programme.delegation.id,
                day=items[one.items[-1]].day.isoformat(),
                at=one.items[-1],
                _anchor=f"item-{one.items[-1]}",
            ),
        }
        for one in ways
        if only is None or only & set(one.items)
    ]


def _rows(
    items: Sequence[ProgrammeItem],
    programme: Programme,
    found: DelegationPage,
    ways: Sequence[Clash],
    words: Words,
    places: Mapping[int, Slot],
) -> list[dict[str, Any]]:
    touched = touching(
        one for one in ways if one.kind is not ClashKind.HOLIDAY
    )  # it is the day's, said above
    return [
        _row(item, programme, found)
        | {
            "slot": places.get(at),
            "ways": [sentence(one, words) for one in touched.get(item.id, ()) if _belongs(one, item)],
        }
        for at, item in enumerate(items)
    ]


def _belongs(way: Clash, item: ProgrammeItem) -> bool:
    """Tell whether something is said beside an item: a way that is too short only where it ends."""
    return way.kind is not ClashKind.TRAVEL or way.items[-1] == item.id


def _row(item: ProgrammeItem, programme: Programme, found: DelegationPage) -> dict[str, Any]:
    """Lay one item out with everything that is known of it."""
    spoken = language()
    cars = {one.id: one.name for one in programme.whole.vehicles}
    return {
        "item": item,
        "time": clock_of(item),
        "title": item.title.best(spoken),
        "kind": label(item.kind) if item.kind is not ItemKind.OTHER else "",
        "where": _where(item),
        "zone": zone_words(item.zone, found.partner, item.day) if item.zone != found.delegation.zone else "",
        "people": _people(item, programme),
        "facts": [(word, text) for word, text in _facts(item, programme, cars) if text],
        "times": _times(item),
        "original": packed(list(_times(item).items())),
        "is_now": str(item.id) == request.args.get("at", ""),
    }


def _where(item: ProgrammeItem) -> str:
    """Say where it is; a hall that the place names already is not said twice."""
    place = item.place.best(language())
    return place if item.venue in place else ", ".join(text for text in (item.venue, place) if text)


def _times(item: ProgrammeItem) -> dict[str, str]:
    """Write the times of an item as its small form shows them."""
    return {
        "day": f"{item.day:%d/%m/%Y}",
        "starts_at": f"{item.starts_at:%H:%M}",
        "ends_at": f"{item.ends_at:%H:%M}" if item.ends_at else "",
        "ends_on": f"{item.ends_on:%d/%m/%Y}" if item.ends_on else "",
    }


def _facts(item: ProgrammeItem, programme: Programme, cars: Mapping[int, str]) -> Sequence[tuple[str, str]]:
    spoken = language()
    travel = ngettext("%(num)s minute", "%(num)s minutes", item.travel_minutes or 0)
    used = sorted(programme.cars.get(item.id, ()))
    return (
        (_("Travel before"), travel if item.travel_minutes else ""),
        (_("Who takes part"), item.participants.best(spoken)),
        (_("Lead agency"), item.host.best(spoken)),
        (_("Interpreter"), programme.names.get(item.interpreter_id or 0, "")),
        (_("Vehicles"), ", ".join(cars[key] for key in used if key in cars)),
        (_("Dress"), item.dress.best(spoken)),
        (_("Plan B"), item.plan_b.best(spoken)),
        (_("Notes"), item.note.best(spoken)),
    )


def _people(item: ProgrammeItem, programme: Programme) -> str:
    """Name who takes part: everybody, whole sides, or the first few of those who are named."""
    named = programme.people.get(item.id)
    if named is None:
        return item.party or _("Everybody")
    told, left = [item.party] if item.party else [], set(named)
    for side, members in programme.sides.items():
        whole = {one.id for one in members}
        if len(whole) > 1 and whole <= left:
            told.append(_("Everybody: %(side)s", side=label(side)))
            left -= whole
    names = [programme.names[one.id] for one in programme.members if one.id in left]
    known, more = ", ".join([*told, *names[:FEW]]), len(names) - FEW
    if more <= 0:
        return known
    return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=known)


def panel_of(delegation: Any) -> dict[str, Any]:
    """Fill the panel on the delegation's page: only the way to it; what it says comes by itself."""
    return {"delegation": delegation}


@bp.get(f"{PROGRAMME}/panel")
@requires(Permission.DELEGATION_READ)
def day_panel(record_id: int) -> ResponseReturnValue:
    """What is in the way of a programme, and what changed since the last print: a panel, or its own page."""
    found = queries.delegation_page(record_id) or abort(404)
    programme = queries.programme_of(found.delegation)
    return page(
        "delegations/advice.html",
        fragment="delegations/_advice.html",
        delegation=found.delegation,
        ways=said(programme.clashes(), programme, words_of(programme)),
        since=since_print(found, programme),
    )
