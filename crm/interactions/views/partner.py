"""Finds the partner that a form names, by key or by any form of its name, with or without script."""

from __future__ import annotations

from typing import Any

from crm.core.forms import offer, whole_number
from crm.core.locale import _
from crm.core.text import fold
from crm.interactions import queries
from crm.interactions.forms import LogForm
from crm.localities.queries import find_by_text
from crm.localities.rules import country_name


def shown(row: Any) -> str:
    """Return a partner's name as its box shows it: with its own script."""
    return f"{row.title} {row.native_name}".strip()


def take(form: LogForm, row: Any) -> Any:
    """Put a partner into the form."""
    form.partner.data, form.locality_id.data = shown(row), str(row.id)
    return row


def settle(form: LogForm) -> Any | None:
    """Return the partner that the form names; when none is clear, None, and the form is told why."""
    if form.partner_choice.data:
        row = queries.partner_shown(form.partner_choice.data)
        if row is not None:
            return take(form, row)
    typed = (form.partner.data or "").strip()
    row = _by_key(form.locality_id.data)
    if row is not None and typed in ("", shown(row)):
        return take(form, row) if typed or not form.is_submitted() else None
    form.locality_id.data = ""
    return _by_name(form, typed) if typed else None


def _by_key(text: str | None) -> Any | None:
    try:
        key = whole_number(text)
    except ValueError:
        return None
    return queries.partner_shown(key) if key else None


def _by_name(form: LogForm, typed: str) -> Any | None:
    found = find_by_text(typed)
    exact = [
        row for row in found if fold(typed) in (fold(row.title), fold(row.native_name), fold(shown(row)))
    ]
    clear = exact if len(exact) == 1 else found
    if len(clear) == 1:
        return take(form, clear[0])
    if found:
        offer(
            form.partner_choice,
            [(row.id, f"{shown(row)} · {country_name(row.country_code)}") for row in found],
        )
        form.partner_trouble = _("Several partners go by this name. Choose one below.")
    else:
        form.partner_trouble = _(
            "No partner goes by “%(text)s”. Check the spelling, or add the locality to the book first.",
            text=typed,
        )
    return None
