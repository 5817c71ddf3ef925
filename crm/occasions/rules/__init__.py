"""When a year is remembered, how it is prepared, and what a letter may say: rules without a database."""

from crm.occasions.rules.anniversaries import (
    Beginning,
    Coming,
    Mark,
    anniversary_on,
    coming,
    first_known,
    key_of,
    mark_of,
)
from crm.occasions.rules.letters import (
    LetterState,
    RoundView,
    congratulates,
    proposed_language,
    state_of,
    year_wished,
)
from crm.occasions.rules.planning import Planned, Step, back_plan, begins_on
from crm.occasions.rules.words import basis_words, years_words

__all__ = [
    "Beginning",
    "Coming",
    "LetterState",
    "Mark",
    "Planned",
    "RoundView",
    "Step",
    "anniversary_on",
    "back_plan",
    "basis_words",
    "begins_on",
    "coming",
    "congratulates",
    "first_known",
    "key_of",
    "mark_of",
    "proposed_language",
    "state_of",
    "year_wished",
    "years_words",
]
