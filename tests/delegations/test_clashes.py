"""What stands in each other's way in a programme: the rules as tables of cases."""

from datetime import date, time, timedelta

import pytest

from crm.delegations.models import ItemKind
from crm.delegations.rules.clashes import ClashKind as C
from crm.delegations.rules.clashes import Item, Leg, Plan, clashes
from crm.delegations.rules.programme import When, begins, in_order, shifted, slots, what_is_wrong

K, DAY = ItemKind, date(2026, 11, 25)  # a Wednesday
HOME = "Asia/Ho_Chi_Minh"


def at(text):
    return time(*map(int, text.split(":")))


def item(key, begin, end=None, day=DAY, **given):
    values = {"zone": HOME, "place": f"Place {key}", "kind": K.TALKS}
    return Item(id=key, day=day, starts_at=at(begin), ends_at=at(end) if end else None, **(values | given))


def found(*items, **given):
    values = {"starts_on": DAY, "ends_on": DAY + timedelta(days=2), "everybody": frozenset({1, 2, 3})}
    plan = Plan(items=items, **(values | given))
    return [(one.kind, one.items, one.people) for one in clashes(plan)]


def people(*keys):
    return frozenset(keys)


ALL = (1, 2, 3)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # the same hour, and what ends as the other begins
        ([item(1, "9:00", "10:00"), item(2, "9:30", "11:00")], [(C.PERSON, (1, 2), ALL)]),
        ([item(1, "9:00", "10:00"), item(2, "10:00", "11:00")], []),
        ([item(1, "9:00"), item(2, "9:00")], [(C.PERSON, (1, 2), ALL)]),
        # groups side by side, and one person of both
        ([item(1, "9:00", "10:00", people=people(1)), item(2, "9:00", "10:00", people=people(2))], []),
        (
            [item(1, "9:00", "10:00", people=people(1, 2)), item(2, "9:30", "10:00", people=people(2, 3))],
            [(C.PERSON, (1, 2), (2,))],
        ),
        # an item for everybody takes the spouse along; a group without names takes nobody
        ([item(1, "9:00", "10:00"), item(2, "9:00", "10:00", people=people(3))], [(C.PERSON, (1, 2), (3,))]),
        ([item(1, "9:00", "10:00"), item(2, "9:00", "10:00", party="Spouses")], []),
        # an interpreter is a person too
        (
            [
                item(1, "9:00", "10:00", people=people(1), interpreter_id=3),
                item(2, "9:00", "10:00", people=people(2), interpreter_id=3),
            ],
            [(C.PERSON, (1, 2), (3,))],
        ),
        # a signing within talks in one hall is not two places
        ([item(1, "9:00", "11:00", place="Hall"), item(2, "10:30", "11:00", place="HALL")], []),
        # past midnight
        (
            [
                item(1, "22:00", "1:00", kind=K.MEAL, ends_on=DAY + timedelta(days=1)),
                item(2, "0:30", "1:30", kind=K.MOVE, day=DAY + timedelta(days=1)),
            ],
            [(C.PERSON, (1, 2), ALL)],
        ),
        # ten o'clock in Tokyo is eight at home
        ([item(1, "8:00", "9:00"), item(2, "10:00", "11:00", zone="Asia/Tokyo")], [(C.PERSON, (1, 2), ALL)]),
        ([item(1, "10:00", "11:00"), item(2, "10:00", "11:00", zone="Asia/Tokyo")], []),
    ],
)
def test_a_person_in_two_places_at_once(items, expected):
    assert found(*items) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"venue": "Room 1", "place": "City hall"}, [C.VENUE]),
        ({"venue": "", "place": "City hall"}, []),
        ({"vehicles": people(7)}, [C.VEHICLE]),
    ],
)
def test_a_room_or_a_vehicle_taken_twice_by_different_people(given, expected):
    items = [item(1, "9:00", "10:00", people=people(1), **given)]
    items += [item(2, "9:30", "10:30", people=people(2), **given)]
    assert [kind for kind, *_rest in found(*items)] == expected


def test_a_room_of_the_same_name_elsewhere_is_another_room():
    items = [item(1, "9:00", "10:00", people=people(1), venue="Room 1")]
    assert found(*items, item(2, "9:00", "10:00", people=people(2), venue="Room 1")) == []


@pytest.mark.parametrize(
    ("gap_ends", "travel", "given", "short"),
    [
        ("9:50", 25, {}, 15),
        ("9:35", 25, {}, 0),
        ("10:00", 25, {}, 25),
        ("9:50", None, {}, 0),
        ("9:50", 25, {"kind": K.MOVE}, 0),  # the journey is the way
        ("9:50", 25, {"place": "Place 2"}, 0),  # they are there already
    ],
)
def test_too_little_time_for_the_way_is_told_with_the_minutes(gap_ends, travel, given, short):
    before = item(1, "9:00", gap_ends, **given)
    plan = Plan(
        starts_on=DAY,
        ends_on=DAY,
        items=[before, item(2, "10:00", "11:00", travel_minutes=travel)],
        everybody=people(1),
    )
    assert [one.minutes for one in clashes(plan)] == ([short] if short else [])


def test_the_way_is_counted_for_each_person_from_where_that_person_was():
    items = [
        item(1, "8:00", "9:00", people=people(1)),
        item(2, "8:30", "9:55", people=people(2)),
        item(3, "10:00", "11:00", travel_minutes=30),
    ]
    assert found(*items) == [(C.TRAVEL, (2, 3), (2,))]


@pytest.mark.parametrize(
    ("kind", "begin", "end", "is_late"),
    [
        (K.TALKS, "8:00", "17:30", False),
        (K.TALKS, "6:30", "8:00", True),
        (K.OTHER, "17:00", "18:00", True),
        (K.VISIT, "19:00", None, True),
        (K.MEAL, "18:00", "20:00", False),
        (K.PERFORMANCE, "20:00", "22:00", False),
        (K.MOVE, "5:00", "6:00", False),
    ],
)
def test_outside_office_hours_but_for_meals_performances_and_journeys(kind, begin, end, is_late):
    assert [one[0] for one in found(item(1, begin, end, kind=kind))] == ([C.HOURS] if is_late else [])


def test_work_on_a_day_that_a_side_keeps_is_one_line_and_an_item_outside_the_visit_another():
    off = {DAY: ["Labour Thanksgiving Day (Japan)"]}
    items = [item(1, "8:00", "9:00"), item(2, "9:00", "10:00"), item(3, "18:00", "20:00", kind=K.MEAL)]
    assert found(*items, days_off=off) == [(C.HOLIDAY, (1, 2), ())]
    assert found(item(1, "8:00", day=DAY - timedelta(days=1))) == [(C.OUTSIDE, (1,), ())]


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ([(True, "14:20", people())], [(C.ARRIVAL, (1,), (1, 2))]),
        ([(True, "9:00", people(1)), (True, "15:00", people(2))], [(C.ARRIVAL, (1,), (2,))]),
        ([(True, "7:00", people(1)), (True, "8:00", people(1))], []),
        ([(True, None, people())], []),
        ([(False, "9:30", people(2))], [(C.DEPARTURE, (1,), (2,))]),
        ([(False, "12:00", people(2))], []),
    ],
)
def test_nobody_takes_part_before_arriving_or_after_leaving(legs, expected):
    made = [
        Leg(id=key, is_arrival=is_arrival, day=DAY, at=at(when) if when else None, zone=HOME, people=who)
        for key, (is_arrival, when, who) in enumerate(legs)
    ]
    assert found(item(1, "9:00", "10:00"), legs=made, travellers=people(1, 2)) == expected


@pytest.mark.parametrize(
    ("when", "field"),
    [
        (When(DAY, time(10), time(9)), "ends_at"),
        (When(DAY, time(22), time(1), DAY + timedelta(days=1)), None),
        (When(DAY, time(22), time(1), DAY - timedelta(days=1)), "ends_on"),
        (When(DAY, time(22), None, DAY + timedelta(days=1)), "ends_at"),
        (When(DAY, time(8), time(21), DAY + timedelta(days=1)), "ends_on"),
        # 28 March 2027, two o'clock: the clocks of Paris go from 02:00 to 03:00
        (When(date(2027, 3, 28), time(2, 30), zone="Europe/Paris"), "starts_at"),
        (When(date(2027, 3, 28), time(1, 30), time(3, 30), zone="Europe/Paris"), None),
        (When(date(2026, 10, 25), time(2, 30), time(2, 45), zone="Europe/Paris"), None),
    ],
)
def test_times_that_cannot_be_are_told_by_their_field(when, field):
    wrong = what_is_wrong(when)
    assert (wrong[0] if wrong else None) == field


def test_a_night_over_the_date_line_stands_in_the_order_in_which_it_happens():
    leaves = When(date(2026, 11, 26), time(0, 30), zone="Asia/Tokyo")
    lands = When(date(2026, 11, 25), time(12), zone="Pacific/Honolulu")
    assert in_order([lands, leaves]) == [leaves, lands]
    assert begins(lands) - begins(leaves) == timedelta(hours=6, minutes=30)


def test_an_item_moved_over_midnight_keeps_its_length():
    late = When(DAY, time(23, 30), time(0, 30), DAY + timedelta(days=1))
    earlier, later = shifted(late, timedelta(minutes=-45)), shifted(late, timedelta(minutes=45))
    assert (earlier.starts_at, earlier.ends_at, earlier.ends_on) == (time(22, 45), time(23, 45), None)
    assert (later.day, later.starts_at, later.ends_at) == (DAY + timedelta(days=1), time(0, 15), time(1, 15))


def test_items_at_the_same_time_stand_side_by_side_and_the_others_are_wide():
    laid = slots([item(1, "9:00", "10:00"), item(2, "9:30", "11:00"), item(3, "11:00", "12:00")], DAY)
    assert [(slot.lane, slot.lanes) for slot in laid.values()] == [(0, 2), (1, 2), (0, 1)]
    assert (laid[0].first, laid[0].rows) == (36, 4)
    over = item(4, "22:00", "1:00", ends_on=DAY + timedelta(days=1))
    assert [
        (one.first, one.rows) for day in (0, 1) for one in slots([over], DAY + timedelta(days=day)).values()
    ] == [
        (88, 8),
        (0, 4),
    ]
