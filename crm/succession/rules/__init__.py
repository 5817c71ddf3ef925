"""Who held what on a day: pure rules over what the book says."""

from crm.succession.rules.inheriting import DutyState, duty_state
from crm.succession.rules.standing import (
    Held,
    HeldPact,
    HeldTie,
    Merger,
    Pact,
    Standing,
    Tie,
    bodies_of,
    mergers,
    pacts_on,
    ties_on,
)

__all__ = [
    "DutyState",
    "Held",
    "HeldPact",
    "HeldTie",
    "Merger",
    "Pact",
    "Standing",
    "Tie",
    "bodies_of",
    "duty_state",
    "mergers",
    "pacts_on",
    "ties_on",
]
