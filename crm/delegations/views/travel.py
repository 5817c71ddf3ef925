"""The page of travel and stay, and the forms of a leg, a room, a vehicle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.errors import CrmError
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.core.zones import zones_usual_first
from crm.delegations import queries, service
from crm.delegations.forms import LegForm, RoomForm, VehicleForm
from crm.delegations.models import (
    Delegation,
    Direction,
    HotelRoom,
    MemberRole,
    MemberSide,
    TravelLeg,
    Vehicle,
)
from crm.delegations.queries import DelegationPage
from crm.delegations.rules.travel import travelling_side
from crm.delegations.views.blueprint import bp, may_edit, sent_version, the
from crm.delegations.views.shown import name_of, zone_words
from crm.delegations.views.travelling import advice, leg_lines, room_lines, vehicle_lines
from crm.settings.queries import office

TRAVEL = "/<record_id:record_id>/travel"


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three things on the page: its table, form, service, template and where it stands."""

    model: type[Any]
    form: type[Any]
    save: Callable[..., Any]
    template: str
    anchor: str


LEG: Final = Kind(TravelLeg, LegForm, service.save_leg, "delegations/leg.html", "legs")
ROOM: Final = Kind(HotelRoom, RoomForm, service.save_room, "delegations/room.html", "rooms")
VEHICLE: Final = Kind(Vehicle, VehicleForm, service.save_vehicle, "delegations/vehicle.html", "vehicles")


@bp.get(TRAVEL)
@requires(Permission.DELEGATION_READ)
def travel(record_id: int) -> ResponseReturnValue:
    """How the delegation comes, where it stays, what drives it, and what cannot be right."""
    delegation, rows = the(record_id), queries.travel_rows(record_id)
    members = queries.members_of(record_id)
    names = {one.id: name_of(one) for one in members}
    side = travelling_side(is_outgoing=delegation.direction is Direction.OUTGOING)
    travellers = [one.id for one in members if one.side is side and one.role is not MemberRole.INTERPRETER]
    return page(
        "delegations/travel.html",
        delegation=delegation,
        legs=leg_lines(delegation, rows, names),
        rooms=room_lines(rows, names, editable=may_edit()),
        vehicles=vehicle_lines(rows, names),
        advice=advice(rows, names, travellers),
        has_members=bool(members),
        sides=list(MemberSide),
        editable=may_edit(),
    )


def _people(record_id: int) -> list[tuple[int, str]]:
    return [(one.id, name_of(one)) for one in queries.members_of(record_id)]


def _clocks(found: DelegationPage, kept: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the clocks of both sides in words, then those of the world."""
    ours = [office().zone, *([found.partner.zone] if found.partner is not None else []), *kept]
    first = found.delegation.starts_on
    named = [(zone, zone_words(zone, found.partner, first)) for zone in dict.fromkeys(ours) if zone]
    rest = [(zone, zone.replace("_", " ")) for zone in zones_usual_first() if zone not in dict(named)]
    return [*named, *rest]


def _start(kind: Kind, found: DelegationPage) -> dict[str, Any]:
    """Return what a new row's form begins with."""
    trip = found.delegation
    given: dict[str, Any] = {"version": trip.version}
    if kind is ROOM:
        return given | {"from_on": trip.starts_on, "to_on": trip.ends_on}
    if kind is VEHICLE:
        number = len(queries.travel_rows(trip.id).vehicles) + 1
        return given | {"name": _("Car %(number)s", number=number)}
    theirs = found.partner.zone if found.partner is not None else trip.zone
    return given | {
        "leaves_on": trip.starts_on,
        "arrives_on": trip.starts_on,
        "leaves_zone": theirs,
        "arrives_zone": office().zone,
    }


def _offer(kind: Kind, form: Any, found: DelegationPage, sitting: dict[int, int] | None = None) -> None:
    people = _people(found.delegation.id)
    if kind is LEG:
        kept = [
            zone for zone in (form.leaves_zone.data, form.arrives_zone.data) if zone in zones_usual_first()
        ]
        form.offer(_clocks(found, kept), people)
    elif kind is ROOM:
        form.people.offer(people)
    else:
        form.offer(people, sitting or {})


def _new(kind: Kind, record_id: int) -> ResponseReturnValue:
    found = queries.delegation_page(record_id) or abort(404)
    form = kind.form(data=_start(kind, found))
    _offer(kind, form, found)
    if form.accepted():
        done = form.attempt(lambda: kind.save(record_id, None, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".travel", record_id=record_id, _anchor=kind.anchor))
    return form_page(kind.template, form=form, delegation=found.delegation, row=None)


def _edit(kind: Kind, record_id: int, key: int) -> ResponseReturnValue:
    editing = Editing(lambda: _filled(kind, record_id, key), kind.form)
    back = url_for(".travel", record_id=record_id, _anchor=kind.anchor)
    done = editing.save(lambda form: kind.save(record_id, key, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."))
        return redirect(back)
    delegation, row = editing.form.about
    return editing.page(
        kind.template, subject=_("Travel and stay"), cancel_url=back, delegation=delegation, row=row
    )


def _filled(kind: Kind, record_id: int, key: int) -> CrmForm:
    """Fill the form with a row as it is saved."""
    found = queries.delegation_page(record_id) or abort(404)
    row = queries.one_of(kind.model, record_id, key) or abort(404)
    rows = queries.travel_rows(record_id)
    version, sitting = found.delegation.version, dict(rows.seats.get(key, {}))
    if kind is VEHICLE:
        form = VehicleForm.of(row, sitting, version)
    else:
        people = (rows.passengers if kind is LEG else rows.guests).get(key, ())
        form = kind.form.of(row, list(people), version)
    form.about = (found.delegation, row)
    _offer(kind, form, found, sitting)
    return form


@bp.route(f"{TRAVEL}/legs/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def leg_new(record_id: int) -> ResponseReturnValue:
    """Enter a leg of the journey."""
    return _new(LEG, record_id)


@bp.route(f"{TRAVEL}/legs/<record_id:leg_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def leg_edit(record_id: int, leg_id: int) -> ResponseReturnValue:
    """Correct a leg."""
    return _edit(LEG, record_id, leg_id)


@bp.route(f"{TRAVEL}/rooms/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def room_new(record_id: int) -> ResponseReturnValue:
    """Enter a room."""
    return _new(ROOM, record_id)


@bp.route(f"{TRAVEL}/rooms/<record_id:room_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def room_edit(record_id: int, room_id: int) -> ResponseReturnValue:
    """Correct a room."""
    return _edit(ROOM, record_id, room_id)


@bp.route(f"{TRAVEL}/vehicles/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def vehicle_new(record_id: int) -> ResponseReturnValue:
    """Enter a vehicle."""
    return _new(VEHICLE, record_id)


@bp.route(f"{TRAVEL}/vehicles/<record_id:vehicle_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def vehicle_edit(record_id: int, vehicle_id: int) -> ResponseReturnValue:
    """Correct a vehicle, or who sits in it."""
    return _edit(VEHICLE, record_id, vehicle_id)


@bp.post(f"{TRAVEL}/<any(legs, rooms, vehicles):what>/<record_id:travel_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def travel_remove(record_id: int, what: str, travel_id: int) -> ResponseReturnValue:
    """Take a leg, a room or a vehicle out."""
    model = {"legs": TravelLeg, "rooms": HotelRoom, "vehicles": Vehicle}[what]
    service.remove_travel(model, record_id, travel_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".travel", record_id=record_id, _anchor=what))


@bp.post(f"{TRAVEL}/seats")
@requires(Permission.DELEGATION_EDIT)
def seats_propose(record_id: int) -> ResponseReturnValue:
    """Seat people by precedence; an undo brings the seats back that were."""
    sides = [MemberSide(one) for one in request.form.getlist("side") if one in set(MemberSide)]
    try:
        left = service.seat_all(
            record_id, sides or [MemberSide.THEIRS], version=sent_version(), actor=actor()
        )
    except CrmError as refused:
        if refused.status != 422:
            raise
        toast(refused.sentence, kind="warn")
    else:
        names = dict(_people(record_id))
        said = _("Seats proposed by precedence.")
        if left:
            more = ", ".join(names[key] for key in left[:6]) + (" …" if len(left) > 6 else "")
            said = _("Seats proposed; no seat is left for: %(names)s.", names=more)
        toast(said, undo=True, kind="warn" if left else "ok")
    return redirect(url_for(".travel", record_id=record_id, _anchor="vehicles"))


def with_travel(delegation: Delegation) -> dict[str, Any]:
    """Load the panel of the delegation's page: only the way to this page."""
    return {"delegation": delegation}
