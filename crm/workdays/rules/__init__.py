"""Counting days: pure functions over what is known of a country's days, and the lunar calendar."""

from crm.workdays.rules.counting import (
    Calendar,
    Unit,
    add_months,
    deadline,
    is_working_day,
    next_working_day,
    previous_working_day,
    working_days_between,
    working_days_later,
)
from crm.workdays.rules.lunar import LunarDay, lunar_day, lunar_words, solar_day
from crm.workdays.rules.naming import kind_names
from crm.workdays.rules.published import SOURCE, Published, is_settled, published, source_of, weekend_of

__all__ = [
    "SOURCE",
    "Calendar",
    "LunarDay",
    "Published",
    "Unit",
    "add_months",
    "deadline",
    "is_settled",
    "is_working_day",
    "kind_names",
    "lunar_day",
    "lunar_words",
    "next_working_day",
    "previous_working_day",
    "published",
    "solar_day",
    "source_of",
    "weekend_of",
    "working_days_between",
    "working_days_later",
]
