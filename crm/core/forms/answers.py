"""Handing answers over: texts by language, choices, keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms.fields.choices import SelectChoice

from crm.core.db import Words
from crm.core.locale import _


def words(**by_language: str | None) -> Words:
    """Gather the answers in several languages; empty ones are left out."""
    return Words({language: text for language, text in by_language.items() if text})


def offer(field: Any, options: Iterable[tuple[object, str]], *, empty: str | None = None) -> None:
    """Fill a choice field with (value, words)."""
    first = [SelectChoice("", empty)] if empty is not None else []
    field.choices = first + [SelectChoice(str(value), shown) for value, shown in options]


def whole_number(value: Any) -> int | None:
    """Read a chosen key; None for nothing. ValueError for what cannot be a key."""
    if value in (None, "", "None"):
        return None
    key = int(value)
    if not 0 < key < 2**31:
        raise ValueError(_("Choose from the list."))
    return key
