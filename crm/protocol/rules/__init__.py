"""The rules of protocol as plain values and functions: nothing here asks the database."""

from crm.protocol.rules.address import Addressed, forms_of_address
from crm.protocol.rules.cars import Car, Rider, propose_seats, seat_word
from crm.protocol.rules.precedence import (
    Attendee,
    arranged,
    as_received,
    by_our_posts,
    keys_from,
    keys_text,
)
from crm.protocol.rules.ranks import LEVELS, Rank, equivalents, level_word, systems_for

__all__ = [
    "LEVELS",
    "Addressed",
    "Attendee",
    "Car",
    "Rank",
    "Rider",
    "arranged",
    "as_received",
    "by_our_posts",
    "equivalents",
    "forms_of_address",
    "keys_from",
    "keys_text",
    "level_word",
    "propose_seats",
    "seat_word",
    "systems_for",
]
