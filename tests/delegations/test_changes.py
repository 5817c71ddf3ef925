"""What changed between two states of a delegation, and whom it concerns."""

from copy import deepcopy
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.core.access import SYSTEM, acting_as
from crm.core.db import Base, Words
from crm.delegations import queries
from crm.delegations.models import (
    HotelRoom,
    LegKind,
    LegPassenger,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
    RoomGuest,
    TalkingTopic,
    TravelLeg,
    Vehicle,
    VehicleSeat,
)
from crm.delegations.rules.changes import (
    FIELDS,
    LINKS,
    Part,
    Verb,
    applied,
    difference,
    for_member,
    for_office,
    moved,
)
from tests import build

PEOPLE = range(1, 7)
TEXT = st.sampled_from(["", "a", "b"])
KEYS = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4).map(sorted)


def rows_of(part):
    """Draw rows of a kind: two fields that may differ are as good as twenty."""
    fields = {name: TEXT for name in FIELDS[part][:2]}
    links = {name: KEYS for name in LINKS.get(part, ()) if name != "seating"}
    if part is Part.VEHICLE:
        links["seating"] = st.dictionaries(st.sampled_from([str(key) for key in PEOPLE]), st.integers(0, 3))
    if part is Part.ITEM:
        links["interpreter_id"] = st.sampled_from([None, *PEOPLE])
    return st.dictionaries(st.sampled_from("123456"), st.fixed_dictionaries(fields | links), max_size=4)


@st.composite
def states(draw):
    """Draw a state of a delegation with somebody in it."""
    state = {part.value: draw(rows_of(part)) for part in (Part.ITEM, Part.LEG, Part.ROOM, Part.VEHICLE)}
    sides = {str(key): draw(st.sampled_from(["theirs", "ours"])) for key in draw(KEYS.filter(bool))}
    state["members"] = {key: {"side": side, "title": draw(TEXT)} for key, side in sides.items()}
    state["topics"] = draw(rows_of(Part.TOPIC))
    state["head"] = {"title": draw(TEXT), "zone": draw(TEXT)}
    state["brief"] = draw(st.sampled_from([{}, {"why": "a", "meets_id": 1}, {"why": "b", "meets_id": None}]))
    state["order"] = {
        side: draw(st.permutations([int(key) for key, on in sides.items() if on == side]))
        for side in ("theirs", "ours")
    }
    return state


@given(states())
@settings(max_examples=30, deadline=None)
def test_nothing_differs_between_equal_states(state):
    assert difference(state, deepcopy(state)) == ()


@given(states(), states())
@settings(max_examples=80, deadline=None)
def test_the_differences_laid_over_the_old_state_give_the_new_one(before, now):
    kept = deepcopy(before)
    assert applied(before, difference(before, now)) == now
    assert before == kept


@given(states(), states())
@settings(max_examples=80, deadline=None)
def test_what_each_is_told_makes_the_whole(before, now):
    changes = difference(before, now)
    told = [one for key in PEOPLE for one in for_member(changes, key)] + list(for_office(changes))
    assert all(one in told for one in changes)
    assert all(one in changes for one in told)


@given(st.permutations(PEOPLE))
@settings(max_examples=40, deadline=None)
def test_only_those_are_told_of_a_new_order_who_stand_elsewhere(order):
    out = moved(list(PEOPLE), order)
    assert [key for key in order if key not in out] == [key for key in PEOPLE if key not in out]


def test_one_who_goes_to_the_front_is_the_only_one_who_moves():
    assert moved([1, 2, 3, 4], [4, 1, 2, 3]) == {4}


@pytest.fixture
def visit(coming):
    """Give a delegation with a row of every kind."""
    ours = build.member(coming, "NGUYEN Van A", side=MemberSide.OURS)
    head = build.member(coming, "TANAKA Kenichi", title=Words(vi="Cục trưởng"))
    guest = build.member(coming, "SATO Yumi", place=2, diet="ăn chay", access="xe lăn", health="dị ứng")
    item = build.row(
        ProgrammeItem(
            delegation_id=coming.id, day=date(2026, 11, 25), starts_at=time(9), title=Words(vi="Làm việc")
        )
    )
    build.row(ProgrammePerson(delegation_id=coming.id, item_id=item.id, member_id=head.id))
    leg = build.row(TravelLeg(delegation_id=coming.id, kind=LegKind.ARRIVAL, number="VN311"))
    build.row(LegPassenger(delegation_id=coming.id, leg_id=leg.id, member_id=guest.id))
    room = build.row(HotelRoom(delegation_id=coming.id, hotel="Sea Star", number="1204"))
    build.row(RoomGuest(delegation_id=coming.id, room_id=room.id, member_id=guest.id))
    car = build.row(Vehicle(delegation_id=coming.id, name="Xe 1"))
    build.row(VehicleSeat(delegation_id=coming.id, vehicle_id=car.id, member_id=head.id, seat=1))
    topic = build.row(TalkingTopic(delegation_id=coming.id, title=Words(vi="Nước"), avoid=Words(vi="Giá")))
    coming.rows = {"ours": ours, "head": head, "guest": guest, "item": item, "room": room, "topic": topic}
    return coming


def state_of(delegation):
    with acting_as(SYSTEM):
        return queries.snapshot_of(delegation.id)


def test_a_state_holds_what_papers_print_and_nothing_private(visit):
    state = state_of(visit)
    rows, text = visit.rows, str(state)
    assert state["items"][str(rows["item"].id)]["people"] == [rows["head"].id]
    assert state["rooms"][str(rows["room"].id)]["guests"] == [rows["guest"].id]
    assert [seats["seating"] for seats in state["vehicles"].values()] == [{str(rows["head"].id): 1}]
    assert state["order"]["theirs"] == [rows["head"].id, rows["guest"].id]
    assert state["topics"][str(rows["topic"].id)]["avoid"] == {"vi": "Giá"}
    assert not [secret for secret in ("ăn chay", "xe lăn", "dị ứng", "1204") if secret in text]


def test_no_secret_column_is_among_the_fields_of_a_state():
    secret = {
        (mapper.class_.__name__, attr.key)
        for mapper in Base.registry.mappers
        for attr in mapper.column_attrs
        if attr.columns[0].info.get("secret")
    }
    kept = {("DelegationMember", name) for name in FIELDS[Part.MEMBER]} | {
        ("HotelRoom", name) for name in FIELDS[Part.ROOM]
    }
    assert len(secret) > 5
    assert not secret & kept


def test_an_item_that_moves_is_told_to_those_who_take_part_and_stays_the_same_item(visit):
    before = state_of(visit)
    visit.rows["item"].starts_at = time(10)
    build.row(visit.rows["item"])
    (change,) = difference(before, state_of(visit))
    assert (change.part, change.verb, change.field) == (Part.ITEM, Verb.MOVED, "starts_at")
    assert (change.old, change.new) == ("09:00", "10:00")
    assert change.concerns == (visit.rows["head"].id,)
    assert for_member([change], visit.rows["guest"].id) == ()


def test_a_topic_is_told_to_our_side_alone(visit):
    before = state_of(visit)
    visit.rows["topic"].say = Words(vi="Cảm ơn")
    build.row(visit.rows["topic"])
    (change,) = difference(before, state_of(visit))
    assert change.concerns == (visit.rows["ours"].id,)
