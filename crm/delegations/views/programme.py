"""One item of a programme: its form, its removal; the whole stands on the pages of the days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, time

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import offer
from crm.core.locale import _, label, language
from crm.core.web import form_page, toast
from crm.delegations import queries, service
from crm.delegations.forms import ItemForm
from crm.delegations.forms.programme import TIMES, WHOLE, folded
from crm.delegations.models import (
    DelegationMember,
    ItemVehicle,
    MemberRole,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
    Vehicle,
)
from crm.delegations.queries import DelegationPage
from crm.delegations.views.blueprint import bp, sent_version
from crm.delegations.views.shown import clock_of, name_of, zone_words
from crm.settings.queries import office

PROGRAMME = "/<record_id:record_id>/programme"


Sides = Mapping[MemberSide, Sequence[DelegationMember]]


def _offer(form: ItemForm, found: DelegationPage, sides: Sides, kept: str = "") -> None:
    """Offer the clocks of both sides and the one the item has, the members, and the vehicles."""
    zones = [found.delegation.zone, office().zone, kept]
    if found.partner is not None:
        zones.append(found.partner.zone)
    first = found.delegation.starts_on
    offer(
        form.zone, [(zone, zone_words(zone, found.partner, first)) for zone in dict.fromkeys(zones) if zone]
    )
    form.sides = {side: [one.id for one in members] for side, members in sides.items()}
    form.people.choices = _people(sides.items())
    everybody = [one for members in sides.values() for one in members]
    speaks_first = sorted(everybody, key=lambda one: one.role is not MemberRole.INTERPRETER)
    offer(form.interpreter_id, [(one.id, name_of(one)) for one in speaks_first], empty=_("Nobody"))
    offer(form.vehicles, [(one.id, _car(one)) for one in queries.vehicles_of(found.delegation.id)])


def _people(sides: Iterable[tuple[MemberSide, Sequence[DelegationMember]]]) -> list[SelectChoice]:
    """Offer members by side, each side also as a whole."""
    found = []
    for side, members in sides:
        named = [(one.id, name_of(one)) for one in members]
        whole = [(WHOLE[side], _("Everybody: %(side)s", side=label(side)))] if members else []
        found += [SelectChoice(str(key), name, optgroup=label(side)) for key, name in (*whole, *named)]
    return found


def _car(vehicle: Vehicle) -> str:
    return " · ".join(part for part in (vehicle.name, vehicle.plate) if part)


def _home(record_id: int, item: ProgrammeItem) -> str:
    return url_for(".day", record_id=record_id, day=item.day.isoformat(), at=item.id)


@bp.route(f"{PROGRAMME}/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def item_new(record_id: int) -> ResponseReturnValue:
    """Put an item into the programme."""
    found = queries.delegation_page(record_id) or abort(404)
    delegation = found.delegation
    on, at = _asked_for(delegation.starts_on)
    form = ItemForm(
        data={"day": on, "starts_at": at, "zone": delegation.zone}
        | {"own_lang": queries.language_of(found.partner)}
    )
    _offer(form, found, queries.by_side(queries.members_of(record_id)))
    if form.accepted():
        done = form.attempt(lambda: service.add_item(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(_home(record_id, done))
    return form_page("delegations/item.html", form=form, delegation=delegation, item=None)


def _asked_for(first: date) -> tuple[date, time | None]:
    """Read the day and the hour that an empty place of a day was chosen for."""
    on, at = first, None
    with suppress(ValueError):
        on = date.fromisoformat(request.args.get("day", ""))
        at = time.fromisoformat(request.args.get("at", "")).replace(tzinfo=None)
    return on, at


@bp.route(f"{PROGRAMME}/<record_id:item_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def item_edit(record_id: int, item_id: int) -> ResponseReturnValue:
    """Change an item of the programme."""
    editing = Editing(lambda: _filled(record_id, item_id), ItemForm)
    done = editing.save(lambda form: service.change_item(record_id, item_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(_home(record_id, done))
    delegation, item = editing.form.about
    return editing.page(
        "delegations/item.html",
        subject=item.title.best(language()),
        cancel_url=_home(record_id, item),
        delegation=delegation,
        item=item,
    )


@bp.route(f"{PROGRAMME}/<record_id:item_id>/times", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def item_times(record_id: int, item_id: int) -> ResponseReturnValue:
    """Move an item: what a drag, a key and the small form of the day all send."""
    editing = Editing(lambda: _filled(record_id, item_id), ItemForm, only=TIMES)
    done = editing.save(lambda form: service.change_item(record_id, item_id, form.entry(), actor=actor()))
    if done is not None:
        _tell_moved(done)
        return redirect(_home(record_id, done))
    delegation, item = editing.form.about
    return editing.page(
        "delegations/times.html",
        subject=item.title.best(language()),
        cancel_url=_home(record_id, item),
        delegation=delegation,
        item=item,
    )


@bp.post(f"{PROGRAMME}/<record_id:item_id>/<any(up, down):way>")
@requires(Permission.DELEGATION_EDIT)
def item_nudge(record_id: int, item_id: int, way: str) -> ResponseReturnValue:
    """Move an item a quarter of an hour up or down the day."""
    by = -15 if way == "up" else 15
    done = service.nudge_item(record_id, item_id, by, version=sent_version(), actor=actor())
    _tell_moved(done)
    return redirect(_home(record_id, done))


def _tell_moved(item: ProgrammeItem) -> None:
    when = f"{clock_of(item)}, {item.day:%d/%m}"
    toast(_("Moved: %(item)s, %(when)s.", item=item.title.best(language()), when=when), undo=True)


def _filled(record_id: int, item_id: int) -> ItemForm:
    """Fill the form with an item as it is saved."""
    found = queries.delegation_page(record_id) or abort(404)
    item = queries.item_of(record_id, item_id) or abort(404)
    sides = queries.by_side(queries.members_of(record_id))
    people = [one.member_id for one in queries.links_of(ProgrammePerson, item_id)]
    form = ItemForm.of(
        item,
        queries.language_of(found.partner),
        people=folded(people, {side: [one.id for one in members] for side, members in sides.items()}),
        vehicles=[one.vehicle_id for one in queries.links_of(ItemVehicle, item_id)],
    )
    form.about = (found.delegation, item)
    _offer(form, found, sides, item.zone)
    return form


@bp.post(f"{PROGRAMME}/<record_id:item_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def item_remove(record_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item out of the programme."""
    service.remove_item(record_id, item_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".show", record_id=record_id, _anchor="programme"))
