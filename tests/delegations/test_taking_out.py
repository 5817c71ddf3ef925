"""A member is taken out with all that names them, and an undo brings everything back, private needs too."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from crm.core import audit, clock
from crm.core.access import SYSTEM, acting_as
from crm.core.audit.aside import SecretAside, forget_old
from crm.core.db import db
from crm.core.undo import undo
from crm.delegations import queries, service
from crm.delegations.models import (
    HotelRoom,
    LegKind,
    LegPassenger,
    MemberRole,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleSeat,
)
from tests import build

SECRETS = {
    "diet": "ăn chay",
    "access": "xe lăn",
    "health": "hen",
    "passport_number": "TK1234567",
    "born_on": "1970-05-06",
}


@pytest.fixture
def guest(coming):
    """A member with private needs, a spouse on the same flight, a seat and a room."""
    head = build.member(coming, "KOKURA Kenichi", role=MemberRole.HEAD, place=1, **SECRETS)
    spouse = build.member(coming, "KOKURA Hana", role=MemberRole.SPOUSE, place=2, companion_of_id=head.id)
    of = {"delegation_id": coming.id}
    leg = build.row(TravelLeg(kind=LegKind.ARRIVAL, **of))
    room = build.row(HotelRoom(hotel="Avani", from_on=date(2026, 11, 25), to_on=date(2026, 11, 27), **of))
    car = build.row(Vehicle(name="Xe 1", **of))
    for one in (head, spouse):
        build.row(LegPassenger(leg_id=leg.id, member_id=one.id, **of))
    build.row(RoomGuest(room_id=room.id, member_id=head.id, **of))
    build.row(VehicleSeat(vehicle_id=car.id, member_id=head.id, seat=1, **of))
    return head


def take_out(guest):
    with acting_as(SYSTEM):
        delegation = service.remove_member(guest.delegation_id, guest.id, version=None, actor=SYSTEM)
        db.session.commit()
    return delegation, audit.last_change()


def back_in(delegation, change_id):
    with acting_as(SYSTEM):
        undo(change_id, actor=SYSTEM)
        db.session.commit()
        return queries.members_of(delegation.id)


def test_an_undo_brings_back_the_member_with_private_needs_room_seat_and_journey(app, guest):
    delegation, change_id = take_out(guest)
    assert change_id is not None
    first, spouse = back_in(delegation, change_id)
    assert {name: getattr(first, name) for name in SECRETS} == SECRETS
    assert (first.place, spouse.place, spouse.companion_of_id) == (1, 2, first.id)
    assert len(queries.rows_with(first)) == 3


def test_what_is_kept_for_the_undo_is_sealed_and_the_log_never_holds_it(app, guest):
    take_out(guest)
    raw = db.session.execute(sa.text("SELECT value FROM secret_aside")).scalars().all()
    assert len(raw) == len(SECRETS)
    assert not any(secret in text for text in raw for secret in SECRETS.values())
    told = db.session.execute(sa.text("SELECT old, new FROM field_change")).all()
    assert not any(secret in str(row) for row in told for secret in SECRETS.values())


def test_after_a_week_private_needs_are_gone_and_the_undo_says_so(app, guest):
    _delegation, change_id = take_out(guest)
    with clock.held(clock.now() + timedelta(days=8)):
        assert forget_old() == len(SECRETS)
        assert db.session.scalar(sa.select(sa.func.count(SecretAside.id))) == 0
        with acting_as(SYSTEM):
            outcome = undo(change_id, actor=SYSTEM)
        assert (outcome.done, len(outcome.refused)) == ([], 1)


def test_the_history_tells_who_left_and_what_they_held(app, guest):
    _delegation, change_id = take_out(guest)
    gone = db.session.scalars(
        sa.select(audit.FieldChange.entity).where(
            audit.FieldChange.change_set_id == change_id, audit.FieldChange.new.is_(None)
        )
    ).all()
    left = {"delegation_member", "travel_passenger", "delegation_room_guest", "delegation_vehicle_seat"}
    assert left <= set(gone)
