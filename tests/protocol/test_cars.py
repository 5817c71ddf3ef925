"""Seats in the vehicles of a visit: Circular 05/2017/TT-BNG on cars, and the places of honour."""

from crm.core import locale
from crm.protocol.rules import Car, Rider, propose_seats, seat_word

HEAD = Rider(key=1, is_head=True)
SPOUSE = Rider(key=2, companion_of=1)
INTERPRETER = Rider(key=9, is_interpreter=True)
HOST = Rider(key=20, side="ours", is_head=True)


def others(*keys):
    return [Rider(key=key) for key in keys]


def test_circular_05_2017_the_head_and_the_spouse_have_a_car_of_their_own_and_members_share():
    cars = [Car(key=1, seats=3), Car(key=2, seats=6, is_small=False)]
    proposal = propose_seats([HEAD, SPOUSE, *others(3, 4), INTERPRETER], cars)
    assert proposal.seats == {1: {1: 1, 2: 2, 0: 9}, 2: {1: 3, 2: 4}}
    assert proposal.left_out == []


def test_both_heads_have_cars_and_only_the_guest_an_interpreter():
    cars = [Car(key=1, seats=3), Car(key=2, seats=3)]
    assert propose_seats([HEAD, INTERPRETER, HOST], cars).seats == {1: {1: 1, 0: 9}, 2: {1: 20}}


def test_in_one_car_the_host_sits_on_the_guest_s_left():
    assert propose_seats([HEAD, HOST, INTERPRETER], [Car(key=1, seats=3)]).seats == {1: {1: 1, 2: 20, 0: 9}}


def test_whom_no_seat_is_left_for_is_named_and_nobody_sits_twice():
    cars = [Car(key=1, seats=3), Car(key=2, seats=2, is_small=False)]
    proposal = propose_seats([HEAD, *others(3, 4, 5)], cars)
    assert proposal.left_out == [5]
    seated = [key for seats in proposal.seats.values() for key in seats.values()]
    assert sorted([*seated, *proposal.left_out]) == [1, 3, 4, 5]


def test_without_a_small_car_the_head_sits_first_in_the_shared_one():
    assert propose_seats([HEAD, *others(3)], [Car(key=7, seats=15, is_small=False)]).seats == {
        7: {1: 1, 2: 3}
    }


def test_two_hundred_people_are_seated_by_precedence():
    riders = [HEAD, *others(*range(2, 201))]
    cars = [Car(key=1, seats=3), *(Car(key=key, seats=45, is_small=False) for key in range(2, 7))]
    proposal = propose_seats(riders, cars)
    assert proposal.left_out == []
    assert proposal.seats[2] == {seat: seat + 1 for seat in range(1, 46)}


def test_seats_of_honour_are_called_by_where_they_are():
    with locale.speaking("en"):
        assert [seat_word(seat, is_small=True) for seat in range(4)] == [
            "beside the driver",
            "rear right",
            "rear left",
            "rear middle",
        ]
        assert seat_word(12, is_small=False) == "seat 12"
