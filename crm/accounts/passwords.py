"""What makes a password: long, the same from every keyboard, and not the first thing a stranger tries."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from flask_security import PasswordUtil

from crm.core.locale import _
from crm.core.text import fold

SHORTEST, LONGEST = 12, 200
LEFT_OVER = 6
"""So many characters must be left of a password once the words below are taken out of it."""
CONTEXT = (
    "nhipcau", "haiphong", "phuongdo", "hoaphuong", "songoaivu", "ngoaivu", "vietnam",
    "kitakyushu", "kitakyuushuu", "namninh", "nanning", "incheon",
)  # fmt: skip
COMMON = (
    "matkhau", "password", "passw0rd", "admin", "letmein", "welcome", "secret", "dragon", "doremon",
    "xinchao", "iloveyou", "anhyeuem", "emyeuanh", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh",
    "zxcvbnm", "abc123", "abcdef", "abcd", "1234567890", "0123456789", "123456789", "12345678", "1234567",
    "123456", "12345", "1234", "987654321", "654321",
)  # fmt: skip
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Make a password that can be read out and typed: sixteen characters in fours, none that look alike."""
    return "-".join("".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(4))


def weakness(password: str, own_words: Iterable[str] = ()) -> str | None:
    """Say what is wrong with a password, or nothing; ``own_words`` are the person's name and address."""
    if len(password) < SHORTEST:
        return _("The password needs at least %(length)s characters.", length=SHORTEST)
    if len(password) > LONGEST:
        return _("The password can have at most %(length)s characters.", length=LONGEST)
    left = re.sub(r"\W", "", fold(password)) or password
    own = [re.sub(r"\W", "", fold(word)) for text in own_words for word in _pieces(text.split())]
    for word in sorted({*CONTEXT, *COMMON, *(w for w in own if len(w) > 2)}, key=len, reverse=True):
        left = left.replace(word, "")
    if min(len(left), len(set(password))) < LEFT_OVER:
        return _("This password is easy to guess. Use a few words that have nothing to do with the office.")
    return None


def _pieces(words: list[str]) -> list[str]:
    """Return a name's words, alone and in pairs, and the whole of it."""
    pairs = [first + second for first, second in pairwise(words)]
    return [*words, *pairs, "".join(words)]


class OfficePasswords(PasswordUtil):
    """Checks passwords for the sign-in library."""

    def validate(self, password: str, is_register: bool, **given: Any) -> tuple[list[str] | None, str]:
        """Return what is wrong, if anything, and the password in its composed form."""
        composed = self.normalize(password)
        user = given.get("user")
        own = (user.display_name, user.email.partition("@")[0]) if user is not None else ()
        wrong = weakness(composed, own)
        return ([wrong] if wrong else None), composed
