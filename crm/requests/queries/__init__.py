"""What is read of requests, and what the gate compares them with."""

from crm.requests.queries.facts import facts_of
from crm.requests.queries.pages import (
    RequestPage,
    country_of,
    gate_rule,
    letter_in_register,
    post_choices,
    request_of,
    request_page,
    sector_choices,
    settings,
)

__all__ = [
    "RequestPage",
    "country_of",
    "facts_of",
    "gate_rule",
    "letter_in_register",
    "post_choices",
    "request_of",
    "request_page",
    "sector_choices",
    "settings",
]
