"""Days that come back, what is planned for an anniversary, and rounds of letters."""

from crm.occasions.models.anniversary import Anniversary, Basis
from crm.occasions.models.days import DayKind, OccasionDay
from crm.occasions.models.rounds import GreetingLetter, GreetingRound, GreetingText, Occasion, Way

__all__ = [
    "Anniversary",
    "Basis",
    "DayKind",
    "GreetingLetter",
    "GreetingRound",
    "GreetingText",
    "Occasion",
    "OccasionDay",
    "Way",
]
