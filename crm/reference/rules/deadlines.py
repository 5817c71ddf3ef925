"""Which rule is in force on a day, and how a period is said. What day it leads to is reckoned elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from crm.core.locale import _, _lp, day, name_members, ngettext
from crm.reference.models import DeadlineUnit, RuleKind, Trigger

name_members(
    {
        Trigger.DOSSIER_COMPLETE: _lp("trigger", "a complete dossier has been received"),
        Trigger.DOSSIER_TO_PM: _lp("trigger", "the dossier went to the Prime Minister"),
        Trigger.SIGNED: _lp("trigger", "the agreement was signed"),
        Trigger.AMENDED: _lp("trigger", "the amendment or renewal was signed"),
        Trigger.ENDED: _lp("trigger", "the ending took effect"),
        Trigger.EXPIRY: _lp("trigger", "the agreement expires"),
        Trigger.VISIT_ENDED: _lp("trigger", "the visit ended"),
        Trigger.TRAINING_RETURNED: _lp("trigger", "return from a training trip"),
        Trigger.GIFT_RECEIVED: _lp("trigger", "the gift was received"),
        Trigger.CONFERENCE: _lp("trigger", "the conference opens"),
        Trigger.CONFERENCE_ASKED: _lp("trigger", "the request for an opinion on a conference was received"),
        Trigger.CONFERENCE_HELD: _lp("trigger", "the conference ended"),
    }
)
name_members(
    {
        DeadlineUnit.WORKING_DAY: _lp("period", "working days"),
        DeadlineUnit.CALENDAR_DAY: _lp("period", "calendar days"),
        DeadlineUnit.MONTH: _lp("period", "months"),
    }
)
name_members(
    {
        RuleKind.STATUTORY: _lp("period", "set by law"),
        RuleKind.OFFICE: _lp("period", "set by the office"),
    }
)


class Period(Protocol):
    """What is asked of a rule: its code, its days, and whether the office uses it."""

    id: int
    code: str
    is_active: bool
    valid_from: date | None
    valid_to: date | None


P = TypeVar("P", bound=Period)


def first_day(rule: Period) -> date:
    """Return the first day of a rule; one without has stood for as long as anybody knows."""
    return rule.valid_from or date.min


def _last_day(rule: Period) -> date:
    return rule.valid_to or date.max


def is_current(rule: Period, on: date) -> bool:
    """Tell whether a rule is in force on a day."""
    return rule.is_active and first_day(rule) <= on <= _last_day(rule)


def in_force(rules: Iterable[P], code: str, on: date) -> P | None:
    """Return the rule of a code that is in force on a day, or None."""
    return next((rule for rule in rules if rule.code == code and is_current(rule, on)), None)


def clashing(rules: Iterable[P], asked: Period, *, but: int | None = None) -> P | None:
    """Return a rule of the same code whose days overlap with ``asked``'s; suggestions clash with none."""
    if not asked.is_active:
        return None
    return next(
        (
            rule
            for rule in rules
            if rule.is_active
            and rule.code == asked.code
            and rule.id != but
            and first_day(rule) <= _last_day(asked)
            and first_day(asked) <= _last_day(rule)
        ),
        None,
    )


def span_words(first: date | None, last: date | None) -> str:
    """Say from when to when something is in force."""
    if first and last:
        return f"{day(first)} – {day(last)}"
    if first:
        return _("from %(day)s", day=day(first))
    return _("until %(day)s", day=day(last)) if last else _("no limit")


def amount_words(amount: int, unit: DeadlineUnit) -> str:
    """Say how long a period is: "7 working days"."""
    count = abs(amount)
    if unit is DeadlineUnit.WORKING_DAY:
        return ngettext("%(num)s working day", "%(num)s working days", count)
    if unit is DeadlineUnit.MONTH:
        return ngettext("%(num)s month", "%(num)s months", count)
    return ngettext("%(num)s day", "%(num)s days", count)


def period_words(amount: int, unit: DeadlineUnit, trigger: str) -> str:
    """Say a whole period: "7 working days after …" or "12 months before …"."""
    values = {"period": amount_words(amount, unit), "trigger": trigger}
    if amount < 0:
        return _("%(period)s before %(trigger)s", **values)
    return _("%(period)s after %(trigger)s", **values)
