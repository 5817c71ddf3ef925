"""What is read of anniversaries, of days of countries and of rounds of letters."""

from crm.occasions.queries.anniversaries import (
    anniversary_with_names,
    beginnings,
    coming_between,
    decided,
    live_decision,
    planned_of,
    thread_of_plans,
    work_list,
)
from crm.occasions.queries.days import (
    country_days,
    day_row,
    days_removed_by,
    next_city_days,
    next_national_days,
)
from crm.occasions.queries.due import due_rows, tell_due
from crm.occasions.queries.letters import letter_rows, texts_of, written_from
from crm.occasions.queries.recipients import contacts_offered, left_post, partners_offered, proposed
from crm.occasions.queries.rounds import (
    RoundFilter,
    letter_row,
    letters_of,
    round_of,
    rounds,
    text_rows,
    thread_of_letters,
)

__all__ = [
    "RoundFilter",
    "anniversary_with_names",
    "beginnings",
    "coming_between",
    "contacts_offered",
    "country_days",
    "day_row",
    "days_removed_by",
    "decided",
    "due_rows",
    "left_post",
    "letter_row",
    "letter_rows",
    "letters_of",
    "live_decision",
    "next_city_days",
    "next_national_days",
    "partners_offered",
    "planned_of",
    "proposed",
    "round_of",
    "rounds",
    "tell_due",
    "text_rows",
    "texts_of",
    "thread_of_letters",
    "thread_of_plans",
    "work_list",
    "written_from",
]
