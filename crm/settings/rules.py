"""How the log of settings calls what was changed: tables, columns and actions in the office's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from babel.support import LazyProxy

from crm.core.access import Role
from crm.core.locale import _, _l, _lp, day, label, language
from crm.reference.models import Authority, DeadlineUnit, RuleKind, Trigger


def _plain(text: str) -> str:
    return text


def _words(text: str) -> str:
    """Return a text in several languages in the one spoken, else in all it has."""
    found: dict[str, str] = json.loads(text)
    return found.get(language()) or " / ".join(found.values())


def _yes_no(text: str) -> str:
    return _("Yes") if text == "True" else _("No")


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def _member(kind: type[Enum]) -> Callable[[str], str]:
    return lambda text: label(kind(text))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, how its value is said, or which table it points at."""

    label: LazyProxy
    said: Callable[[str], str] = _plain
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of settings: what one of its rows is, and its columns; others are not told."""

    row: LazyProxy
    columns: Mapping[str, Column]


_IN_FORCE: Final = {"valid_from": Column(_l("In force from"), _day), "valid_to": Column(_l("Until"), _day)}
TABLES: Final[Mapping[str, Table]] = {
    "office": Table(
        _l("The office"),
        {
            "name": Column(_l("Name of the office"), _words),
            "superior": Column(_l("Superior body"), _words),
            "city": Column(_l("Home city"), _words),
            "symbol": Column(_l("Symbol on papers")),
            "footer": Column(_l("Line at the foot of papers")),
            "zone": Column(_l("Time zone")),
            "report_days": Column(_l("Days for a visit report")),
            "population_stale_years": Column(_l("A figure is old after (years)")),
        },
    ),
    "reference_item": Table(
        _l("Row of a list"),
        {
            "name": Column(_l("Name"), _words),
            "short_name": Column(_l("Short name"), _words),
            "abbreviation": Column(_l("Abbreviation")),
            "parent_id": Column(_l("Belongs to"), of="reference_item"),
            "days": Column(_l("Expected days")),
            "is_retired": Column(_l("No longer offered"), _yes_no),
        },
    ),
    "signatory": Table(
        _l("Person who signs"),
        {
            "name": Column(_l("Full name")),
            "post": Column(_l("Post")),
            "authority": Column(_l("Right to sign"), _member(Authority)),
            "behalf": Column(_l("For whom")),
            "agency_id": Column(_l("Issuing body"), of="reference_item"),
            "user_id": Column(_l("Signs in as"), of="user_account"),
            **_IN_FORCE,
        },
    ),
    "deadline_rule": Table(
        _l("Rule for a deadline"),
        {
            "name": Column(_l("What is due"), _words),
            "trigger": Column(_l("Day it is counted from"), _member(Trigger)),
            "amount": Column(_l("How many")),
            "unit": Column(_l("Counted in"), _member(DeadlineUnit)),
            "kind": Column(_l("Set by"), _member(RuleKind)),
            "citation": Column(_l("Legal basis")),
            "basis": Column(_l("What it says")),
            "is_active": Column(_l("The office uses this rule"), _yes_no),
            **_IN_FORCE,
        },
    ),
    "unit": Table(
        _l("Division"),
        {
            "name": Column(_l("Name")),
            "name_en": Column(_l("Name in English")),
            "abbreviation": Column(_l("Abbreviation")),
            "is_retired": Column(_l("No longer offered"), _yes_no),
        },
    ),
    "user_account": Table(
        _l("Account"),
        {
            "display_name": Column(_l("Name")),
            "email": Column(_l("E-mail address")),
            "role": Column(_l("Seat"), _member(Role)),
            "unit_id": Column(_l("Division"), of="unit"),
            "title": Column(_l("Title")),
            "phone": Column(_l("Mobile phone")),
            "active": Column(_l("May sign in"), _yes_no),
            "password": Column(_l("Password")),
        },
    ),
}
"""What the log of settings tells of; order and versions tell a reader nothing."""

MOVED: Final = _lp("log", "moved in its list")


def said(column: Column, text: str | None, names: Mapping[tuple[str, int], str]) -> str:
    """Say a kept value; one that cannot be read any more is said as it was kept."""
    if text is None or text in ("", "{}"):
        return _("nothing")
    if column.of:
        return names.get((column.of, int(text)), f"#{text}") if text.isdecimal() else text
    try:
        return column.said(text)
    except (ValueError, AttributeError):
        return text
