"""What cannot be right with journeys, rooms and vehicles, as tables of cases."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest

from crm.core import locale
from crm.delegations.models import HotelRoom, LegKind, TravelLeg, Vehicle, VehicleKind
from crm.delegations.rules.travel import (
    Rows,
    about_leg,
    about_room,
    about_vehicle,
    in_two_rooms,
    in_two_vehicles,
    lasts,
    nights,
    without_leg,
    without_room,
)

FIRST, LAST = date(2026, 11, 25), date(2026, 11, 27)
HCM, TOKYO, LA, PARIS = "Asia/Ho_Chi_Minh", "Asia/Tokyo", "America/Los_Angeles", "Europe/Paris"


def leg(leaves, arrives, **given):
    """Build a leg of (day, hour, zone) and (day, hour, zone)."""
    (leaves_on, leaves_at, leaves_zone), (arrives_on, arrives_at, arrives_zone) = leaves, arrives
    values = locals() | given
    names = ("leaves_on", "leaves_at", "leaves_zone", "arrives_on", "arrives_at", "arrives_zone")
    return TravelLeg(**{name: values[name] for name in names}, kind=given.get("kind", LegKind.ARRIVAL))


LENGTHS = [
    (
        "west with the sun",
        ((FIRST, time(10, 30), TOKYO), (FIRST, time(13, 25), HCM)),
        timedelta(hours=4, minutes=55),
    ),
    (
        "over the date line it arrives the day before by the calendar",
        ((FIRST, time(0, 30), HCM), (date(2026, 11, 24), time(20, 0), LA)),
        timedelta(hours=10, minutes=30),
    ),
    (
        "over the night in which Paris puts its clocks back",
        ((date(2026, 10, 24), time(23, 0), HCM), (date(2026, 10, 25), time(5, 0), PARIS)),
        timedelta(hours=12),
    ),
    (
        "over the night in which Los Angeles puts its clocks on",
        ((date(2027, 3, 13), time(23, 0), LA), (date(2027, 3, 14), time(4, 0), LA)),
        timedelta(hours=4),
    ),
    ("an end is not known yet", ((FIRST, time(9), HCM), (FIRST, None, HCM)), None),
]


@pytest.mark.parametrize(("said", "ends", "wanted"), LENGTHS, ids=[case[0] for case in LENGTHS])
def test_how_long_a_leg_takes_in_the_time_of_the_world(said, ends, wanted):
    assert lasts(leg(*ends)) == wanted


WRONG = [
    ("it arrives before it leaves", ((FIRST, time(14), HCM), (FIRST, time(15), TOKYO)), "before it leaves"),
    (
        "before by days, hours unknown",
        ((FIRST, None, HCM), (date(2026, 11, 23), None, HCM)),
        "before it leaves",
    ),
    ("a wrong month", ((date(2026, 10, 25), time(9), HCM), (FIRST, time(12), HCM)), "four days"),
    (
        "outside the visit",
        ((date(2026, 11, 30), time(9), HCM), (date(2026, 11, 30), time(12), HCM)),
        "outside",
    ),
]
FINE = [
    ("the evening before", ((date(2026, 11, 24), time(23), HCM), (FIRST, time(5), TOKYO))),
    (
        "home after the last day",
        ((date(2026, 11, 28), time(0, 25), HCM), (date(2026, 11, 28), time(6), TOKYO)),
    ),
    ("over the date line", ((FIRST, time(0, 30), HCM), (date(2026, 11, 24), time(20), LA))),
    ("no time known", ((None, None, HCM), (None, None, HCM))),
]


@pytest.mark.parametrize(("said", "ends", "words"), WRONG, ids=[case[0] for case in WRONG])
def test_what_cannot_be_right_with_a_leg_is_said(said, ends, words):
    with locale.speaking("en"):
        assert any(words in sentence for sentence in about_leg(leg(*ends), FIRST, LAST))


@pytest.mark.parametrize(("said", "ends"), FINE, ids=[case[0] for case in FINE])
def test_what_may_well_be_right_is_left_alone(said, ends):
    assert about_leg(leg(*ends), FIRST, LAST) == []


def numbered(*rows):
    for key, row in enumerate(rows, start=1):
        row.id = key
    return rows


def room(first=FIRST, last=LAST, beds=1):
    return HotelRoom(hotel="Cửa Biển", from_on=first, to_on=last, beds=beds)


def test_members_without_arrival_or_departure_are_named_once_anybody_has_one():
    none = (None, None, HCM)
    legs = numbered(leg(none, none, kind=LegKind.ARRIVAL), leg(none, none, kind=LegKind.DEPARTURE))
    rows = Rows(legs=legs, passengers={1: [7, 8]})
    assert without_leg(rows, LegKind.ARRIVAL, [7, 8, 9]) == [9]
    assert without_leg(rows, LegKind.DEPARTURE, [7, 8, 9]) == []  # a leg for everybody
    assert without_leg(Rows(), LegKind.ARRIVAL, [7]) == []  # nothing is known yet


def test_a_night_belongs_to_the_day_on_which_it_begins():
    assert nights(room()) == {date(2026, 11, 25), date(2026, 11, 26)}
    assert nights(room(None)) == set()


def test_too_many_in_a_room_is_said():
    rooms = numbered(room(beds=2))
    with locale.speaking("en"):
        assert about_room(rooms[0], Rows(rooms=rooms, guests={1: [5, 6, 7]})) == ["3 people in a room for 2."]
        assert about_room(rooms[0], Rows(rooms=rooms, guests={1: [5, 6]})) == []


@pytest.mark.parametrize(
    ("said", "second", "wanted"),
    [
        ("both nights", room(), {5: (2, FIRST)}),
        ("one night shared", room(date(2026, 11, 26), date(2026, 11, 28)), {5: (2, date(2026, 11, 26))}),
        ("moves on the day the first ends", room(LAST, date(2026, 11, 29)), {}),
    ],
)
def test_a_member_in_two_rooms_the_same_night(said, second, wanted):
    rows = Rows(rooms=numbered(room(), second), guests={1: [5], 2: [5]})
    assert in_two_rooms(rows) == wanted


def test_who_has_no_room_is_named_once_rooms_are_given_out():
    assert without_room(Rows(guests={1: [5]}), [5, 6]) == [6]
    assert without_room(Rows(), [5, 6]) == []


def test_too_many_for_the_seats_and_one_person_in_two_vehicles():
    cars = numbered(Vehicle(name="Xe 1", kind=VehicleKind.CAR, seats=1), Vehicle(name="Xe 2", seats=3))
    rows = Rows(vehicles=cars, seats={1: {1: 5, 2: 6, 0: 9}, 2: {1: 6}})
    with locale.speaking("en"):
        assert about_vehicle(cars[0], rows) == ["2 people for 1 seats."]
    assert about_vehicle(cars[1], rows) == []
    assert in_two_vehicles(rows) == {6: (1, 2)}


def test_people_on_both_sides_heads_and_namesakes_are_said():
    from crm.delegations.models import MemberRole, MemberSide
    from crm.delegations.rules.people import about_heads, named_twice, on_both_sides

    def one(key, side, name, **given):
        told = {"role": MemberRole.MEMBER, "native_name": "", "contact_id": None} | given
        return SimpleNamespace(id=key, side=side, latin_name=name, **told)

    theirs, ours, guest = MemberSide.THEIRS, MemberSide.OURS, MemberSide.GUEST
    people = [
        one(1, theirs, "TANAKA Kenichi"),
        one(2, ours, "Tanaka  Kenichi"),
        one(3, theirs, "SATO", contact_id=4),
        one(4, ours, "Satō Y.", contact_id=4),
        one(5, guest, "TANAKA Kenichi"),
        one(6, theirs, "SATO"),
    ]
    assert on_both_sides(people) == {1, 2, 3, 4}
    assert named_twice(people) == {3, 6}
    head = {"role": MemberRole.HEAD}
    with locale.speaking("en"):
        assert "Nobody" in about_heads(theirs, [one(1, theirs, "A")])
        assert "2 heads" in about_heads(ours, [one(1, ours, "A", **head), one(2, ours, "B", **head)])
    assert about_heads(theirs, [one(1, theirs, "A", **head)]) == ""
    assert about_heads(theirs, []) == about_heads(guest, [one(1, guest, "A")]) == ""
