"""Writing down days of countries, deciding on anniversaries, and sending rounds of letters."""

from crm.occasions.service.days import DayEntry, change_day, enter_day, put_back, remove_day
from crm.occasions.service.letters import (
    LetterEntry,
    add_letters,
    change_letter,
    mark_answered,
    mark_sent,
    mark_unsent,
    remove_letter,
    write_words,
)
from crm.occasions.service.loading import load_days, product_days
from crm.occasions.service.planning import PlanEntry, drop_decision, plan, skip
from crm.occasions.service.rounds import RoundEntry, delete_round, edit_round, open_round, settle_round

__all__ = [
    "DayEntry",
    "LetterEntry",
    "PlanEntry",
    "RoundEntry",
    "add_letters",
    "change_day",
    "change_letter",
    "delete_round",
    "drop_decision",
    "edit_round",
    "enter_day",
    "load_days",
    "mark_answered",
    "mark_sent",
    "mark_unsent",
    "open_round",
    "plan",
    "product_days",
    "put_back",
    "remove_day",
    "remove_letter",
    "settle_round",
    "skip",
    "write_words",
]
