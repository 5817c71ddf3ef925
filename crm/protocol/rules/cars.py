"""Who sits where in the vehicles of a visit.

A head of delegation and the spouse have a car of four seats of their own, members share the others
(Circular 05/2017/TT-BNG). In a car the place of honour is rear right, then rear left, then the middle; the
interpreter sits beside the driver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crm.core.locale import _

BESIDE_THE_DRIVER = 0
HONOUR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rider:
    """Somebody to be seated; riders are given in order of precedence."""

    key: int
    side: str = "theirs"
    is_head: bool = False
    is_interpreter: bool = False
    companion_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """A vehicle; ``seats`` counts those behind the driver's row. Only a small one has places of honour."""

    key: int
    seats: int
    is_small: bool = True


@dataclass(slots=True)
class Proposal:
    """Who sits where, by vehicle and seat, and whom no seat was left for."""

    seats: dict[int, dict[int, int]] = field(default_factory=dict)
    left_out: list[int] = field(default_factory=list)

    def put(self, car: Car, rider: Rider, seat: int) -> None:
        """Seat somebody."""
        self.seats.setdefault(car.key, {})[seat] = rider.key

    def next_seat(self, car: Car) -> int | None:
        """Return the first free seat from the place of honour on; the one beside the driver is kept."""
        taken = self.seats.get(car.key, {})
        return next((seat for seat in range(HONOUR, car.seats + 1) if seat not in taken), None)


def propose_seats(riders: Sequence[Rider], cars: Sequence[Car]) -> Proposal:
    """Seat people by precedence: heads apart, the others together; nobody twice, nobody beyond the seats."""
    proposal = Proposal()
    waiting = list(riders)
    shared = _seat_heads(waiting, list(cars), proposal)
    _seat_interpreters(waiting, shared, proposal)
    for rider in list(waiting):
        for car in shared:
            seat = proposal.next_seat(car)
            if seat is not None:
                proposal.put(car, rider, seat)
                waiting.remove(rider)
                break
    proposal.left_out = [rider.key for rider in waiting]
    return proposal


def _seat_heads(waiting: list[Rider], cars: list[Car], proposal: Proposal) -> list[Car]:
    """Give each head a small car of their own, with the spouse and an interpreter; return what is shared.

    Where two heads have but one car, the host sits on the guest's left.
    """
    heads = [rider for rider in waiting if rider.is_head]
    small = [car for car in cars if car.is_small]
    for head in heads:
        spouse = next((one for one in waiting if one.companion_of == head.key), None)
        if not small:
            break
        car = small.pop(0)
        cars.remove(car)
        _seat(head, car, HONOUR, waiting, proposal)
        if spouse is not None and car.seats > 1:
            _seat(spouse, car, HONOUR + 1, waiting, proposal)
        interpreter = _interpreter_for(head, waiting)
        if interpreter is not None:
            _seat(interpreter, car, BESIDE_THE_DRIVER, waiting, proposal)
        host = next((one for one in waiting if one.is_head), None)
        if host is not None and not small and spouse is None and car.seats > 1:
            _seat(host, car, HONOUR + 1, waiting, proposal)  # the host on the guest's left
    return cars


def _interpreter_for(head: Rider, waiting: Iterable[Rider]) -> Rider | None:
    """Return an interpreter for a guest: their own, else ours; our own head needs none."""
    if head.side == "ours":
        return None
    found = [rider for rider in waiting if rider.is_interpreter]
    return next((one for one in found if one.side == head.side), found[0] if found else None)


def _seat_interpreters(waiting: list[Rider], shared: Sequence[Car], proposal: Proposal) -> None:
    """Let an interpreter sit beside the driver of each shared vehicle, as far as there are any."""
    for car in shared:
        rider = next((one for one in waiting if one.is_interpreter), None)
        if rider is not None:
            _seat(rider, car, BESIDE_THE_DRIVER, waiting, proposal)


def _seat(rider: Rider, car: Car, seat: int, waiting: list[Rider], proposal: Proposal) -> None:
    if rider in waiting:
        proposal.put(car, rider, seat)
        waiting.remove(rider)


def seat_word(seat: int, *, is_small: bool) -> str:
    """Say where a seat is: the places of honour of a car by name, others by number."""
    if seat == BESIDE_THE_DRIVER:
        return _("beside the driver")
    words: Mapping[int, str] = {1: _("rear right"), 2: _("rear left"), 3: _("rear middle")}
    return words[seat] if is_small and seat in words else _("seat %(number)s", number=seat)
