"""Reckoning the days by which things of a conference are due, once, by the rule in force at their trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crm.conferences.models import Conference, ConferenceClock, Verdict
from crm.conferences.queries import clocks_of, consultations_of
from crm.conferences.rules import CLOCKS, competence_of
from crm.conferences.rules.steps import OPINION_RULE, REPORT_RULE
from crm.core import clock as time
from crm.core.db import Words, db
from crm.reference.models import DeadlineRule
from crm.reference.queries import deadline_rules
from crm.reference.rules import in_force
from crm.workdays.queries import office_calendar
from crm.workdays.rules import Unit, deadline

Key = tuple[str, int | None]
"""A rule's code, and the consulted body where it is about one."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A day to be reckoned from, and the day on which it was met."""

    trigger_on: date
    met_on: date | None = None


def keep_clocks(conference: Conference) -> None:
    """Bring the days of a conference to what is entered of it.

    A day that was reckoned stays as it is for as long as its trigger does; only whether it was met follows.
    """
    kept = {(row.rule_code, row.consultation_id): row for row in clocks_of(conference.id)}
    wanted = _wanted(conference)
    new = [key for key, one in wanted.items() if key not in kept or kept[key].trigger_on != one.trigger_on]
    rules = deadline_rules() if new else ()
    for key in new:
        _reckon(conference, key, wanted[key], kept, rules)
    for key, row in kept.items():
        if key in wanted:
            row.met_on = wanted[key].met_on
        else:
            db.session.delete(row)
    db.session.flush()


def _reckon(
    conference: Conference,
    key: Key,
    one: _Wanted,
    kept: dict[Key, ConferenceClock],
    rules: Sequence[DeadlineRule],
) -> None:
    """Reckon one day anew; where no rule is in force there is none."""
    rule = in_force(rules, key[0], min(one.trigger_on, time.today()))
    is_late_entry = key[0] in CLOCKS.values() and one.trigger_on < time.today() and key not in kept
    if rule is None or is_late_entry:
        if key in kept:
            db.session.delete(kept.pop(key))
        return
    row = kept.get(key) or ConferenceClock(conference_id=conference.id)
    row.rule_code, row.consultation_id = key
    row.trigger_on, row.rule_version = one.trigger_on, rule.version
    row.name, row.citation, row.rule_kind = Words(rule.name), rule.citation, rule.kind
    row.amount, row.unit = rule.amount, rule.unit
    calendar = office_calendar(one.trigger_on, one.trigger_on)
    row.due_on = deadline(one.trigger_on, rule.amount, Unit(rule.unit.value), calendar)
    db.session.add(row)
    kept[key] = row


def _wanted(one: Conference) -> dict[Key, _Wanted]:
    """Return what is to be reckoned: the dossier, each opinion, and the report."""
    is_off = one.dropped_on or (one.decided_on if one.verdict is Verdict.REFUSE else None)
    told: dict[Key, _Wanted] = {}
    allows = competence_of(one).competence
    if one.starts_on is not None and allows is not None:
        settled = one.complete_on or one.submitted_on or one.decided_on or is_off
        told[CLOCKS[allows], None] = _Wanted(one.starts_on, settled)
    for body in consultations_of(one.id):
        if body.received_on is not None:
            told[OPINION_RULE, body.id] = _Wanted(body.received_on, body.replied_on or is_off)
    if one.held_on is not None:
        told[REPORT_RULE, None] = _Wanted(one.held_on, one.reported_on)
    return told
